"""Replaces the boundaries of a folder of tables by dated polygons that a user brings.

Features need `actor` (a code of actors.csv), `valid_from` and `valid_to` (days; half-open, empty:
open), and may have `name`, `sovereignty` and `ruler`. CShapes has a command of its own.

    python -m geo.importers.polygons SOURCE --tables FOLDER [--title … --citation …]
"""

import argparse
import sys
from collections.abc import Sequence

from data.collection import Origin
from data.problems import ProblemsFound
from data.tables import Tables
from geo.importers.bringing import Brought, run
from geo.importers.features import REQUIRED
from geo.importers.reading import Fault, read


def make(options: argparse.Namespace, tables: Tables) -> Brought:
    """The features of a file or a folder as they are, and where they come from."""
    faults: list[Fault] = []
    notes: list[str] = []
    features = read(options.source, REQUIRED, faults, notes)
    if faults:
        raise ProblemsFound(faults)
    title = options.title or f"Boundaries from {options.source.name}"
    origin = Origin(title, options.citation, options.url, options.licence)
    return Brought(features, origin, notes=notes)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take a file, or all files of a folder, of dated polygons into a folder of tables."""
    name = "python -m geo.importers.polygons"
    parser = argparse.ArgumentParser(prog=name, description=main.__doc__)
    parser.add_argument("--title", default="", help="what the map names; default: as SOURCE")
    parser.add_argument("--citation", default="", help="how to cite it")
    parser.add_argument("--url", default="", help="where a reader finds it")
    parser.add_argument("--licence", default="", help="its terms")
    return run(parser, make, arguments)


if __name__ == "__main__":
    sys.exit(main())

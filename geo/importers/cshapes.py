"""Replaces the boundaries of a folder of tables by CShapes 2.0, a file that a user brings.

Reads what its site offers (`cntry_name`, `gwsdate`, …) and what its R package holds
(`country_name`, `start`, …). CShapes is CC BY-NC-SA 4.0: no part of it lies in this project.

    python -m geo.importers.cshapes FILE --tables FOLDER
"""

import argparse
import sys
from collections.abc import Sequence

from data.collection import Origin
from data.problems import ProblemsFound
from data.tables import Tables
from geo.importers.bringing import Brought, run
from geo.importers.reading import Fault, read
from geo.importers.statehood import features, newcomers, strangers
from geo.importers.units import units

ORIGIN = Origin(
    title="CShapes 2.0",
    citation="Schvitz, Rüegger, Girardin, Cederman, Weidmann and Gleditsch: Mapping the"
    " International System, 1886-2019: The CShapes 2.0 Dataset. Journal of Conflict Resolution"
    " 66(1), 144–161 (2022)",
    url="https://icr.ethz.ch/data/cshapes/",
    licence="CC BY-NC-SA 4.0",
)


def make(options: argparse.Namespace, tables: Tables) -> Brought:
    """The units of the file as features of our actors, and the actors that the tables lack."""
    faults: list[Fault] = []
    notes: list[str] = []
    raw = read(options.source, (), faults, notes)
    known = units(raw, faults, notes) if not faults else []
    if faults:
        raise ProblemsFound(faults)
    notes += [f"No actor of ours, and now one of its own: {told}" for told in strangers(known)]
    added = newcomers(known, tables)
    if added:
        told = ", ".join(f"{row['actor']} {row['name']}" for row in added)
        notes.append(f"{len(added)} actors added to actors.csv, which lacked them: {told}")
    return Brought(features(known), ORIGIN, added, notes, refuse_overlaps=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take CShapes 2.0, as it was downloaded, into a folder of tables."""
    name = "python -m geo.importers.cshapes"
    return run(argparse.ArgumentParser(prog=name, description=main.__doc__), make, arguments)


if __name__ == "__main__":
    sys.exit(main())

"""The command: `python -m data.importers.table FILE --mapping MAP.toml --out FOLDER [--replace]`.

What it does is left to `data.importers.table.importing`; `docs/importers-table.md` says how a
mapping is written.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from data.importers.command import run
from data.importers.table.importing import imported

_WHAT = "Import any CSV file, as the mapping that --mapping MAP.toml names (always needed) says."


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the mapping from the arguments, and leave the others to the importers' command."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    parser = argparse.ArgumentParser(prog="python -m data.importers.table", add_help=False)
    parser.add_argument("--mapping", type=Path, metavar="MAP.toml")
    own, others = parser.parse_known_args(given)
    if own.mapping is None and not {"-h", "--help"} & set(given):
        parser.error("--mapping MAP.toml is needed: it says what the columns hold")
    return run(partial(imported, own.mapping or Path()), "table", _WHAT, others)


if __name__ == "__main__":
    sys.exit(main())

"""Keeps the store safe from the command line; decisions are made on pages, not here.

Whoever can run this can read the database anyway, so no editor is asked for.

    python -m data.store backup FILE | restore FILE | check
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from data.store.access import Settings
from data.store.store import Store, url_from_environment


def main(arguments: Sequence[str] | None = None) -> int:
    """Back the store up into one file, fill an empty store from one, or check that it is whole."""
    parser = argparse.ArgumentParser(prog="python -m data.store", description=main.__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, about in _COMMANDS.items():
        command = commands.add_parser(name, help=about)
        if name != "check":
            command.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    try:
        with Store(url_from_environment(), Settings()) as store:
            return _run(store, options)
    except (ValueError, ConnectionError) as error:  # Unstorable among them
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        why = error.strerror or str(error)
        remedy = "name a file in a folder that is there and may be used"
        print(f"{options.file} cannot be used ({why}) – {remedy}", file=sys.stderr)
        return 1


_COMMANDS = {
    "backup": "write the whole store to FILE",
    "restore": "fill an empty store from FILE",
    "check": "judge whether the store is whole",
}


def _run(store: Store, options: argparse.Namespace) -> int:
    if options.command == "check":
        complaints = store.check()
        print(*complaints or ["the store is whole"], sep="\n")
        return 1 if complaints else 0
    rows = getattr(store, options.command)(options.file)
    print(f"{rows} rows: {options.command} of {options.file} complete")
    return 0


if __name__ == "__main__":
    sys.exit(main())

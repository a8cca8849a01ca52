"""Writes the map of a day to a file: a page that needs no server, a picture, or data.

The suffix says which. What cannot be used is told, all at once, and then nothing is written; what
is written is whole or not there. Making the files is left to the modules that are named here.

    python -m geo.export OUT.html|png|svg|geojson --as-of DATE [--country CODE] [--pact CODE] …
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from data import collection
from data.commands import write_whole
from data.problems import ProblemsFound
from data.tables import Tables, load
from geo import asked
from geo.asked import Asked, Refused

VIEW = ("as_of", "country", "pact", "family", "status", "layers", "shade", "view")
DATA = ("as_of", "country", "pact", "family", "status")


@dataclass(frozen=True)
class Format:
    """How a file is made, and which options say something about it."""

    make: Callable[[Tables, Asked], bytes]
    options: tuple[str, ...]


def _html(tables: Tables, wanted: Asked) -> bytes:
    from geo import standalone

    return standalone.page(tables, wanted.view)


def _svg(tables: Tables, wanted: Asked) -> bytes:
    from geo import picture

    return picture.svg(tables, wanted.view, wanted.size, wanted.theme).encode()


def _png(tables: Tables, wanted: Asked) -> bytes:
    from geo import picture

    return picture.png(tables, wanted.view, wanted.size, wanted.scale, wanted.theme)


def _geojson(tables: Tables, wanted: Asked) -> bytes:
    import json

    from geo import geojson, narrowing

    whole = geojson.snapshot(tables, wanted.view.as_of)
    return json.dumps(narrowing.narrowed(whole, wanted.view), ensure_ascii=False).encode() + b"\n"


FORMATS = {
    ".html": Format(_html, VIEW),
    ".png": Format(_png, (*VIEW, "theme", "size", "scale")),
    ".svg": Format(_svg, (*VIEW, "theme", "size")),
    ".geojson": Format(_geojson, DATA),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m geo.export", description=main.__doc__, allow_abbrev=False
    )
    parser.add_argument("file", metavar="OUT", type=Path, help=f"ends in {', '.join(FORMATS)}")
    for name, about in asked.OPTIONS.items():
        parser.add_argument(
            about.flag, dest=name, metavar=about.value, help=about.help, required=name == "as_of"
        )
    parser.add_argument("--collection", metavar="KEY", help="which of the open collections")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the map of a day to a file. Exit 2 if something cannot be used, 1 if the tables are
    broken or the file cannot be written; then there is no new file."""
    options = vars(_parser().parse_args(arguments))
    file, key = options.pop("file"), options.pop("collection")
    given = {name: value for name, value in options.items() if value is not None}
    try:
        format_ = _format(file, given)
        tables = load(_folder(key))
        write_whole(file, format_.make(tables, asked.read(given, tables)))
    except Refused as error:
        print("\n".join(f"python -m geo.export: {line}" for line in error.lines), file=sys.stderr)
        return 2
    except ProblemsFound as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{file}: cannot be written ({error.strerror}); nothing was", file=sys.stderr)
        return 1
    return 0


def _format(file: Path, given: dict[str, str]) -> Format:
    """The format of a file, if it can be there and the options say something about it."""
    format_ = FORMATS.get(file.suffix.lower())
    if not format_:
        raise Refused([f"OUT {file} – choose a name that ends in {', '.join(FORMATS)}"])
    lines = []
    if not file.parent.is_dir():
        lines.append(f"OUT {file} – there is no folder {file.parent}; make it first")
    elif file.is_dir():
        lines.append(f"OUT {file} – is a folder; name a file")
    for name in given:
        if name not in format_.options:
            lines.append(
                f"{asked.OPTIONS[name].flag} says nothing about {file.suffix} – leave it out"
            )
    if lines:
        raise Refused(lines)
    return format_


def _folder(key: str | None) -> Path:
    """The folder of a collection, else of the first."""
    known = {found.key: found.folder for found in collection.from_environment()}
    if key is not None and key not in known:
        raise Refused([f"--collection {asked.quoted(key)} – choose one of {', '.join(known)}"])
    return known[key] if key is not None else next(iter(known.values()))


if __name__ == "__main__":
    sys.exit(main())

"""Joins modules of the browser code into one, without comments: one request, half the bytes.

Nothing is rewritten but `import` and `export`: each module becomes a function that runs once, after
those that it imports, and returns what it exports. Which bundles there are is left to `geo.assets`.
"""

import re
from collections.abc import Mapping

from rjsmin import jsmin

_IMPORT = re.compile(
    r'^import (\* as (?P<all>\w+)|\{(?P<names>[^}]*)\}) from "\./(?P<file>[\w.]+)";$', re.M
)
_EXPORT = re.compile(r"^export (?P<kind>(?:async )?function\*?|class|const) (?P<name>\w+)", re.M)
_LIST = re.compile(r"^export \{(?P<names>[^}]*)\};$", re.M)

_TEMPLATES = re.compile(r"`.*`")  # from the first to the last of a line


def bundled(entry: str, sources: Mapping[str, str]) -> str:
    """One module that exports what the module `entry` exports; `sources` are texts by file name.

    ValueError names a module that is missing, a ring of imports, and any other way to import or
    export than by name and at the beginning of a line.
    """
    order = _order(entry, sources, ())
    parts = [f"const {_called(name)}=(()=>{{{_body(name, sources[name])}}})();" for name in order]
    names = ",".join(_exports(sources[entry]))
    return _small("\n".join(parts)) + f"\nexport const{{{names}}}={_called(entry)};\n"


def _small(code: str) -> str:
    """The code without comments and blanks. Templates are laid aside meanwhile, as rjsmin takes
    blanks out of a template within a template."""
    kept: list[str] = []

    def aside(found: re.Match[str]) -> str:
        if found[0].count("`") % 2 or "// " in found[0]:
            return found[0]  # one that goes on in the next line, or a comment behind one
        kept.append(found[0])
        return f"$_{len(kept) - 1}_"

    small = jsmin(_TEMPLATES.sub(aside, code))
    return re.sub(r"\$_(\d+)_", lambda found: kept[int(found[1])], small)


def imported(source: str) -> list[str]:
    """The modules that a module imports, in order."""
    return [found["file"] for found in _IMPORT.finditer(source)]


def _order(name: str, sources: Mapping[str, str], through: tuple[str, ...]) -> list[str]:
    """A module after all that it imports; `through` is the way that led here."""
    if name in through:
        raise ValueError(f"{' imports '.join([*through, name])} – break this ring")
    if name not in sources:
        raise ValueError(f"{through[-1]} imports {name}, which is not there")
    before = (_order(file, sources, (*through, name)) for file in imported(sources[name]))
    return list(dict.fromkeys([*(found for part in before for found in part), name]))


def _body(name: str, source: str) -> str:
    taken = _IMPORT.sub(_taken, source)
    given = _LIST.sub("", _EXPORT.sub(r"\g<kind> \g<name>", taken))
    if left := re.search(r"^(?:import|export)\b.*", given, re.M):
        raise ValueError(f"{name}: '{left[0]}' cannot be bundled – import or export by name")
    return f"{given}\nreturn{{{','.join(_exports(source))}}};"


def _taken(found: re.Match[str]) -> str:
    """The statement that takes what another module returned."""
    names = found["all"] or "{" + re.sub(r"(\w+) as (\w+)", r"\1:\2", found["names"]) + "}"
    return f"const {names}={_called(found['file'])};"


def _exports(source: str) -> list[str]:
    single = [found["name"] for found in _EXPORT.finditer(source)]
    listed = [
        name for found in _LIST.finditer(source) for name in re.findall(r"\w+", found["names"])
    ]
    return [*single, *listed]


def _called(file: str) -> str:
    return "$_" + re.sub(r"\W", "_", file)

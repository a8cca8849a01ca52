"""Streamlit's own browser files: sent packed, kept by browsers, asked for before they are missed.

Streamlit sends its files unpacked, two megabytes before anything is seen, and its frontend asks for
the code of an element when the first one of its kind arrives. Which elements every page of ours has
is written down here; what they do is Streamlit's business.
"""

import gzip
import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Thread

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

STATIC = Path(streamlit.__file__).parent / "static"
FRAME = "component/streamlit_folium.st_folium/"
ELEMENTS = ("Html", "PageLink", "Selectbox", "BidiComponent", "ComponentInstance")
CHARTS = "loadVegaEmbed"
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_HASHED = re.compile(r"/((?:component/[\w.]+/)?static/(?:js|css)/[\w.-]+\.(?:js|css))$")
_IMPORT = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')
_packed: dict[str, bytes] = {}
_packing = Lock()


@cache
def files() -> dict[str, Path]:
    """Streamlit's scripts and styles and those of the map's frame, by path below the app's base.
    All names hash the content."""
    known: dict[str, Path] = {}
    for below, folder in (("", STATIC), (FRAME, _folium())):
        for path in sorted(folder.glob("static/*/*")):
            if path.suffix in TYPES:
                known[below + path.relative_to(folder).as_posix()] = path
    return known


@cache
def elements() -> list[str]:
    """The scripts of `ELEMENTS`; paths as in `files`. KeyError if Streamlit has none of a name."""
    named = {name.partition(".")[0]: name for name in _scripts()}
    return [f"static/js/{named[element]}" for element in ELEMENTS]


@cache
def chart_library() -> str:
    """The script of Streamlit that loads Vega, which draws our charts; empty if it has none. Its
    `t()` gives `embed` (of vega-embed) and `expressionInterpreter`, which needs no `eval`."""
    found = [name for name in _scripts() if name.startswith(f"{CHARTS}.")]
    return f"static/js/{found[0]}" if found else ""


@cache
def parts() -> list[str]:
    """The scripts of `ELEMENTS` with all that they import, without what Streamlit's page names."""
    wanted = _imported([Path(path).name for path in elements()])
    return [f"static/js/{name}" for name in sorted(wanted - _imported(_index()))]


def frame() -> list[str]:
    """The scripts of the map's frame."""
    return [path for path in files() if path.startswith(FRAME)]


def pack_ahead() -> None:
    """Pack what the first reader will ask for while nobody waits for it."""
    Thread(target=lambda: [_pack(path) for path in first_files()], daemon=True).start()


def first_files() -> list[str]:
    """All that the first page loads, in the order in which it asks for it."""
    styles = [path for path in files() if path.startswith("static/css/index.")]
    index = [f"static/js/{name}" for name in sorted(_imported(_index()))]
    return [*styles, *index, *parts(), *frame()]


@cache
def _scripts() -> dict[str, Path]:
    return {path.name: path for path in sorted((STATIC / "static" / "js").glob("*.js"))}


def _folium() -> Path:
    """The frame's files, found without importing the package: Streamlit takes note of a component
    only when it is imported in a page's run."""
    package = find_spec("streamlit_folium")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("streamlit_folium – pip install -r requirements.txt")
    return Path(package.origin).parent / "frontend" / "build"


def _index() -> list[str]:
    """The scripts that Streamlit's page names."""
    return re.findall(r"static/js/([\w.-]+\.js)", (STATIC / "index.html").read_text("utf-8"))


def _imported(names: Iterable[str]) -> set[str]:
    """The scripts of these names and all that they import, but not what they load later."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _IMPORT.findall(_scripts()[name].read_text("utf-8"))
    return found


def _pack(path: str) -> bytes:
    if path not in _packed:
        content = gzip.compress(files()[path].read_bytes(), mtime=0)
        with _packing:
            _packed.setdefault(path, content)
    return _packed[path]


class Frontend:
    """ASGI middleware that sends the scripts and styles of `files` packed, to be kept for ever."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = _asked(scope)
        if path is None:
            await self.app(scope, receive, send)
            return
        content = _packed.get(path) or await run_in_threadpool(_pack, path)
        headers = {
            "Cache-Control": "public, max-age=31536000, immutable",
            "Content-Encoding": "gzip",
            "Vary": "Accept-Encoding",
        }
        answer = Response(content, media_type=TYPES[Path(path).suffix], headers=headers)
        await answer(scope, receive, send)


def _asked(scope: Scope) -> str | None:
    """The file that is asked for, by someone who can unpack it."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    found = _HASHED.search(scope["path"])
    packed = "gzip" in Headers(scope=scope).get("accept-encoding", "")
    return found[1] if found and packed and found[1] in files() else None

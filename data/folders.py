"""Where tables lie: the project's own folder, or those that `PACTMAP_TABLES` names.

Reading them is left to `data.tables`, what they say about themselves to `data.collection`.
"""

import os
from pathlib import Path

PROJECT = Path(__file__).parent.parent
DEFAULT_FOLDER = PROJECT / "data" / "tables"
_SIGN = "events.csv"  # a folder that holds it is a folder of tables


def folders_from_environment() -> list[Path]:
    """The folders of tables that `PACTMAP_TABLES` names, each once; else the committed one.

    It holds paths with `os.pathsep` between them: folders of tables, or folders of such folders.
    """
    named = [Path(text) for text in os.environ.get("PACTMAP_TABLES", "").split(os.pathsep) if text]
    found = [folder for path in named or [DEFAULT_FOLDER] for folder in _folders_in(path)]
    return list(dict.fromkeys(found))


def folder_from_environment() -> Path:
    """The first of them, which is shown, built and checked unless another is asked for."""
    return folders_from_environment()[0]


def _folders_in(path: Path) -> list[Path]:
    """Itself, or else those directly in it; without any itself, so that reading it says so."""
    if (path / _SIGN).exists() or not path.is_dir():
        return [path]
    return sorted(file.parent for file in path.glob(f"*/{_SIGN}")) or [path]

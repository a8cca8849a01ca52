"""The committed tables, cut down to what the first document speaks of: a world that stays small.

What is tested on it is how the app behaves; what the whole tables say is tested on themselves.
"""

import atexit
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from data.folders import DEFAULT_FOLDER
from data.schema import schema
from data.storyfile import FOLDER
from data.tables import Tables, dump, load

INSTRUMENTS = ("FLORENCE1996", "SRB_HUN_2025", "SRB_HUN_ALLIANCE", "TIRANA2025")
EVENTS = (
    *("analysts-see-threat", "analysts-suggest-un"),
    *("florence-in-force", "florence-mne", "florence-scg", "florence-signed", "florence-srb"),
    *("srb-hun-goal", "srb-hun-may-sign", "srb-hun-plan-signed", "srb-hun-talks"),
    *("srb-nato-talks", "tirana-ministries-emphasise", "tirana-signed"),
    *("vucic-alleges-violation", "vucic-criticises-tirana", "vucic-nato-not-informed"),
)
OF_KEPT = {"evidence": ("event", EVENTS), "obligations": ("instrument", INSTRUMENTS)}
KEPT = {"instruments": ("instrument", INSTRUMENTS), "events": ("event", EVENTS)}


@cache
def small() -> Tables:
    """These tables in a folder that lives as long as the tests run."""
    kept = TemporaryDirectory(prefix="first-document-")
    atexit.register(kept.cleanup)
    return first_document(Path(kept.name))


def first_document(folder: Path) -> Tables:
    """Write these tables to `folder` and load them."""
    whole = load(DEFAULT_FOLDER)
    for name, table in schema().items():
        column, keys = {**KEPT, **OF_KEPT}.get(name, ("", ()))
        frame = whole[name]
        kept = frame[frame[column].isin(keys)] if column else frame
        if content := dump(table, kept):
            (folder / table.file).write_bytes(content)
    copytree(DEFAULT_FOLDER / FOLDER, folder / FOLDER)
    return load(folder)

"""Makes a collection of ATOP's member file: the parts put together, in the order of the work.

Each part is left to its own module.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from data import tables
from data.dates import day_in_words, in_words
from data.folders import DEFAULT_FOLDER
from data.importers import cow
from data.importers.atop import instruments, members, report
from data.importers.atop.editions import Edition, edition
from data.importers.atop.events import Telling, events, is_gone
from data.importers.atop.instruments import Alliance
from data.importers.atop.members import REQUIRED, Key, Member
from data.importers.atop.notes import Notes
from data.importers.atop.owed import owed
from data.importers.atop.stays import stays
from data.importers.collection import (
    Collection,
    Description,
    evidence,
    ground,
    reference,
    reviewed,
)
from data.importers.command import Imported
from data.importers.dataset import read
from data.importers.naming import Curated, curated
from data.importers.states import Names, ends, first_days, states
from data.tables import Cells

_FIRST = date(1815, 1, 1)
_URL = "http://www.atopdata.org/"
_CITATION = (
    "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell, and Andrew G. Long. 2002. "
    "Alliance Treaty Obligations and Provisions, 1815-1944. International Interactions 28: 237-260."
)
_LICENCE = (
    "Brought by the user and not part of Pactmap. The authors ask users for the citation above; "
    "whoever shows or passes on this collection has to keep to their terms."
)


def imported(file: Path, day: date) -> Imported:
    """Import the file on `day`; raises `ProblemsFound` with everything that is wrong with it."""
    dataset = read(file, REQUIRED, "the member-level file of ATOP (atop5_1m.csv)")
    which = edition(dataset)
    alliances = alliances_of(members.members(dataset))
    committed = tables.load(DEFAULT_FOLDER)
    base = ground(committed)
    names = Names(base)
    gone = ends(base)
    rows = _rows(alliances, names, gone, curated(committed, "atop_id"), which)
    rows["events"] = reviewed(rows["events"], which.title, day)
    span = (_FIRST, which.until + timedelta(days=1))
    joined = first_days((s.actor, s.joined.earliest) for each in alliances for s in each.stays)
    made = states(base, joined, span)
    collection = Collection(
        _about(which),
        {
            **base,
            **rows,
            **made.rows,
            "documents": _documents(base, which),
            "evidence": [evidence(row["event"], which.document) for row in rows["events"]],
        },
    )
    ended = list(_ended(alliances, names, gone))
    result = report.Result(dataset, which, alliances, rows, made, ended)
    return Imported(collection, report.report(result))


def alliances_of(found: Sequence[Member]) -> list[Alliance]:
    """The phases of the alliances, sorted by number."""
    by_key: dict[Key, list[Member]] = {}
    for member in found:
        by_key.setdefault(member.key, []).append(member)
    made: list[Alliance] = []
    for key, of_key in sorted(by_key.items()):
        its_stays = stays(of_key)
        same = bool(made) and made[-1].key[0] == key[0]
        alliance = Alliance(key, of_key, its_stays, made[-1].begun if same else ())
        made.append(alliance if same else Alliance(key, of_key, its_stays, alliance.founders))
    return made


def _rows(
    alliances: Sequence[Alliance],
    names: Names,
    gone: Mapping[str, date],
    known: Mapping[str, Curated],
    which: Edition,
) -> dict[str, list[Cells]]:
    named = instruments.names(alliances, names, known)
    phases: dict[int, list[Alliance]] = {}
    for alliance in alliances:
        phases.setdefault(alliance.key[0], []).append(alliance)
    found: dict[str, list[Cells]] = {"instruments": [], "obligations": [], "events": []}
    for alliance in alliances:
        name, short = named[alliance.key]
        its_phases = phases[alliance.key[0]]
        others = [each for each in its_phases if each.key[1] > alliance.key[1]]
        is_curated = instruments.known_as(alliance, known) is not None
        told = Notes(alliance, names, gone, len(its_phases), which.document, is_curated)
        row = {"name": name, "short_name": short, "notes": told.text()}
        found["instruments"].append({**instruments.cells(alliance), **row})
        found["obligations"] += owed(alliance, which.document)
        found["events"] += events(alliance, Telling(short, names, gone, others))
    return found


def _ended(alliances: Sequence[Alliance], names: Names, gone: Mapping[str, date]) -> Iterator[str]:
    for stay in (stay for each in alliances for stay in each.stays):
        if stay.left and is_gone(stay, gone):
            name = names.on(stay.actor, stay.joined.earliest)
            end = day_in_words(gone[stay.actor])
            given = f"ATOP gives {in_words(stay.left.text)}, the state is no more from {end}"
            yield f"{stay.members[-1].instrument} {name}: {given}"


def _documents(base: Mapping[str, list[Cells]], which: Edition) -> list[Cells]:
    dataset = reference(
        which.document,
        f"Alliance Treaty Obligations and Provisions {which.name}",
        _URL,
        publisher="Leeds et al.",
        published=which.published,
        published_basis="document" if which.published else "none",
        reliability="A",
        licence="Short quotation with citation",
    )
    return [*base["documents"], *cow.documents(), dataset]


def _about(which: Edition) -> Description:
    known = f"Every military alliance of states that the dataset {which.title} knows"
    return Description(
        title=which.title,
        description=f"{known}, from 1815 to {which.until.year}.",
        citation=_CITATION,
        url=_URL,
        licence=_LICENCE,
    )

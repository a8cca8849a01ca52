"""Makes a collection of DCAD's main file: the parts put together, in the order of the work.

Each part is left to its own module.
"""

from datetime import date
from pathlib import Path

from data import tables
from data.folders import DEFAULT_FOLDER
from data.importers import cow
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
from data.importers.dcad import instruments, report
from data.importers.dcad.agreements import FIRST, LAST, REQUIRED, agreements
from data.importers.dcad.course import course
from data.importers.dcad.events import Telling
from data.importers.naming import curated
from data.importers.states import Names, ends, first_days, states
from data.tables import Cells

_TITLE = "DCAD 1.0"
_URL = "https://www.brandonkinne.com/dcad"
_DOCUMENT = reference(
    "DCAD_1_0",
    "Defense Cooperation Agreement Dataset 1.0",
    _URL,
    publisher="Brandon Kinne",
    published="2020",
    published_basis="document",
    reliability="A",
    licence="Short quotation with citation",
)
_ABOUT = Description(
    title=_TITLE,
    description=(
        "Every bilateral defence cooperation agreement that the dataset DCAD 1.0 knows, "
        f"from {FIRST} to {LAST}."
    ),
    citation=(
        "Kinne, Brandon J. 2020. The Defense Cooperation Agreement Dataset (DCAD). "
        "Journal of Conflict Resolution 64 (4): 729-755."
    ),
    url=_URL,
    licence=(
        "Brought by the user and not part of Pactmap. The author asks users for the citation "
        "above; whoever shows or passes on this collection has to keep to his terms."
    ),
)


def imported(file: Path, day: date) -> Imported:
    """Import the file on `day`; raises `ProblemsFound` with everything that is wrong with it."""
    dataset = read(file, REQUIRED, "the main file of DCAD (DCAD-v1.0-main.csv)")
    courses = [course(agreement) for agreement in agreements(dataset)]
    committed = tables.load(DEFAULT_FOLDER)
    base = ground(committed)
    names = Names(base)
    known = curated(committed, "dcad_id")
    named = instruments.names(courses, names, known)
    gone = ends(base)
    rows: dict[str, list[Cells]] = {"instruments": [], "events": []}
    for each in courses:
        pair = named[each.agreement.instrument]
        is_known = instruments.known_as(each, known) is not None
        rows["instruments"].append(instruments.cells(each, names, pair, is_known))
        rows["events"] += Telling(each, pair[1], names, gone).events()
    rows["events"] = reviewed(rows["events"], _TITLE, day)
    span = (date(FIRST, 1, 1), date(LAST + 1, 1, 1))
    signed = ((each, each.agreement.signed.earliest) for each in courses)
    acts = first_days((actor, day) for each, day in signed for actor in each.actors(day))
    made = states(base, acts, span)
    collection = Collection(
        _ABOUT,
        {
            **base,
            **rows,
            **made.rows,
            "documents": [*base["documents"], *cow.documents(), _DOCUMENT],
            "evidence": [evidence(row["event"], "DCAD_1_0") for row in rows["events"]],
        },
    )
    result = report.Result(dataset, courses, rows, made)
    return Imported(collection, report.report(result))

"""Makes a collection of any CSV file and its mapping: the parts put together, in order.

Each part is left to its own module.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
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
from data.importers.states import Names, States, states
from data.importers.table import mapping as mappings
from data.importers.table.acts import Act, Telling
from data.importers.table.cells import Cellreader
from data.importers.table.csvfile import read as read_csv
from data.importers.table.mapping import Mapping
from data.importers.table.pacts import Pact, pacts
from data.problems import Problem, ProblemsFound
from data.tables import Cells

_SOURCE = "SOURCE"


def imported(mapping_file: Path, file: Path, day: date) -> Imported:
    """Import the file on `day`; raises `ProblemsFound` with everything that is wrong with it."""
    raw = mappings.parsed(mapping_file)
    dataset = read_csv(file, mappings.separator(raw))
    mapping = mappings.read(raw, mapping_file.name, dataset.name, dataset.columns)
    base = ground(tables.load(DEFAULT_FOLDER))
    made = _states(base, mapping)
    reader = Cellreader(dataset, mapping, {row["actor"]: row for row in made.actors})
    found = pacts(reader)
    dataset.settle()
    names = Names(base)
    acts = [act for pact in found for act in Telling(pact, names).acts(mapping.texts["rows"])]
    if not acts:
        remedy = "see whether rows and actors of the mapping mean this file"
        raise ProblemsFound([Problem(dataset.name, 0, "", "holds no event", remedy)])
    collection = _collection(mapping, found, acts, base, made, day)
    collection = replace(collection, origins=_origins(dataset.name, found, acts))
    return Imported(collection, _report(reader, found, acts, made))


def _states(base: dict[str, list[Cells]], mapping: Mapping) -> States:
    """All actors, with the historic ones; coverage only of the days that the mapping names."""
    first, last = mapping.days["collection.from"], mapping.days["collection.to"]
    nothing = (date.min, date.min)
    return states(base, {}, (first, last + timedelta(days=1)) if first and last else nothing)


def _collection(
    mapping: Mapping,
    found: Sequence[Pact],
    acts: Sequence[Act],
    base: dict[str, list[Cells]],
    made: States,
    day: date,
) -> Collection:
    about = Description(
        **{key: mapping.texts[f"collection.{key}"] for key in Description.__annotations__}
    )
    cited = [reference(_SOURCE, about.title, about.url, licence=about.licence)]
    urls = sorted({act.url for act in acts if act.url})
    cited += [reference(_document(url), f"{about.title}: {url}", url) for url in urls]
    return Collection(
        about,
        {
            **base,
            **made.rows,
            "documents": [*base["documents"], *cow.documents(), *cited],
            "instruments": [pact.cells for pact in found if pact.entries],
            "events": reviewed([act.cells for act in acts], about.title, day),
            "evidence": [
                evidence(act.cells["event"], _document(act.url), act.quote) for act in acts
            ],
        },
    )


def _origins(
    file: str, found: Sequence[Pact], acts: Sequence[Act]
) -> dict[str, dict[str, tuple[str, int]]]:
    events = {act.cells["event"]: (file, act.line.number) for act in acts}
    instruments = {pact.cells["instrument"]: (file, pact.line.number) for pact in found}
    return {"events": events, "evidence": events, "instruments": instruments}


def _document(url: str) -> str:
    """The key of what an event rests on: the source, or an address that its row names."""
    if not url:
        return _SOURCE
    return f"SOURCE_{hashlib.sha256(url.encode()).hexdigest()[:12].upper()}"


def _report(
    reader: Cellreader, found: Sequence[Pact], acts: Sequence[Act], made: States
) -> list[str]:
    kinds = sorted({act.cells["type"] for act in acts})
    told = [f"{sum(a.cells['type'] == kind for a in acts)} {kind}" for kind in kinds]
    actors = {actor for act in acts for actor in act.cells["actors"].split(";")}
    rows, written = len(reader.dataset.lines), sum(bool(pact.entries) for pact in found)
    skipped = sorted(reader.skipped.items())
    words = ", ".join(f"{word} ({number})" for word, number in skipped)
    return [
        f"{rows} rows of {reader.dataset.name} became {written} instruments",
        f"{len(acts)} events of {len(actors)} actors: {', '.join(told)}",
        *([f"Skipped, as they mean no actor: {words}"] if skipped else []),
        *made.told(),
    ]

"""Builds a tiny world: a folder of tables, and the seeds beside them, of which tests change a bit.

As it stands the world has no problem. What a change does to it is each test's own business.
"""

from pathlib import Path

import pandas as pd

from data.anchors import context
from data.documents import from_bytes, sentences
from data.schema import schema
from data.tables import Tables, dump, load
from data.validate import problems

Row = dict[str, str]

TEXT = "Albania and Croatia signed a pact. Albania is in NATO.\nRain fell.\n"
URL = "https://example.org/report"


def row(table: str, **cells: str) -> Row:
    """A row of `table` with these cells and plain ones where it may not be empty."""
    assert set(cells) <= set(schema()[table].column_names), cells
    return {**dict.fromkeys(schema()[table].column_names, ""), **_PLAIN[table], **cells}


def event(key: str, type_: str, date: str, actors: str, **cells: str) -> Row:
    """An event of PACT, which REF reports as a fact."""
    basis = "reference" if date else "none"
    known = {
        "event": key,
        "type": type_,
        "date": date,
        "date_basis": basis,
        "actors": actors,
    }
    return row("events", **{**known, "instrument": "PACT", **cells})


def quote(words: str, text: str = TEXT) -> Row:
    """The cells of a quote with its place and context."""
    start = text.index(words)
    prefix, suffix = context(text, start, start + len(words))
    place = {"start": str(start), "end": str(start + len(words))}
    return {"quote": words, "prefix": prefix, "suffix": suffix, **place}


def ledger(text: str, *verdicts: str) -> list[Row]:
    """The verdicts on the sentences of DOC, in their order."""
    pairs = zip(sentences(text), verdicts, strict=True)
    return [row("ledger", document="DOC", sentence=s.hash, verdict=v) for s, v in pairs]


def rows() -> dict[str, list[Row]]:
    """The world as it stands: ALB and HRV signed PACT on 18 March 2025."""
    assertion = {k: v for k, v in quote("Albania is in NATO").items() if "fix" not in k}
    return {
        "actors": [
            row("actors", actor="ALB", name="Albania"),
            row("actors", actor="HRV", name="Croatia"),
            row("actors", actor="HUN", name="Hungary"),
            row("actors", actor="NATO", kind="organisation", name="NATO"),
            row("actors", actor="SRB", name="Serbia", valid_from="2006-06-03"),
            row("actors", actor="YUG", valid_from="1992-04-27", valid_to="2003-02-04"),
        ],
        "documents": [
            row(
                "documents",
                document="DOC",
                kind="seed",
                path="seeds/doc.txt",
                sha256=_hash(TEXT),
            ),
            row("documents", document="REF", kind="reference", url=URL),
        ],
        "instruments": [
            row("instruments", instrument="NATO"),
            row("instruments", instrument="PACT"),
        ],
        "obligations": [],
        "events": [event("signed", "SIGN", "2025-03-18", "ALB;HRV", date_basis="document")],
        "evidence": [
            row(
                "evidence",
                event="signed",
                document="DOC",
                **quote("Croatia signed a pact"),
            )
        ],
        "assertions": [row("assertions", assertion="a1", document="DOC", **assertion)],
        "ledger": ledger(TEXT, "events", "assertion", "none"),
        "offices": [row("offices", person="Ana", valid_from="2020-01-01", valid_to="2025-01-01")],
        "borders": [
            row(
                "borders",
                entity="YUG_FR",
                valid_from="1992-04-27",
                valid_to="2003-02-04",
            ),
            row("borders", entity="SRB", actor="SRB", valid_from="2006-06-03"),
            row(
                "borders",
                entity="SRB_1",
                actor="ALB",
                name="Serbia",
                sovereignty="occupied",
                ruler="HRV",
                valid_from="2003-02-04",
                valid_to="2006-06-03",
            ),
        ],
        "parts": [row("parts", part="SRB-N"), row("parts", part="SRB-S")],
        "disputes": [row("disputes", territory="SRB-N", valid_from="2008-02-17")],
        "coverage": [row("coverage", valid_from="1992-04-27", valid_to="2003-02-04")],
        "names": [row("names", name="Shqipëria", source="REF")],
    }


def world(folder: Path, seeds: dict[str, str] | None = None, **tables: list[Row]) -> Tables:
    """The world with other rows in the tables named, written to `folder` and loaded.

    Events without evidence are given a reference. `seeds` are texts by file name.
    """
    whole = {**rows(), **tables}
    whole["evidence"] = [
        *whole["evidence"],
        *_references(whole["events"], whole["evidence"]),
    ]
    (folder / "seeds").mkdir(exist_ok=True)
    for name, text in (seeds or {"doc.txt": TEXT}).items():
        (folder / "seeds" / name).write_bytes(text.encode())
    for name, table in schema().items():
        frame = pd.DataFrame(whole[name], columns=table.column_names, dtype="str")
        if content := dump(table, frame):
            (folder / table.file).write_bytes(content)
    return load(folder)


def said(tables: Tables) -> list[str]:
    """Every problem of the tables, as it is printed."""
    return [str(problem) for problem in problems(tables)]


def changed(table: str, number: int, **cells: str) -> dict[str, list[Row]]:
    """The rows of `table` with other cells in row `number`, to hand to `world`."""
    found = rows()[table]
    found[number] = {**found[number], **cells}
    return {table: found}


def _references(events: list[Row], evidence: list[Row]) -> list[Row]:
    shown = {found["event"] for found in evidence}
    return [
        row("evidence", event=found["event"], document="REF", quote="So it was.")
        for found in events
        if found["event"] not in shown
    ]


def _hash(text: str) -> str:
    return from_bytes(text.encode(), Path("doc.txt")).sha256


_NOT_SEEN = (
    "binding",
    "defense",
    "offense",
    "neutrality",
    "nonaggression",
    "consultation",
)
_PLAIN: dict[str, Row] = {
    "actors": {"kind": "state", "name": "Somewhere"},
    "documents": {"title": "A report", "published_basis": "none"},
    "instruments": {
        "name": "A pact",
        "short_name": "Pact",
        "form": "treaty",
        "family": "alliance",
        **dict.fromkeys((*_NOT_SEEN, "open_to_accession"), "NA"),
    },
    "obligations": {
        "instrument": "PACT",
        "actor": "ALB",
        "document": "REF",
        "notes": "Article 1",
        **dict.fromkeys(("defense", "offense", "neutrality", "nonaggression", "consultation"), "0"),
    },
    "events": {
        "realis": "occurred",
        "modality": "fact",
        "certainty": "confirmed",
        "summary": "It was so.",
        "review": "added",
        "reviewer": "Ed",
        "reviewed_at": "2026-01-01",
    },
    "evidence": {"stance": "reports"},
    "assertions": {
        "kind": "member",
        "subject": "ALB",
        "object": "NATO",
        "polarity": "+",
    },
    "ledger": {"reviewer": "Ed"},
    "offices": {"office": "President of Albania", "actor": "ALB", "source": "REF"},
    "parts": {"name": "A part", "actor": "SRB"},
    "disputes": {"name": "A place", "claimant": "SRB", "shown": "As held.", "source": "REF"},
    "coverage": {"actor": "YUG"},
    "names": {"actor": "ALB", "name": "Albania", "source": "REF"},
    "borders": {
        "name": "Yugoslavia",
        "actor": "YUG",
        "sovereignty": "sovereign",
        "modern_members": "SRB",
        "source": "REF",
    },
}

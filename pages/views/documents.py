"""The documents page: a text with its quotes marked, and at each what rests on it."""

from collections import Counter
from dataclasses import asdict
from typing import Any

import pandas as pd
import streamlit as st

from data import check, chronicle, dates, findings, grading, origins, provenance, reading
from data.tables import Row, Tables, by_key
from geo import words
from pages.ui import components, focus, navigation, shelf, state, stories
from pages.ui.plain import plain

VERDICTS = {"events": "reports events", "assertion": "states, no event", "none": "nothing to code"}
DUTIES = {
    "defense": "mutual defence",
    "offense": "fight together",
    "neutrality": "neutrality",
    "nonaggression": "non-aggression",
    "consultation": "consult",
}


def page() -> None:
    navigation.follow()
    tables = shelf.tables()
    seeds = tables.documents[tables.documents["kind"] == "seed"]
    if seeds.empty:
        st.title("Documents")
        st.info("This collection brings no documents of its own.")
        return
    document = choose(tables, seeds["document"].tolist())
    passages = reading.passages(tables, document)
    heading(tables, document, passages)
    components.reader(
        {
            "title": provenance.title(tables, document),
            "sentences": [passage(tables, document, found) for found in passages],
            "verdicts": VERDICTS,
            "focus": focus.sentence(st.query_params),
        },
        on_message=lambda message: follow(message, tables),
    )
    references(tables)


def choose(tables: Tables, seeds: list[str]) -> str:
    """The document of the link, or the reader's choice where there are several."""
    asked = st.query_params.get("document", "")
    if asked and asked not in seeds:
        st.warning(
            f"There is no document “{plain(asked[:40])}” in these tables; the first is shown."
        )
    shown = asked if asked in seeds else seeds[0]
    if len(seeds) > 1:
        index = seeds.index(shown)
        shown = st.selectbox(
            "Document", seeds, index=index, format_func=lambda key: provenance.title(tables, key)
        )
    if st.query_params.get("document") != shown:
        st.query_params["document"] = shown
    return shown


def heading(tables: Tables, document: str, passages: list[reading.Passage]) -> None:
    row = by_key(tables, "documents")[document]
    st.title(plain(provenance.title(tables, document)))
    basis = " (inferred from its content)" if row.published_basis == "inferred" else ""
    counts = [
        counted(len(passages), "sentence"),
        counted(
            len({m.key for m in reading.marks(tables, document) if m.kind == "event"}), "event"
        ),
        counted(int((tables.assertions["document"] == document).sum()), "assertion"),
    ]
    written = f"Written {dates.in_words(row.published)}{basis}" if row.published else "No date"
    st.caption(" · ".join([written, *counts, f"Source {graded(tables, document)}"]))
    to_others(tables, document)
    to_checks(tables, document)
    stories.beside_document(tables, document)


def to_others(tables: Tables, document: str) -> None:
    """What stands beside the document: its newer and older revisions, what it reprints."""
    rows = by_key(tables, "documents")
    newer = [("A newer revision", key) for key, row in rows.items() if row.supersedes == document]
    row = rows[document]
    others = [("An older revision", row.supersedes), ("What it reprints", row.origin_document)]
    for name, key in [*newer, *others]:
        if key and key in rows and rows[key].kind == "seed":
            label = plain(f"{name}: {provenance.title(tables, key)} →")
            st.page_link(navigation.DOCUMENTS, label=label, query_params={"document": key})


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def to_checks(tables: Tables, document: str) -> None:
    """What the fact checks found in the document, as a way to them."""
    found = [one for one in check.findings(tables) if one.document == document]
    if not found:
        return
    counts = Counter(one.verdict for one in found)
    parts = [f"{counts[v]} {words.VERDICTS[v]}" for v in words.VERDICTS if counts[v]]
    noun = "statement" if len(found) == 1 else "statements"
    label = f"{len(found)} {noun} checked: {', '.join(parts)} →"
    st.page_link(navigation.CHECKS, label=label, query_params={"document": document})


def passage(tables: Tables, document: str, found: reading.Passage) -> dict[str, Any]:
    return {
        "number": found.number,
        "verdict": found.verdict,
        "parts": [asdict(part) for part in found.parts],
        "cards": [card(tables, mark, document) for mark in found.marks],
    }


def card(tables: Tables, mark: reading.Mark, document: str) -> dict[str, Any]:
    """What rests on a quote, and what the checks say of it as this document tells it."""
    told = findings.of_event if mark.kind == "event" else findings.of_assertion
    checked = [found for found in told(tables, mark.key) if found["document"] == document]
    of_kind = event_card if mark.kind == "event" else assertion_card
    return {**of_kind(tables, mark), "key": mark.key, "findings": checked}


def event_card(tables: Tables, mark: reading.Mark) -> dict[str, Any]:
    facts = chronicle.facts(tables, mark.key)
    doubts = [
        words.REALIS.get(facts["realis"]),
        words.MODALITIES.get(facts["modality"]),
        words.CERTAINTIES.get(facts["certainty"]),
    ]
    details = [" · ".join(word for word in doubts if word)]
    details += [f"According to {facts['by']}"] if facts["by"] else []
    brief = grading.in_brief(grading.grade(tables, mark.key))
    details.append(f"Reported by {origins.told(tables, mark.key)} · {brief}")
    repeats = "Again: " if mark.stance == "repeats" else ""
    return {
        "kind": "event",
        "heading": f"{repeats}{words.TYPES[facts['type']]} · {facts['date']}",
        "text": facts["summary"],
        "details": [line for line in details if line],
        "against": [quote for quote in facts["quotes"] if quote["stance"] == "denies"],
        "target": target(facts),
    }


def target(facts: dict[str, Any]) -> dict[str, str] | None:
    """Where on the map an event is seen: its day, and its pact or the country that acted."""
    if not facts["day"]:
        return None
    if facts["instrument"]:
        return {"as_of": facts["day"], "pact": facts["instrument"]}
    return {"as_of": facts["day"], "country": facts["actors"][-1]["code"]}


def assertion_card(tables: Tables, mark: reading.Mark) -> dict[str, Any]:
    row = by_key(tables, "assertions")[mark.key]
    by = [f"According to {row.attributed_to}"] if row.attributed_to else []
    kind = {**words.RULES, **words.UNJUDGED}[row.kind]
    return {
        "kind": "assertion",
        "heading": f"{kind[:1].upper()}{kind[1:]}, asserted",
        "text": statement(tables, row),
        "details": [*by, "Not drawn on the map"],
        "against": [],
        "target": None,
    }


def statement(tables: Tables, row: Row) -> str:
    """An assertion as a sentence."""
    subject, thing = name(tables, row.subject), name(tables, row.object)
    denied = " not" if row.polarity == "-" else ""
    if row.kind == "member":
        return f"{subject} is{denied} a member of {thing}."
    if row.kind == "office":
        return f"{subject} is{denied} {thing}."
    if row.kind == "obligation":
        promises = "does not promise" if denied else "promises"
        return f"{subject} {promises}: {DUTIES.get(row.object, thing)}."
    if row.kind == "form":
        return f"{subject} is{denied} of the form: {thing}."
    return f"{subject}: {thing}." if thing else f"{subject}."


def name(tables: Tables, code: str) -> str:
    """The name of an actor or of a pact; other words stay as they are."""
    if actor := by_key(tables, "actors").get(code):
        return str(actor.name)
    pact = by_key(tables, "instruments").get(code)
    return str(pact.short_name) if pact else code


def references(tables: Tables) -> None:
    """The citations, each with the address that a reader can open."""
    cited = tables.documents[tables.documents["kind"] == "reference"]
    with st.expander(f"References ({len(cited)})"):
        st.dataframe(
            pd.DataFrame(
                {
                    "title": cited["title"],
                    "publisher": cited["publisher"],
                    "published": map(dates.in_words, cited["published"]),
                    "reliability": [graded(tables, key) for key in cited["document"]],
                    "url": cited["url"],
                }
            ),
            hide_index=True,
            column_config={"url": st.column_config.LinkColumn("address")},
        )


def graded(tables: Tables, document: str) -> str:
    """How reliable a document is: `B: usually reliable`."""
    letter = grading.of_document(tables, document)
    return f"{letter}: {grading.SOURCES[letter]}"


def follow(message: dict[str, Any], tables: Tables) -> None:
    """Go where a link of the text leads: an event on the map, a source that lies here."""
    if isinstance(asked := message.get("go"), dict):
        state.go_to(asked, tables)


page()

"""The events page: the curated table to filter, search and sort; rows lead to map and quote."""

from collections import Counter
from typing import Any

import pandas as pd
import streamlit as st

from data import check, dates, findings, grading, origins, query
from data.provenance import quotes
from data.schema import enums, schema
from data.tables import Tables, by_key, items
from geo import words
from pages.ui import downloads, navigation, shelf, state
from pages.ui.plain import plain

COLUMNS = [
    *("date", "type", "pact", "actors", "targets", "summary", "said by", "certainty", "checks"),
    *("reported by", "grades"),
]

GRADES = """
Admiralty grades: a letter for the best source that reports it, a figure for the information, which
follows from certainty, origins and what speaks against it. About, Words, has the rule.
"""

NOTHING_AGAINST = "Nothing in these tables speaks against it."


def page() -> None:
    navigation.follow()
    tables = shelf.tables()
    st.title("Events")
    rows = chosen(readable(tables))
    st.caption(f"{len(rows)} of {len(tables.events)} events. Choose a row to see what it rests on.")
    picked = table(rows)
    download(tables, rows)
    if picked is not None:
        evidence(tables, picked)


@st.cache_data(show_spinner=False, max_entries=4)
def _readable(version: str, _tables: Tables) -> pd.DataFrame:
    """The events in words, newest first; undated ones last."""
    names = {code: row.name for code, row in by_key(_tables, "actors").items()}
    pacts = {code: row.short_name for code, row in by_key(_tables, "instruments").items()}
    events = _tables.events
    first = {row.event: row.earliest for row in query.in_day_order(_tables).itertuples()}
    frame = pd.DataFrame(
        {
            "day": [first.get(event) for event in events["event"]],
            "date": [dates.in_words(text) for text in events["date"]],
            "type": [words.TYPES[code] for code in events["type"]],
            "pact": [pacts.get(code, "") for code in events["instrument"]],
            "actors": [", ".join(names[c] for c in items(cell)) for cell in events["actors"]],
            "targets": [", ".join(names[c] for c in items(cell)) for cell in events["targets"]],
            "summary": events["summary"],
            "said by": events["attributed_to"],
            "certainty": events["certainty"],
            "checks": [checked(_tables, event) for event in events["event"]],
            "reported by": [origins.told(_tables, event) for event in events["event"]],
            "grades": [graded(_tables, event) for event in events["event"]],
            "realis": events["realis"],
            "event": events["event"],
        }
    )
    return frame.sort_values("day", ascending=False, na_position="last", ignore_index=True)


def graded(tables: Tables, event: str) -> str:
    return grading.in_brief(grading.grade(tables, event))


def checked(tables: Tables, event: str) -> str:
    """What the checks say of an event, in a cell: `contradicted 2, cannot be judged 1`."""
    counts = Counter(found.verdict for found in check.about(tables, "event", event))
    return ", ".join(f"{words.VERDICTS[v]} {counts[v]}" for v in words.VERDICTS if counts[v])


def readable(tables: Tables) -> pd.DataFrame:
    return _readable(tables.version, tables)


def chosen(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that the controls leave."""
    text, types, certainty, checks = st.columns([2, 1, 1, 1])
    wanted = text.text_input("Search", placeholder="Country, pact, person, word …", max_chars=200)
    kinds = types.multiselect("Type", sorted(rows["type"].unique()), placeholder="All types")
    sure = certainty.multiselect("Certainty", enums()["certainty"], placeholder="All")
    verdicts = checks.multiselect("Checks", list(words.VERDICTS.values()), placeholder="All")
    keep = pd.Series(True, index=rows.index)
    for word in wanted.casefold().split():
        keep &= rows[COLUMNS].agg(" ".join, axis=1).str.casefold().str.contains(word, regex=False)
    keep &= rows["type"].isin(kinds) if kinds else True
    keep &= rows["certainty"].isin(sure) if sure else True
    found = [any(verdict in cell for verdict in verdicts) for cell in rows["checks"]]
    keep &= pd.Series(found, index=rows.index) if verdicts else True
    return rows[keep].reset_index(drop=True)


def table(rows: pd.DataFrame) -> str | None:
    """The rows on the screen; returns the key of the one that is selected."""
    shown = st.dataframe(
        rows[["day", *COLUMNS]],
        hide_index=True,
        height=min(460, 38 + 35 * max(len(rows), 1)),
        on_select="rerun",
        selection_mode="single-row",
        key="events-table",
        column_config={
            "day": st.column_config.DateColumn("first day", format="D MMMM YYYY"),
            "date": st.column_config.TextColumn("date in words", width="medium"),
            "summary": st.column_config.TextColumn(width="large"),
            "type": st.column_config.TextColumn(help="Each type is explained under About, Words."),
            "grades": st.column_config.TextColumn(help=GRADES, width="medium"),
        },
    )
    selected = shown["selection"]["rows"]
    return str(rows.loc[selected[0], "event"]) if selected and selected[0] < len(rows) else None


def download(tables: Tables, rows: pd.DataFrame) -> None:
    """The chosen rows as they stand in the table."""
    events = tables.events[tables.events["event"].isin(rows["event"])]
    columns = schema()["events"].column_names
    downloads.offer(lambda: events[columns], f"events-{tables.version}")


def evidence(tables: Tables, event: str) -> None:
    """What the selected event rests on, and the ways to map and text."""
    row: Any = tables.events.set_index("event").loc[event]
    st.subheader(plain(row["summary"]))
    told = f"Reported by {origins.told(tables, event)}."
    st.caption(f"{told} {plain(grading.in_words(grading.grade(tables, event)))}", help=GRADES)
    for quote in quotes(tables, event):
        place = f"sentence {quote.sentence}" if quote.sentence else quote.publisher
        letter = grading.of_document(tables, quote.document)
        graded = f"{letter}: {grading.SOURCES[letter]}"
        where = f"{quote.stance.capitalize()} · {quote.title.strip('[]')} · {place} · {graded}"
        st.caption(plain(where))
        st.text(f"“{' '.join(quote.text.split())}”")
        if quote.sentence:
            if st.button("Read it in the document", key=f"read-{quote.start}"):
                navigation.to_document(quote.document, quote.sentence)
        elif quote.url:
            st.link_button("Open the source", quote.url)
    against = grading.against(tables, event)
    st.caption("**What speaks against it**" if against else NOTHING_AGAINST)
    if against:
        st.markdown("\n".join(f"- {plain(line)}" for line in against))
    for finding in findings.of_event(tables, event):
        verdict, rule = words.VERDICTS[finding["verdict"]], words.RULES[finding["rule"]]
        heading = f"{words.VERDICT_MARKS[finding['verdict']]} {verdict} · {rule}"
        st.caption(f"Checked: **{plain(heading)}**")
        st.text(finding["message"])
    if row["date"] and st.button("Show on the map", type="primary"):
        day = dates.parse(row["date"]).earliest.isoformat()
        code = row["instrument"]
        country = "" if code else items(row["actors"])[-1]
        state.at(tables, day, pact=code, country=country)
        navigation.to_map()


page()

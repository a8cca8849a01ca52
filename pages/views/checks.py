"""The checks page: what documents say, beside what the tables hold; filtered, searched, paged."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from data import check, findings, provenance
from data.checks.findings import Finding
from data.tables import Tables
from geo import words
from pages.ui import components, downloads, filters, navigation, shelf, state
from pages.ui.filters import Filters
from pages.ui.plain import plain

INTRO = """
What a document says, held against what the tables hold on that day. Nothing is corrected in
silence: a text stays as it was written, and its finding stands beside it.
"""
COLOURS = {"contradicted": "red", "unknown": "gray", "supported": "green"}  # Streamlit's names
SIGNS = {verdict: f":{COLOURS[verdict]}[{mark}]" for verdict, mark in words.VERDICT_MARKS.items()}


def page() -> None:
    navigation.follow()
    tables = shelf.tables()
    st.title("Checks")
    st.markdown(INTRO)
    if not check.findings(tables):
        st.info("No document of this collection says anything that could be checked.")
        return
    notices = adopt_address(tables)
    asked = controls(tables)
    found = filters.kept(tables, asked)
    if notices:
        st.warning("\n".join(f"- {plain(notice)}" for notice in notices))
    show(tables, found, paging(found, asked))


def adopt_address(tables: Tables) -> list[str]:
    """Set the controls to what a link or Back asks for; returns what could not be used of it."""
    params = {name: st.query_params[name] for name in filters.PARAMETERS if name in st.query_params}
    if "sentence" in st.query_params:  # on the way to a document Streamlit leaves its address here
        params = st.session_state.get(state.CHECK_WRITTEN, params)
    told = st.session_state.pop(state.CHECK_TOLD, False)
    known = state.CHECK_VERDICTS in st.session_state
    if known and (told or params == st.session_state.get(state.CHECK_WRITTEN)):
        return []
    asked, notices = filters.parse(params, tables)
    fill(asked)
    return notices


def fill(asked: Filters) -> None:
    st.session_state[state.CHECK_VERDICTS] = list(asked.verdicts)
    st.session_state[state.CHECK_RULE] = asked.rule or None
    st.session_state[state.CHECK_DOCUMENT] = asked.document or None
    st.session_state[state.CHECK_TEXT] = asked.text
    st.session_state[state.CHECK_PAGE] = asked.page


def controls(tables: Tables) -> Filters:
    """The chips and fields above the list; returns what they ask for."""
    chips = st.container()
    text, rule, document = st.columns([2, 1, 1])
    text.text_input(
        "Search",
        placeholder="Country, pact, person, word …",
        max_chars=200,
        key=state.CHECK_TEXT,
        on_change=changed,
    )
    rule.selectbox(
        "Rule",
        filters.rules(tables),
        format_func=lambda key: capital(words.RULES[str(key)]),
        placeholder="All rules",
        index=None,
        key=state.CHECK_RULE,
        on_change=changed,
    )
    document.selectbox(
        "Document",
        filters.documents(tables),
        format_func=lambda key: provenance.title(tables, str(key)),
        placeholder="All documents",
        index=None,
        key=state.CHECK_DOCUMENT,
        on_change=changed,
    )
    asked = Filters(
        rule=st.session_state[state.CHECK_RULE] or "",
        document=st.session_state[state.CHECK_DOCUMENT] or "",
        text=st.session_state[state.CHECK_TEXT] or "",
        page=st.session_state.get(state.CHECK_PAGE, 1),
    )
    with chips:
        return replace(asked, verdicts=verdicts(tables, asked))


def verdicts(tables: Tables, others: Filters) -> tuple[str, ...]:
    """The chips of the verdicts, each with what the other filters leave of it."""
    counts = Counter(finding.verdict for finding in filters.kept(tables, others))
    chosen = st.pills(
        "Verdict",
        list(words.VERDICTS),
        selection_mode="multi",
        format_func=lambda verdict: (
            f"{SIGNS[verdict]} {capital(words.VERDICTS[verdict])} {counts[verdict]}"
        ),
        key=state.CHECK_VERDICTS,
        on_change=changed,
        label_visibility="collapsed",
    )
    return tuple(verdict for verdict in words.VERDICTS if verdict in chosen)


def changed() -> None:
    """A filter was changed: the list begins again, and the address follows."""
    turn_to(1)


def turn_to(number: int) -> None:
    st.session_state[state.CHECK_PAGE] = number
    st.session_state[state.CHECK_TOLD] = True


def paging(found: tuple[Finding, ...], asked: Filters) -> int:
    """Bring the address up to date; returns the page of the list to show."""
    shown = min(asked.page, filters.pages(found))
    st.session_state[state.CHECK_PAGE] = shown
    params = filters.to_params(replace(asked, page=shown))
    if params != st.query_params.to_dict():
        st.query_params.from_dict(params)
    st.session_state[state.CHECK_WRITTEN] = params
    return shown


def show(tables: Tables, found: tuple[Finding, ...], number: int) -> None:
    """The list, as cards or as a table, and its download."""
    total = len(check.findings(tables))
    if not found:
        st.info(f"None of the {total} findings fits these filters.")
        st.button("Show all findings", on_click=show_all)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="checks-count"):
        st.caption(f"{len(found)} of {total} findings, in the order of the text.")
        as_table = st.toggle("As a table", key=state.CHECK_TABLE)
    if as_table:
        st.dataframe(table(tables, found), hide_index=True)
    else:
        components.checks(
            [findings.facts(tables, one) for one in filters.of_page(found, number)],
            {"page": number, "pages": filters.pages(found)},
            lambda message: follow(message, tables),
        )
    downloads.offer(lambda: table(tables, found), f"checks-{tables.version}")


def show_all() -> None:
    fill(Filters())
    turn_to(1)


def table(tables: Tables, found: tuple[Finding, ...]) -> pd.DataFrame:
    """The findings in words, one row each."""
    return pd.DataFrame([row(findings.facts(tables, one)) for one in found], dtype="str")


def row(fact: dict[str, Any]) -> dict[str, str]:
    return {
        "verdict": words.VERDICTS[fact["verdict"]],
        "rule": words.RULES[fact["rule"]],
        "quote": fact["quote"],
        "finding": fact["message"],
        "what would settle it": fact["needs"],
        "document": fact["document"],
        "sentence": str(fact["sentence"] or ""),
        "rows of the tables": "; ".join(found["words"] for found in fact["rows"]),
        "sources": " ".join(source["url"] or source["document"] for source in fact["sources"]),
        "key": fact["key"],
    }


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def follow(message: dict[str, Any], tables: Tables) -> None:
    """Turn the page, or go to the sentence or to the map, as a link of the list asks."""
    asked = message.get("go")
    if isinstance(asked, dict) and "page" in asked:
        turn_to(filters.page_number(asked["page"]))
    elif isinstance(asked, dict):
        state.go_to(asked, tables)


page()

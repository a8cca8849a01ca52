"""The about page: method, words, codes, limits, licence, how to cite."""

from datetime import date

import streamlit as st

from data import dates, query, standing
from data.collection import Origin
from data.tables import Tables
from geo import glossary, style, territories, words
from geo.days import EPOCH
from pages.ui import navigation, shelf
from pages.ui.plain import plain

REPOSITORY_NOTE = "Pactmap, an alliance map that can be checked"

METHOD = """
Pactmap shows who was bound to whom, on any day, and leads from every line on the map to the
words it rests on. Documents are read sentence by sentence; each sentence gets a verdict: it
reports events, it states something that is no event, or there is nothing to code. People
decide; nothing is drawn without evidence.

**Three things are kept apart.** The *label* is what a text calls a pact, and is quoted. The
*form* and the *obligations* are what its own text says; where nobody here has read that text,
they are left open. The *status* is where the pact stands on a day: under negotiation, signed,
in force, ended.

**What is only said stays said.** “Reportedly” is a claim, not a fact. A claim is drawn paler or
not at all, names who makes it, and shows what speaks against it.

**Dates are honest.** A date that is not in the document carries a source, or is marked as
inferred. An event known only to lie between two days takes effect on the first of them and
counts as uncertain until the last.
"""

COVERED = """
- The tables claim to know the pacts of {covered} states, and may hold some of others. A state whose
  pacts on a day they do not know is hatched: *no data*, not *no pact*. Where it is not hatched, *no
  line* means “none in these tables”. Days on which they claim to know nobody's pacts, or not those
  of the selected country, are shaded on the timeline.
"""

UNCOVERED = """
- These tables do not say whose pacts they know in full: *no line* means “none in these tables”.
"""

LIMITS = """
- Many pacts are known by their signature only, as no source for their entry into force was found;
  they stay “signed”. What rests on no source that names the day is marked “probable”.
- Reactions (accusations, requests, talks) stay on the map for {days} days.
- Pacts that ever had more than {large} parties are drawn as shading, and as lines only from a
  selected country. By default the alliances of the day are shaded, but not one whose members are
  mostly in a larger one; *Shading* on the map changes that. Stripes are members of several.
- Where there are many lines, those that began or changed within a year stand out.
"""

WORDS = """
What the words on these pages mean. Where one is underlined with dots, the same is shown beside it:
point at it, tap it, or go to it with the Tab key; Escape closes it.
"""

OUTLINES = """
Countries are drawn with their outlines of today, on every day: this collection knows no borders.
"""

BROUGHT = """
Borders follow the date, from {first} on, with the shapes that this collection brings: {title}.
Before that day the first of them stand in, with dotted borders. A territory that was not
independent is drawn darker and tells who ruled it.
"""

BORDERS = """
Borders follow the date, from {first} on: shapes of today, put together or divided as states
were. Before that day outlines of today stand in, with dotted borders. Where shapes of today cannot
draw a former border (Subcarpathia, the Saarland, divided Berlin, the zones of occupation), they
stand in too, and the row in the tables says so. A territory that was not independent is drawn
darker and tells who ruled it.

**Disputed territories** are drawn as they are held (Natural Earth's convention, which takes no
side). *Borders* on the map changes that: *dashed* hatches each disputed territory and dashes its
outline; *as claimed* draws it within the state that claims it.
"""


def page() -> None:
    tables = shelf.tables()
    st.title("About")
    st.markdown(METHOD)
    collections(tables)
    st.header("Lines and colours")
    st.table(legend(), border="horizontal")
    st.header("Codes")
    st.markdown(
        "Countries have ISO 3166-1 alpha-3 codes, with XKX for Kosovo and withdrawn codes for"
        " states that are gone (SUN, YUG, SCG, CSK, DDR, YMD, VDR). Obligations are those of ATOP"
        " (Alliance Treaty Obligations and Provisions), event types follow treaty law and PLOVER,"
        " dates are EDTF (ISO 8601-2), quotes are anchored as in the W3C Web Annotation model."
    )
    st.header("Limits")
    covered = COVERED.format(covered=tables.coverage["actor"].nunique())
    limits = LIMITS.format(days=style.REACTION_DAYS, large=standing.LARGE)
    st.markdown((covered if len(tables.coverage) else UNCOVERED).rstrip() + limits)
    st.header("Borders")
    st.markdown(borders(tables))
    if len(tables.disputes):
        st.table(disputes(tables), border="horizontal")
    st.header("Licence and citation")
    shapes = "" if shelf.chosen().boundaries else " Country shapes: Natural Earth, public domain."
    st.markdown(
        f"The software is under the MIT licence.{shapes} Quotes belong to their authors and are"
        " cited with their sources."
    )
    st.code(citation(tables), language=None, wrap_lines=True)
    st.header("Words")
    st.markdown(WORDS)
    with st.container(key="words"):
        for group in dict.fromkeys(term.group for term in glossary.terms()):
            st.subheader(group)
            st.markdown(explained(group))


def collections(tables: Tables) -> None:
    """What the collection shown says about itself, and the ways to the others."""
    shown = shelf.chosen()
    first, last = query.coverage(tables)
    st.header("This collection" if len(shelf.all_of_them()) > 1 else "The collection")
    about = [f"**{plain(shown.title)}**", plain(shown.description)]
    st.markdown(". ".join(part.rstrip(".") for part in about if part) + ".")
    told = {
        "Days": f"{dates.day_in_words(first)} to {dates.day_in_words(last)}",
        "Holds": f"{len(tables.instruments):,} pacts, {len(tables.events):,} events",
        "Version": tables.version,
    }
    st.markdown(listed(whence(shown.origin) | told))
    with st.container():
        for other in shelf.all_of_them():
            if other != shown:
                query_params = {shelf.PARAMETER: other.key}
                label = f"{plain(other.title)}: {plain(other.description)}".rstrip(": ")
                st.page_link(navigation.MAP, label=f"{label} →", query_params=query_params)


def whence(origin: Origin) -> dict[str, str]:
    """Where data come from and on which terms, as far as it is told."""
    told = {"Source": origin.citation, "Address": origin.url, "Terms": origin.licence}
    return {name: plain(words) for name, words in told.items() if words}


def listed(told: dict[str, str]) -> str:
    return "\n".join(f"- {name}: {words}" for name, words in told.items())


def borders(tables: Tables) -> str:
    """Since when borders are known, and where they come from."""
    since = territories.first_borders(tables)
    if since is None:
        return OUTLINES
    first = dates.day_in_words(date.fromordinal(since + EPOCH))
    own = shelf.chosen().boundaries
    if not own:
        return BORDERS.format(first=first)
    return BROUGHT.format(first=first, title=plain(own.title)) + "\n" + listed(whence(own))


def disputes(tables: Tables) -> dict[str, list[str]]:
    """What is disputed, what the map shows, and who claims it."""
    names = {row.actor: row.name for _, row in tables.rows("actors")}
    rows = [row for _, row in tables.rows("disputes")]
    return {
        "Territory": [plain(row.name) for row in rows],
        "Shown": [plain(row.shown) for row in rows],
        "Claimed by": [plain(names[row.claimant]) for row in rows],
    }


def explained(group: str) -> str:
    """The words of a group; each is a heading, to which links lead."""
    return "\n\n".join(
        f"##### {plain(term.term)}\n{plain(term.text)} :small[{cited(term)}]"
        for term in glossary.terms()
        if term.group == group
    )


def cited(term: glossary.Term) -> str:
    source = plain(term.source)
    return f"[{source}]({term.url})" if term.url else source


def legend() -> dict[str, list[str]]:
    signs = [words.LOOKS[name] for name in words.LINES] + ["Colour", "Paler", "Thin arrow"]
    means = [*words.LINES.values()]
    means += [
        "Family: " + ", ".join(words.FAMILIES.values()),
        "Not certain on that day",
        "Reaction",
    ]
    return {"Sign": signs, "Meaning": means}


def citation(tables: Tables) -> str:
    reviewed = query.coverage(tables)[1]
    source = shelf.chosen().origin.citation
    return (
        f"{REPOSITORY_NOTE}. {f'Data: {source} ' if source else ''}Data version {tables.version},"
        f" reviewed up to {dates.day_in_words(reviewed)}. With the address that “Share” gives."
    )


page()

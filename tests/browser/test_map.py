"""The map shows what holds on the day: links, their looks, the sentence above them, the legend."""

from datetime import date
from random import Random

import pytest
from playwright.sync_api import expect

from data import query
from data.tables import Tables
from geo.links import large_instruments
from geo.style import line
from tests.browser.expected import AFTER_2006, ON, TALKS, TIRANA
from tests.browser.reader import Reader

SENTENCES = {
    "1996-01-01": "1 January 1996: no pact shown.",
    "1996-06-20": "20 June 1996: 1 pact shown, 1 in force.",
    "2025-03-01": "1 March 2025: 1 pact shown, 1 in force.",
    "2025-03-20": "20 March 2025: 3 pacts shown, 1 in force, 1 signed, 1 under negotiation.",
}
SOLID, LONG, SHORT = (
    "In force, or signed and binding",
    "Signed, not binding",
    "Under negotiation or proposed",
)
PALER = "Paler: not certain on this day"
LAND = ["Not independent", "No data"]
LEGENDS = {
    "1996-01-01": ["No pact on this day. Move the timeline or widen the filters.", *LAND],
    "1996-06-20": [SOLID, PALER, "Arms control", *LAND],
    "2004-01-01": [SOLID, "Arms control", *LAND],
    "2025-03-20": [
        *(SOLID, LONG, SHORT, PALER),
        *("Alliance", "Defence cooperation", "Arms control"),
        *LAND,
    ],
}


def test_a_reader_without_a_link_starts_at_the_newest_event(reader: Reader, tables: Tables) -> None:
    reader.open()
    assert reader.address_params()["as_of"] == query.latest_day(tables).isoformat()
    assert reader.links()
    expect(reader.dossier.get_by_role("heading", name="Latest events")).to_be_visible()


@pytest.mark.parametrize("day", ON)
def test_a_link_to_a_day_shows_the_links_of_that_day(reader: Reader, day: str) -> None:
    reader.open(f"?as_of={day}")
    assert reader.links() == ON[day]


def test_the_thumb_leads_through_the_same_days_both_ways(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    for day in [*reversed(ON), *ON]:
        reader.scrub_to(day)
        assert reader.links() == ON[day], day


def test_status_is_the_style_of_a_line_and_doubt_its_tone(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    looks = {name: (link["line"], link["certain"]) for name, link in reader.drawn().items()}
    assert looks == (
        dict.fromkeys(AFTER_2006, ("solid", "true"))
        | dict.fromkeys(TIRANA, ("long", "true"))
        | dict.fromkeys(TALKS, ("short", "false"))
    )


def test_the_styles_of_lines_differ_on_the_screen(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    names = [sorted(group)[0] for group in (AFTER_2006, TIRANA, TALKS)]
    dashes = [painted(reader, name, "strokeDasharray") for name in names]
    assert dashes[0] == "none"
    assert len({*dashes}) == 3, dashes
    certain, doubtful = (painted(reader, name, "strokeOpacity") for name in names[1:])
    assert float(doubtful) < float(certain) == 1


def painted(reader: Reader, name: str, what: str) -> str:
    look = "(link, what) => getComputedStyle(link.lastElementChild)[what]"
    return str(reader.shape(name).evaluate(look, what))


def test_a_link_in_force_by_a_vague_date_is_uncertain_until_its_last_possible_day(
    reader: Reader,
) -> None:
    reader.open("?as_of=1996-06-20")
    certain = dict.fromkeys(("1996-06-20", "1996-06-30", "1996-07-01"))
    for day in certain:
        reader.scrub_to(day)
        certain[day] = {link["certain"] for link in reader.drawn().values()}
    assert certain == {"1996-06-20": {"false"}, "1996-06-30": {"false"}, "1996-07-01": {"true"}}


def test_a_sentence_above_the_map_says_what_is_seen(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    for day, sentence in reversed(SENTENCES.items()):
        reader.scrub_to(day)
        expect(reader.sentence).to_have_text(sentence)


def test_the_legend_shows_exactly_what_is_on_the_map(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    for day, lines in LEGENDS.items():
        reader.scrub_to(day)
        assert reader.legend() == lines, day


def test_natural_earth_is_credited(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    expect(reader.map.get_by_text("Natural Earth")).to_be_visible()


def test_every_country_is_a_shape_with_its_name(reader: Reader, tables: Tables) -> None:
    reader.open("?as_of=2025-03-20")
    shapes = reader.map.locator("path.pm-country")
    names = shapes.evaluate_all("(all) => all.map((shape) => shape.getAttribute('aria-label'))")
    assert {"Kosovo", "Serbia", "Hungary"} <= set(names)
    assert len(names) == len(set(names)) >= 230
    codes = shapes.evaluate_all("(all) => all.map((shape) => shape.dataset.actor)")
    kinds = tables.actors.set_index("actor")["kind"]
    assert {kinds[code] for code in codes} == {"state", "territory"}


def test_the_browser_draws_what_the_tables_say_on_any_day(reader: Reader, tables: Tables) -> None:
    first, last = (day.toordinal() for day in query.coverage(tables))
    edges = {day + step for day in query.pair_phases(tables)["start"] for step in (-1, 0)}
    days = {first, last, *edges, *Random(1).sample(range(first, last + 1), 25)}
    reader.open("?as_of=2025-03-20")
    for day in sorted(date.fromordinal(number) for number in days if first <= number <= last):
        reader.scrub_to(day.isoformat())
        seen = {(name, look["line"], look["certain"]) for name, look in reader.drawn().items()}
        assert seen == told(tables, day), day


def told(tables: Tables, day: date) -> set[tuple[str, str, str]]:
    """Name, line style and certainty of every link of a day, but those of large pacts."""
    names = tables.actors.set_index("actor")["name"]
    pacts = tables.instruments.set_index("instrument")
    return {
        (
            f"{pacts.loc[link.instrument, 'short_name']}: {names[link.a]}–{names[link.b]},"
            f" {link.status.replace('_', ' ')}",
            line(link.status, pacts.loc[link.instrument, "binding"]),
            str(link.certain).lower(),
        )
        for link in query.snapshot(tables, day).links.itertuples()
        if link.instrument not in large_instruments(tables)
    }

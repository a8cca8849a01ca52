"""The timeline: a range input that the map follows at once and the server when the date settles."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import expect

from data import dates, query
from data.tables import Tables
from geo.days import EPOCH
from tests.browser.reader import FAR, Reader

START = "?as_of=2025-03-20"


def number(day: str) -> int:
    return date.fromisoformat(day).toordinal() - EPOCH


def x_of(reader: Reader, day: str) -> float:
    """Where on the page, in pixels from the left, the thumb of the timeline stands on a day."""
    low, high = (int(reader.slider.get_attribute(end) or 0) for end in ("min", "max"))
    box = reader.slider.bounding_box()
    assert box
    return box["x"] + (number(day) - low) / (high - low) * box["width"]


def point(reader: Reader, day: str) -> tuple[float, float]:
    box = reader.slider.bounding_box()
    assert box
    return x_of(reader, day), box["y"] + box["height"] / 2


def test_it_is_a_range_input_that_tells_the_date_in_full(reader: Reader) -> None:
    reader.open(START)
    expect(reader.slider).to_have_attribute("type", "range")
    expect(reader.slider).to_have_attribute("aria-valuetext", "20 March 2025")
    expect(reader.page.get_by_text("20 March 2025", exact=True)).to_be_visible()


def test_links_follow_the_mouse_and_the_server_hears_only_of_its_release(reader: Reader) -> None:
    reader.open(START)
    sent, pictures = len(reader.watch.sent), [reader.links()]
    reader.page.mouse.move(*point(reader, "2025-03-20"))
    reader.page.mouse.down()
    for day in ("2020-01-01", "2004-06-01", "2000-01-01"):
        reader.page.mouse.move(*point(reader, day), steps=10)
        pictures.append(reader.links())
    assert len({*map(frozenset, pictures)}) == 4
    assert reader.address_params()["as_of"] == "2025-03-20"
    assert len(reader.watch.sent) == sent
    reader.page.mouse.up()
    reader.await_address(as_of=reader.date_shown())
    assert len(reader.watch.sent) > sent
    assert reader.links() == pictures[-1]
    expect(reader.dossier).to_contain_text(reader.day())


def test_the_track_keeps_its_place_while_the_date_changes(reader: Reader) -> None:
    reader.open(START)
    places = []
    for day in ("2025-03-20", "2004-01-01", "1996-01-01"):
        reader.scrub_to(day)
        places.append(reader.slider.bounding_box())
    assert places == places[:1] * 3


def test_keys_move_by_a_day_a_year_and_to_the_ends(reader: Reader, tables: Tables) -> None:
    first, last = map(dates.day_in_words, query.coverage(tables))
    reader.open("?as_of=2024-02-29")
    reader.slider.focus()
    steps = [
        ("ArrowRight", "1 March 2024"),
        ("ArrowLeft", "29 February 2024"),
        ("PageDown", "28 February 2023"),
        ("PageUp", "28 February 2024"),
        ("ArrowUp", "29 February 2024"),
        ("ArrowDown", "28 February 2024"),
        ("Home", first),
        ("ArrowLeft", first),
        ("End", last),
        ("PageUp", last),
    ]
    for key, day in steps:
        reader.page.keyboard.press(key)
        assert (key, reader.day()) == (key, day)
    reader.await_address(as_of=query.coverage(tables)[1].isoformat())


def test_a_key_that_is_held_settles_once_when_it_rests(reader: Reader) -> None:
    reader.open(START)
    reader.slider.focus()
    sent = len(reader.watch.sent)
    for _ in range(12):
        reader.page.keyboard.press("ArrowRight")
    assert len(reader.watch.sent) == sent
    reader.await_address(as_of="2025-04-01")
    assert len(reader.watch.sent) == sent + 1


def test_play_moves_the_map_and_pause_settles(reader: Reader) -> None:
    reader.open("?as_of=2006-01-01")
    sent, before = len(reader.watch.sent), reader.links()
    reader.button("Play").click()
    reader.until(reader.links, lambda links: links != before)
    assert len(reader.watch.sent) == sent
    reader.button("Pause").click()
    day = reader.date_shown()
    assert day >= "2006-06-03"
    reader.await_address(as_of=day)
    assert reader.date_shown() == day
    expect(reader.button("Play")).to_be_visible()


def test_play_stops_on_the_last_day_and_begins_again_from_the_first(
    reader: Reader, tables: Tables
) -> None:
    first, last = query.coverage(tables)
    reader.open(f"?as_of={last.replace(month=last.month - 3)}")
    reader.button("Play").click()
    reader.await_address(as_of=last.isoformat())
    reader.button("Play").click()
    reader.until(lambda: reader.date_shown(), lambda day: day < last.isoformat())
    reader.button("Pause").click()
    assert first.isoformat() <= reader.date_shown() < "2020"


def test_a_slow_press_pauses_too(reader: Reader) -> None:
    """The button is the same from press to release, though the date goes on under it."""
    reader.open("?as_of=1996-01-01")
    reader.button("Play").click()
    reader.until(reader.date_shown, lambda day: day > "1996-01-01")
    reader.button("Pause").click(delay=200)
    reader.button("Play").wait_for()
    reader.await_address(as_of=reader.date_shown())


def test_speeds_are_to_each_other_as_their_names_say(reader: Reader) -> None:
    reader.open("?as_of=1996-01-01")
    days = {name: days_a_second(reader, name) for name in ("½×", "1×", "3×")}
    ratios = {name: speed / days["1×"] for name, speed in days.items()}
    assert 0.4 < ratios["½×"] < 0.6, ratios
    assert 2.5 < ratios["3×"] < 3.5, ratios


def days_a_second(reader: Reader, name: str) -> float:
    reader.page.get_by_label("Speed", exact=True).select_option(name)
    reader.button("Play").click()
    measure = """async (slider) => {
        const next = () => new Promise(requestAnimationFrame);
        const [began, from] = [await next(), Number(slider.value)];
        let now = began;
        while (now < began + 700) now = await next();
        return ((Number(slider.value) - from) / (now - began)) * 1000;
    }"""
    speed = reader.slider.evaluate(measure)
    reader.button("Pause").click()
    return float(speed)


def test_of_quick_steps_the_last_one_counts(visit: Callable[..., Reader]) -> None:
    """Each step leads to a day of its own, so that no answer on the way looks like the last one."""
    last = "2006-06-03"
    reader = visit()
    reader.move_away()
    reader.open(START)
    for name in ["Next event", *["Previous event"] * 3]:
        reader.button(name).click()
    reader.await_address(as_of=last)
    reader.page.wait_for_timeout(2 * FAR)  # for an answer to an earlier step to come late
    reader.await_rest()
    assert (reader.date_shown(), reader.address_params()["as_of"]) == (last, last)


def test_events_are_steps_forward_and_back(reader: Reader, tables: Tables) -> None:
    reader.open(START)
    for name, day in [
        ("Next event", "2025-04-01"),
        ("Next event", "2025-04-01"),
        ("Previous event", "2025-03-19"),
        ("Previous event", "2025-03-18"),
        ("Previous event", "2006-06-03"),
        ("Latest event", query.latest_day(tables).isoformat()),
    ]:
        reader.button(name).click()
        reader.await_address(as_of=day)
        reader.await_rest()
        assert (name, reader.date_shown()) == (name, day)

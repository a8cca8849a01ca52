"""ATOP's member rows become instruments, events and links that say what the rows say."""

import csv
from datetime import date

import pytest

from data import query, tables, validate
from data.importers import cow
from data.importers.atop.importing import imported
from data.importers.collection import write
from tests.data.importers.made import ATOP_COLUMNS, atop_file, member, real

DAY = date(2026, 11, 23)

# A war alliance that two join and one leaves; two phases; a code that passes on; the Germanies.
WORLD = [
    member(1005, 300, "1815-1-3", "1815-2-8", defense=1, consul=1, term=1, termmode=5, termcaus=3),
    member(1005, 220, "1815-1-3", "1815-2-8", defense=1, consul=1, term=1, termmode=5, termcaus=3),
    member(1005, 210, "1815-1-31", "1815-2-0", defense=1, term=1, termmode=3, termcaus=4),
    member(
        1020,
        255,
        "1815-6-8",
        "1820-5-15",
        phase=1,
        maxphase=2,
        nonagg=1,
        term=3,
        termmode=2,
        termcaus=1,
    ),
    member(
        1020,
        245,
        "1815-6-8",
        "1820-5-15",
        phase=1,
        maxphase=2,
        nonagg=1,
        term=3,
        termmode=2,
        termcaus=1,
    ),
    member(
        1020,
        255,
        "1820-5-15",
        "1848-3-0",
        phase=2,
        maxphase=2,
        neutral=1,
        term=2,
        termmode=3,
        termcaus=8,
    ),
    member(
        1020,
        245,
        "1820-5-15",
        "1848-3-0",
        phase=2,
        maxphase=2,
        nonagg=1,
        term=2,
        termmode=3,
        termcaus=8,
    ),
    member(3999, 345, "1990-1-2", nonagg=1),
    member(3999, 350, "1990-1-2", nonagg=1),
    member(3999, 260, "1990-1-2", "1990-10-3", nonagg=1, termmode=4, termcaus=2),
    member(3999, 265, "1990-1-2", "1990-10-3", nonagg=1, termmode=4, termcaus=2),
    member(3999, 255, "1990-10-3", nonagg=1),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    base = tmp_path_factory.mktemp("atop")
    write(imported(atop_file(base, *WORLD), DAY).collection, base / "out")
    return base / "out"


@pytest.fixture(scope="module")
def written(folder):
    return tables.load(folder)


def events(written, instrument):
    rows = written.events[written.events["instrument"] == instrument]
    ordered = rows.sort_values(["date", "type"])
    return list(ordered[["date", "type", "actors", "targets"]].itertuples(index=False, name=None))


def test_a_collection_of_atop_is_valid(written):
    assert validate.problems(written) == []


def test_who_joins_later_accedes_and_who_leaves_before_the_end_withdraws(written):
    assert events(written, "ATOP_1005") == [
        ("1815-01-03", "SIGN", "AUH;FRA", ""),
        ("1815-01-31", "ACCEDE", "NLD", ""),
        ("1815-02", "WITHDRAW", "NLD", ""),
        ("1815-02-08", "EXPIRE", "AUH;FRA", ""),
    ]


def test_each_phase_is_an_instrument_that_ends_where_the_next_begins(written):
    assert events(written, "ATOP_1020_1") == [
        ("1815-06-08", "SIGN", "BAV;GMY", ""),
        ("1820-05-15", "EXPIRE", "BAV;GMY", ""),
    ]
    assert events(written, "ATOP_1020_2") == [
        ("1820-05-15", "SIGN", "BAV;GMY", ""),
        ("1848-03", "EXPIRE", "BAV;GMY", ""),
    ]
    rows = written.instruments.set_index("instrument")
    assert list(rows.loc[["ATOP_1020_1", "ATOP_1020_2"], "atop_id"]) == ["1020", "1020"]


def test_a_member_that_owes_otherwise_than_the_others_has_a_row_and_who_does_not_has_none(
    written,
):
    names = ["instrument", "actor", "toward", *query.OBLIGATIONS, "document"]
    assert list(written.obligations[names].itertuples(index=False, name=None)) == [
        ("ATOP_1005", "NLD", "", "1", "0", "0", "0", "0", "ATOP_5_1"),
        ("ATOP_1020_2", "BAV", "", "0", "0", "0", "1", "0", "ATOP_5_1"),
        ("ATOP_1020_2", "GMY", "", "0", "0", "1", "0", "0", "ATOP_5_1"),
    ]


def test_a_code_that_passes_on_is_a_succession_and_one_that_goes_on_is_none(written):
    assert events(written, "ATOP_3999") == [
        ("1990-01-02", "SIGN", "DDR;DEU;GRC;YUG", ""),
        ("2003-02-04", "SUCCEED", "SCG", "YUG"),
        ("2006-06-03", "SUCCEED", "SRB", "SCG"),
    ]


def test_a_state_that_ends_has_no_event_but_a_sentence(written):
    row = written.instruments.set_index("instrument").loc["ATOP_3999"]
    assert (
        "German Democratic Republic was a member until its end as a state; "
        "ATOP gives 3 October 1990." in row["notes"]
    )


def test_summaries_say_who_and_why_in_words(written):
    told = written.events.set_index("event")["summary"]
    sign = "Austria-Hungary and France sign “Defence pact of 3 states, 1815”."
    assert told["atop-1005-sign"] == sign
    assert told["atop-1005-expire"].endswith(
        "ends. The case for which it was made no longer existed "
        "(cause, as ATOP judges: the problem at which it was aimed was resolved)."
    )
    assert told["atop-1020-1-expire"].endswith(
        "ends, and the alliance goes on in its next phase. "
        "A new agreement among the members replaced it."
    )
    assert told["atop-1020-2-sign"] == (
        "“Bavaria–Prussia 1815, phase 2” begins: "
        "Bavaria and Prussia go on with the alliance on other terms."
    )


def test_every_event_says_that_nobody_reviewed_it_and_cites_the_dataset(written):
    rows = written.events
    assert set(rows["review"]) == {"unreviewed"}
    assert set(rows["reviewer"]) == {"ATOP 5.1 (imported)"}
    assert set(rows["reviewed_at"]) == {"2026-11-23"}
    assert list(written.evidence["event"]) == list(rows["event"])
    assert set(written.evidence["document"]) == {"ATOP_5_1"}


def test_obligations_of_one_member_are_the_instruments_and_the_notes_say_whose(written):
    row = written.instruments.set_index("instrument").loc["ATOP_1020_2"]
    flags = ["defense", "offense", "neutrality", "nonaggression", "consultation"]
    assert list(row[flags]) == ["0", "0", "1", "1", "0"]
    assert "Only Prussia promises neutrality. Only Bavaria promises non-aggression." in row["notes"]
    assert (row["family"], row["form"], row["binding"]) == ("consultation", "treaty", "1")


def test_no_sentinel_is_stored(written):
    for name in ("instruments", "events", "evidence", "coverage"):
        cells = {cell for column in written[name] for cell in written[name][column]}
        assert not cells & {"0-0-0", "-9", "-77", "0000", "1815-02-00", "nan"}
    assert "0" not in set(written.events["date"])


def test_the_import_gives_the_same_bytes_again(folder, tmp_path):
    write(imported(atop_file(tmp_path, *WORLD), DAY).collection, tmp_path / "again")
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes(), path.name


def test_an_edition_without_the_columns_of_five_is_four(tmp_path):
    columns = [name for name in ATOP_COLUMNS if name not in ("new5", "rev5", "version", "cow4id")]
    made = imported(atop_file(tmp_path, *WORLD, columns=[*columns, "new4", "rev4"]), DAY)
    assert made.collection.about.title == "ATOP 4.01"
    coverage = {row["actor"]: row for row in made.collection.rows["coverage"]}
    assert coverage["GBR"]["valid_to"] == "2017-01-01"
    assert (
        "Columns of ATOP 5.1 that this file lacks; nothing is said of them: cow4id." in made.report
    )


def rows_of_file(path):
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def bound(rows, day):
    """The pairs that the raw rows bind on a day: from the day of entry, until that of exit."""
    members = {}
    for row in rows:
        key = f"ATOP_{row['atopid']}" + (f"_{row['phase']}" if row["phase"] != "0" else "")
        if raw_day(row, "ent") <= day < raw_day(row, "exit"):
            actor = cow.meaning_on(int(row["member"]), day, key).actor
            members.setdefault(key, set()).add(actor)
    return {(key, a, b) for key, who in members.items() for a in who for b in who if a < b}


def raw_day(row, which):
    """The first possible day; of no exit, the last of all."""
    year, month, day = (int(row[f"{part}{which}"] or 0) for part in ("yr", "mo", "day"))
    return date(year, month or 1, day or 1) if year else date.max


def linked(written, day):
    links = query.snapshot(written, day).links
    return set(
        links.loc[links["status"] == "signed", ["instrument", "a", "b"]].itertuples(
            index=False, name=None
        )
    )


FIXTURE_DAYS = [
    *(date(1815, 1, 2), date(1815, 1, 3), date(1815, 1, 31), date(1815, 2, 1), date(1815, 2, 8)),
    *(date(1820, 5, 14), date(1820, 5, 15), date(1848, 2, 29), date(1848, 3, 1)),
    *(date(1990, 10, 2), date(1990, 10, 3), date(2003, 2, 4), date(2006, 6, 3)),
]


@pytest.mark.parametrize("day", FIXTURE_DAYS, ids=str)
def test_on_each_day_those_are_linked_whom_the_rows_bind(written, tmp_path, day):
    rows = rows_of_file(atop_file(tmp_path, *WORLD))
    assert linked(written, day) == bound(rows, day)


def test_the_published_file_is_read_whole(tmp_path):
    """2,510 member rows of 789 alliances (the published file; its codebook still counts 5.0)."""
    path = real("atop5_1m.csv")
    made = imported(path, DAY)
    write(made.collection, tmp_path / "out")
    written, rows = tables.load(tmp_path / "out"), rows_of_file(path)
    assert (len(rows), written.instruments["atop_id"].nunique()) == (2510, 789)
    assert not set(written.instruments["short_name"].value_counts()) - {1}
    for year in [*range(1816, 2019, 7), 1914, 1939, 1990, 1992, 1993]:
        for day in (date(year, 1, 1), date(year, 7, 28)):
            assert linked(written, day) == bound(rows, day), day

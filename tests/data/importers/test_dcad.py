"""DCAD's agreements become instruments and events; what is estimated says that it is."""

import csv
from datetime import date, timedelta

import pytest

from data import query, tables, validate
from data.importers import cow
from data.importers.collection import write
from data.importers.dcad.importing import imported
from data.problems import ProblemsFound
from tests.data.importers.made import agreement, dcad_file, real

DAY = date(2026, 11, 23)
USA, CAN, FRA, RUS = (2, "USA"), (20, "CAN"), (220, "FRN"), (365, "RUS")
CZE, SYR, IND, VEN = (316, "CZR"), (652, "EGY"), (750, "IND"), (145, "VEN")
NEWS = {"sourceType": "factiva", "factivaConf": "2", "factivaSign": "1", "terminated": "-88"}

WORLD = [
    agreement(1, USA, CAN, "1984-4-1", "1984-5-2", span="-77", renewType="-77", renewYears="-77"),
    agreement(
        2, USA, FRA, "1990-2-", "1990--", terminated="1", durationActual="8", endYearEstimate="1998"
    ),
    agreement(3, USA, RUS, "1990-1-5", **{**NEWS, "endYearEstimate": "1996"}),
    agreement(4, FRA, CZE, "1992-4-3", "1992-4-3"),
    agreement(5, USA, FRA, "1999-10-26", "1999-6-2"),
    agreement(6, USA, IND, "1991--", **{**NEWS, "factivaSign": "0", "endYearEstimate": "1997"}),
    agreement(7, (145, "BOL"), VEN, "2006-5-26"),
    agreement(8, IND, IND, "2006-3-8"),
    agreement(9, USA, SYR, "1998-2-27", terminated="1", durationActual="5", endYearEstimate="2003"),
    agreement(10, USA, CAN, "2001-7-9", "2004-1-1", terminated="-99", endYearEstimate="2003"),
    agreement(11, USA, (255, "GER"), "2001-7-9", category1="TREX", type="sector"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return imported(dcad_file(tmp_path_factory.mktemp("dcad"), *WORLD), DAY)


@pytest.fixture(scope="module")
def written(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("dcad") / "out"
    write(made.collection, folder)
    return tables.load(folder)


def events(written, number):
    rows = written.events[written.events["instrument"] == f"DCAD_{number:04}"]
    ordered = rows.sort_values("date")
    columns = ["date", "type", "actors", "certainty"]
    return list(ordered[columns].itertuples(index=False, name=None))


def test_a_collection_of_dcad_is_valid(written):
    assert validate.problems(written) == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            1,
            [
                ("1984-04-01", "SIGN", "CAN;USA", "confirmed"),
                ("1984-05-02", "ENTER_FORCE", "CAN;USA", "confirmed"),
            ],
        ),
        (
            2,
            [
                ("1990-02", "SIGN", "FRA;USA", "confirmed"),
                ("1998~", "EXPIRE", "FRA;USA", "probable"),
                ("[1990-02-01..1990-12-31]", "ENTER_FORCE", "FRA;USA", "confirmed"),
            ],
        ),
        (
            3,
            [
                ("1990-01-05", "SIGN", "SUN;USA", "probable"),
                ("1991-12-26", "SUCCEED", "RUS", "probable"),
                ("1996~", "EXPIRE", "RUS;USA", "probable"),
            ],
        ),
        (
            4,
            [
                ("1992-04-03", "ENTER_FORCE", "CSK;FRA", "confirmed"),
                ("1992-04-03", "SIGN", "CSK;FRA", "confirmed"),
                ("1993-01-01", "SUCCEED", "CZE", "probable"),
            ],
        ),
        (5, [("1999-10-26", "SIGN", "FRA;USA", "confirmed")]),
        (6, [("1991", "NEGOTIATE", "IND;USA", "confirmed")]),
        (7, [("2006-05-26", "SIGN", "BOL;VEN", "confirmed")]),
        (8, [("2006-03-08", "SIGN", "IND", "confirmed")]),
        (
            9,
            [
                ("1998-02-27", "SIGN", "SYR;USA", "disputed"),
                ("2003~", "EXPIRE", "SYR;USA", "disputed"),
            ],
        ),
        (
            10,
            [
                ("2001-07-09", "SIGN", "CAN;USA", "confirmed"),
                ("2004-01-01", "ENTER_FORCE", "CAN;USA", "confirmed"),
            ],
        ),
    ],
)
def test_an_agreement_becomes_these_events(written, number, expected):
    assert sorted(events(written, number)) == sorted(expected)


def test_the_map_shows_who_is_bound_on_a_day(written):
    links = query.snapshot(written, date(1995, 6, 1)).links
    found = links[["instrument", "a", "b", "status"]].itertuples(index=False, name=None)
    assert sorted(found) == [
        ("DCAD_0001", "CAN", "USA", "in_force"),
        ("DCAD_0002", "FRA", "USA", "in_force"),
        ("DCAD_0003", "RUS", "USA", "signed"),
        ("DCAD_0004", "CZE", "FRA", "in_force"),
        ("DCAD_0006", "IND", "USA", "negotiating"),
    ]


def test_obligations_that_dcad_does_not_code_are_not_known(written):
    flags = ["binding", "defense", "offense", "neutrality", "nonaggression", "consultation"]
    assert set(written.instruments[flags].to_numpy().ravel()) == {"NA"}


def test_names_are_made_of_kind_parties_and_year(made):
    named = {row["instrument"]: row for row in made.collection.rows["instruments"]}
    assert named["DCAD_0011"]["name"] == (
        "Military training and exchange agreement between Germany and United States, 2001"
    )
    assert named["DCAD_0011"]["short_name"] == "Germany–United States training agreement 2001"


def test_an_agreement_that_our_tables_know_bears_their_name_if_it_is_the_same(tmp_path):
    """DCADv1.0-0330 is ARG_GBR_1998 in the committed tables."""
    argentina, britain = (160, "ARG"), (200, "UKG")

    def name_of(*parties):
        made = imported(dcad_file(tmp_path, agreement(330, *parties, "1998-10-29")), DAY)
        return made.collection.rows["instruments"][0]["short_name"]

    assert name_of(argentina, britain) == "UK–Argentina defence agreement 1998"
    assert name_of(USA, CAN) == "Canada–United States defence agreement 1998"


def test_what_contradicts_itself_is_kept_told_and_reported(made):
    notes = {row["instrument"]: row["notes"] for row in made.collection.rows["instruments"]}
    assert notes["DCAD_0005"].endswith(
        "DCAD gives 2 June 1999 for its entry into force, which is before the signature."
    )
    assert notes["DCAD_0008"].endswith(
        "DCAD has one and the same state as both parties; who the other was is not known."
    )
    assert notes["DCAD_0009"].endswith(
        "DCAD has the number of Syria beside the acronym EGY: which is meant is open."
    )
    assert [line for line in made.report if line.startswith("DCAD-v1.0-main.csv:")] == [
        "DCAD-v1.0-main.csv:6:eifyear '1999-06-02' is before the signature 1999-10-26; "
        "no event, told in the notes.",
        "DCAD-v1.0-main.csv:8:ccode2 repeats ccode1; by the acronyms it is 101.",
        "DCAD-v1.0-main.csv:9:ccode2 '750' is the other party's too; written with one party.",
        "DCAD-v1.0-main.csv:10:ccode2 '652' is not 'EGY'; the number is followed, "
        "the signature disputed.",
        "DCAD-v1.0-main.csv:11:endyearestimate is not after the agreement has begun; no event.",
    ]


def test_no_sentinel_is_stored(written):
    for name in ("instruments", "events", "coverage"):
        cells = " ".join(cell for column in written[name] for cell in written[name][column])
        assert not {"-77", "-88", "-99", "-44", "-66"} & set(cells.split())


def test_coverage_is_that_of_dcad(written):
    rows = written.coverage.set_index("actor")
    assert tuple(rows.loc["USA", ["valid_from", "valid_to"]]) == ("1980-01-01", "2011-01-01")
    assert tuple(rows.loc["RUS", ["valid_from", "valid_to"]]) == ("1991-12-26", "2011-01-01")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            agreement(1, USA, CAN, "--"),
            "DCAD-v1.0-main.csv:2:signyear is missing – write the year of the signature",
        ),
        (
            agreement(1, USA, CAN, "1984-2-31"),
            "DCAD-v1.0-main.csv:2:signday '1984-02-31' is not in the calendar – correct the date",
        ),
        (
            agreement(1, USA, (999, "XXX"), "1984-2-3"),
            "DCAD-v1.0-main.csv:2:ccode2 '999' is no state code of the Correlates of War – "
            "correct the code, or add a row to data/importers/cow.csv",
        ),
        (
            agreement(1, USA, CAN, "1984-2-3", category1="PACT"),
            "DCAD-v1.0-main.csv:2:category1 'PACT' is no code of DCAD – "
            "write one of COMMISSION, DCA, DIC, PROCUREMENT, RESEARCH, TREX",
        ),
        (
            agreement(1, USA, CAN, "1984-2-3", endYearEstimate="-88"),
            "DCAD-v1.0-main.csv:2:endyearestimate '-88' is not a year from 1900 – "
            "write a year from 1900, or nothing",
        ),
        (
            agreement(1, USA, CAN, "1984-2-3", source="A\u202eB"),
            "DCAD-v1.0-main.csv:2:source 'A\\u202eB' holds an invisible character – remove it",
        ),
        (
            agreement(1, USA, CAN, "1984-2-3", DCAid="one"),
            "DCAD-v1.0-main.csv:2:dcaid 'one' is no number of an agreement – "
            "write it as DCADv1.0-0001",
        ),
    ],
)
def test_a_row_that_cannot_be_is_refused(tmp_path, row, says):
    with pytest.raises(ProblemsFound) as caught:
        imported(dcad_file(tmp_path, row), DAY)
    assert [str(problem) for problem in caught.value.problems] == [says]


def test_the_same_agreement_twice_is_refused(tmp_path):
    row = agreement(1, USA, CAN, "1984-4-1")
    with pytest.raises(ProblemsFound, match=r"'DCADv1\.0-0001' stands in line 2 too"):
        imported(dcad_file(tmp_path, row, row), DAY)


def bound(rows, day, gone):
    """The pairs that the raw rows bind on a day: from the signature, until the year in which an
    agreement is known or estimated to end; but never less than a day after it began."""
    found = set()
    for row in rows:
        codes = [int(row["ccode1"]), int(row["ccode2"])]
        signed, in_force = raw_day(row, "sign"), raw_day(row, "EIF")
        begun = max(signed, in_force or signed)
        end = max(raw_end(row), begun + timedelta(days=1))
        if row["factivaSign"] != "0" and signed <= day < end and codes[0] != codes[1]:
            actors = sorted(cow.meaning_on(code, day).actor for code in codes)
            if all(gone.get(actor, date.max) > day for actor in actors):
                found.add((f"DCAD_{row['DCAid'][-4:]}", *actors))
    return found


def raw_day(row, which):
    """The first possible day; None if there is none."""
    year, month, day = (int(row[f"{which}{part}"] or 0) for part in ("Year", "Month", "Day"))
    return date(year, month or 1, day or 1) if year else None


def raw_end(row):
    ended = row["terminated"] == "1"
    year = (
        int(row["signYear"]) + int(row["durationActual"]) if ended else int(row["endYearEstimate"])
    )
    return date(year, 1, 1) if ended or year < 2010 else date.max


def test_the_published_file_is_read_whole(tmp_path):
    """1,871 agreements, 14 of which were under discussion only (factivaSign 0)."""
    path = real("DCAD-v1.0-main.csv")
    write(imported(path, DAY).collection, tmp_path / "out")
    written = tables.load(tmp_path / "out")
    kinds = written.events["type"].value_counts()
    assert (len(written.instruments), kinds["SIGN"], kinds["NEGOTIATE"]) == (1871, 1857, 14)
    assert not set(written.instruments["short_name"].value_counts()) - {1}
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    gone = {
        row.actor: date.fromisoformat(row.valid_to)
        for row in written.actors.itertuples()
        if row.valid_to
    }
    one_party = {"DCAD_0297"}  # its codes are one state's, its acronyms are not
    for day in [date(year, 7, 1) for year in range(1980, 2011)]:
        links = query.snapshot(written, day).links
        signed = links[links["status"].isin(["signed", "in_force", "reported"])]
        found = set(signed[["instrument", "a", "b"]].itertuples(index=False, name=None))
        assert {link for link in found if link[0] not in one_party} == bound(rows, day, gone), day

"""The curated result for the first document: what its 14 sentences became, and on which days.

Counts cite the sentence of the seed that they come from, by its number.
"""

from collections import Counter
from datetime import date

import pytest

from data.documents import sentences
from data.query import as_json, snapshot
from data.seeds import stored
from data.tables import Tables
from tests.first_document import small

TIRANA = [("ALB", "HRV"), ("ALB", "XKX"), ("HRV", "XKX")]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return small()


def links(tables: Tables, day: str) -> dict[str, list[tuple[str, str, str, bool]]]:
    """(a, b, status, certain) of the links on `day`, by instrument; FLORENCE1996 left out."""
    found: dict[str, list[tuple[str, str, str, bool]]] = {}
    for link in snapshot(tables, date.fromisoformat(day)).links.itertuples():
        if link.instrument != "FLORENCE1996":
            plain = (link.a, link.b, link.status, link.certain)
            found.setdefault(str(link.instrument), []).append(plain)
    return found


def quoted(tables: Tables, name: str) -> dict[int, Counter[str]]:
    """How often each event or kind of assertion is quoted, by number of the sentence."""
    what = "event" if name == "evidence" else "kind"
    rows = tables[name][tables[name]["document"] == "SEED_000"]
    return {
        sentence.number: Counter(
            row[what]
            for row in rows.to_dict("records")
            if sentence.start <= int(row["start"]) and int(row["end"]) <= sentence.end
        )
        for sentence in sentences(stored(tables)["SEED_000"].text)
    }


def test_nothing_of_2025_is_linked_on_1_march_2025(tables: Tables) -> None:
    assert links(tables, "2025-03-01") == {}


def test_the_day_before_the_signature_nothing_is_linked_yet(tables: Tables) -> None:
    assert links(tables, "2025-03-17") == {}


def test_albania_croatia_and_kosovo_are_linked_from_the_day_of_their_signature(
    tables: Tables,
) -> None:
    # Sentence 3: "signed by Albania, Kosovo, and Croatia in Tirana"; the day is from references.
    assert links(tables, "2025-03-18") == {
        "TIRANA2025": [(*pair, "signed", True) for pair in TIRANA]
    }


@pytest.mark.parametrize("day", ["2025-03-19", "2025-03-20", "2025-03-30", "2025-03-31"])
def test_serbia_and_hungary_are_negotiating_and_that_stays_uncertain(
    tables: Tables, day: str
) -> None:
    # Sentence 2: "Negotiations are reportedly underway"; nobody confirmed it.
    assert links(tables, day) == {
        "SRB_HUN_ALLIANCE": [("HUN", "SRB", "negotiating", False)],
        "TIRANA2025": [(*pair, "signed", True) for pair in TIRANA],
    }


def test_the_plan_that_was_signed_is_not_the_alliance_that_was_reported(tables: Tables) -> None:
    # Not in the document: references tell of the plan of 1 April 2025.
    assert links(tables, "2025-04-01") == {
        "SRB_HUN_2025": [("HUN", "SRB", "signed", True)],
        "SRB_HUN_ALLIANCE": [("HUN", "SRB", "negotiating", False)],
        "TIRANA2025": [(*pair, "signed", True) for pair in TIRANA],
    }


def test_the_agreement_of_1996_binds_who_is_party_to_it_on_the_day(tables: Tables) -> None:
    # Sentence 10: "a 1996 subregional arms control agreement"; Albania and Kosovo never joined it.
    def parties(day: str) -> set[str]:
        found = snapshot(tables, date.fromisoformat(day)).parties
        return set(found.loc[found["instrument"] == "FLORENCE1996", "actor"])

    assert parties("1996-06-13") == set()
    assert parties("1996-06-14") == parties("2003-02-03") == {"BIH", "HRV", "YUG"}
    assert parties("2003-02-04") == parties("2006-06-02") == {"BIH", "HRV", "SCG"}
    assert parties("2006-06-03") == parties("2025-03-20") == {"BIH", "HRV", "MNE", "SRB"}


def test_no_obligation_is_coded_that_no_text_was_seen_for(tables: Tables) -> None:
    # Sentence 4 speaks of "a commitment to mutual defense"; that is an assertion, not the text.
    # Accounts of the whole text of the Tirana declaration tell of no such promise.
    found = as_json(tables, snapshot(tables, date(2025, 3, 20)))
    names = ("defense", "offense", "neutrality", "nonaggression", "consultation")
    for link in found:
        told = {"defense": "0"} if link["instrument"] == "TIRANA2025" else {}
        assert link["obligation"] == {**dict.fromkeys(names, "NA"), **told}


def test_the_declaration_is_called_an_alliance_but_coded_as_it_is(tables: Tables) -> None:
    # Sentences 3, 5, 7 and 9: "trilateral defense memorandum", "alliance", "trilateral pact".
    pact = tables.instruments.set_index("instrument").loc["TIRANA2025"]
    assert (pact["form"], pact["family"], pact["binding"], pact["label_as_reported"]) == (
        "declaration",
        "defence_cooperation",
        "0",
        "trilateral defense memorandum;memorandum;alliance;trilateral pact",
    )


def test_each_of_the_14_sentences_has_its_verdict(tables: Tables) -> None:
    verdicts = dict(zip(tables.ledger["sentence"], tables.ledger["verdict"], strict=True))
    found = [verdicts[s.hash] for s in sentences(stored(tables)["SEED_000"].text)]
    assert found == [
        "events",  # 1 "may lead to a formal military partnership"
        "events",  # 2 "Negotiations are reportedly underway"
        "events",  # 3 "signed by Albania, Kosovo, and Croatia in Tirana"
        "assertion",  # 4 "a commitment to mutual defense", "which are all NATO members"
        "assertion",  # 5 "aims to assure security and stability"
        "events",  # 6 "Officials … have emphasized"
        "assertion",  # 7 "emphasizes their joint values and principles"
        "events",  # 8 "is seen by some analysts", "should formally alert"
        "events",  # 9 "the announcement of the trilateral pact"
        "events",  # 10 "President Vučić has criticized"
        "events",  # 11 "talks with NATO Secretary-General Jens Stoltenberg"
        "events",  # 12 "Vučić expressed skepticism"
        "events",  # 13 "has opted to pursue a military dialogue with Hungary"
        "assertion",  # 14 "marks a shift in Serbia's defense strategy"
    ]


def test_the_16_quotes_of_events_stand_in_ten_sentences(tables: Tables) -> None:
    found = {n: dict(events) for n, events in quoted(tables, "evidence").items() if events}
    assert found == {
        1: {"srb-hun-talks": 1, "srb-hun-may-sign": 1},
        2: {"srb-hun-talks": 1, "srb-hun-goal": 1},
        3: {"tirana-signed": 1},
        6: {"tirana-ministries-emphasise": 1},
        8: {"analysts-see-threat": 1, "analysts-suggest-un": 1},
        9: {"tirana-signed": 1},
        10: {
            "vucic-criticises-tirana": 1,
            "vucic-alleges-violation": 1,
            "vucic-nato-not-informed": 1,
        },
        11: {"vucic-criticises-tirana": 1, "srb-nato-talks": 1},
        12: {"vucic-nato-not-informed": 1},
        13: {"srb-hun-talks": 1},
    }


def test_what_is_no_event_is_an_assertion(tables: Tables) -> None:
    found = {n: dict(kinds) for n, kinds in quoted(tables, "assertions").items() if kinds}
    assert found == {
        1: {"context": 1},  # "in response to regional defense agreements"
        2: {"office": 2},  # "Serbian President", "Hungarian Prime Minister"
        3: {"context": 1, "form": 1},  # "perceived as a strategic response", "memorandum"
        4: {"obligation": 1, "member": 3},  # "mutual defense", "all NATO members"
        5: {"aim": 1},
        7: {"aim": 1, "form": 1},  # "countering aggression", "The alliance"
        9: {"context": 1},
        11: {"office": 1},  # "NATO Secretary-General Jens Stoltenberg"
        13: {"context": 1, "member": 2},  # "a NATO member, despite not being part"
        14: {"context": 2},
    }


def test_what_may_happen_or_is_wished_for_is_not_drawn(tables: Tables) -> None:
    # Sentences 1 "may lead to", 2 "to establish a military alliance", 8 "should formally alert".
    unreal = tables.events[~tables.events["realis"].isin(["occurred", "ongoing"])]
    assert dict(zip(unreal["event"], unreal["realis"], strict=True)) == {
        "analysts-suggest-un": "planned",
        "srb-hun-goal": "planned",
        "srb-hun-may-sign": "hypothetical",
    }
    assert set(unreal["date"]) == {""}


def test_the_document_itself_is_undated_and_its_dates_say_what_they_rest_on(
    tables: Tables,
) -> None:
    seed = tables.documents.set_index("document").loc["SEED_000"]
    assert (seed["published"], seed["published_basis"]) == ("[2025-03-19..2025-03-31]", "inferred")
    assert "document" not in set(tables.events["date_basis"])

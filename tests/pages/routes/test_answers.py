"""What the API answers: the same as the commands give, with evidence, and no text of others."""

import json
from datetime import date

import pytest

from data import check, query
from data.tables import load
from pages.ui import loaders
from tests.world import TEXT, changed, event, row, rows, world

DAY = "2025-03-20"
SEED = "seeds/000_5eed05995116f16d.txt"


def told(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def of_serbia(link):
    return "SRB" in (link["a"], link["b"])


def of_tirana(link):
    return link["instrument"] == "TIRANA2025"


def before_force(link):
    return link["status"] in ("signed", "negotiating")


def signed_by_albania(link):
    return "ALB" in (link["a"], link["b"]) and link["status"] == "signed"


def test_a_snapshot_is_what_the_command_prints(client, capsys):
    query.main(["--as-of", DAY, "--json"])
    printed = json.loads(capsys.readouterr().out)
    found = told(client, f"/api/snapshot?as_of={DAY}")
    assert {name: found[name] for name in printed} == printed


def test_parties_and_pacts_of_a_day_have_their_status_and_the_event_that_led_to_it(client, small):
    small()
    found = told(client, "/api/snapshot?as_of=2025-03-18")
    since = {"status": "signed", "certain": True, "since": "2025-03-18", "event": "signed"}
    assert found["parties"] == [
        {"instrument": "PACT", "actor": "ALB", **since},
        {"instrument": "PACT", "actor": "HRV", **since},
    ]
    assert found["pacts"] == [
        {
            "instrument": "PACT",
            "short_name": "Pact",
            "form": "treaty",
            "family": "alliance",
            "binding": "NA",
            "status": "signed",
        }
    ]
    assert told(client, "/api/snapshot?as_of=2025-03-17")["parties"] == []


@pytest.mark.parametrize(
    ("chosen", "keeps"),
    [
        ("country=SRB", of_serbia),
        ("pact=TIRANA2025", of_tirana),
        ("status=signed,negotiating", before_force),
        ("country=ALB&status=signed", signed_by_albania),
    ],
)
def test_filters_leave_what_they_name(client, chosen, keeps):
    whole = told(client, f"/api/snapshot?as_of={DAY}")
    found = told(client, f"/api/snapshot?as_of={DAY}&{chosen}")
    assert found["links"] == [link for link in whole["links"] if keeps(link)]
    assert 0 < len(found["links"]) < len(whole["links"])


def test_a_family_leaves_its_pacts_alone(client):
    found = told(client, f"/api/snapshot?as_of={DAY}&family=arms_control&country=SRB")
    assert {pact["family"] for pact in found["pacts"]} == {"arms_control"}
    assert {link["instrument"] for link in found["links"]} <= {
        pact["instrument"] for pact in found["pacts"]
    }


def test_without_a_day_it_is_that_of_the_newest_event(client):
    latest = query.latest_day(loaders.tables()).isoformat()
    assert told(client, "/api/snapshot?country=SRB")["as_of"] == latest


def test_pages_of_events_hold_each_event_once(client):
    address, seen = "/api/events?country=SRB&limit=20", []
    while address:
        page = told(client, address)
        seen += [found["event"] for found in page["events"]]
        address = page["links"]["next"] and f"/api/events{page['links']['next']}"
    events = load().events
    named = events["actors"].str.contains("SRB") | events["targets"].str.contains("SRB")
    assert sorted(seen) == sorted(events[named]["event"])
    assert len(seen) > 2 * 20


def test_the_page_before_ends_where_this_one_begins(client):
    page = told(client, "/api/events?limit=5&offset=10")
    before = told(client, f"/api/events{page['links']['prev']}")
    assert (before["offset"], before["limit"]) == (5, 5)
    assert told(client, f"/api/events{before['links']['next']}")["events"] == page["events"]
    assert told(client, "/api/events?limit=5")["links"]["prev"] is None


def test_an_event_brings_the_words_that_it_rests_on(client):
    events = told(client, "/api/events?document=SEED_000")["events"]
    (found,) = [one for one in events if one["event"] == "analysts-see-threat"]
    (quote,) = [one for one in found["evidence"] if one["document"] == "SEED_000"]
    text = load().seed_path(SEED).read_bytes().decode()
    assert text[quote["start"] : quote["end"]] == quote["quote"]


@pytest.mark.parametrize(
    ("chosen", "keys"),
    [
        ("", ["first", "month", "last"]),
        ("from=2025-03-15", ["month", "last"]),
        ("to=2025-03-15", ["first", "month"]),
        ("from=2025-04-01&to=2025-04-01", ["last"]),
        ("type=SIGN,RATIFY", ["first", "last"]),
        ("country=HUN", ["month"]),
        ("document=REF&pact=PACT&limit=1&offset=1", ["month"]),
        ("offset=7", []),
    ],
)
def test_events_are_chosen_by_their_possible_days_types_and_actors(client, small, chosen, keys):
    small(
        events=[
            event("first", "SIGN", "2025-01-01", "ALB;HRV"),
            event("last", "RATIFY", "2025-04-01", "ALB"),
            event("month", "NEGOTIATE", "2025-03", "ALB;HUN"),
        ],
        evidence=[],
        ledger=[],
        assertions=[],
        documents=[rows()["documents"][1]],
    )
    found = told(client, f"/api/events?{chosen}")["events"]
    assert [one["event"] for one in found] == keys


def test_a_country_stands_in_its_pacts_since_events_that_are_told(client):
    found = told(client, f"/api/countries/SRB?as_of={DAY}")
    parties = query.snapshot(loaders.tables(), date.fromisoformat(DAY)).parties
    own = parties[parties["actor"] == "SRB"]
    expected = set(zip(own["instrument"], own["status"], strict=True))
    assert {(pact["instrument"], pact["status"]) for pact in found["pacts"]} == expected
    assert {pact["event"] for pact in found["pacts"]} == {one["event"] for one in found["events"]}
    assert all(one["evidence"] for one in found["events"])
    assert found["actor"]["name"] == "Serbia"
    assert (found["exists"], found["part_of"], found["ruled"]) == (True, None, None)


def test_a_country_that_was_part_of_another_says_so(client):
    found = told(client, "/api/countries/SRB?as_of=1960-01-01")
    assert (found["exists"], found["part_of"]["code"]) == (False, "YUG")


def test_a_pact_has_its_parties_phases_events_and_findings(client):
    found = told(client, f"/api/pacts/TIRANA2025?as_of={DAY}")
    assert [party["actor"] for party in found["parties"]] == ["ALB", "HRV", "XKX"]
    assert found["status"] == "signed"
    assert {phase["actor"] for phase in found["phases"]} >= {"ALB", "HRV", "XKX"}
    assert {one["instrument"] for one in found["events"]} == {"TIRANA2025"}
    expected = check.as_json(check.of_instrument(loaders.tables(), "TIRANA2025"))
    assert found["findings"] == json.loads(json.dumps(expected))
    assert expected


def test_a_document_has_verdicts_and_quotes_but_not_its_text(client, small):
    small()
    found = told(client, "/api/documents/DOC")
    assert [one["verdict"] for one in found["sentences"]] == ["events", "assertion", "none"]
    assert [one["quote"] for one in found["evidence"]] == ["Croatia signed a pact"]
    assert [one["quote"] for one in found["assertions"]] == ["Albania is in NATO"]
    assert [one["document"] for one in found["findings"]] == ["DOC"]
    assert "Rain fell" in TEXT
    assert "Rain" not in json.dumps(found)
    assert told(client, "/api/documents/REF")["sentences"] == []


def test_every_answer_names_its_version_collection_and_terms(client):
    for address in ("", "/snapshot?country=SRB", "/events?limit=1", "/countries/SRB"):
        found = told(client, f"/api{address}")
        assert found["version"] == loaders.tables().version
        assert found["collection"]["key"] == "pactmap"
        assert "licence" in found["collection"]
        assert "short quotations" in found["note"]


def test_the_index_leads_to_every_operation(client):
    found = told(client, "/api")
    values = {"{actor}": "SRB", "{instrument}": "NATO", "{document}": "SEED_000"}
    for link in found["links"].values():
        for name, value in values.items():
            link = link.replace(name, value)
        assert client.get(f"/{link}").status_code == 200
    first, last = query.coverage(loaders.tables())
    assert found["coverage"] == {"first": first.isoformat(), "last": last.isoformat()}


def test_names_that_look_like_html_stay_names_in_json(client, small):
    small(**changed("actors", 0, name="<script>alert(1)</script>"))
    answer = client.get("/api/countries/ALB")
    assert answer.json()["actor"]["name"] == "<script>alert(1)</script>"
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_another_collection_answers_under_its_key(client, tmp_path, monkeypatch):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    world(tmp_path / "one")
    two = world(tmp_path / "two", actors=[*rows()["actors"], row("actors", actor="ZWE")])
    assert [one["key"] for one in told(client, "/api")["collections"]] == ["one", "two"]
    assert told(client, "/api/countries/ZWE?collection=two")["version"] == two.version
    assert client.get("/api/countries/ZWE").status_code == 404
    refused = client.get("/api/countries/ZWE?collection=three")
    assert (refused.status_code, refused.json()["parameter"]) == (404, "collection")


def test_links_and_members_come_as_geojson_by_parameter_or_header(client):
    asked = f"/api/snapshot?as_of={DAY}&country=SRB&status=in_force"
    found = client.get(f"{asked}&format=geojson")
    assert found.headers["content-type"] == "application/geo+json"
    features = [one["properties"] for one in found.json()["features"]]
    links = [one for one in features if one["kind"] == "link"]
    plain = told(client, asked)["links"]
    assert [(one["instrument"], one["a"], one["b"]) for one in links] == [
        (one["instrument"], one["a"], one["b"]) for one in plain
    ]
    (member,) = [one for one in features if one["kind"] == "member"]
    assert member["actor"] == "SRB"
    assert {one["status"] for one in member["memberships"]} == {"in_force"}
    accepted = {"accept": "application/json;q=0.8, application/geo+json"}
    assert client.get(asked, headers=accepted).content == found.content
    assert client.get(f"{asked}&format=json", headers=accepted).json()["links"] == plain


def test_events_come_as_geojson_page_by_page(client):
    plain = told(client, "/api/events?limit=2&offset=4")
    found = told(client, "/api/events?limit=2&offset=4&format=geojson")
    keys = [one["properties"]["event"] for one in found["features"]]
    assert keys == [one["event"] for one in plain["events"]]
    assert found["links"]["next"].startswith("?format=geojson&")
    assert found["total"] == plain["total"]


def test_a_network_tells_ties_pacts_and_the_path_of_two_and_the_blocs_of_all(client):
    found = told(client, f"/api/network?as_of={DAY}&among=USA,JPN&match=all&family=alliance")
    tie = {"instrument": "USA_JPN", "status": "in_force"}
    assert found["ties"] == [
        {"actor": "JPN", "toward": "USA", "obligation": "nonaggression", **tie},
        {"actor": "USA", "toward": "JPN", "obligation": "defense", **tie},
    ]
    assert [(pact["instrument"], pact["actors"]) for pact in found["pacts"]] == [
        ("USA_JPN", ["JPN", "USA"])
    ]
    (step,) = found["path"]
    assert (step["a"], step["b"], step["instrument"]) == ("USA", "JPN", "USA_JPN")
    assert ["NATO"] in [bloc["pacts"] for bloc in found["blocs"]]


def test_a_network_of_none_chosen_has_no_path_and_too_many_are_refused(client):
    found = told(client, f"/api/network?as_of={DAY}")
    assert (found["ties"], found["pacts"], found["path"]) == ([], [], None)
    many = "ALB,BEL,CAN,DNK,FRA,GRC,HRV,HUN,ITA,JPN,KOR"
    assert client.get(f"/api/network?among={many}").status_code == 400
    assert client.get("/api/network?among=ALB,ALB").status_code == 400
    assert client.get("/api/network?among=NOWHERE").status_code == 404

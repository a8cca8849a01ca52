"""The Atom feed: what RFC 4287 asks for is there, and hostile text stays text."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

from data import feed
from data.exports.atom import Addresses, atom
from data.feed import Entry
from geo.words import TYPES
from tests import world

WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
AT = Addresses(
    "https://pacts.example/feed.atom?country=ALB",
    "https://pacts.example/",
    lambda event: f"https://pacts.example/?e={event}&v=1",
    lambda document, sentence: f"https://pacts.example/documents?d={document}&s={sentence}",
)
EVIL = "<script>alert(1)</script>&amp;\x00]]>\ud800"


def written(tables, entries, title="Albania"):
    return ET.fromstring(atom(tables, entries, title, "pactmap", TYPES, AT))


def test_a_feed_says_what_it_is_and_where(tmp_path):
    found = written(world.world(tmp_path), [Entry("signed", WHEN, "new")])
    assert found.findtext(f"{ATOM}title") == "Albania"
    assert found.findtext(f"{ATOM}updated") == "2026-11-22T09:30:00Z"
    assert found.findtext(f"{ATOM}author/{ATOM}name") == "Pactmap contributors"
    assert [(one.get("rel"), one.get("href")) for one in found.findall(f"{ATOM}link")] == [
        ("self", AT.own),
        ("alternate", AT.app),
    ]


def test_an_entry_leads_to_the_map_and_quotes_what_it_rests_on(tmp_path):
    found = written(world.world(tmp_path), [Entry("signed", WHEN, "changed")])
    (entry,) = found.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Changed: Signature, Pact (18 March 2025)"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-22T09:30:00Z"
    assert entry.find(f"{ATOM}link").get("href") == "https://pacts.example/?e=signed&v=1"
    assert [one.get("label") for one in entry.findall(f"{ATOM}category")] == ["Albania", "Croatia"]
    quoted = entry.find(f".//{XHTML}blockquote")
    assert "".join(quoted.itertext()).startswith("“Croatia signed a pact”")
    assert quoted.find(f".//{XHTML}a").get("href") == "https://pacts.example/documents?d=DOC&s=1"


def test_an_entry_keeps_its_id_wherever_the_app_is(tmp_path):
    tables = world.world(tmp_path)
    elsewhere = Addresses("http://other/feed.atom", "http://other/", AT.event, AT.sentence)
    here = written(tables, [Entry("signed", WHEN, "")])
    there = ET.fromstring(
        atom(tables, [Entry("signed", WHEN, "new")], "All", "pactmap", TYPES, elsewhere)
    )
    ids = [found.findtext(f"{ATOM}entry/{ATOM}id") for found in (here, there)]
    assert ids[0] == ids[1]
    assert here.findtext(f"{ATOM}id") != there.findtext(f"{ATOM}id")


def test_hostile_text_is_text_and_what_xml_cannot_hold_is_replaced(tmp_path):
    rows = world.rows()
    rows["events"][0]["summary"] = "<script>alert(1)</script>&amp;\x1b]]>"
    rows["actors"][0]["name"] = "<b>Albania</b>"
    found = written(world.world(tmp_path, **rows), [Entry("signed", WHEN, "")], title=EVIL)
    told = "<script>alert(1)</script>&amp;\ufffd]]>"
    assert found.findtext(f"{ATOM}title") == told + "\ufffd"
    assert found.find(f".//{XHTML}p").text == told
    assert found.find(f".//{ATOM}category").get("label") == "<b>Albania</b>"


def test_a_feed_of_nothing_is_a_feed(tmp_path):
    tables = world.world(tmp_path)
    found = written(tables, feed.entries(tables, [], ["HUN"]))
    assert found.findall(f"{ATOM}entry") == []
    assert found.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"

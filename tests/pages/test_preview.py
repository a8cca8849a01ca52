"""What a page says of itself to who reads only its head."""

from html.parser import HTMLParser

import pytest

from pages.ui import loaders, preview
from tests.first_document import small

BASE = "https://pacts.example.org/"
FIRST = small()


@pytest.fixture(autouse=True)
def first_document(monkeypatch):
    monkeypatch.setenv("PACTMAP_TABLES", str(FIRST.folder))
    loaders.tables(FIRST.folder)


class Head(HTMLParser):
    """Title and properties of a head, and the names of all its elements."""

    def __init__(self, text):
        super().__init__()
        self.names, self.told, self.title = [], {}, ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.names.append(tag)
        pairs = dict(attributes)
        if tag == "meta":
            self.told[pairs.get("property") or pairs["name"]] = pairs["content"]

    def handle_data(self, data):
        self.title += data


def test_a_link_tells_its_view_and_its_picture():
    asked = {"as_of": "2025-03-20", "country": "SRB"}
    head = Head(preview.head("", asked, BASE))
    query = (
        "as_of=2025-03-20&country=SRB&family=all&status=all&layers=none&shade=auto"
        f"&v={FIRST.version}"
    )
    said = (
        "2 pacts: 1 in force, 1 under negotiation."
        " Every link on the map leads to the sentence it rests on."
    )
    assert head.title == "Serbia on 20 March 2025 – Pactmap"
    assert head.told == {
        "description": said,
        "og:type": "website",
        "og:site_name": "Pactmap",
        "og:title": "Serbia on 20 March 2025",
        "og:description": said,
        "og:url": f"{BASE}?{query}",
        "og:image": f"{BASE}share/picture.png?{query}",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Map: Serbia on 20 March 2025",
        "twitter:card": "summary_large_image",
    }


def test_hostile_parameters_are_not_repeated():
    evil = dict.fromkeys(("country", "as_of", "view", "v", "x"), '"><script>alert(1)</script>')
    head = Head(preview.head("", evil, BASE))
    assert set(head.names) == {"title", "meta", "link"}
    assert head.told["og:title"] == "Pacts on 1 April 2025"


def test_readers_of_feeds_find_that_of_the_country():
    told = preview.head("", {"country": "SRB"}, BASE)
    assert (
        f'type="application/atom+xml" title="What is new" href="{BASE}feed.atom?country=SRB"'
        in told
    )
    assert f'href="{BASE}feed.atom"' in preview.head("", {}, BASE)


def test_pages_of_the_menu_have_their_own_title():
    assert preview.head("events", {}, BASE) == "<title>Events – Pactmap</title>"


def test_broken_tables_leave_the_plain_title(monkeypatch, tmp_path):
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    assert preview.head("", {}, BASE) == "<title>Pactmap</title>"

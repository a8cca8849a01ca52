"""What is answered at /share: a preview for crawlers, the map for people, codes of links."""

import re
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from pages.routes import share
from pages.ui import loaders
from tests.first_document import small

FIRST = small()
PERSON = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
CRAWLERS = [
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Twitterbot/1.0",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "WhatsApp/2.23.20.0",
    "TelegramBot (like TwitterBot)",
    "Mastodon/4.3.0 (http.rb/5.2.0; +https://mastodon.social/)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
]
ASKED = "as_of=2025-03-20&country=SRB"


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv("PACTMAP_TABLES", str(FIRST.folder))
    loaders.tables(FIRST.folder)
    app = Starlette(routes=[*share.routes(), Mount("/base", routes=share.routes())])
    return TestClient(app, follow_redirects=False)


def get(client, path, agent):
    return client.get(path, headers={"user-agent": agent})


@pytest.mark.parametrize("agent", CRAWLERS)
def test_crawlers_are_told_title_and_picture(client, agent):
    page = get(client, f"/share?{ASKED}", agent)
    assert page.status_code == 200
    assert page.headers["vary"] == "User-Agent"
    assert '<meta property="og:title" content="Serbia on 20 March 2025">' in page.text
    picture = re.search(r'property="og:image" content="([^"]+)"', page.text)
    assert picture[1].startswith("http://testserver/share/picture.png?as_of=2025-03-20&amp;country")


@pytest.mark.parametrize(
    ("path", "there"),
    [
        (f"/share?{ASKED}", f"./?{ASKED}"),
        ("/share", "./"),
        ("/share?x=//evil.example", "./?x=//evil.example"),
    ],
)
def test_people_are_led_to_the_map(client, path, there):
    answer = get(client, path, PERSON)
    assert answer.status_code == 302
    assert answer.headers["location"] == there


def test_a_crawlers_page_repeats_nothing_hostile(client):
    page = get(client, '/share?country="><script>&x=<script>&as_of=<b>', CRAWLERS[0])
    assert "<script" not in page.text
    assert "<b>" not in page.text


def test_below_a_path_the_address_has_it(client):
    page = get(client, f"/base/share?{ASKED}", CRAWLERS[0])
    assert 'content="http://testserver/base/?as_of=2025-03-20&amp;country=SRB' in page.text


def test_a_code_is_a_picture_of_the_link(client):
    answer = client.get(f"/share/qr.svg?{ASKED}")
    assert answer.headers["content-type"] == "image/svg+xml"
    drawn = ElementTree.fromstring(answer.text)
    assert drawn.tag.endswith("svg")
    assert answer.text != client.get("/share/qr.svg?as_of=2025-03-21&country=SRB").text
    assert answer.text == client.get(f"/share/qr.svg?{ASKED}&evil=https://evil.example").text


def test_a_code_that_would_be_too_large_is_refused(client):
    answer = client.get(f"/share/qr.svg?shade={'A' * 1300}")
    assert answer.status_code == 400
    assert "too long" in answer.text


@pytest.mark.parametrize(
    ("path", "agent"),
    [(f"/share?{ASKED}", CRAWLERS[0]), (f"/share/qr.svg?{ASKED}", PERSON)],
)
def test_what_repeats_the_host_that_was_asked_is_kept_by_nobody_else(
    client, monkeypatch, path, agent
):
    evil = {"host": "evil.example", "user-agent": agent}
    assert client.get(path, headers=evil).headers["cache-control"] == "private, no-cache"
    monkeypatch.setenv("PACTMAP_URL", "https://pacts.example.org")
    named = client.get(path, headers=evil)
    assert "public" in named.headers["cache-control"]
    assert "evil" not in named.text


def test_pictures_near_enough_are_one(client):
    first = client.get(f"/share/picture.png?{ASKED}&view=44.01,20.02,5.1")
    other = client.get(f"/share/picture.png?{ASKED}&view=43.98,19.97,5.0")
    far = client.get(f"/share/picture.png?{ASKED}&view=48.0,20.0,5.0")
    assert first.headers["etag"] == other.headers["etag"] != far.headers["etag"]

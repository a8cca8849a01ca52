"""Who may edit where editing is hosted: by login at a real provider, checked in the store."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from data.store.access import Editor, Refused
from data.store.decisions import Change
from data.tables import Tables
from pages.ui import editing
from tests.browser.hosted import COOKIE_SECRET, Hosted, hosted, proposal, sign_in, sign_out
from tests.browser.reader import Reader

WORKSHEET = "review?document=SEED_000"
ANA = {"name": "Ana Novak", "email": "ana@example.org", "email_verified": True}
TOO_OLD = "The login is older than 12 hours – log in again."


@pytest.fixture(scope="module")
def site(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    with hosted(tmp_path_factory.mktemp("hosted"), tables) as running:
        yield running


@pytest.fixture(scope="module")
def browsers(chromium: Browser, site: Hosted) -> Iterator[list[Reader]]:
    """The browsers at which visitors sit in turn: of one who left, only what is cached stays."""
    found: list[Reader] = []
    yield found
    for visitor in found:
        visitor.context.close()


@pytest.fixture
def comes(
    chromium: Browser, site: Hosted, browsers: list[Reader]
) -> Iterator[Callable[[], Reader]]:
    """Makes visitors with a browser each; none asks a host for anything but app and provider."""
    free, visitors = browsers.copy(), list[Reader]()

    def come() -> Reader:
        if not free:
            browsers.append(site.visitor(chromium))
            free.append(browsers[-1])
        visitors.append(free.pop(0))
        return visitors[-1]

    yield come
    problems = [problem for visitor in visitors for problem in visitor.watch.problems()]
    for visitor in visitors:
        visitor.make_room()
    assert problems == []
    assert "Traceback" not in site.server.log.read_text("utf-8")


@dataclass(frozen=True)
class Soon:
    """Una, whose login of almost twelve hours ends at `ends` (seconds of the epoch)."""

    visitor: Reader
    ends: float


@pytest.fixture(scope="module")
def soon(chromium: Browser, site: Hosted) -> Iterator[Soon]:
    """Una at a worksheet. She is there from the first test of this file to its last, so that her
    login runs out while others are tested."""
    ends = time.time() + 45  # until then the first test must be done
    claims = {"name": "Una", "email": "una@example.org", "email_verified": True}
    site.provider.knows("soon", **claims, iat=int(ends) - 12 * 60 * 60)
    visitor = site.visitor(chromium)
    sign_in(visitor, "soon")
    visitor.open(WORKSHEET)
    yield Soon(visitor, ends)
    problems = visitor.watch.problems()
    visitor.context.close()
    assert problems == []


def now() -> datetime:
    return datetime.now(UTC)


def login(**claims: object) -> Editor:
    """The identity that a login with these claims gives, whoever made it up."""
    return editing.of_claims({"iat": now().timestamp() - 1, **ANA, **claims})


def expect_refused(site: Hosted, editor: Editor, why: str) -> None:
    """No write function of the app's store takes anything from this identity."""
    before = site.actions()
    change = Change("candidates", "forged", 0, None, {"state": "rejected", "events": []})
    with site.store() as store:
        writes = [
            lambda: store.decide(editor, "reject", "SEED_000", [change], now=now()),
            lambda: store.undo(editor, 1, now=now()),
            lambda: store.receive(editor, "a.txt", "text/plain", b"A.", "A.", now=now()),
            lambda: store.sign_out(editor, now=now()),
        ]
        for write in writes:
            with pytest.raises(Refused, match=why):
                write()
        assert store.receipts() == []
    assert site.actions() == before


def expect_no_review(visitor: Reader) -> None:
    """The page says who may come in, and shows nothing of the documents."""
    for page in (WORKSHEET, "history?subject=events/srb-hun-talks"):
        visitor.open(page)
        main = visitor.page.get_by_test_id("stMain")
        expect(main.get_by_role("article")).to_have_count(0)
        expect(main.get_by_role("combobox")).to_have_count(1)  # the search in the bar
        expect(main).not_to_contain_text("Serbia")
        expect(main).not_to_contain_text("Add a document")


def test_a_login_of_almost_twelve_hours_still_writes(site: Hosted, soon: Soon) -> None:
    before = site.actions()
    proposal(soon.visitor, 2).get_by_role("button", name="Reject").click()
    soon.visitor.until(site.actions, lambda seen: len(seen) == len(before) + 1)
    assert time.time() < soon.ends


def test_an_editor_who_signed_in_decides_under_his_name(site: Hosted, comes) -> None:
    site.provider.knows("ana", **ANA)
    visitor = comes()
    sign_in(visitor, "ana")
    expect(visitor.page.get_by_text("Signed in as Ana Novak · ana@example.org")).to_be_visible()
    visitor.open(WORKSHEET)
    before = site.actions()
    proposal(visitor, 1).get_by_role("button", name="Reject").click()
    visitor.until(site.actions, lambda seen: seen != before)
    assert site.actions() == [*before, ("Ana Novak", "ana@example.org", "oidc", "reject")]


def test_the_list_knows_no_capitals_and_a_name_may_be_missing(site: Hosted, comes) -> None:
    site.provider.knows("ben", email="ben@example.org", email_verified=True)
    visitor = comes()
    sign_in(visitor, "ben")
    expect(visitor.page.get_by_text("Signed in as ben@example.org", exact=True)).to_be_visible()
    expect(visitor.page.get_by_text("Add a document")).to_be_visible()


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        (
            {"email": "eve@example.org"},
            "You may not edit: 'eve@example.org' is no editor here – ask to be added",
        ),
        ({"email_verified": False}, "You may not edit: the address ana@example.org is not verif"),
    ],
)
def test_who_may_not_edit_is_told_so_and_writes_nothing(
    site: Hosted, comes, claims: dict[str, object], why: str
) -> None:
    site.provider.knows("eve", **{**ANA, **claims})
    visitor = comes()
    sign_in(visitor, "eve")
    expect(visitor.page.get_by_role("alert")).to_contain_text(why)
    expect_no_review(visitor)
    expect_refused(site, login(**claims), why.partition(": ")[2][:20])


def test_a_login_of_yesterday_is_refused(site: Hosted, comes) -> None:
    yesterday = int(time.time()) - 13 * 60 * 60
    site.provider.knows("late", **ANA, iat=yesterday)
    visitor = comes()
    sign_in(visitor, "late")
    expect(visitor.page.get_by_role("alert")).to_contain_text("login is older than 12 hours")
    expect(visitor.button("Sign in again")).to_be_visible()
    expect_no_review(visitor)
    expect_refused(site, login(iat=yesterday), "older than 12 hours")
    expect_refused(site, login(iat=None), "older than 12 hours")
    expect_refused(site, login(iat=time.time() + 3600), "of the future")


def test_after_signing_out_no_copy_of_the_login_writes(site: Hosted, comes) -> None:
    site.provider.knows("ana", **ANA)
    visitor, thief = comes(), comes()
    sign_in(visitor, "ana")
    thief.context.add_cookies(visitor.context.cookies())
    thief.open(WORKSHEET)
    expect(proposal(thief, 3)).to_be_visible()
    copied = login()
    sign_out(visitor)
    expect(visitor.button("Sign in")).to_be_visible()
    assert site.actions()[-1] == ("Ana Novak", "ana@example.org", "oidc", "signout")
    written = site.actions()
    proposal(thief, 3).get_by_role("button", name="Reject").click()
    told = "Not saved. You have signed out since this login – log in again."
    expect(thief.page.get_by_text(told).first).to_be_visible()
    thief.open("review")
    expect(thief.page.get_by_role("alert")).to_contain_text("you have signed out since")
    assert site.actions() == written
    expect_refused(site, copied, "signed out since this login")
    time.sleep(1)  # tokens tell whole seconds: the next one must be of a later one
    sign_in(visitor, "ana")
    expect(visitor.page.get_by_text("Add a document")).to_be_visible()


def test_the_cookie_of_a_login_lives_for_twelve_hours(site: Hosted, comes) -> None:
    site.provider.knows("ana", **ANA)
    visitor = comes()
    sign_in(visitor, "ana")
    held = {cookie["name"]: cookie for cookie in visitor.context.cookies()}
    left = timedelta(seconds=held["_streamlit_user"]["expires"] - time.time())
    assert timedelta(hours=11, minutes=59) < left <= timedelta(hours=12)
    assert held["_streamlit_user"]["httpOnly"]


def test_without_a_login_there_is_nothing_but_the_door(site: Hosted, comes) -> None:
    visitor = comes()
    visitor.open("review")
    expect(visitor.button("Sign in")).to_be_visible()
    expect(visitor.button("Sign out")).to_have_count(0)
    expect_no_review(visitor)
    visitor.open("")
    expect(visitor.menu("Review")).to_be_visible()


@pytest.mark.parametrize(
    ("secret", "button"), [("a secret of somebody else", "Sign in"), (COOKIE_SECRET, "Sign out")]
)
def test_a_cookie_counts_only_if_it_is_signed_with_our_secret(
    site: Hosted, comes, secret: str, button: str
) -> None:
    origin = site.server.address
    claims = {**ANA, "iat": int(time.time()), "is_logged_in": True, "origin": origin}
    value = create_signed_value(secret, "_streamlit_user", json.dumps(claims)).decode()
    visitor = comes()
    visitor.context.add_cookies([{"name": "_streamlit_user", "value": value, "url": origin}])
    visitor.open("review")
    expect(visitor.button(button)).to_be_visible()
    expect(visitor.page.get_by_text("Add a document")).to_have_count(int(button == "Sign out"))


def test_a_local_identity_is_worth_nothing_where_editing_is_by_login(site: Hosted) -> None:
    expect_refused(site, replace(login(), how="local"), "editing is for oidc editors here")


def test_who_denies_at_the_provider_is_not_signed_in(site: Hosted, comes) -> None:
    visitor = comes()
    visitor.open("review")
    visitor.button("Sign in").click()
    visitor.button("Deny").click()
    visitor.page.wait_for_url("**/review")
    expect(visitor.button("Sign in")).to_be_visible()


def test_a_login_ends_after_twelve_hours_in_a_session_that_stays_open(
    site: Hosted, soon: Soon
) -> None:
    written = site.actions()
    soon.visitor.page.wait_for_timeout(max(0, (soon.ends - time.time()) * 1000))
    proposal(soon.visitor, 2).get_by_role("button", name="Reject").click()
    expect(soon.visitor.page.get_by_text(f"Not saved. {TOO_OLD}").first).to_be_visible()
    assert site.actions() == written

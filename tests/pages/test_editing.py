"""Who edits in a page run, under which settings nobody may, and what a reading process leaves."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit import config

from data.store.access import Editor
from pages.ui import editing, navigation
from pages.ui.editing import CannotStart, check_secrets, check_start, is_loopback, of_claims
from tests.first_document import small

ROOT = Path(__file__).parents[2]
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
AUTH = {
    "redirect_uri": "https://edit.example.org/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "pactmap",
    "client_secret": "secret",
    "server_metadata_url": "https://login.example.org/.well-known/openid-configuration",
}
HERE = "http://localhost:{port}/oauth2callback"
VISIT = """
import json, os, sys
import app
from streamlit.testing.v1 import AppTest
visit = AppTest.from_file(os.path.abspath("app.py"), default_timeout=120).run()
said = [list(visit.exception)]
for page in ("events", "documents", "checks", "about"):
    visit.switch_page(f"pages/views/{page}.py").run()
    said.append([title.value for title in visit.title])
print(json.dumps({"said": said, "modules": sorted(sys.modules)}))
"""


@pytest.fixture
def bound() -> Iterator:
    """Sets the address that the server is said to listen on."""
    before = config.get_option("server.address")
    yield lambda address: config.set_option("server.address", address)
    config.set_option("server.address", before)


def test_the_claims_of_a_provider_name_the_editor() -> None:
    claims = {
        "sub": "1",
        "name": " Ana\nNovak ",
        "email": "ana@example.org",
        "email_verified": True,
        "iat": 1_795_000_000,
    }
    issued = datetime(2026, 11, 18, 11, 6, 40, tzinfo=UTC)
    assert of_claims(claims) == Editor("Ana Novak", "ana@example.org", True, issued, "oidc")


@pytest.mark.parametrize(
    ("claims", "editor"),
    [
        ({}, Editor("", "", False, LONG_AGO, "oidc")),
        ({"email": "a@b.c"}, Editor("a@b.c", "a@b.c", False, LONG_AGO, "oidc")),
        ({"name": ["Ana"], "email": 7}, Editor("", "", False, LONG_AGO, "oidc")),
        ({"email_verified": "true", "iat": "1"}, Editor("", "", False, LONG_AGO, "oidc")),
        ({"email_verified": 1, "iat": True}, Editor("", "", False, LONG_AGO, "oidc")),
        ({"iat": 1e30}, Editor("", "", False, LONG_AGO, "oidc")),
        ({"iat": float("nan")}, Editor("", "", False, LONG_AGO, "oidc")),
    ],
)
def test_what_a_provider_does_not_say_counts_against_the_editor(
    claims: dict[str, object], editor: Editor
) -> None:
    assert of_claims(claims) == editor


@pytest.mark.parametrize(
    "address", ["localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]", "::ffff:127.0.0.1"]
)
def test_these_addresses_are_of_this_computer(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize(
    "address",
    ["", "0.0.0.0", "::", "192.168.1.7", "::ffff:10.0.0.1", "localhost.evil.example", "unix:///s"],
)
def test_these_addresses_are_not(address: str) -> None:
    assert not is_loopback(address)


def test_a_local_editor_has_a_name_by_setting_or_by_login(monkeypatch, bound) -> None:
    bound("localhost")
    monkeypatch.setenv("PACTMAP_EDITING", "local")
    monkeypatch.setenv("PACTMAP_EDITOR", " Ana  Novak ")
    editor = editing.current_editor()
    assert editor is not None
    assert (editor.name, editor.email, editor.verified, editor.how) == (
        "Ana Novak",
        "",
        False,
        "local",
    )
    monkeypatch.delenv("PACTMAP_EDITOR")
    monkeypatch.setenv("LOGNAME", "ana")
    assert (named := editing.current_editor()) is not None
    assert named.name == "ana"


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "::1"])
def test_local_editing_starts_on_this_computer(monkeypatch, bound, address: str) -> None:
    bound(address)
    monkeypatch.setenv("PACTMAP_EDITING", "local")
    check_start()
    assert editing.current_editor() is not None


@pytest.mark.parametrize("address", [None, "0.0.0.0", "::", "192.168.1.7", "example.org"])
def test_local_editing_is_refused_where_others_can_reach_the_server(
    monkeypatch, bound, address: str | None
) -> None:
    bound(address)
    monkeypatch.setenv("PACTMAP_EDITING", "local")
    assert editing.current_editor() is None
    with pytest.raises(CannotStart) as refused:
        check_start()
    assert str(refused.value) == (
        f"PACTMAP_EDITING is local and the server listens on {address or 'every address'}"
        " – start it with --server.address localhost, or set PACTMAP_EDITING to oidc"
    )


def test_editing_is_off_by_default_and_then_nothing_is_asked(monkeypatch, bound) -> None:
    bound("0.0.0.0")
    monkeypatch.delenv("PACTMAP_EDITING", raising=False)
    check_start()
    assert editing.current_editor() is None
    assert navigation.paths() == ("events", "documents", "checks", "about")
    monkeypatch.setenv("PACTMAP_EDITING", "oidc")
    assert navigation.paths() == ("events", "documents", "checks", "about", "review", "history")


def test_an_unknown_way_of_editing_and_an_empty_list_are_refused(monkeypatch) -> None:
    monkeypatch.setenv("PACTMAP_EDITING", "on")
    with pytest.raises(CannotStart, match="PACTMAP_EDITING is 'on' – set it to local or oidc"):
        check_start()
    monkeypatch.setenv("PACTMAP_EDITING", "oidc")
    monkeypatch.setenv("PACTMAP_EDITORS", " , ")
    with pytest.raises(CannotStart, match="PACTMAP_EDITORS is empty – list the mail addresses"):
        check_start()


def test_headers_that_overrule_a_login_are_refused(monkeypatch) -> None:
    monkeypatch.setenv("PACTMAP_EDITING", "oidc")
    monkeypatch.setenv("PACTMAP_EDITORS", "ana@example.org")
    config.set_option("server.trustedUserHeaders", {"X-Email": "email"})
    try:
        with pytest.raises(CannotStart, match="trustedUserHeaders could overrule a login – leave"):
            check_start()
    finally:
        config.set_option("server.trustedUserHeaders", {})


def test_whole_secrets_are_accepted() -> None:
    check_secrets(AUTH)
    check_secrets({**AUTH, "redirect_uri": HERE})


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"client_id": ""}, "has no client_id – see “Editing” in README.md"),
        ({"cookie_secret": "short"}, "is too short – take 32 random characters or more"),
        ({"redirect_uri": "http://edit.example.org/oauth2callback"}, "redirect_uri of .* https"),
        ({"server_metadata_url": "http://login.example.org/"}, "server_metadata_url of .* https"),
    ],
)
def test_secrets_that_are_missing_or_unsafe_are_refused(change: dict[str, str], why: str) -> None:
    with pytest.raises(CannotStart, match=why):
        check_secrets({**AUTH, **change})


def test_a_reading_process_knows_no_store_no_login_and_no_secrets(tmp_path: Path) -> None:
    """Every page is run as a reader would; nothing new lies in the app's folder after it."""
    environment = {**os.environ, "PACTMAP_TABLES": str(small().folder), "HOME": str(tmp_path)}
    before = tracked()
    done = subprocess.run(
        [sys.executable, "-B", "-W", "ignore", "-c", VISIT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert [len(said) for said in told["said"]] == [0, 1, 1, 1, 1]
    loaded = set(told["modules"])
    assert {"app", "data.tables", "pages.ui.editing", "pages.guard.editors"} <= loaded
    barred = ("sqlalchemy", "pg8000", "authlib", "joserfc", "data.store", "data.review")
    barred += ("data.extract", "data.intake", "pages.ui.reviewing", "pypdf", "trafilatura", "lxml")
    found = [name for name in loaded if f"{name}.".startswith(tuple(f"{b}." for b in barred))]
    assert found == []
    assert tracked() == before


def tracked() -> set[Path]:
    """What lies in the app's folder, the store's `var/` included."""
    return {*ROOT.iterdir(), *(ROOT / "var").rglob("*")}

"""Who may write: nobody by default, a local editor, or a verified and listed one for 12 hours."""

from dataclasses import replace
from datetime import timedelta

import pytest

from data.store.access import Editor, Refused, Settings, check
from tests.data.store.editors import ANA, LOCAL, NOW

HOSTED = Settings("oidc", frozenset({"ana@example.org"}))
LOGGED_IN = replace(ANA, how="oidc")


def test_a_local_editor_may_write_where_editing_is_local() -> None:
    check(ANA, LOCAL, NOW)
    check(Editor("Ana", "", False, NOW - timedelta(days=9)), LOCAL, NOW)


@pytest.mark.parametrize(
    "editor",
    [
        LOGGED_IN,
        replace(LOGGED_IN, email=" Ana@Example.ORG "),
        replace(LOGGED_IN, issued_at=NOW - timedelta(hours=12)),
        replace(LOGGED_IN, issued_at=NOW + timedelta(minutes=2)),  # clocks differ
    ],
)
def test_a_verified_listed_editor_may_write_for_twelve_hours(editor: Editor) -> None:
    check(editor, HOSTED, NOW)


@pytest.mark.parametrize(
    ("editor", "settings", "why"),
    [
        (ANA, Settings(), "editing is off – set PACTMAP_EDITING to local or oidc"),
        (LOGGED_IN, Settings(), "editing is off – set PACTMAP_EDITING to local or oidc"),
        (LOGGED_IN, LOCAL, "editing is for local editors here – log in that way"),
        (ANA, HOSTED, "editing is for oidc editors here – log in that way"),
        (replace(ANA, name=" "), LOCAL, "the editor has no name – log in again"),
        (
            replace(LOGGED_IN, verified=False),
            HOSTED,
            "the address ana@example.org is not verified – verify it with your provider",
        ),
        (
            replace(LOGGED_IN, email="eve@example.org"),
            HOSTED,
            "'eve@example.org' is no editor here – ask to be added to PACTMAP_EDITORS",
        ),
        (
            replace(LOGGED_IN, email=""),
            replace(HOSTED, editors=frozenset({""})),
            "'' is no editor here – ask to be added to PACTMAP_EDITORS",
        ),
        (
            replace(LOGGED_IN, issued_at=NOW + timedelta(minutes=2, seconds=1)),
            HOSTED,
            "the login is of the future – log in again",
        ),
        (
            replace(LOGGED_IN, issued_at=NOW - timedelta(hours=12, seconds=1)),
            HOSTED,
            "the login is older than 12 hours – log in again",
        ),
    ],
)
def test_nobody_else_may_write(editor: Editor, settings: Settings, why: str) -> None:
    with pytest.raises(Refused) as refused:
        check(editor, settings, NOW)
    assert str(refused.value) == why


@pytest.mark.parametrize("verified", ["true", 1, None])
def test_verified_is_nothing_but_true(verified: object) -> None:
    with pytest.raises(Refused, match="is not verified"):
        check(replace(LOGGED_IN, verified=verified), HOSTED, NOW)


def test_the_environment_says_who_edits() -> None:
    listed = {"PACTMAP_EDITING": "oidc", "PACTMAP_EDITORS": " Ana@example.org,, ben@example.org "}
    assert Settings.from_environment({}) == Settings()
    assert Settings.from_environment(listed) == Settings(
        "oidc", frozenset({"ana@example.org", "ben@example.org"})
    )


def test_an_unknown_way_of_editing_is_refused() -> None:
    with pytest.raises(ValueError, match="PACTMAP_EDITING is 'yes' – set it to local or oidc"):
        Settings.from_environment({"PACTMAP_EDITING": "yes"})

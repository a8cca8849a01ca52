"""The worksheet by keyboard: judged at once, saved behind, taken back, shared with others."""

import pytest
from playwright.sync_api import expect

from tests.browser.editor import TEXT, Editor, Office
from tests.browser.reader import Reader


def test_the_menu_has_the_review_and_the_list_its_documents(editor: Reader, office: Office) -> None:
    office.receive("LISTED", title="Treaty *signed*, <b>they</b> say")
    editor.open("review")
    entries = editor.page.get_by_test_id("stPageLink-NavLink")
    expect(entries.filter(has_text="Review").first).to_be_visible()
    expect(editor.page.get_by_text("0 of 3 sentences").first).to_be_visible()
    editor.page.get_by_role("link", name="Treaty *signed*, <b>they</b> say").click()
    expect(editor.heading("Treaty *signed*, <b>they</b> say", level=1)).to_be_visible()
    expect(editor.page.get_by_role("region", name="Worksheet")).to_be_visible()


def test_a_document_is_judged_by_keyboard_alone(editor: Reader, office: Office) -> None:
    office.receive("KEYS")
    ana = Editor(editor, "KEYS")
    assert ana.current().startswith("Proposal: Signature")
    ana.press("a")
    assert ana.current().startswith("Proposal: Ratification")
    ana.press("r")
    assert ana.current() == "Sentence 3, to decide"
    ana.press("n")
    ana.saved()
    assert [ana.told(n) for n in (1, 2, 3)] == [
        "reports events",
        "nothing to code",
        "nothing to code",
    ]
    assert ana.progress() == "All 3 sentences decided"
    bar = ana.page.get_by_role("progressbar", name="Sentences decided")
    expect(bar).to_have_attribute("aria-valuenow", "3")
    assert office.verbs("KEYS") == [("Ana", "accept"), ("Ana", "reject"), ("Ana", "none")]
    ana.press("k", "k", "k", "k")
    assert ana.current().startswith("Event: Signature")
    ana.press("u")
    expect(ana.row(3)).to_have_attribute("data-state", "open")
    ana.saved()
    assert office.verbs("KEYS")[-1] == ("Ana", "undo")


def test_an_accept_shows_at_once_and_is_confirmed_later(editor: Reader, office: Office) -> None:
    office.receive("SLOW")
    editor.move_away()
    ana = Editor(editor, "SLOW")
    state = ana.page.evaluate(
        """() => new Promise((done) => {
            const host = document.querySelectorAll("*");
            const root = [...host].map((one) => one.shadowRoot)
                .find((found) => found?.querySelector(".pm-sheet"));
            root.querySelector("[data-sentence='1'] button.pm-primary").click();
            const row = root.querySelector("[data-sentence='1']");
            done([row.dataset.state, root.querySelector(".pm-saved").textContent]);
        })"""
    )
    assert state == ["events", "Saving …"]
    ana.saved()
    expect(ana.card(1, "Event")).to_contain_text("Accepted by Ana")
    assert office.verbs("SLOW") == [("Ana", "accept")]


def test_a_reload_before_the_answer_loses_nothing(editor: Reader, office: Office) -> None:
    office.receive("RELOAD")
    editor.move_away()
    ana = Editor(editor, "RELOAD")
    ana.press("a", "r")
    ana.page.reload()
    expect(ana.row(1)).to_have_attribute("data-state", "events")
    expect(ana.row(2)).to_have_attribute("data-state", "none")
    ana.saved()
    assert office.verbs("RELOAD") == [("Ana", "accept"), ("Ana", "reject")]


def test_who_comes_second_is_told_and_may_insist(editor: Reader, office: Office) -> None:
    found = office.receive("TWO")
    ana = Editor(editor, "TWO")
    office.decide(found, "reject", candidate=found.candidates[0].id)
    ana.press("a")
    note = ana.row(1).get_by_role("alert")
    expect(note).to_contain_text("somebody else was first")
    expect(note).to_contain_text("Bo rejected this just now")
    expect(ana.card(1, "Rejected")).to_be_visible()
    expect(ana.page.locator(".pm-saved")).to_have_text("Not everything is saved")
    note.get_by_role("button", name="Save mine all the same").click()
    ana.saved()
    expect(ana.card(1, "Event")).to_be_visible()
    assert office.verbs("TWO") == [("Bo", "reject"), ("Ana", "accept")]


def test_what_was_typed_survives_a_conflict(editor: Reader, office: Office) -> None:
    found = office.receive("TYPED")
    ana = Editor(editor, "TYPED")
    ana.press("e")
    ana.form().get_by_label("Summary").fill("My own words.")
    office.decide(found, "accept", candidate=found.candidates[0].id)
    ana.press("Control+Enter")
    note = ana.row(1).get_by_role("alert").filter(has_text="Bo accepted this just now")
    expect(note).to_contain_text("What you typed is kept in the form.")
    expect(ana.form().get_by_label("Summary")).to_have_value("My own words.")


def test_keys_are_no_commands_while_one_types(editor: Reader, office: Office) -> None:
    office.receive("TYPING")
    ana = Editor(editor, "TYPING")
    ana.press("e")
    box = ana.form().get_by_label("Summary")
    box.fill("")
    box.press_sequentially("nar?uj")
    expect(box).to_have_value("nar?uj")
    ana.press("Escape")
    expect(ana.form()).to_have_count(0)
    assert ana.progress() == "0 of 3 sentences decided"
    assert office.verbs("TYPING") == []


def test_the_keys_are_listed_and_the_list_is_no_trap(editor: Reader, office: Office) -> None:
    office.receive("HELP")
    ana = Editor(editor, "HELP")
    ana.press("j", "?")
    overlay = ana.page.get_by_role("dialog", name="Keys")
    expect(overlay).to_contain_text("Accept the proposal as it is")
    ana.press("Escape")
    expect(overlay).to_have_count(0)
    ana.press("?")
    overlay.get_by_role("button", name="Close").click()
    expect(overlay).to_have_count(0)
    inside = "Boolean(document.activeElement?.shadowRoot?.querySelector('.pm-sheet'))"
    seen = []
    for _ in range(40):
        ana.press("Tab")
        seen.append(ana.page.evaluate(inside))
    assert set(seen) == {True, False}, "Tab goes through the worksheet and out of it"


def test_keys_shown_again_at_once_stay(editor: Reader, office: Office) -> None:
    office.receive("AT_ONCE")
    ana = Editor(editor, "AT_ONCE")
    ana.press("?")
    overlay = ana.page.get_by_role("dialog", name="Keys")
    overlay.evaluate(
        """async (shown) => {
            const key = { key: "?", bubbles: true };
            shown.close();
            document.body.dispatchEvent(new KeyboardEvent("keydown", key));
            await new Promise((resolve) => setTimeout(resolve, 200));
        }"""
    )
    expect(overlay).to_have_count(1)


@pytest.mark.parametrize("where", ["title", "text"])
def test_a_hostile_document_is_only_text(editor: Reader, office: Office, where: str) -> None:
    evil = "<img src=x onerror=alert(1)>${alert(2)}{{7*7}}"
    text = f"Serbia and Hungary signed {evil} a treaty on 2 May 2025."
    if where == "title":
        office.receive("EVIL_TITLE", title=evil)
        Editor(editor, "EVIL_TITLE")
        expect(editor.heading(evil, level=1)).to_be_visible()
        return
    office.receive("EVIL_TEXT", text=text)
    ana = Editor(editor, "EVIL_TEXT")
    expect(ana.row(1).locator(".pm-words")).to_have_text(text)
    ana.press("+")
    form = ana.form()
    form.get_by_label("Summary").fill(evil)
    form.get_by_role("combobox", name="Pact").fill(evil)
    ana.press("Control+Enter")
    expect(form.get_by_text("Choose one").first).to_be_visible()
    expect(ana.page.locator("img[src=x]")).to_have_count(0)


def test_an_unknown_document_is_named(editor: Reader) -> None:
    editor.open("review?document=<b>NONE</b>")
    expect(editor.page.get_by_role("alert")).to_contain_text("There is no document “<b>NONE</b>”")


def test_the_text_of_the_document_stands_there_as_it_was_received(
    editor: Reader, office: Office
) -> None:
    office.receive("WHOLE")
    ana = Editor(editor, "WHOLE")
    words = [ana.row(n).locator(".pm-words").text_content() for n in (1, 2, 3)]
    assert "".join(words).split() == TEXT.split() or " ".join(words).split() == TEXT.split()


def test_a_click_leaves_the_keys_where_one_is(editor: Reader, office: Office) -> None:
    office.receive("CLICK")
    ana = Editor(editor, "CLICK")
    ana.card(2, "Proposal").get_by_role("button", name="Accept").click()
    ana.saved()
    assert ana.current().startswith("Event: Ratification")
    ana.press("j")
    assert ana.current() == "Sentence 3, to decide"
    ana.press("n", "u")
    expect(ana.page.get_by_role("status").filter(has_text="Taking back")).to_be_visible()

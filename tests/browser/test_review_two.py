"""Two editors on one document, and one who changes his mind: nothing is doubled or stuck."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.editor import Editor, Office
from tests.browser.reader import Reader


def do_something_else(ana: Editor) -> None:
    ana.row(3).click()
    ana.press("n")
    expect(ana.card(1, "Event")).to_be_visible()


def reload(ana: Editor) -> None:
    ana.page.reload()
    expect(ana.card(1, "Event")).to_be_visible()


@pytest.mark.parametrize("meanwhile", [do_something_else, reload])
def test_a_form_is_saved_as_its_editor_saw_things_when_it_was_opened(
    editor: Reader, office: Office, meanwhile: Callable[[Editor], None]
) -> None:
    key = f"STALE_{meanwhile.__name__.upper()}"
    found = office.receive(key)
    ana = Editor(editor, key)
    ana.press("e")
    ana.form().get_by_label("Summary").fill("My own words.")
    office.decide(found, "accept", candidate=found.candidates[0].id)
    meanwhile(ana)
    ana.form().get_by_label("Summary").press("Control+Enter")
    note = ana.row(1).get_by_role("alert").filter(has_text="Bo accepted this just now")
    note.get_by_role("button", name="Save mine all the same").click()
    ana.saved()
    expect(ana.card(1, "Event")).to_have_count(1)
    expect(ana.card(1, "Event")).to_contain_text("My own words.")


def test_a_form_of_what_somebody_removed_is_refused_at_its_sentence(
    editor: Reader, office: Office
) -> None:
    found = office.receive("GONE")
    made = office.decide(found, "accept", candidate=found.candidates[0].id)
    (event,) = [one.key for one in made if one.kind == "events"]
    ana = Editor(editor, "GONE")
    ana.press("e")
    expect(ana.form()).to_be_visible()
    office.decide(found, "reject", event=event, sentence=1)
    ana.row(3).click()
    ana.press("n")
    ana.saved()  # the worksheet knows now that the event is gone
    ana.form().get_by_label("Summary").press("Control+Enter")
    expect(ana.row(1).get_by_role("alert")).to_contain_text("There is no such event any more")


def test_what_was_taken_back_can_be_accepted_again(editor: Reader, office: Office) -> None:
    office.receive("AGAIN")
    ana = Editor(editor, "AGAIN")
    for _ in range(2):
        ana.card(1, "Proposal").get_by_role("button", name="Accept").click()
        ana.saved()
        expect(ana.card(1, "Event")).to_be_visible()
        ana.press("u")
        ana.saved()
        expect(ana.card(1, "Proposal")).to_be_visible()
    expect(ana.row(1).get_by_role("alert")).to_have_count(0)


def test_a_reason_is_kept_with_what_it_is_for(editor: Reader, office: Office) -> None:
    office.receive("WHY")
    ana = Editor(editor, "WHY")
    ana.press("w")
    ana.page.get_by_label("Why", exact=True).fill("A rumour only")
    ana.press("Enter", "r")
    ana.saved()
    expect(ana.card(1, "Rejected")).to_be_visible()
    ana.press("e")
    ana.form().get_by_label("Why").fill("Two sources")
    ana.press("Control+Enter")
    ana.saved()
    whys = [(found.kind, found.why) for found in office.store.decisions("WHY") if found.why]
    assert {why for kind, why in whys if kind == "candidates"} == {"A rumour only", "Two sources"}


def test_a_document_says_what_supersedes_it(editor: Reader, office: Office) -> None:
    office.receive("OLDER")
    office.receive("NEWER", supersedes="OLDER")
    Editor(editor, "OLDER")
    expect(editor.page.get_by_text("superseded by NEWER")).to_be_visible()
    Editor(editor, "NEWER")
    expect(editor.page.get_by_text("newer revision of OLDER")).to_be_visible()

"""The forms of the review: vocabularies, search, dates said back, quotes that move, drafts."""

import pytest
from playwright.sync_api import Locator, expect

from data.tables import by_key
from tests.browser.editor import Editor, Office
from tests.browser.reader import Reader


def find(form: Locator, field: str, words: str, option: str) -> None:
    """Search in a field and take an option by keyboard."""
    box = form.get_by_role("combobox", name=field, exact=True)
    box.fill(words)
    choices = form.page.get_by_role("listbox", name=field, exact=True).get_by_role("option")
    expect(choices.filter(has_text=option).first).to_be_visible()
    for _ in range(choices.count()):
        if option in choices.and_(form.page.locator("[aria-selected=true]")).inner_text():
            break
        box.press("ArrowDown")
    box.press("Enter")


@pytest.mark.parametrize(
    ("words", "name"),
    [("croatia", "Croatia"), ("croatian", "Croatia"), ("HRV", "Croatia"), ("alban", "Albania")],
)
def test_an_actor_is_found_by_name_people_or_code(
    editor: Reader, office: Office, words: str, name: str
) -> None:
    key = f"ACTOR_{words.upper()}"
    office.receive(key)
    ana = Editor(editor, key)
    ana.press("e")
    find(ana.form(), "Actors", words, name)
    expect(ana.form().get_by_role("button", name=f"Remove {name}")).to_be_visible()
    ana.form().get_by_role("button", name=f"Remove {name}").click()
    expect(ana.form().get_by_role("button", name=f"Remove {name}")).to_have_count(0)


def test_every_field_has_its_vocabulary_in_words_and_codes(editor: Reader, office: Office) -> None:
    office.receive("WORDS")
    ana = Editor(editor, "WORDS")
    ana.press("e")
    form = ana.form()
    for field, option, meaning in (
        ("Type", "Entry into force · ENTER_FORCE", "takes effect"),
        ("Did it happen?", "Denied · negated", "did not, postponed, failed, not yet"),
        ("Said as", "A claim · claim", "somebody says so"),
        ("Our judgement", "Disputed", "sources contradict each other"),
        ("The quote", "Denies it · denies", "says that it was not so"),
        ("The date is from", "Inferred", "worked out from the content"),
    ):
        form.get_by_label(field, exact=True).select_option(label=option)
        expect(form.get_by_text(meaning, exact=True)).to_be_visible()


def test_a_date_is_said_back_while_it_is_typed(editor: Reader, office: Office) -> None:
    office.receive("DATES")
    ana = Editor(editor, "DATES")
    ana.press("e")
    date = ana.form().get_by_label("Date (EDTF)")
    echo = ana.form().locator(".pm-echo")
    for text, words in (
        ("2025-05-02", "2 May 2025"),
        ("2025-03", "March 2025, day unknown"),
        ("", "Date not known"),
    ):
        date.fill(text)
        expect(echo).to_have_text(words)
        expect(date).to_have_attribute("aria-invalid", "false")
    date.fill("2025-13")
    expect(echo).to_contain_text("is not an EDTF date – write YYYY")
    expect(date).to_have_attribute("aria-invalid", "true")
    ana.press("Control+Enter")
    expect(ana.form()).to_be_visible()
    expect(date).to_have_value("2025-13")
    date.fill("2025-05")
    ana.press("Control+Enter")
    ana.saved()
    expect(ana.card(1, "Event")).to_contain_text("May 2025")
    assert office.verbs("DATES") == [("Ana", "edit")]


def test_a_quote_is_moved_by_selecting_words_and_by_buttons(editor: Reader, office: Office) -> None:
    office.receive("QUOTE", text="Naïve 🤝 Serbia and Hungary signed a treaty on 2 May 2025.")
    ana = Editor(editor, "QUOTE")
    ana.press("e")
    quote = ana.form().get_by_role("group", name="Quote").locator("blockquote")
    ana.page.evaluate(
        """(words) => {
            const roots = [...document.querySelectorAll("*")].map((one) => one.shadowRoot);
            const root = roots.find((one) => one?.querySelector(".pm-sheet"));
            const place = root.querySelector(".pm-words");
            const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
            const at = (offset) => {
                walk.currentNode = place;
                for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                    if (offset <= node.length) return [node, offset];
                    offset -= node.length;
                }
            };
            const start = place.textContent.indexOf(words);
            const range = document.createRange();
            range.setStart(...at(start));
            range.setEnd(...at(start + words.length));
            const selection = root.getSelection ? root.getSelection() : document.getSelection();
            selection.removeAllRanges();
            selection.addRange(range);
            place.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }""",
        "Hungary signed",
    )
    expect(quote).to_have_text("“Hungary signed”")
    ana.form().get_by_role("button", name="End one word later").click()
    expect(quote).to_have_text("“Hungary signed a”")
    ana.form().get_by_role("button", name="Begin one word earlier").click()
    expect(quote).to_have_text("“and Hungary signed a”")
    ana.form().get_by_role("button", name="End one word earlier").click()
    ana.form().get_by_label("Summary").fill("So.")
    ana.press("Control+Enter")
    ana.saved()
    (event,) = [
        state
        for state in office.current().states("events").values()
        if any(row["document"] == "QUOTE" for row in state["evidence"])
    ]
    assert [row["quote"] for row in event["evidence"]] == ["and Hungary signed"]


def test_a_draft_is_there_after_a_reload(editor: Reader, office: Office) -> None:
    office.receive("DRAFT")
    ana = Editor(editor, "DRAFT")
    ana.press("e")
    ana.form().get_by_label("Summary").fill("Half a sen")
    find(ana.form(), "Actors", "croatia", "Croatia")
    ana.page.reload()
    expect(ana.form().get_by_label("Summary")).to_have_value("Half a sen")
    expect(ana.form().get_by_role("button", name="Remove Croatia")).to_be_visible()
    ana.form().get_by_role("button", name="Cancel").click()
    ana.page.reload()
    expect(ana.sheet).to_be_visible()
    expect(ana.form()).to_have_count(0)


def test_a_new_pact_is_made_with_the_event(editor: Reader, office: Office) -> None:
    office.receive("PACT", text="Serbia and Croatia signed a defence treaty on 2 May 2025.")
    ana = Editor(editor, "PACT")
    ana.press("e")
    form = ana.form()
    form.get_by_role("button", name="New pact …").click()
    expect(form.get_by_label("Called in the text")).not_to_have_value("")
    ana.press("Control+Enter")
    expect(form.get_by_text("Write a key of capital letters")).to_be_visible()
    form.get_by_label("Key", exact=True).fill("SRB_HUN_TREATY")
    form.get_by_label("Short name").fill("May treaty")
    form.get_by_label("Full name").fill("Treaty of May")
    form.get_by_label("Form", exact=True).select_option("treaty")
    form.get_by_label("Family").select_option("alliance")
    ana.press("Control+Enter")
    ana.saved()
    expect(ana.card(1, "Event")).to_contain_text("May treaty")
    pact = office.current().state("instruments", "SRB_HUN_TREATY")
    assert pact
    assert (pact["defense"], pact["form"], pact["binding"]) == ("NA", "treaty", "NA")


def test_an_event_a_statement_a_split_and_a_merge_by_keyboard(
    editor: Reader, office: Office
) -> None:
    office.receive("MANY")
    ana = Editor(editor, "MANY")
    ana.press("x")
    first, second = ana.form().all()
    first.get_by_label("Summary").fill("One thing.")
    second.get_by_label("Summary").fill("Another thing.")
    second.get_by_label("Type", exact=True).select_option("NEGOTIATE")
    ana.press("Control+Enter")
    ana.saved()
    expect(ana.card(1, "Event")).to_have_count(2)
    assert ana.current().startswith("Proposal: Ratification")
    ana.press("m")
    box = ana.page.get_by_role("combobox", name="Merge into which event?")
    box.fill("one thing")
    expect(ana.page.get_by_role("option").filter(has_text="One thing.")).to_be_visible()
    box.press("Enter")
    ana.saved()
    expect(ana.card(2, "Merged")).to_be_visible()
    ana.press("o", "s")
    ana.form().get_by_label("Kind of statement").select_option("context")
    ana.form().get_by_label("Of whom or what", exact=True).fill("the weather")
    ana.form().get_by_label("What it says", exact=True).fill("it rained")
    ana.press("Control+Enter")
    ana.saved()
    expect(ana.card(3, "Statement")).to_contain_text("the weather → it rained")
    assert ana.told(3) == "states, no event"
    ana.card(3, "Statement").focus()
    ana.press("+")
    ana.form().get_by_label("Type", exact=True).select_option("CONSULT")
    find(ana.form(), "Actors", "serbia", "Serbia")
    ana.form().get_by_label("Summary").fill("They met.")
    ana.press("Control+Enter")
    ana.saved()
    assert ana.told(3) == "reports events"
    verbs = [verb for _, verb in office.verbs("MANY")]
    assert verbs == ["split", "merge", "add", "add"]


def test_a_phone_shows_the_whole_worksheet_without_scrolling_sideways(
    chromium, editing, office: Office
) -> None:
    from tests.browser.conftest import PHONE, newcomer

    office.receive("PHONE")
    phone = newcomer(chromium, editing[0], **PHONE)
    ana = Editor(phone, "PHONE")
    ana.card(1, "Proposal").get_by_role("button", name="Edit").tap()
    expect(ana.form()).to_be_visible()
    width = ana.page.evaluate("document.documentElement.scrollWidth")
    assert width == 390
    ana.form().get_by_role("button", name="Cancel").tap()
    ana.card(1, "Proposal").get_by_role("button", name="Accept").tap()
    ana.saved()
    expect(ana.card(1, "Event")).to_be_visible()
    problems = phone.watch.problems()
    phone.context.close()
    assert problems == []


def test_a_contradiction_is_shown_side_by_side(editor: Reader, office: Office) -> None:
    text = "Serbia, Hungary and Croatia signed the Tirana declaration on 18 March 2024."
    found = office.receive("AGAINST", text=text)
    names = by_key(office.tables, "actors")
    ours = ", ".join(names[code].name for code in found.candidates[0].parties)
    ana = Editor(editor, "AGAINST")
    box = ana.card(1, "Proposal").get_by_role("group", name="Contradicts tirana-signed")
    expect(box).to_contain_text("other parties")
    who = box.get_by_role("row").filter(has_text="Who").get_by_role("cell")
    expect(who).to_have_text([ours, "Albania, Croatia, Kosovo"])

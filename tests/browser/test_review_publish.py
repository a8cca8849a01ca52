"""From a pasted text to the map: taken in, judged, what is missing told, published, in history."""

from pathlib import Path

from playwright.sync_api import expect

from data.review.source import Source
from data.tables import load
from data.validate import problems
from tests.browser.editor import Editor, Office
from tests.browser.reader import Reader

NEWS = (
    "Serbia and Hungary sign treaty\n\n"
    "BELGRADE, 2 May 2025 - Serbia and Hungary signed the May treaty in Belgrade.\n\n"
    "It rained all day."
)


def paste(editor: Reader, text: str) -> None:
    editor.open("review")
    editor.page.get_by_role("tab", name="Paste").click()
    editor.page.get_by_label("Text", exact=True).fill(text)
    editor.page.get_by_role("button", name="Read it").first.click()
    expect(editor.page.get_by_label("Title")).to_be_visible()
    editor.await_rest()


def test_what_was_found_is_proposed_with_its_place_and_nothing_is_invented(
    editor: Reader, office: Office
) -> None:
    paste(editor, NEWS)
    page = editor.page
    expect(page.get_by_label("Title")).to_have_value("Serbia and Hungary sign treaty")
    expect(page.get_by_label("Published (EDTF)")).to_have_value("2025-05-02")
    expect(page.get_by_text("Found: dateline")).to_be_visible()
    for field in ("Publisher", "Licence", "Address"):
        expect(page.get_by_label(field, exact=True)).to_have_value("")
    page.get_by_label("Key", exact=True).fill("no key")
    page.get_by_role("button", name="Add document").click()
    expect(page.get_by_role("alert").filter(has_text="capital letters")).to_be_visible()
    page.get_by_role("button", name="Leave it").click()
    expect(page.get_by_role("tab", name="Paste")).to_be_visible()
    assert office.current().state("documents", "no key") is None


def test_a_file_that_waits_in_seeds_is_taken_in(editor: Reader, office: Office) -> None:
    waiting = Path(office.tables.folder) / "seeds" / "waiting.txt"
    waiting.write_text("Albania left the pact. It rained.")
    editor.open("review")
    editor.page.get_by_role("tab", name="Waiting files (1)").click()
    editor.page.get_by_role("tabpanel").get_by_role("button", name="Read it").last.click()
    expect(editor.page.get_by_text("waiting.txt")).to_be_visible()
    waiting.unlink()
    editor.page.get_by_label("Title").fill("[Waiting]")
    editor.page.get_by_label("Key", exact=True).fill("WAITING")
    editor.page.get_by_role("button", name="Add document").click()
    expect(editor.heading("Waiting", level=1)).to_be_visible()
    row = office.current().state("documents", "WAITING")
    assert row
    assert (row["path"], row["published"], row["published_basis"]) == (
        "seeds/waiting.txt",
        "",
        "none",
    )


def test_a_text_becomes_a_link_on_the_map(editor: Reader, office: Office) -> None:
    paste(editor, NEWS)
    editor.page.get_by_label("Key", exact=True).fill("NEWS_2025")
    editor.page.get_by_role("button", name="Add document").click()
    expect(editor.heading("Serbia and Hungary sign treaty", level=1)).to_be_visible()
    ana = Editor(editor, "NEWS_2025")

    ana.press("p")
    panel = ana.page.get_by_role("region", name="Publish")
    expect(panel.get_by_role("button", name="Sentence 3 is not decided →")).to_be_visible()
    expect(panel.get_by_role("button", name="Publish …")).to_have_count(0)
    panel.get_by_role("button", name="Sentence 3 is not decided →").click()
    assert ana.current() == "Sentence 3, to decide"
    ana.press("n")
    expect(panel.get_by_role("button", name="Sentence 3 is not decided →")).to_have_count(0)
    panel.get_by_role("button", name="Close").click()

    ana.row(1).get_by_role("button", name="No event in sentence 1").click()
    ana.row(2).get_by_role("button", name="Add an event to sentence 2").click()
    form = ana.form()
    form.get_by_label("Type", exact=True).select_option("SIGN")
    for words in ("serbia", "hungary"):
        form.get_by_role("combobox", name="Actors").fill(words)
        ana.press("Enter")
    form.get_by_role("button", name="New pact …").click()
    form.get_by_label("Key", exact=True).fill("MAY2025")
    form.get_by_label("Short name").fill("May treaty")
    form.get_by_label("Full name").fill("Treaty of May")
    form.get_by_label("Form", exact=True).select_option("treaty")
    form.get_by_label("Family").select_option("alliance")
    form.get_by_label("Legally binding").select_option("1")
    form.get_by_label("Date (EDTF)").fill("2025-05-02")
    form.get_by_label("Summary").fill("Serbia and Hungary sign the May treaty.")
    ana.press("Control+Enter")
    ana.saved()
    for card in ana.card(2, "Proposal").all():
        card.get_by_role("button", name="Reject").click()
    ana.saved()
    assert ana.progress() == "All 3 sentences decided"

    ana.press("p")
    expect(panel).to_contain_text("new instruments MAY2025")
    expect(panel).to_contain_text("new events may2025-sign-2025")
    panel.get_by_role("button", name="Publish …").click()
    panel.get_by_role("button", name="Not yet").click()
    panel.get_by_role("button", name="Publish …").click()
    panel.get_by_role("button", name="Yes, publish").click()
    expect(panel).to_contain_text("Published.")
    written = load(office.tables.folder)
    assert problems(written) == []
    assert "may2025-sign-2025" in set(written.events["event"])
    assert (written.folder / "seeds" / "news_2025.txt").read_text() == NEWS

    panel.get_by_role("button", name="Show on the map →").click()
    editor.await_map()
    editor.await_address(as_of="2025-05-02", pact="MAY2025")
    editor.until(editor.links, lambda now: "May treaty: Hungary–Serbia, signed" in now)
    editor.open("review")
    expect(editor.page.get_by_text("3 of 3 sentences").first).to_be_visible()


def test_the_history_tells_who_decided_what_and_why(editor: Reader, office: Office) -> None:
    found = office.receive("PAST")
    proposal = found.candidates[0]
    made = office.decide(found, "accept", candidate=proposal.id)
    key = next(one.key for one in made if one.kind == "events")
    ana = Editor(editor, "PAST")
    ana.card(1, "Event").get_by_role("button", name="Edit").click()
    ana.form().get_by_label("Our judgement").select_option("disputed")
    ana.press("Control+Enter")
    ana.saved()
    ana.card(1, "Event").get_by_role("link", name="History").click()
    decisions = editor.page.get_by_role("region", name="Decisions").get_by_role("listitem")
    expect(decisions).to_have_count(2)
    expect(decisions.nth(0)).to_contain_text("Ana edited the event")
    changed = decisions.nth(0).get_by_role("row").filter(has_text="certainty")
    expect(changed.get_by_role("cell")).to_have_text(["confirmed", "disputed"])
    expect(decisions.nth(1)).to_contain_text("Bo accepted the event")
    expect(editor.page.get_by_role("region", name="In the tables")).to_contain_text("Not published")
    assert key in editor.page.url


def test_the_history_of_a_curated_event_says_what_stands_in_the_tables(editor: Reader) -> None:
    editor.open("history?subject=events/tirana-signed")
    told = editor.page.get_by_role("region", name="In the tables")
    expect(told).to_contain_text("2025-03-18")
    expect(editor.page.get_by_role("region", name="Decisions")).to_contain_text("Nobody")
    editor.open("history?subject=events/<i>no</i>")
    expect(editor.page.get_by_role("alert")).to_contain_text("<i>no</i>")
    editor.open("history")
    expect(editor.heading("History", level=1)).to_be_visible()


def test_what_is_written_about_a_document_can_be_corrected(editor: Reader, office: Office) -> None:
    office.receive("ABOUT_IT", title="Wrong title")
    Editor(editor, "ABOUT_IT")
    editor.page.get_by_text("About this document").click()
    editor.page.get_by_label("Title", exact=True).fill("Right title")
    editor.page.get_by_label("Published (EDTF)").fill("")
    editor.page.get_by_role("button", name="Save", exact=True).click()
    expect(editor.heading("Right title", level=1)).to_be_visible()
    row = office.current().state("documents", "ABOUT_IT")
    assert row
    assert (row["title"], row["published"], row["published_basis"]) == ("Right title", "", "none")
    assert office.verbs("ABOUT_IT") == [("Ana", "edit")]


def test_a_publication_is_taken_back_where_it_was_made(editor: Reader, office: Office) -> None:
    found = office.receive("BACK")
    for candidate in found.candidates:
        office.decide(found, "reject", candidate=candidate.id)
    office.decide(found, "add", form=_talks(found))
    for sentence in found.sentences:
        if (
            sentence.number != 1
            and office.current().state("ledger", f"BACK/{sentence.hash}") is None
        ):
            office.decide(found, "none", sentence=sentence.number)
    ana = Editor(editor, "BACK")
    ana.press("p")
    panel = ana.page.get_by_role("region", name="Publish")
    expect(panel.get_by_role("button", name="Take it back …")).to_have_count(0)
    panel.get_by_role("button", name="Publish …").click()
    panel.get_by_role("button", name="Yes, publish").click()
    expect(panel).to_contain_text("Published.")
    assert "BACK" in set(load(office.tables.folder).documents["document"])
    ana.press("p", "p")
    expect(panel).to_contain_text("Publishing would change nothing")
    expect(panel.get_by_role("button", name="Publish …")).to_have_count(0)
    panel.get_by_role("button", name="Take it back …").click()
    panel.get_by_role("button", name="Yes, take it back").click()
    expect(panel).to_contain_text("Taken back.")
    assert "BACK" not in set(load(office.tables.folder).documents["document"])


def _talks(found: Source) -> dict[str, object]:
    """The form of an event that is told in the first sentence."""
    first = found.sentences[0]
    texts = dict.fromkeys(("instrument", "place", "attributed_to", "in_response_to"), "")
    codes = {"type": "CONSULT", "realis": "occurred", "modality": "fact", "stance": "reports"}
    codes |= {"certainty": "confirmed", "date_basis": "document", "date": "2025-05"}
    place = {"start": first.start, "end": first.end}
    actors = {"actors": ["HUN", "SRB"], "targets": [], "summary": "They talk."}
    return {**texts, **codes, **place, **actors}

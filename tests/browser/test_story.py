"""A story is read on the map: by mouse, by keys, on a phone, in another page; so is a chain."""

from playwright.sync_api import Locator, expect

from data import markdown
from geo import assets
from tests.browser.reader import Reader

STORY = "?story=tirana-and-belgrade"
TITLES = (
    "Three ministers sign in Tirana",
    "What it is said to promise",
    "Who is in NATO",
    "Belgrade protests",
    "Whom he had met",
    "Talks of an alliance, and what was signed",
)


def player(reader: Reader, name: str = "Tirana and Belgrade: one report, checked") -> Locator:
    return reader.page.get_by_role("region", name=name, exact=True)


def title(reader: Reader) -> Locator:
    return reader.page.locator(".st-key-story").get_by_role("heading", level=3)


def at(reader: Reader, number: int) -> dict[str, str]:
    """Wait until a step is there and the address names it."""
    expect(title(reader)).to_have_text(TITLES[number - 1])
    return reader.await_address(story="tirana-and-belgrade", step=str(number))


def test_each_step_sets_day_selection_layers_and_address_and_back_returns(reader: Reader) -> None:
    reader.open(STORY)
    assert at(reader, 1)["pact"] == "TIRANA2025"
    for number in (2, 3, 4):
        reader.button("Next step").click()
        params = at(reader, number)
    assert (params["as_of"], params["layers"]) == ("2025-03-19", "reactions")
    assert reader.day() == "19 March 2025"
    assert "Accusation: Serbia to Kosovo" in reader.reactions()
    chosen = reader.map.locator(".pm-reaction.is-chosen").all()
    names = {arrow.get_attribute("aria-label") for arrow in chosen}
    assert names == {f"Accusation: Serbia to {name}" for name in ("Albania", "Croatia", "Kosovo")}
    expect(reader.page).to_have_title("Step 4 of 6: Belgrade protests – Pactmap")
    reader.page.go_back()
    at(reader, 3)
    expect(reader.dossier_of("Kosovo")).to_be_visible()
    assert reader.reactions() == set()


def test_a_quote_leads_to_its_sentence_and_stands_beside_what_contradicts_it(
    reader: Reader,
) -> None:
    reader.open(f"{STORY}&step=5")
    shown = player(reader)
    expect(
        shown.get_by_text("“talks with NATO Secretary-General Jens Stoltenberg”")
    ).to_be_visible()
    checks = shown.get_by_role("group", name="Fact checks")
    expect(checks).to_contain_text("Contradicted")
    shown.get_by_role("link", name="sentence 11").click()
    sentence = reader.page.get_by_role("article", name="Sentence 11", exact=True)
    expect(sentence).to_be_in_viewport()
    offer = reader.page.get_by_role("link", name="Read the story: Tirana and Belgrade")
    offer.click()
    at(reader, 1)


def test_who_moves_away_keeps_the_caption_and_is_offered_the_way_back(reader: Reader) -> None:
    reader.open(f"{STORY}&step=2")
    back = reader.button("Back to this step")
    expect(back).to_be_hidden()
    reader.settle_on("2025-04-02")
    expect(title(reader)).to_have_text(TITLES[1])
    back.click()
    reader.await_address(as_of="2025-03-18", step="2")
    expect(back).to_be_hidden()
    reader.button("Leave the story").click()
    params = reader.await_address(lambda now: "story" not in now)
    assert (params["as_of"], params["pact"]) == ("2025-03-18", "TIRANA2025")
    expect(title(reader)).to_have_count(0)


def test_a_story_is_read_with_the_keyboard_only(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20")
    offer = reader.dossier.get_by_role("button", name="Read the story: Tirana and Belgrade")
    offer.focus()
    reader.page.keyboard.press("Enter")
    at(reader, 1)
    expect(title(reader)).to_be_focused()
    reader.page.keyboard.press("ArrowRight")
    at(reader, 2)
    expect(player(reader).get_by_role("status")).to_have_text(f"Step 2 of 6: {TITLES[1]}")
    reader.slider.focus()
    reader.page.keyboard.press("ArrowRight")  # is the timeline's
    reader.await_address(as_of="2025-03-19", step="2")
    all_steps = reader.button("All steps")
    all_steps.focus()
    reader.page.keyboard.press("Enter")
    expect(all_steps).to_have_attribute("aria-expanded", "true")
    current = player(reader).locator("[aria-current=step]")
    expect(current).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(all_steps).to_have_attribute("aria-expanded", "false")
    expect(all_steps).to_be_focused()
    reader.page.keyboard.press("Enter")
    expect(current).to_be_focused()
    reader.page.keyboard.press("Shift+Tab")
    reader.page.keyboard.press("Enter")
    at(reader, 1)
    expect(title(reader)).to_be_focused()


def test_the_map_jumps_where_the_reader_wants_no_motion(reader: Reader) -> None:
    reader.page.emulate_media(reduced_motion="reduce")
    reader.open(f"{STORY}&step=4")
    reader.button("Next step").click()
    at(reader, 5)
    assert reader.address_params()["view"].startswith("47,13,")
    reader.page.emulate_media(reduced_motion="no-preference")


def test_a_card_leads_to_the_chain_in_which_its_event_stands(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20&pact=SRB_HUN_ALLIANCE")
    dossier = reader.dossier_of("Serbia–Hungary military alliance")
    expect(dossier.get_by_text("In answer to: ").first).to_be_visible()
    dossier.get_by_role("button", name="Follow the chain (8 steps)").first.click()
    chain = player(reader, "Action and reaction: Tirana declaration")
    expect(title(reader)).to_have_text(
        "Serbia and Hungary are reported to negotiate a military alliance"
    )
    assert reader.await_address(story="chain:srb-hun-talks")["step"] == "7"
    chain.get_by_role("button", name="Step 1: The defence ministers").click()
    reader.await_address(step="1", as_of="2025-03-18", pact="TIRANA2025")
    reader.button("All steps").click()
    expect(chain.get_by_role("listitem")).to_have_count(8)
    expect(chain.get_by_role("listitem").first).to_contain_text("a recent trilateral defense")


def test_on_a_phone_it_lies_between_map_and_timeline(phone: Reader) -> None:
    phone.open(f"{STORY}&step=4")
    at(phone, 4)
    found = [phone.page.locator("iframe[title=Map]"), player(phone), phone.slider]
    tops = []
    for part in found:
        expect(part).to_be_in_viewport()
        box = part.bounding_box()
        assert box
        tops.append(box["y"])
    assert tops == sorted(tops)
    phone.button("Next step").tap()
    at(phone, 5)
    assert phone.page.evaluate("document.documentElement.scrollWidth") == 390


def test_in_another_page_there_are_map_player_and_timeline(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 480})
    reader.page.goto(f"{reader.address}/{STORY}&step=2&embed=true")
    reader.map.locator("[data-ready=true]").wait_for()
    at(reader, 2)
    reader.button("Next step").click()
    at(reader, 3)
    for width, height in ((320, 480), (700, 500)):
        reader.page.set_viewport_size({"width": width, "height": height})
        for part in (player(reader), reader.slider):
            expect(part).to_be_in_viewport(ratio=0.9)
        above = reader.page.locator("iframe[title=Map]").bounding_box()
        below = player(reader).bounding_box()
        assert above
        assert below
        assert above["height"] > 110
        assert above["y"] + above["height"] <= below["y"] + 1
        assert reader.page.evaluate("document.documentElement.scrollWidth") == width
    reader.page.set_viewport_size({"width": 1440, "height": 900})


def test_the_link_and_the_code_to_embed_name_story_and_step(reader: Reader) -> None:
    reader.open(f"{STORY}&step=6")
    reader.button("Share").click()
    field = reader.page.get_by_role("textbox", name="Link to this view")
    assert "story=tirana-and-belgrade&step=6" in field.input_value()
    reader.page.get_by_role("tab", name="Embed").click()
    code = reader.page.get_by_role("textbox", name="Code to embed this view").input_value()
    assert "story=tirana-and-belgrade" in code
    assert "step=6" in code


def test_a_story_that_is_not_there_is_named_and_the_map_shown(reader: Reader) -> None:
    reader.open("?story=chain:<img src=x onerror=alert(1)>&step=2")
    notice = reader.page.locator(".st-key-notices")
    expect(notice).to_contain_text("no story is told")
    expect(title(reader)).to_have_count(0)
    hostile_captions_become_text(reader)


def hostile_captions_become_text(reader: Reader) -> None:
    """Whatever an author, or a stranger's bundle, writes: the browser makes text of it."""
    caption = "<img src=x onerror=alert(1)> ${alert(1)} {{7*7}} [x](javascript:alert(1))"
    forged = [["img", ["a picture"]], ["script", ["alert(1)"]], ["a", ["y"], "javascript:alert(1)"]]
    made = reader.page.evaluate(
        """async ([code, nodes]) => {
          const { prose } = await import(new URL(code, document.baseURI));
          const host = document.createElement("div");
          host.append(...prose(nodes).flat(Infinity));
          return [host.textContent, [...host.querySelectorAll("*")].map((one) => one.localName)];
        }""",
        [f"assets/{assets.path_of('prose.js')}", [*markdown.nodes(caption), *forged]],
    )
    assert made == [f"{caption}a picturealert(1)y", ["p"]]

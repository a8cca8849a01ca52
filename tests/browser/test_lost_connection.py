"""Where the server goes away, the page says so and goes on with what needs no server."""

from playwright.sync_api import expect

from tests.browser.conftest import newcomer
from tests.browser.serving import Server

NOTE = "getComputedStyle(document.querySelector('[data-testid=stApp]'), '::after')"


def test_without_a_server_the_date_can_still_be_moved(chromium, fresh_server: Server) -> None:
    reader = newcomer(chromium, fresh_server)
    reader.open("?as_of=2025-03-20")
    before = reader.links()
    assert reader.page.evaluate(f"{NOTE}.content") == "none"
    fresh_server.process.kill()
    reader.until(
        lambda: reader.page.evaluate(f"[{NOTE}.content, {NOTE}.visibility]"),
        lambda seen: seen == ['"Connection lost. Trying again …"', "visible"],
    )
    reader.page.wait_for_timeout(1000)  # Streamlit's dialog comes late
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    box = reader.slider.bounding_box()
    assert box
    reader.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    reader.until(reader.links, lambda now: now != before)
    reader.context.close()

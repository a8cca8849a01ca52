"""A Chromium with the probe in every page, and a meter at each."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.meter import Meter

PROBE = Path(__file__).with_name("probe.js").read_text("utf-8")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SIZE = {"width": 1440, "height": 1000}


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """The system's Chromium where there is one, else Playwright's own; with more flags."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[tuple[Page, Meter]]:
    """A page with an empty cache of its own."""
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    context.add_init_script(PROBE)
    try:
        page = context.new_page()
        page.set_default_timeout(30_000)
        yield page, Meter(page)
    finally:
        context.close()

"""A reader of the app in a browser: opens pages, looks at the map, moves the timeline.

Finds things by their accessible names. Judges nothing: that is the tests' business.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from playwright.sync_api import BrowserContext, Frame, Locator, expect

from geo.days import EPOCH
from tests.browser import looks
from tests.browser.watch import Watch

SOON = 10_000  # ms for anything that the server has a part in
PAUSE = 25  # ms between two looks
FAR = 500  # ms that an answer takes to a reader on a slow line: more than a click takes here


class Reader:
    """One page of a browser context, and a watch over all that the context does."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.watch = Watch(context, address)
        self.page = context.new_page()

    def leave(self) -> None:
        """Put everything down, so that the same page can serve another reader."""
        self.page.mouse.up()
        self.page.mouse.move(0, 0)
        self.page.emulate_media(color_scheme="light")
        self.context.clear_permissions()
        self.page.goto("about:blank")
        self.watch.forget()

    def make_room(self) -> None:
        """Leave nothing to the next reader but what the browser has cached: no login, no tab."""
        self.page.close()
        self.context.clear_cookies()
        self.page = self.context.new_page()
        self.watch.forget()

    def move_away(self) -> None:
        """From the next page on, be so far from the server that its answers come late."""
        self.page.add_init_script(f"({looks.LATE})({FAR})")

    # Pages

    def open(self, where: str = "") -> None:
        """Open a path or a query of the app, and wait until it is there."""
        self.page.goto(f"{self.address}/{where.lstrip('/')}")
        if where.lstrip("/").startswith("?") or not where.strip("/"):
            self.await_map()
        else:
            self.heading(level=1).wait_for()
            self.await_rest()

    def await_map(self) -> None:
        """Wait until map, timeline and dossier are there and the address is written."""
        self.map.locator("[data-ready=true]").wait_for()
        self.await_address(lambda params: "v" in params)
        self.dossier.wait_for()
        self.await_rest()

    def await_rest(self) -> None:
        """Wait until the server has nothing to do for this reader."""
        self.page.locator("[data-test-script-state=notRunning]").wait_for()

    def heading(self, name: str | None = None, level: int | None = None) -> Locator:
        return self.page.get_by_role("heading", name=name, exact=True, level=level)

    def address_params(self) -> dict[str, str]:
        """The parameters that the browser's address line shows now."""
        query = self.page.evaluate("location.search.slice(1)")
        return dict(parse_qsl(query, keep_blank_values=True))

    def await_address(
        self, right: Callable[[dict[str, str]], bool] | None = None, **params: str
    ) -> dict[str, str]:
        """Wait until the address has these parameters, or is `right`; returns all of them."""
        right = right or (lambda now: params.items() <= now.items())
        return self.until(self.address_params, right)

    def until(self, look: Callable[[], Any], right: Callable[[Any], bool]) -> Any:
        """Look again and again until it is right; returns what was right."""
        for _ in range(SOON // PAUSE):
            if right(seen := look()):
                return seen
            self.page.evaluate("(ms) => new Promise((done) => setTimeout(done, ms))", PAUSE)
        raise AssertionError(f"still not right after {SOON} ms: {seen!r}")

    # The map

    @property
    def map(self) -> Frame:
        """The document inside the map's frame."""
        frame = self.page.locator("iframe[title=Map]").element_handle().content_frame()
        assert frame
        return frame

    def drawn(self) -> dict[str, dict[str, str]]:
        """The visible links by accessible name, each with its looks (line, status, certain …)."""
        pairs = self.map.evaluate(looks.DRAWN, "g.pm-link")
        assert len(dict(pairs)) == len(pairs), f"two links have one name: {pairs}"
        return dict(pairs)

    def links(self) -> set[str]:
        return set(self.drawn())

    def reactions(self) -> set[str]:
        """The visible arrows of reactions by accessible name."""
        return {name for name, _ in self.map.evaluate(looks.DRAWN, "g.pm-reaction")}

    def shape(self, name: str) -> Locator:
        """A country's shape, or a link, by its accessible name."""
        return self.map.get_by_label(name, exact=True).and_(self.map.locator("path, g"))

    def click(self, name: str) -> None:
        """Click a country or a link of the map with the mouse, where nothing lies over it."""
        self.page.mouse.click(*self.point_on(name))

    def click_sea(self) -> None:
        """Click the map where there is no country and nothing else."""
        self.page.mouse.click(*self._on_page(self.map.evaluate(looks.SEA)))

    def focused(self) -> str:
        """The accessible name of what has the keyboard's focus on the map."""
        return str(self.map.evaluate("document.activeElement.getAttribute('aria-label')"))

    def point_on(self, name: str) -> tuple[float, float]:
        """A point of the page, in pixels, at which a country or a link can be clicked."""
        point = self.shape(name).evaluate(looks.POINT_ON)
        assert point, f"nothing of “{name}” can be clicked"
        return self._on_page(point)

    def _on_page(self, point: tuple[float, float]) -> tuple[float, float]:
        box = self.page.locator("iframe[title=Map]").bounding_box()
        assert box
        return box["x"] + point[0], box["y"] + point[1]

    @property
    def sentence(self) -> Locator:
        """The sentence above the map."""
        return self.map.locator("p").filter(has_text="shown").first

    def legend(self) -> list[str]:
        """The lines of the legend without its heading, once it has caught up with the date."""
        expect(self.map.locator("[aria-busy]")).to_have_count(0)
        lines = self.map.locator("details", has_text="On the map now").locator("li, p")
        return lines.all_inner_texts()

    # The timeline

    @property
    def slider(self) -> Locator:
        return self.page.get_by_role("slider", name="Timeline", exact=True)

    def day(self) -> str:
        """The date that the timeline shows, in full."""
        return self.slider.get_attribute("aria-valuetext") or ""

    @property
    def date_field(self) -> Locator:
        return self.page.get_by_label("Date", exact=True)

    def date_shown(self) -> str:
        """The date of the date field, as an ISO date."""
        return self.date_field.input_value()

    def scrub_to(self, day: str) -> None:
        """Move the thumb to an ISO date and let it go. The date settles a moment later."""
        self.slider.fill(str(date.fromisoformat(day).toordinal() - EPOCH))

    def settle_on(self, day: str) -> dict[str, str]:
        """Move the thumb to an ISO date and wait until server and address have followed."""
        self.scrub_to(day)
        params = self.await_address(as_of=day)
        self.await_rest()
        return params

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    # The bar and the dossier

    def menu(self, name: str) -> Locator:
        """An entry of the menu."""
        return self.page.get_by_test_id("stPageLink-NavLink").filter(has_text=name)

    def search(self, name: str) -> None:
        """Type a name into the search box and choose the option that is exactly it."""
        self.page.get_by_role("combobox", name="Search", exact=True).click()
        self.page.keyboard.type(name)
        title = self.page.get_by_text(name, exact=True)
        self.page.get_by_role("option").filter(has=title).first.click()

    @property
    def dossier(self) -> Locator:
        beside = self.page.locator(".st-key-dossier, div.pm-dossier")  # the app's, a file's
        return beside.get_by_role("region").filter(has=self.page.get_by_role("heading", level=2))

    def dossier_of(self, name: str) -> Locator:
        """The dossier with this heading, once it is there."""
        found = self.page.get_by_role("region", name=name, exact=True)
        expect(found.get_by_role("heading", level=2)).to_have_text(name)
        return found

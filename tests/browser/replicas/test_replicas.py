"""A reader stays with a replica; where it ends, the page goes on at another one as it was."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from threading import Event, Thread

from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.browser.replicas.conftest import Hosting
from tests.browser.replicas.replica import Replica
from tests.browser.test_share import looks

LINK = "?as_of=2025-03-20&country=SRB&family=alliance,defence_cooperation&status=signed,negotiating"


def home(hosting: Hosting, since: int) -> Replica:
    """The replica that has sent the page that was asked for last."""
    pages = [home for path, home in hosting.proxy.replicas(since) if path == "/"]
    return hosting.reader_of(pages[-1])


def opened(hosting: Hosting, visitor: Reader) -> Replica:
    """Open a link, zoom in, settle on another day; the replica that served all of it."""
    before = hosting.proxy.log.stat().st_size
    visitor.open(f"{LINK}&view=43.9,20.4,6")
    visitor.map.get_by_role("button", name="Zoom in").click()
    visitor.await_address(lambda now: now["view"].endswith(",7"))
    visitor.settle_on("2025-03-22")
    return home(hosting, before)


def goes_on(visitor: Reader) -> None:
    """Wait until the page has lost its connection and found another one."""
    app = visitor.page.get_by_test_id("stApp")
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
    visitor.await_rest()


def marked(visitor: Reader) -> None:
    """Put a mark into the map's frame, which a map that is mounted anew does not have."""
    visitor.map.evaluate("window.marked = true")


def is_marked(visitor: Reader) -> bool:
    return bool(visitor.map.evaluate("window.marked === true"))


def test_all_that_a_page_asks_is_asked_of_one_replica(hosting: Hosting, visitor: Reader) -> None:
    before = hosting.proxy.log.stat().st_size
    visitor.open(LINK)
    visitor.menu("Events").click()
    visitor.heading("Events", level=1).wait_for()
    visitor.page.reload()
    visitor.heading("Events", level=1).wait_for()
    visitor.page.goto("about:blank")  # the line of a websocket is written when it ends
    paths = visitor.until(
        lambda: hosting.proxy.replicas(before),
        lambda seen: [path for path, _ in seen].count("/_stcore/stream") == 2,
    )
    assert {"/", "/events", "/_stcore/host-config"} <= {path for path, _ in paths}
    assert len({address for _, address in paths if address != "-"}) == 1  # "-": the proxy itself


def test_where_a_replica_is_killed_the_page_goes_on_at_the_other(
    hosting: Hosting, visitor: Reader
) -> None:
    own = opened(hosting, visitor)
    other = next(one for one in hosting.readers if one is not own)
    seen, params = looks(visitor), visitor.address_params()
    marked(visitor)
    before = hosting.proxy.log.stat().st_size
    own.kill()
    goes_on(visitor)
    try:
        assert looks(visitor) == seen
        assert visitor.address_params() == params
        assert is_marked(visitor)
        visitor.settle_on("2025-03-20")  # and somebody listens
        expect(visitor.dossier).to_contain_text("20 March 2025")
        assert hosting.proxy.replicas(before)[-1][1] == other.address
    finally:
        own.start()


def test_what_a_reader_does_while_nobody_listens_is_told_when_somebody_does(
    hosting: Hosting, visitor: Reader
) -> None:
    opened(hosting, visitor)
    for one in hosting.readers:
        one.kill()
    try:
        expect(visitor.page.get_by_test_id("stApp")).not_to_have_attribute(
            "data-test-connection-state", "CONNECTED"
        )
        visitor.scrub_to("2004-01-01")
        visitor.page.keyboard.press("Escape")
        visitor.map.get_by_role("button", name="Zoom out").click()
    finally:
        start(hosting.readers)
    goes = visitor.await_address(as_of="2004-01-01")
    assert goes["family"] == "alliance,defence_cooperation"
    expect(visitor.dossier).to_contain_text("1 January 2004")


def stay_with(hosting: Hosting, visitor: Reader, replica: Replica) -> None:
    """Give a visitor a cookie that belongs to this replica."""
    for number in range(64):
        before = hosting.proxy.log.stat().st_size
        hosting.proxy.ask(f"/home/{number}", Cookie=f"replica={number:032x}")
        time.sleep(0.05)  # the log is written after the answer
        if (f"/home/{number}", replica.address) in hosting.proxy.replicas(before):
            own = {"name": "replica", "value": f"{number:032x}", "url": visitor.address}
            visitor.context.add_cookies([{**own, "secure": True, "sameSite": "None"}])
            return
    raise AssertionError(f"nobody belongs to {replica.address}")


def start(replicas: tuple[Replica, ...]) -> None:
    with ThreadPoolExecutor() as pool:
        list(pool.map(Replica.start, replicas))


class Asking:
    """Readers who ask for pages, files and answers all the time, each with a cookie of his own."""

    PATHS = ("/", "/events", "/_stcore/health", "/api/snapshot?as_of=2025-03-20", "/healthz")

    def __init__(self, hosting: Hosting) -> None:
        self.hosting, self.over = hosting, Event()
        self.seen: list[tuple[str, int]] = []
        self.slowest = 0.0
        self._threads = [Thread(target=self._ask, args=(n,)) for n in range(4)]

    def __enter__(self) -> "Asking":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for thread in self._threads:
            thread.join()

    def _ask(self, number: int) -> None:
        own, paths = f"replica={number:032x}", cycle(self.PATHS)
        while not self.over.wait(0.05):
            path, begun = next(paths), time.monotonic()
            try:
                status = self.hosting.proxy.ask(path, Accept="text/html", Cookie=own).status
            except OSError:
                status = 0
            self.seen.append((path, status))
            self.slowest = max(self.slowest, time.monotonic() - begun)


def test_a_rolling_restart_loses_nobody(hosting: Hosting, visitor: Reader) -> None:
    """Not even one who is sent away twice, without having done anything in between."""
    stay_with(hosting, visitor, hosting.readers[0])
    assert opened(hosting, visitor) is hosting.readers[0]
    seen, params = looks(visitor), visitor.address_params()
    marked(visitor)
    with Asking(hosting) as asking:
        for one in hosting.readers:
            one.stop()
            one.start()
    visitor.await_rest()
    expect(visitor.page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-connection-state", "CONNECTED"
    )
    assert {status for _, status in asking.seen} == {200}
    assert {path for path, _ in asking.seen} == set(Asking.PATHS)
    assert looks(visitor) == seen
    assert visitor.address_params() == params
    assert is_marked(visitor)
    visitor.settle_on("2025-03-20")
    expect(visitor.dossier).to_contain_text("20 March 2025")

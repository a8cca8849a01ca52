"""What a browser has once it has for good: a second visit loads nothing of it again."""

from collections.abc import Callable

from geo import assets
from tests.bench.meter import Meter
from tests.browser.reader import Reader


def test_the_second_visit_loads_nothing_again_that_has_not_changed(
    visit: Callable[..., Reader],
) -> None:
    reader = visit()
    first = Meter(reader.page)
    reader.open("?as_of=2025-03-20")
    reader.page.close()
    names = ("map.bundle.js", "page.bundle.js", "countries.bin", "leaflet.js", "map.css")
    ours = {f"/assets/{assets.path_of(name)}" for name in names}
    assert ours <= hashed(first)
    assert any("streamlit_folium" in path for path in hashed(first))

    reader.page = reader.context.new_page()
    second = Meter(reader.page)
    reader.open("?as_of=2025-03-20&country=SRB")
    assert hashed(second) == set()
    assert "/" in second.http  # the page itself, which is never kept


def hashed(meter: Meter) -> set[str]:
    """All that came with a name which hashes its content: ours, the map's frame's, Streamlit's."""
    return {
        path
        for path in meter.http
        if "/assets/" in path or path.endswith((".js", ".css", ".woff2"))
    }

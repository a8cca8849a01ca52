"""What the browser fetches: stable names, whole content, nothing from elsewhere."""

import gc
import gzip
import json
import re
import weakref

import pytest

from data import tables
from data.folders import DEFAULT_FOLDER
from geo import assets, layers
from tests.geo.unpacking import unpacked


@pytest.fixture(scope="module")
def committed():
    return tables.load(DEFAULT_FOLDER)


def test_the_name_of_the_atlas_follows_its_content(committed):
    again = tables.load(DEFAULT_FOLDER)
    assert assets.atlas_asset(committed)[0] == assets.atlas_asset(again)[0]
    other = tables.load(DEFAULT_FOLDER)
    other.instruments.loc[0, "short_name"] = "Another name"
    assert assets.atlas_asset(committed)[0] != assets.atlas_asset(other)[0]


def test_the_atlas_of_old_tables_is_gone_with_them():
    old = tables.load(DEFAULT_FOLDER)
    assets.atlas_asset(old)
    left = weakref.ref(old)
    del old
    gc.collect()
    assert left() is None


def test_every_asset_unpacks_to_itself():
    assert assets.code()
    for asset in assets.code().values():
        assert gzip.decompress(asset.gzipped) == asset.content


def test_an_unknown_piece_of_code_is_an_error():
    assert assets.path_of("map.js").endswith("/map.js")
    with pytest.raises(KeyError, match=r"no asset 'maps\.js'"):
        assets.path_of("maps.js")


def test_the_browser_code_names_no_other_host():
    for path, asset in assets.code().items():
        if path.endswith((".js", ".css")) and "leaflet" not in path:
            found = re.findall(rb"https?://[^\s\"'`)]+", asset.content)
            assert set(found) <= {b"http://www.w3.org/2000/svg"}, path


def test_every_import_of_the_browser_code_exists():
    names = {path.rsplit("/", 1)[-1] for path in assets.code()}
    found = set()
    for path, asset in assets.code().items():
        if path.endswith(".js") and "leaflet" not in path and "bundle" not in path:
            found |= set(re.findall(r'from "\./([\w.]+)"', asset.content.decode()))
    assert found
    assert found <= names


@pytest.mark.parametrize("entry", assets.BUNDLES)
def test_a_bundle_imports_nothing_when_it_is_loaded_and_has_no_comment(entry):
    source = (assets.BROWSER / entry).read_text("utf-8")
    comment = source.partition("\n")[0]
    content = assets.code()[assets.path_of(entry.replace(".js", ".bundle.js"))].content.decode()
    assert comment.startswith("// ")
    assert comment not in content
    assert not re.search(r"\bimport\b(?!\()", content), "what is asked for later is import(…)"
    assert len(content) > 5_000


def test_the_map_asks_ahead_for_all_that_it_loads(committed):
    page = layers.atlas_map(committed).get_root().render()
    asked = set(re.findall(r"\.\./\.\./assets/([^\"]+)", page))
    later = {assets.path_of("picture.bundle.js")}  # when somebody wants a picture
    assert asked == {*layers.files(committed), *later}


def test_the_atlas_knows_what_each_pact_obliges_to_and_who_owes_otherwise(committed):
    atlas = unpacked(json.loads(assets.atlas_asset(committed)[1].content))
    assert atlas["pacts"]["USA_JPN"]["owes"] == "10011"
    assert atlas["pacts"]["TIRANA2025"]["owes"] == "0----"
    assert len(atlas["owing"]) == len(committed.obligations)
    (own,) = (row for row in atlas["owing"] if row[0] == "USA_JPN")
    assert own[:5] == ["USA_JPN", "JPN", "", "00011", "ATOP_5_1"]


def test_the_atlas_holds_every_pact_link_and_dated_event(committed):
    atlas = unpacked(json.loads(assets.atlas_asset(committed)[1].content))
    assert set(atlas["pacts"]) == set(committed.instruments["instrument"])
    linked = {link["instrument"] for link in atlas["links"]}
    large = {pact["pact"] for pact in atlas["large"]}
    assert linked | large <= set(atlas["pacts"])
    assert not linked & large
    assert large == {name for name, pact in atlas["pacts"].items() if "tint" in pact}
    assert large == {member["pact"] for member in atlas["members"]}
    dated = committed.events[committed.events["date"] != ""]
    assert len(atlas["time"]["ticks"]) == len(dated)
    assert all(
        link["a"] in atlas["actors"] and link["b"] in atlas["actors"] for link in atlas["links"]
    )


def test_the_map_loads_leaflet_from_the_app_and_writes_no_data(committed):
    page = layers.atlas_map(committed).get_root().render()
    assert set(re.findall(r'(?:src|href)="([^"]+)"', page)) == {
        "../../assets/leaflet-1.9.3.js",
        f"../../assets/{assets.path_of('leaflet.css')}",
        f"../../assets/{assets.path_of('tokens.css')}",
        f"../../assets/{assets.path_of('map.css')}",
    }
    assert "Serbia" not in page


def test_the_maps_script_is_the_same_on_every_run(committed):
    def script():
        built = layers.atlas_map(committed)
        built.get_root().render()
        whole = built.get_root().script.render()
        return re.sub(r"_[a-z0-9]+", "", whole)

    assert script() == script()

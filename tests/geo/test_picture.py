"""Pictures of the map made without a browser: what they say, what they show, and their bytes."""

import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from PIL import Image

from data.folders import DEFAULT_FOLDER, PROJECT
from data.tables import load
from geo import picture, style, words
from geo.address import View
from geo.pictures import inks
from tests.first_document import small
from tests.geo.pictures.drawn import SVG, read
from tests.world import event, row, world

TODAY = date(2025, 3, 20)
SERBIA = View(TODAY, country="SRB")
EUROPE = (48.0, 15.0, 4.0)
EVIL = '<script>alert("1")</script>&\x07'


@pytest.fixture(scope="module")
def tables():
    return load(DEFAULT_FOLDER)


@pytest.fixture(scope="module")
def serbia():
    return read(picture.svg(small(), SERBIA))


def image(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


class TestWords:
    def test_title_date_and_name_of_the_map_stand_above(self, serbia):
        assert serbia.words == ["Serbia and its pacts", "20 March 2025", "Pactmap"]
        assert serbia.title == "Serbia and its pacts, 20 March 2025"

    def test_without_a_selection_it_is_the_map_of_the_day(self):
        assert read(picture.svg(small(), View(TODAY))).words == ["Pactmap", "20 March 2025"]

    def test_a_pact_has_parties(self):
        found = read(picture.svg(small(), View(TODAY, pact="TIRANA2025")))
        assert found.words[0] == "Tirana declaration and its parties"

    def test_a_country_has_the_name_that_its_land_had_on_the_day(self, tables):
        found = read(picture.svg(tables, View(date(1985, 3, 1), country="DEU")))
        assert found.words[0] == "Federal Republic of Germany and its pacts"

    def test_the_source_line_tells_collection_version_and_borders(self, serbia):
        assert serbia.notes == [
            f"Data: {small().folder.name}, data version {small().version}"
            " · Borders on 20 March 2025: Natural Earth, public domain"
        ]

    def test_it_tells_citation_and_licence_where_a_collection_has_them(self, tmp_path):
        tables = named(tmp_path, "Albania")
        about = 'title = "ATOP"\ncitation = "Leeds 2002."\nlicence = "CC BY 4.0"\n'
        (tmp_path / "collection.toml").write_text(about)
        told = read(picture.svg(tables, View(TODAY))).notes[0]
        assert told.startswith(f"Data: ATOP (Leeds 2002), data version {tables.version}, CC BY 4.0")

    def test_it_tells_what_was_filtered_out(self):
        view = View(TODAY, families=("alliance",), statuses=("signed",), layers=("certain",))
        assert read(picture.svg(small(), view)).notes[0] == "Shown: alliance; signed; certain only"

    def test_a_long_title_is_cut_where_the_picture_ends(self, tmp_path):
        found = read(picture.svg(named(tmp_path, "Long " * 100), View(TODAY, country="ALB")))
        assert re.fullmatch(r"(Long )+.*…", found.words[0])


def named(folder, name):
    """A world in which Albania has another name, and a pact with Croatia."""
    places = {"ALB": (20.1, 40.6), "HRV": (16.5, 45.8)}
    actors = [
        row("actors", actor=code, name=name, anchor_lon=str(lon), anchor_lat=str(lat))
        for code, (lon, lat) in places.items()
    ]
    actors.append(row("actors", actor="NATO", kind="organisation"))
    signed = event("signed", "SIGN", "2025-03-18", "ALB;HRV", date_basis="document")
    pact = row("instruments", instrument="PACT", name=name, short_name=name)
    nato = row("instruments", instrument="NATO")
    return world(folder, actors=actors, events=[signed], instruments=[nato, pact])


def test_hostile_names_are_text(tmp_path):
    svg = picture.svg(named(tmp_path, EVIL), View(TODAY, country="ALB"))
    elements = {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()}
    assert "script" not in elements
    told = EVIL.replace("\x07", "\ufffd")
    assert read(svg).words[0] == f"{told} and its pacts"
    assert set(read(svg).links) == {f"{told}: {told}–{told}, signed"}
    assert image(picture.png(named(tmp_path, EVIL), View(TODAY, country="ALB"))).size == (1200, 675)


class TestMap:
    def test_a_day_of_long_ago_has_its_own_borders(self, tables):
        then = read(picture.svg(tables, View(date(1985, 3, 1), view=(44, 19, 5.5)))).land
        now = read(picture.svg(tables, View(TODAY, view=(44, 19, 5.5)))).land
        assert {"Yugoslavia", "Serbia", "Croatia"} & then.keys() == {"Yugoslavia"}
        assert {"Yugoslavia", "Serbia", "Croatia"} & now.keys() == {"Serbia", "Croatia"}

    def test_the_address_says_which_part_of_the_world(self, tables):
        europe = read(picture.svg(tables, View(TODAY, view=EUROPE))).land
        asia = read(picture.svg(tables, View(TODAY, view=(20, 100, 4)))).land
        assert {"France", "Thailand"} & europe.keys() == {"France"}
        assert {"France", "Thailand"} & asia.keys() == {"Thailand"}

    def test_a_selected_country_is_in_sight_with_its_partners(self, serbia):
        assert {"Serbia", "Hungary"} <= serbia.names

    def test_the_selection_fades_the_rest(self, serbia):
        fading = {looks[-1] for name, looks in serbia.links.items() if "Serbia" not in name}
        own = {looks[-1] for name, looks in serbia.links.items() if "Serbia" in name}
        assert (fading, own) == ({"0.16"}, {"1"})
        assert serbia.land["Serbia"][0] == style.TOKENS["selected"][0]

    def test_lines_have_the_colour_of_their_family_and_the_dashes_of_their_status(self, serbia):
        (signed,) = (
            looks
            for name, looks in serbia.links.items()
            if name.startswith("Tirana") and "Albania–Croatia" in name
        )
        assert signed[0] == style.TOKENS["defence_cooperation"][0]
        assert signed[3] == style.DASHES["long"]

    def test_members_are_shaded_and_where_nothing_is_known_land_is_hatched(self, tables):
        land = read(picture.svg(tables, View(date(1999, 3, 24), view=(40, 30, 3)))).land
        assert land["Poland"][0] == inks.tones("light")["member-0"]
        assert "url(#hatch)".upper() in {looks[0].upper() for looks in land.values()}

    def test_a_theme_is_another_set_of_colours(self):
        light, dark = (picture.svg(small(), SERBIA, theme=theme) for theme in inks.THEMES)
        for name in ("panel", "water", "text"):
            for svg, own, other in ((light, 0, 1), (dark, 1, 0)):
                assert style.TOKENS[name][own] in svg
                if name != "panel":  # white is also the dark theme's on-accent
                    assert style.TOKENS[name][other] not in svg

    def test_reactions_are_arrows_if_asked_for(self):
        view = View(date(2025, 3, 19), layers=("reactions",), view=(44, 19, 5))
        found = read(picture.svg(small(), view))
        assert found.reactions
        assert any(entry.startswith("Reaction, shown for") for entry in found.entries)
        assert not read(picture.svg(small(), View(date(2025, 3, 19), view=(44, 19, 5)))).reactions


@pytest.mark.parametrize(
    "view",
    [
        SERBIA,
        View(TODAY, view=EUROPE),
        View(date(1985, 3, 1), view=EUROPE),
        View(date(1950, 1, 1), view=(30, 15, 2.3)),
        View(date(2024, 3, 1), shade=("none",), families=("arms_control",), view=EUROPE),
        View(TODAY, view=(-40, -120, 5)),
    ],
    ids=["country", "today", "cold war", "world", "no shading", "sea"],
)
def test_the_legend_tells_exactly_what_is_in_the_picture(tables, view):
    found = read(picture.svg(tables, view))
    tone = inks.tones("light")
    strokes = {looks[0] for looks in found.links.values()}
    dashes = {looks[3] for looks in found.links.values()}
    families = {words.FAMILIES[name] for name in words.FAMILIES if tone[name] in strokes}
    lines = {words.LINES[name] for name, dash in style.DASHES.items() if dash in dashes}
    assert set(found.entries) & set(words.FAMILIES.values()) == families
    assert set(found.entries) & set(words.LINES.values()) == lines
    fills = {looks[0] for looks in found.land.values()}
    assert (words.LEGEND["unknown"] in found.entries) == ("URL(#HATCH)" in map(str.upper, fills))
    assert (words.LEGEND["dependent"] in found.entries) == (tone["dependent"] in fills)
    striped = any(re.fullmatch(r"url\(#shade-\d+-.*\)", fill) for fill in fills)
    assert (words.LEGEND["striped"] in found.entries) == striped
    members = [entry for entry in found.entries if entry.endswith("members")]
    assert bool(members) == any("shade" in f or f in tints(tone) for f in fills)


def tints(tone):
    return {tone[f"member-{number}"] for number in range(len(style.MEMBERS))}


def test_where_nothing_is_seen_the_legend_says_so(tables):
    found = read(picture.svg(tables, View(TODAY, view=(-40, -120, 8))))
    assert found.entries == ["No pact in this part of the map on this day"]


def test_nothing_in_a_picture_refers_to_anything_outside(tables):
    svg = picture.svg(tables, View(TODAY, view=EUROPE))
    assert re.findall(r"https?://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"href|@import|<style|<image", svg)
    assert set(re.findall(r"url\((.)", svg)) <= {"#"}
    used = set(re.findall(r"url\(#([\w-]+)\)", svg))
    assert used <= set(re.findall(r'id="([\w-]+)"', svg))


class TestPng:
    @pytest.mark.parametrize("scale", picture.SCALES)
    def test_it_has_the_size_that_was_asked_for(self, scale):
        png = picture.png(small(), SERBIA, (400, 330), scale)
        assert image(png).size == (400 * scale, 330 * scale)

    def test_it_is_drawn_with_words(self):
        """The typeface is there without the system's: the title leaves ink."""
        above = image(picture.png(small(), SERBIA, (500, 400))).crop((15, 10, 300, 45))
        dark = sum(count for count, colour in above.getcolors(99999) if sum(colour) < 200)
        assert dark > 300

    def test_a_preview_is_small_and_has_the_size_of_a_preview(self, tables):
        for view in (View(TODAY), View(TODAY, country="SRB"), View(date(1985, 3, 1), view=EUROPE)):
            png = picture.preview(tables, view)
            assert image(png).size == (1200, 630)
            assert len(png) < 300_000

    def test_the_same_view_is_the_same_bytes_in_any_process(self, tmp_path):
        file = tmp_path / "map.png"
        command = [sys.executable, "-m", "geo.export", str(file), "--as-of", "2025-03-20"]
        env = {**os.environ, "PYTHONHASHSEED": "7", "PACTMAP_TABLES": str(small().folder)}
        subprocess.run([*command, "--country", "SRB"], check=True, cwd=PROJECT, env=env)
        assert file.read_bytes() == picture.png(small(), SERBIA)


@pytest.mark.parametrize("size", [(319, 400), (400, 319), (4001, 400)])
def test_a_size_that_no_picture_has_is_refused(size):
    with pytest.raises(ValueError, match="is not within 320 to 4000 px"):
        picture.svg(small(), SERBIA, size)


@pytest.mark.parametrize("size", [(320, 320), (320, 1200), (2000, 320)])
def test_there_is_room_for_a_map_in_every_size(size):
    found = read(picture.svg(small(), SERBIA, size))
    assert found.size == size
    assert found.map_height > size[1] * 0.3


def test_a_scale_or_a_theme_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="scale 5"):
        picture.png(small(), SERBIA, scale=5)
    with pytest.raises(ValueError, match="pink"):
        picture.svg(small(), SERBIA, theme="pink")


def test_the_app_starts_without_what_makes_pictures():
    heavy = "{'resvg_py', 'font_source_sans_pro', 'geo.picture', 'geo.pictures.ground'}"
    told = f"import sys, app, geo.layers; print(sorted({heavy} & set(sys.modules)))"
    env = {k: v for k, v in os.environ.items() if not k.startswith("PACTMAP_")}
    ran = subprocess.run(
        [sys.executable, "-c", told],
        cwd=PROJECT, env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.splitlines()[-1] == "[]"

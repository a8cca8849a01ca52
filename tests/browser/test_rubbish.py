"""Rubbish in the address: the page falls back and says so; nothing breaks, nothing runs."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from data import query
from data.tables import Tables
from tests.browser.reader import Reader

NAMES = ("as_of", "country", "pact", "family", "status", "layers", "shade", "view")
RUBBISH = {
    "markup": "<img src=x onerror=alert(1)>",
    "script": "</script><script>alert(1)</script>",
    "template": "${7*7}{{7*7}}%{7*7}",
    "long": "A" * 3000,
    "nul": "SRB\0",
    "bad utf-8": "%ff%fe",
    "markdown": "![x](//evil.example/x.png)",
    "commas": ",,,",
    "other digits": "٢٠٢٥-٠٣-٢٠",
    "direction": "\u202e\u2066SRB",
    "query": "SRB'; DROP TABLE events; --",
    "number": "99999999999999999999",
    "null": "null",
}
NEARLY = {
    "13th month, wrong case, off the earth": {
        "as_of": "2025-13-01",
        "country": "srb",
        "family": "Alliance",
        "status": "IN_FORCE",
        "layers": "Reactions",
        "shade": "nato",
        "view": "91,0,5",
    },
    "30 February, unknown codes, too close": {
        "as_of": "2025-02-30",
        "country": "XXX",
        "family": "alliance,nonsense",
        "status": "bound",
        "layers": "all,certain",
        "shade": "none,TIRANA2025",
        "view": "0,0,99",
    },
    "before the tables, unknown pact": {"as_of": "1815-06-09", "pact": "tirana2025", "view": "1,2"},
    "after the tables": {"as_of": "2999-01-01"},
    "no date": {"as_of": "20 March 2025"},
}


def query_of(params: dict[str, str]) -> str:
    kept = "%ff%fe"  # is encoded already, and wrongly
    return "?" + "&".join(f"{n}={v if v == kept else quote(v)}" for n, v in params.items())


def expect_the_default(reader: Reader, tables: Tables) -> None:
    """Everything is as without a link."""
    assert reader.date_shown() == query.latest_day(tables).isoformat()
    reader.dossier_of("On this day")
    params = reader.address_params()
    assert (params["family"], params["status"], params["layers"]) == ("all", "all", "none")
    assert {"country", "pact"}.isdisjoint(params)
    assert len(reader.links()) == len(query.snapshot(tables, query.latest_day(tables)).links)


def expect_notices(reader: Reader, *names: str) -> None:
    notice = reader.page.get_by_role("alert")
    expect(notice.first).to_be_visible()
    said = " ".join(notice.all_inner_texts())
    assert [name for name in names if f"link's {name} " not in said] == [], said


@pytest.mark.parametrize("value", RUBBISH.values(), ids=RUBBISH)
def test_rubbish_in_every_parameter_is_named_and_left(
    reader: Reader, tables: Tables, value: str
) -> None:
    reader.open(query_of(dict.fromkeys((*NAMES, "v", "sentence", "nonsense"), value)))
    expect_notices(reader, *NAMES)
    expect_the_default(reader, tables)


@pytest.mark.parametrize("params", NEARLY.values(), ids=NEARLY)
def test_what_is_nearly_right_is_named_and_left(
    reader: Reader, tables: Tables, params: dict[str, str]
) -> None:
    reader.open(query_of(params))
    expect_notices(reader, *params)
    expect_the_default(reader, tables)


def test_what_is_right_is_kept_beside_rubbish(reader: Reader) -> None:
    reader.open("?as_of=2004-01-01&country=<img src=x onerror=alert(1)>&layers=certain&view=x")
    expect_notices(reader, "country", "view")
    assert reader.day() == "1 January 2004"
    assert reader.address_params()["layers"] == "certain"


def test_a_country_and_a_pact_at_once_is_named(reader: Reader) -> None:
    reader.open("?as_of=2025-03-20&country=SRB&pact=TIRANA2025")
    expect(reader.page.get_by_role("alert")).to_contain_text("the pact is shown")
    reader.dossier_of("Tirana declaration")


def test_a_notice_goes_with_the_next_step_and_the_page_still_works(reader: Reader) -> None:
    reader.open("?as_of=2025-13-01")
    expect(reader.page.get_by_role("alert")).to_be_visible()
    reader.settle_on("2004-01-01")
    expect(reader.page.get_by_role("alert")).to_have_count(0)
    assert len(reader.links()) == 3


@pytest.mark.parametrize(
    "value", ["![x](//evil.example/x.png)", "<img src=x onerror=alert(1)>", "SEED_999"]
)
def test_an_unknown_document_is_named_and_the_first_is_shown(reader: Reader, value: str) -> None:
    reader.open(f"documents?document={quote(value)}&sentence={quote(value)}")
    expect(reader.page.get_by_role("alert")).to_contain_text(value)
    expect(reader.page.get_by_role("article", name="Sentence 14", exact=True)).to_be_attached()

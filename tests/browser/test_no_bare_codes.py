"""No page shows a bare code: names for actors, pacts and documents, words for codes, dates in full.

Left out: the words of documents, and what Streamlit's tables tell of a day to screen readers.
"""

import re

import pytest

from data.schema import enums
from data.tables import Tables, load
from tests.browser.reader import Reader

DAY = "?as_of=2025-03-20"
# About tells which codes the files have.
TOLD = {"about": {"XKX", "SUN", "YUG", "SCG", "CSK", "DDR", "YMD", "VDR"}}
# Every text of the page, and of frames and shadow roots in it, once all is unfolded; and the names
# that only screen readers hear.
_TEXTS = """() => {
  const skipped = "style, script, blockquote, mark, .pm-words, [data-testid=stDataFrame],"
    + " [data-testid=stCode], [data-testid=stIconMaterial]";
  const found = [];
  const roots = [document];
  for (const root of roots) {
    for (const button of root.querySelectorAll("button.pm-all")) button.click();
    for (const fold of root.querySelectorAll("details")) {
      fold.open = true;
      fold.dispatchEvent(new Event("toggle"));
    }
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (element.contentDocument) roots.push(element.contentDocument);
      for (const name of ["aria-label", "aria-valuetext", "aria-description", "title"])
        if (element.hasAttribute(name)) found.push(element.getAttribute(name));
      if (element.closest(skipped)) continue;
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) found.push(node.data);
    }
  }
  return found;
}"""


def codes(tables: Tables) -> set[str]:
    """What may not stand in a text: keys of rows, and codes that are no words."""
    actors = {row.actor for _, row in tables.rows("actors") if re.fullmatch(r"[A-Z]{3}", row.actor)}
    called = " ".join([*tables.actors["name"], *tables.instruments["short_name"]])
    keys = {*tables.instruments["instrument"], *tables.documents["document"]}
    return {
        *(actors - set(re.findall(r"\w+", called))),
        *(key for key in keys if re.search(r"[\d_]", key)),
        *(key for key in tables.events["event"] if "-" in key),
        *enums()["event_type"],
    }


def bare(texts: list[str], known: set[str]) -> set[str]:
    """The words of texts that are codes: known ones, snake_case, and dates in digits."""
    words = {word for text in texts for word in re.findall(r"[\w-]+", text)}
    shaped = r"[a-z]+(_[a-z]+)+|[A-Z]+(_[A-Z0-9]+)+|\d{4}-\d\d(-\d\d)?"
    return {word for word in words if word in known or re.fullmatch(shaped, word)}


def shown(reader: Reader, where: str) -> list[str]:
    reader.open(where)
    texts: list[str] = reader.page.evaluate(_TEXTS)
    assert len(texts) > 20
    return texts


def test_what_is_a_code_is_found_and_what_is_a_word_is_not(tables: Tables) -> None:
    texts = ["SRB signed TIRANA2025", "in_force since 2025-03-18", "SIGN, tirana-signed, SEED_000"]
    found = bare(texts, codes(tables))
    assert found == {
        *("SRB", "TIRANA2025", "in_force", "2025-03-18"),
        *("SIGN", "tirana-signed", "SEED_000"),
    }
    assert (
        bare(["NATO and OSCE, in force since 18 March 2025: non-binding"], codes(tables)) == set()
    )


@pytest.mark.parametrize(
    "where",
    [
        *(DAY, f"{DAY}&country=SRB", f"{DAY}&pact=TIRANA2025"),
        *("events", "documents", "checks", "about"),
    ],
)
def test_no_page_shows_a_bare_code(reader: Reader, tables: Tables, where: str) -> None:
    assert bare(shown(reader, where), codes(tables)) == TOLD.get(where, set())


def test_the_dossiers_of_an_organisation_and_its_treaty_show_none(analyst: Reader) -> None:
    known = codes(load())
    assert bare(shown(analyst, f"{DAY}&country=NATO"), known) == set()
    assert bare(shown(analyst, f"{DAY}&pact=NATO"), known) == set()


def test_the_share_panel_shows_none_but_in_addresses(reader: Reader, tables: Tables) -> None:
    reader.open(f"{DAY}&country=SRB")
    reader.button("Share").click()
    panel = reader.page.get_by_role("dialog")
    panel.wait_for()
    assert (
        bare(panel.locator("h2, p, label, a, button").all_text_contents(), codes(tables)) == set()
    )

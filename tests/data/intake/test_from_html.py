"""Pages: the main text in paragraphs, and what the page says about itself with its place."""

import pytest

from data.intake import NotReadable, Proposal, Proposals
from data.intake.from_html import parse
from tests.data.intake import made
from tests.data.intake.reports import AGENCY, HEADLINE, PARAGRAPHS


def text(markup: str) -> str:
    return parse(markup.encode()).text


def said(head: str, lang: str = "", *paragraphs: str) -> Proposals:
    return parse(made.page([HEADLINE, *(paragraphs or PARAGRAPHS)], head, lang).encode()).proposals


TITLE = Proposal(HEADLINE, "<h1> of the article")


def test_headings_items_rows_and_quotes_are_paragraphs_of_their_own():
    article = (
        "<h1>A pact</h1><p>Albania and <a href='/k'>Kosovo</a> <b>sign</b>ed a&nbsp;pact.</p>"
        "<h2>What it\n says</h2><p>Two things:<br>these.</p><ul><li>One.</li><li>Two.</li></ul>"
        "<blockquote><p>“We sign,” he said.</p></blockquote>"
        "<table><tr><th>State</th><th>Day</th></tr><tr><td>Albania</td><td>1 May</td></tr></table>"
    )
    assert text(f"<html><body><article>{article}</article></body></html>") == (
        "A pact\n\nAlbania and Kosovo signed a pact.\n\nWhat it says\n\nTwo things:\nthese.\n\n"
        "One.\n\nTwo.\n\n“We sign,” he said.\n\nState Day\n\nAlbania 1 May\n"
    )


def test_line_ends_of_an_old_computer_part_words():
    assert text("<html><body><p>Albania\rsigned.</p></body></html>") == "Albania signed.\n"


def test_two_breaks_part_paragraphs():
    assert text("<html><body>Albania signed.<br><br>Rain fell.</body></html>") == (
        "Albania signed.\n\nRain fell.\n"
    )


def test_navigation_scripts_and_comments_are_no_text():
    page = made.page([HEADLINE, *PARAGRAPHS], "<style>p {}</style><script>var a = 1</script>")
    assert text(page.replace("<p>", "<!-- sign --><p>")) == AGENCY


def test_xhtml_is_read_whatever_encoding_it_declares():
    page = '<?xml version="1.0" encoding="iso-8859-2"?>' + made.page(["Potpis", "Vučić."])
    assert text(page) == "Potpis\n\nVučić.\n"


@pytest.mark.parametrize("character", ["\x0b", "\x1f", "\x8d", "&#0;"])
def test_a_control_character_spoils_no_page(character):
    page = made.page([HEADLINE, *PARAGRAPHS]).replace("Tuesday", f"Tues{character}day")
    found = parse(page.encode())
    assert found.text.replace("\ufffd", "") == AGENCY
    assert found.notes == ()


def test_of_a_page_that_is_no_article_all_is_taken_and_told(monkeypatch):
    monkeypatch.setattr("trafilatura.bare_extraction", lambda *_, **__: None)
    found = parse(f"<html><body><p>{PARAGRAPHS[0]}</p>{PARAGRAPHS[1]}</body></html>".encode())
    assert found.text == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n"
    assert found.notes == ("no article was found in the page: all its words but links were taken",)


@pytest.mark.parametrize(
    "markup", ["<html><body></body></html>", "<html><script>a</script></html>"]
)
def test_a_page_without_text_is_refused(markup):
    with pytest.raises(NotReadable, match="holds no text – add"):
        parse(markup.encode())


def test_sentences_that_were_not_taken_for_text_are_told():
    banner = "<div>We use cookies, ours and those of others, to make this page work.</div>"
    links = "".join(f"<li><a href='/{n}'>The link with the number {n}</a></li>" for n in range(20))
    page = made.page([HEADLINE, *PARAGRAPHS]).replace("<nav>", f"{banner}<ul>{links}</ul><nav>")
    found = parse(page.encode())
    assert found.text == AGENCY
    assert found.notes == (
        "not taken for text of the page: “We use cookies, ours and those of others, …”",
    )


def test_the_lines_of_what_is_set_as_written_stay():
    article = "<p>It says:</p><pre>Article 1\nThe Parties consult.\n\nArticle 2</pre>"
    assert (
        text(f"<html><body>{article}</body></html>")
        == "It says:\n\nArticle 1\nThe Parties consult.\n\nArticle 2\n"
    )


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (
            '<meta property="article:published_time" content="2025-03-19T10:00:00+01:00">',
            Proposal("2025-03-19", "meta property article:published_time"),
        ),
        (
            '<meta name="DC.date.issued" content="2025-03">',
            Proposal("2025-03", "meta name DC.date.issued"),
        ),
        (
            '<meta name="citation_date" content="2025/03/19">',
            Proposal("2025-03-19", "meta name citation_date"),
        ),
        (
            '<meta name="pubdate" content="Wed, 19 Mar 2025 10:00:00 GMT">',
            Proposal("2025-03-19", "meta name pubdate"),
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",'
            ' "datePublished": "2025-03-19", "dateModified": "2025-04-01"}]}</script>',
            Proposal("2025-03-19", "JSON-LD datePublished"),
        ),
        (
            '<link rel="canonical" href="https://example.org/2025/03/19/pact">',
            Proposal("2025-03-19", "htmldate, from the page's address"),
        ),
        ('<meta property="article:modified_time" content="2025-04-01">', Proposal()),
        ('<meta name="date" content="2025-13-45">', Proposal()),
        ('<script type="application/ld+json">{"datePublished": </script>', Proposal()),
        ("", Proposal()),
    ],
)
def test_a_date_of_publication_is_proposed_with_its_place(head, found):
    assert said(head, "", "Albania signed. " * 9).published == found


def test_a_date_in_the_page_is_shown_as_it_stands_there():
    page = made.page([HEADLINE, *PARAGRAPHS[1:]]).replace(
        "</h1>", '</h1><p class="date">Published on 19 March 2025</p>'
    )
    found = parse(page.encode()).proposals.published
    assert found == Proposal("2025-03-19", "htmldate, from “19 March 2025” in the page")


def test_a_page_says_who_published_it_where_in_which_language_and_on_what_terms():
    head = (
        "<title>Three sign | ATA</title>"
        '<meta property="og:title" content="Three   ministers sign">'
        '<meta property="og:site_name" content="ATA">'
        '<link rel="canonical" href="https://example.org/pact">'
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">'
    )
    assert said(head, "en_GB", "Albania signed. " * 9) == Proposals(
        title=Proposal("Three ministers sign", "meta property og:title"),
        publisher=Proposal("ATA", "meta property og:site_name"),
        language=Proposal("en-GB", "<html lang>"),
        licence=Proposal("https://creativecommons.org/licenses/by/4.0/", "<link rel=license>"),
        url=Proposal("https://example.org/pact", "<link rel=canonical>"),
    )


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<h1>Rain</h1>", Proposal("Rain", "only <h1>")),
        ("<h1>The Daily</h1><main><h1>Rain</h1></main>", Proposal("Rain", "<h1> of the article")),
        ("<h1>The Daily</h1><h1>Rain</h1>", Proposal("Rain | The Daily", "<title>")),
    ],
)
def test_a_title_is_the_articles_not_the_sites(body, title):
    page = f"<html><head><title>Rain | The Daily</title></head><body>{body}<p>It rained.</p>"
    assert parse(page.encode()).proposals.title == title


def test_what_is_no_address_or_language_is_not_proposed():
    head = '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="/a">'
    assert said(head, "the English one", "Albania signed. " * 9) == Proposals(title=TITLE)


def test_a_saved_page_says_where_it_was():
    page = "<!-- saved from url=(0024)https://example.org/pact -->" + made.page([HEADLINE, "Rain."])
    assert parse(page.encode()).proposals.url == Proposal(
        "https://example.org/pact", "comment “saved from url”"
    )

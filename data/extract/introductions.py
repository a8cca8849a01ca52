"""Notes the names that a text introduces itself: people by their office, acronyms in brackets.

Serbian President Aleksandar Vučić ... Vučić said; a Mutual Defence Agreement (MDA) ... the MDA
"""

from data.extract.scan import Scan
from data.lexicon.files import listed

_TITLES = listed("nouns", "titles", "words") - listed("nouns", "titles", "joints")
_SKIPPED = _TITLES | listed("nouns", "titles", "skipped")
_STATES = frozenset(("country", "demonym", "organisation", "seat"))
_LONGEST = 4  # words of a person's name
_SHORT = range(2, 9)  # letters of an acronym


def introduce(scan: Scan) -> None:
    """Add to the memory of the text whom and what a sentence introduces."""
    _people(scan)
    _acronyms(scan)


def _people(scan: Scan) -> None:
    """After a state and a title, words with capitals are a name; its last word stands for it."""
    for unit in scan.units:
        if unit.kind not in _STATES or len(unit.codes) != 1:
            continue
        start = _behind_title(scan, unit.last)
        end = _behind_name(scan, start)
        if start and end - start >= 2:
            scan.memory.people.setdefault(scan.at(end - 1), unit.codes)


def _behind_title(scan: Scan, at: int) -> int:
    """Where the words behind a title at `at` begin; 0 if no title stands there."""
    titled = False
    while scan.at(at) in _SKIPPED:
        titled = titled or scan.at(at) in _TITLES
        at += 1
    return at if titled else 0


def _behind_name(scan: Scan, start: int) -> int:
    at = start
    while at < len(scan.words) and at - start < _LONGEST and _is_capital(scan, at):
        at += 1
    return at


def _is_capital(scan: Scan, at: int) -> bool:
    word = scan.words.text[at]
    return word[0].isupper() and word[0].isalpha() and not scan.in_name(at)


def _acronyms(scan: Scan) -> None:
    """A short form in brackets right behind an instrument stands for it from then on."""
    for pact in scan.pacts:
        at = pact.last
        if scan.at(at) == "(" and scan.at(at + 2) == ")":
            short = scan.words.text[at + 1]
            if short.isupper() and len(short) in _SHORT:
                scan.memory.short[scan.at(at + 1)] = pact.parties or scan.memory.pact

"""Notes the names that a text introduces itself: people by their office, acronyms in brackets.

Serbian President Aleksandar Vučić ... Vučić said; a Mutual Defence Agreement (MDA) ... the MDA
"""

from data.extract.scan import Scan
from data.lexicon.files import lists

_TITLES = frozenset(lists("nouns")["titles"]["words"]) - {"of", "the", "and", "'s", "-"}
_LONGEST = 4  # words of a person's name


def introduce(scan: Scan) -> None:
    """Add to the memory of the text whom and what a sentence introduces."""
    _people(scan)
    _acronyms(scan)


def _people(scan: Scan) -> None:
    """After a state and a title, words with capitals are a name; its last word stands for it."""
    for unit in scan.units:
        if unit.kind not in ("country", "demonym", "organisation", "seat") or len(unit.codes) != 1:
            continue
        at, titled = unit.last, False
        while at < len(scan.words) and scan.at(at) in _TITLES | {"'s", "of", "for", "affairs"}:
            titled = titled or scan.at(at) in _TITLES
            at += 1
        if not titled:
            continue
        start = at
        while at < len(scan.words) and at - start < _LONGEST and _is_capital(scan, at):
            at += 1
        if at - start >= 2:
            scan.memory.people.setdefault(scan.at(at - 1), unit.codes)


def _is_capital(scan: Scan, at: int) -> bool:
    word = scan.words.text[at]
    return word[0].isupper() and word[0].isalpha() and not scan.in_name(at)


def _acronyms(scan: Scan) -> None:
    """A short form in brackets right behind an instrument stands for it from then on."""
    for pact in scan.pacts:
        at = pact.last
        if scan.at(at) == "(" and scan.at(at + 2) == ")":
            short = scan.words.text[at + 1]
            if short.isupper() and 2 <= len(short) <= 8:
                scan.memory.short[scan.at(at + 1)] = pact.parties or scan.memory.pact

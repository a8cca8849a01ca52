"""Says who, if not the author, says that an event happened.

Left to others: the event (`data.extract.triggers`), who is named (`data.extract.units`).
"""

from functools import cache

from data.extract.phrases import Phrases
from data.extract.scan import Scan
from data.extract.triggers import Trigger
from data.lexicon.files import lists
from data.lexicon.verbs import conjugate, expand

VERB, FIXED = "verb", "fixed"
_NEAR = 14


def attribution(scan: Scan, trigger: Trigger) -> str:
    """The code of the side that says so, or its words, or "" for the author."""
    for first, last, kind in _speech().all(scan.words.low):
        if first <= trigger.first < last:
            continue
        if kind == FIXED:
            return _after(scan, last)
        if trigger.last <= first:
            if _closes(scan, trigger, first):
                return _speaker(scan, first, trigger.last) or _after(scan, last)
        elif _opens(scan, first, last, trigger):
            return _speaker(scan, first, 0) or _words(scan, first)
    return ""


def _opens(scan: Scan, first: int, last: int, trigger: Trigger) -> bool:
    """Whether what is said begins behind the verb and holds the trigger."""
    between = scan.words.low[last : trigger.first]
    if ";" in between:
        return False
    return (
        "that" in between[:6]
        or "that" in between
        or scan.clause(trigger.first).opener in ("that", "if", "whether", ":", "")
        or '"' in between
    )


def _closes(scan: Scan, trigger: Trigger, first: int) -> bool:
    """Whether the sentence ends in ", X said" or "said X"."""
    between = scan.words.low[trigger.last : first]
    return "," in between or '"' in between or "'" in between


def _speaker(scan: Scan, first: int, since: int) -> str:
    before = [
        g for g in scan.groups if since <= g.first and g.last <= first and first - g.last <= _NEAR
    ]
    before = [g for g in before if not all(u.role for u in g.units)]
    if not before:
        return ""
    return before[-1].codes[0] if len(before[-1].codes) == 1 else ""


def _after(scan: Scan, last: int) -> str:
    after = [g for g in scan.groups if last <= g.first <= last + 8]
    if after and len(after[0].codes) == 1:
        return after[0].codes[0]
    return _phrase(scan, last)


def _words(scan: Scan, first: int) -> str:
    """The words before a verb of speech, back to the start of their clause."""
    clause = scan.clause(first)
    start = max(clause.first, first - 6)
    return " ".join(scan.words.text[start:first]) if start < first else ""


def _phrase(scan: Scan, last: int) -> str:
    end = last
    while end < len(scan.words) and end < last + 6 and scan.at(end) not in (",", ".", ";"):
        end += 1
    return " ".join(scan.words.text[last:end])


@cache
def _speech() -> Phrases[str]:
    section = lists("nouns")["speech"]
    verbs = [
        (words, VERB)
        for verb in section["verbs"]
        for words, form in conjugate(verb)
        if form != "base"
    ]
    fixed = [(words, FIXED) for phrase in section["fixed"] for words in expand(phrase)]
    return Phrases(dict([*verbs, *fixed]).items())

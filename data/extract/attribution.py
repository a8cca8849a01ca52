"""Says who, if not the author, says that an event happened.

Left to others: the event (`data.extract.triggers`), who is named (`data.extract.units`).
"""

from collections.abc import Iterator
from functools import cache

from data.extract.clauses import BE
from data.extract.mentions import Trigger
from data.extract.phrases import Phrases, longest
from data.extract.scan import Scan
from data.lexicon.files import listed, lists
from data.lexicon.verbs import BASE, conjugate, expand

VERB, FIXED = "verb", "fixed"
_OPENERS = listed("grammar", "clauses", "said_openers")
_MARKS = listed("grammar", "clauses", "said_ends")
_NO_SPEAKER = _MARKS | {".", ";", "after", "before"} | listed("grammar", "names", "prepositions")
_SMALL = BE.union(
    listed("grammar", "verbs", "have"),
    listed("grammar", "clauses", "breaks"),
    listed("grammar", "clauses", "not_speakers"),
)
_SPEAKER_BEFORE = 14  # words from a speaker to the verb of speech
_SPEAKER_BEHIND = 8
_MOST_WORDS = 6  # of a speaker without a code


def attribution(scan: Scan, trigger: Trigger) -> str:
    """The code of the side that says so, or its words, or "" for the author."""
    for first, last, kind in longest(scan.found(_speech())):
        if first <= trigger.first < last or scan.in_name(first):
            continue
        if kind == FIXED:
            return _after(scan, last)
        if trigger.last <= first:
            if _closes(scan, trigger, first):
                return _sayer(scan, first, last, trigger.last)
        elif _opens(scan, last, trigger):
            return _speaker(scan, first, 0) or _words_before(scan, first)
    return ""


def _opens(scan: Scan, last: int, trigger: Trigger) -> bool:
    """Whether what is said begins behind the verb and holds the trigger."""
    between = scan.words.low[last : trigger.first]
    if ";" in between:
        return False
    if "that" in between or '"' in between:
        return True
    return scan.clause(trigger.first).opener in _OPENERS


def _closes(scan: Scan, trigger: Trigger, first: int) -> bool:
    """Whether the sentence ends in ", X said" or "said X"."""
    return not _MARKS.isdisjoint(scan.words.low[trigger.last : first])


def _sayer(scan: Scan, first: int, last: int, since: int) -> str:
    """Who says what ended after word `since`: "…, Japan said" or "…, said Japan"."""
    mark = max(at for at in range(since, first) if scan.at(at) in _MARKS)
    before = _speaker(scan, first, mark) or _words_before(scan, first)
    return before or _after(scan, last)


def _speaker(scan: Scan, first: int, since: int) -> str:
    """The code of the one named last before a verb of speech; "" if there is none or several."""
    before = [
        group
        for group in scan.groups
        if since <= group.first and 0 <= first - group.last <= _SPEAKER_BEFORE and group.acts
    ]
    return before[-1].codes[0] if before and len(before[-1].codes) == 1 else ""


def _after(scan: Scan, last: int) -> str:
    """The code of the one named behind a verb of speech, else the words there."""
    after = [group for group in scan.groups if last <= group.first <= last + _SPEAKER_BEHIND]
    if after and len(after[0].codes) == 1:
        return after[0].codes[0]
    return _words_behind(scan, last)


def _words_before(scan: Scan, first: int) -> str:
    """The words before a verb of speech, back to a mark or the start of their clause."""
    start = max(scan.clause(first).first, first - _MOST_WORDS)
    marks = [at + 1 for at in range(start, first) if scan.at(at) in _MARKS]
    start = max(marks, default=start)
    while start < first and scan.at(start) in _SMALL:
        start += 1
    while start < first and scan.at(first - 1) in _SMALL:
        first -= 1
    return " ".join(scan.words.text[start:first])


def _words_behind(scan: Scan, last: int) -> str:
    """The words behind a verb of speech up to the next mark; none if no name begins there."""
    if scan.at(last) in _NO_SPEAKER:
        return ""
    end = last
    while end < min(len(scan.words), last + _MOST_WORDS) and scan.at(end) not in (",", ".", ";"):
        end += 1
    return " ".join(scan.words.text[last:end])


@cache
def _speech() -> Phrases[str]:
    return Phrases(dict(_spelt_out()).items())


def _spelt_out() -> Iterator[tuple[tuple[str, ...], str]]:
    """Each form of each verb of speech that can stand behind a subject, and the fixed phrases."""
    for verb in lists("nouns")["speech"]["verbs"]:
        for words, form in conjugate(verb):
            if form != BASE:
                yield words, VERB
    for phrase in lists("nouns")["speech"]["fixed"]:
        for words in expand(phrase):
            yield words, FIXED

"""Finds the words of a sentence that report an event, and the object that they need.

Left to others: who takes part (`data.extract.roles`), whether it happened (`data.extract.realis`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data.extract import clauses
from data.extract.clauses import ACTIVE, PASSIVE, REDUCED
from data.extract.pacts import NAMED, PLAIN, STRONG, WEAK, Pact
from data.extract.phrases import Phrases
from data.extract.scan import Scan
from data.extract.units import Group
from data.lexicon.files import lists
from data.lexicon.tokens import split
from data.lexicon.triggers import FIXED, NOUN, Family, Form, families
from data.lexicon.verbs import GERUND, PARTICIPLE, PAST, plural

_BODIES = lists("nouns")["bodies"]
_PRONOUNS = frozenset(("it", "them", "one", "theirs", "this", "both", "which", "that"))


@dataclass(frozen=True)
class Trigger:
    """Words `first` to `last` that report an event of `family`, in a `voice`, and their object."""

    first: int
    last: int
    family: Family
    form: str
    voice: str
    verb: str
    pact: Pact | None
    body: Group | None


def triggers(scan: Scan) -> list[Trigger]:
    """The triggers of a sentence from left to right; of overlapping ones the longest."""
    found: list[Trigger] = []
    taken = 0
    hits = [(first, last, forms) for first, last, forms in table().every(scan.words.low)]
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    for first, last, forms in hits:
        if first < taken:
            continue
        trigger = next(iter(_readings(scan, first, last, forms)), None)
        if trigger:
            found.append(trigger)
            taken = last
    return found


def _readings(scan: Scan, first: int, last: int, forms: tuple[Form, ...]) -> Iterator[Trigger]:
    """What the words can be here, the reading with the strictest conditions first."""
    for form in sorted(forms, key=lambda form: not form.family.subject):
        trigger = _read(scan, first, last, form)
        if trigger:
            yield trigger


def _read(scan: Scan, first: int, last: int, form: Form) -> Trigger | None:
    family = form.family
    if scan.in_name(first) or not _is_word(scan, first, form):
        return None
    if family.subject and not scan.legislative(first):
        return None
    voice = _voice(scan, first, last, form)
    pact = _pact(scan, first, last, form, voice)
    body = _body(scan, first, last, form, voice)
    if not _has_object(scan, first, last, form, voice, pact, body):
        return None
    return Trigger(first, last, family, form.form, voice, form.verb, pact, body)


def _is_word(scan: Scan, first: int, form: Form) -> bool:
    """Whether a verb or noun can stand here: no noun "exit" for a verb and the other way round."""
    low, before = scan.words.low, scan.before(first)
    if form.form == NOUN:
        return before not in ("to", "not", "n't", "will", "would", "may", "might", "could", "must")
    if form.form in ("base", "third") and before in _NOUN_BEFORE:
        return False
    if form.form == "base" and before in ("of", "in", "for", "by", "with"):
        return False
    if form.form == GERUND and before in ("the", "a", "this", "its", "their"):
        return form.verb == low[first]
    return True


_NOUN_BEFORE = frozenset("the a an its their his her this no any of 's new joint".split())


def _voice(scan: Scan, first: int, last: int, form: Form) -> str:
    if form.form not in (PAST, PARTICIPLE):
        return ACTIVE
    near = any(0 <= first - pact.last <= 4 for pact in scan.pacts) or (
        scan.before(first) in ("one", "those", "document", "text", "paper")
    )
    return clauses.voice(scan.words, first, last, True, near)


def _pact(scan: Scan, first: int, last: int, form: Form, voice: str) -> Pact | None:
    """The instrument that the trigger is about, if its clause has one in the right place."""
    low, high = scan.span(first, form.family.near)
    fitting = [pact for pact in scan.pacts if _fits(pact, form.family) and not _meets(pact, first, last)]
    after = [pact for pact in fitting if last <= pact.last and pact.first < min(high, last + form.family.near)]
    before = [pact for pact in fitting if pact.last <= first and pact.first >= max(scan.reach_back(first), low - 30)]
    subject = form.family.side == "subject"
    if form.form in (NOUN, FIXED):
        close = [pact for pact in before if first - pact.last <= 3]
        return next(iter(after), None) or (close or before or [None])[-1]
    if voice == ACTIVE and not subject:
        return next(iter(after), None)
    return (before or [None])[-1] or (None if voice == REDUCED else next(iter(after), None))


def _meets(pact: Pact, first: int, last: int) -> bool:
    return pact.first < last and first < pact.last and pact.last <= last


def _fits(pact: Pact, family: Family) -> bool:
    if family.object == "alliance":
        return pact.alliance and (pact.secure or pact.rank in (STRONG, NAMED) or not pact.excluded)
    if family.strong:
        return pact.rank in (STRONG, NAMED) or (pact.rank == PLAIN and not pact.excluded) or (
            pact.rank == WEAK and pact.secure and not pact.excluded
        )
    return pact.fits


def _body(scan: Scan, first: int, last: int, form: Form, voice: str) -> Group | None:
    """The organisation in the place of the object."""
    bodies = [group for group in scan.groups if any(u.kind == "organisation" for u in group.units)]
    low, high = scan.span(first, form.family.near)
    after = [group for group in bodies if last <= group.first < min(high, last + 9)]
    before = [group for group in bodies if group.last <= first and group.first >= low]
    if voice == ACTIVE and form.form not in (NOUN, FIXED):
        return next(iter(after), None)
    close = [group for group in before if first - group.last <= 3]
    return next(iter(after), None) or (close or before or [None])[-1]


def _has_object(
    scan: Scan,
    first: int,
    last: int,
    form: Form,
    voice: str,
    pact: Pact | None,
    body: Group | None,
) -> bool:
    kind = form.family.object
    if kind in ("instrument", "alliance"):
        return pact is not None or (kind == "instrument" and not form.family.strong and _pronoun(scan, first, last, form, voice))
    if kind == "body":
        return pact is not None or body is not None or _about(scan, first, last, "nouns")
    if kind == "act":
        return pact is not None or _about(scan, first, last, "membership") or (
            body is not None and form.form == NOUN
        ) or _pronoun(scan, first, last, form, voice)
    if kind == "participation":
        return pact is not None or body is not None or _about(scan, first, last, "membership")
    if kind == "talks":
        return True
    return kind in ("none", "actors", "actor")


def _pronoun(scan: Scan, first: int, last: int, form: Form, voice: str) -> bool:
    """Whether a pronoun stands for the instrument, and one was spoken of."""
    if not scan.memory.pact_seen:
        return False
    if form.form in (NOUN, FIXED):
        return False
    if voice == ACTIVE:
        return scan.at(last) in _PRONOUNS
    return scan.before(first) in _PRONOUNS or "it" in scan.words.low[max(0, first - 4) : first]


def _about(scan: Scan, first: int, last: int, which: str) -> bool:
    low, high = scan.span(first, 8)
    around = range(max(low, first - 6), min(high, last + 8))
    return any(scan.words.low[at] in _about_words()[which] for at in around if not first <= at < last)


@cache
def _about_words() -> dict[str, frozenset[str]]:
    return {
        which: frozenset(w for word in nouns for w in (word, plural((word,))[-1]))
        for which, nouns in _BODIES.items()
    }


@cache
def table() -> Phrases[tuple[Form, ...]]:
    """The phrases of all families."""
    return Phrases(families().items())


__all__ = ["PASSIVE", "Trigger", "split", "table", "triggers"]

"""Finds the words of a sentence that report an event, and the object that they need.

Left to others: who takes part (`data.extract.roles`), whether it happened (`data.extract.realis`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data.extract import clauses
from data.extract.clauses import ACTIVE, REDUCED, RELATIVES
from data.extract.pacts import NAMED, PLAIN, STRONG, WEAK, Pact
from data.extract.scan import Scan
from data.extract.units import Group
from data.lexicon.calendar import MONTHS
from data.lexicon.files import lists
from data.lexicon.triggers import FIXED, NOUN, Family, Form
from data.lexicon.verbs import BASE, GERUND, PARTICIPLE, PAST, plural

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
    for first, last, forms in scan.hits:
        if first < taken:
            continue
        trigger = next(iter(_readings(scan, first, last, forms)), None)
        if trigger and not any(_holds(scan, outer, trigger) for outer in found):
            found.append(trigger)
        taken = last if trigger else taken
    return found


def _holds(scan: Scan, outer: Trigger, inner: Trigger) -> bool:
    """Whether `inner` is only what `outer` is about: "approved the accession", "urged to sign"."""
    ending = ("WITHDRAW", "EXPIRE")
    if outer.family.type in ending and outer.family.context and inner.family.type in ending:
        return inner.first - outer.last <= 10
    if (
        outer.family.type not in _HOLDERS
        or outer.voice != ACTIVE
        and outer.form not in (NOUN, FIXED)
    ):
        return False
    if inner.first - outer.last > 8 or scan.clause(inner.first) != scan.clause(outer.first):
        return False
    if inner.form == BASE and scan.before(inner.first) != "to":
        return False
    start = inner.first - (scan.before(inner.first) == "to")
    if scan.before(start) in (",", "and", "but") and inner.form != NOUN:
        return False
    return inner.form in (NOUN, FIXED, BASE, GERUND)


_HOLDERS = frozenset(
    "RATIFY REJECT INVITE APPLY REQUEST SUPPORT ACCUSE PROPOSE NEGOTIATE SUSPEND".split()
)


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
    if not _is_meant(scan, first, last, form, voice):
        return None
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
    if form.family.object == "actor" and scan.words.text[first][0].isupper() and not scan.headline:
        return False
    if form.form == "base" and before in ("of", "in", "for", "by", "with"):
        return False
    if form.form == GERUND and before in ("the", "a", "this", "its", "their"):
        return form.verb == low[first]
    return True


def _is_meant(scan: Scan, first: int, last: int, form: Form, voice: str) -> bool:
    """Whether an ambiguous verb has the sense of its family here."""
    verb, kind = form.verb.split()[0], form.family.type
    if "either" in scan.words.low[max(0, first - 4) : last + 4]:
        return False  # what a treaty provides for
    if kind == "WITHDRAW" and verb in ("denounce", "repudiate"):
        after = scan.words.low[last : last + 12]
        return not any(a == "as" and b not in _AS for a, b in zip(after, after[1:], strict=False))
    if verb in ("let", "allow") and voice != ACTIVE:
        return False
    if kind == "WITHDRAW" and verb in _ENDED and voice != ACTIVE:
        return "by" in scan.words.low[last : last + 3]
    if form.verb in ("sign", "found", "return") and scan.at(last) in _NOT_AFTER.get(form.verb, ()):
        return False
    if kind == "WITHDRAW" and verb == "withdraw" and voice != ACTIVE and form.form != NOUN:
        return False
    if kind in ("WITHDRAW", "ACCEDE") and _TROOPS.intersection(scan.words.low[last : last + 7]):
        return False
    if (
        kind == "WITHDRAW"
        and voice != ACTIVE
        and "may" in scan.words.low[max(0, first - 4) : first]
    ):
        return False  # what a treaty permits
    if kind == "AMEND" and form.form == NOUN and scan.at(last) not in ("of", "to"):
        return False
    if form.verb == "end":
        return voice == ACTIVE
    if form.verb == "agree":
        return voice != ACTIVE
    if form.verb == "conclude" and scan.at(last) == "that":
        return False
    if kind == "REJECT" and not _about_words()["refused"].isdisjoint(
        scan.words.low[last : last + 4]
    ):
        return False
    if verb == "leave":
        if (
            voice == ACTIVE
            and form.verb == "leave"
            and scan.at(last) in ("it", "them", "him", "out", "within")
        ):
            return False
        return voice == ACTIVE
    if kind == "ENTER_FORCE":
        return not _ENDINGS.intersection(scan.words.low[max(0, first - 3) : first])
    if (
        kind == "INVITE"
        and form.form == NOUN
        and scan.memory.bodies
        and scan.at(last) in ("to", "from")
    ):
        return any(group.first <= last + 3 and group.last > last for group in scan.groups)
    if kind == "INVITE" and (form.verb == "invite" or form.form == NOUN):
        return (
            not _JOINING.isdisjoint(scan.words.low[last : last + 10])
            or scan.before(first) == "membership"
        )
    return True


_NOT_AFTER = {"sign": ("of",), "found": ("on",)}
_TROOPS = frozenset("troops forces soldiers personnel contingent combat units reservation".split())
_ENDED = frozenset("terminate abrogate annul cancel scrap rescind".split())
_AS = frozenset("early late soon long part of from well if".split())
_ENDINGS = frozenset("denunciation withdrawal exit termination departure which".split())
_JOINING = frozenset(
    "join accede accession membership member members board into enter adhere become apply part talks"
    " partner observer aboard alliance".split()
)
_NOUN_BEFORE = frozenset("the a an its their his her this no any of 's new joint".split())


def _voice(scan: Scan, first: int, last: int, form: Form) -> str:
    if form.form not in (PAST, PARTICIPLE):
        return ACTIVE
    if scan.clause(first).opener in RELATIVES and any(
        scan.clause(first).first <= group.first and group.last <= first for group in scan.groups
    ):
        return clauses.voice(scan.words, first, last, True, False)
    near = any(0 <= first - pact.last <= 4 for pact in scan.pacts) or (
        scan.before(first) in ("one", "those", "document", "text", "paper")
    )
    apart = scan.before(first) == "," and any(pact.last < first for pact in scan.pacts)
    return clauses.voice(scan.words, first, last, True, near or apart)


def _pact(scan: Scan, first: int, last: int, form: Form, voice: str) -> Pact | None:
    """The instrument that the trigger is about, if its clause has one in the right place."""
    low, high = scan.span(first, form.family.near)
    fitting = [
        pact for pact in scan.pacts if _fits(pact, form.family) and not _meets(pact, first, last)
    ]
    stop = min(
        [_next_verb(scan, last)]
        + [at for at in range(last, min(high, last + 8)) if scan.at(at) == "without"]
    )
    after = [
        pact
        for pact in fitting
        if last <= pact.last and pact.first < min(high, stop, last + form.family.near)
    ]
    before = [
        pact
        for pact in fitting
        if pact.last <= first and pact.first >= max(scan.reach_back(first), low - 30)
    ]
    subject = form.family.side == "subject"
    if form.form in (NOUN, FIXED):
        close = [pact for pact in before if first - pact.last <= 3]
        return next(iter(after), None) or (close or before or [None])[-1]
    if voice == ACTIVE and not subject:
        relative = scan.clause(first).opener in RELATIVES
        return next(iter(after), None) or (before[-1] if relative and before else None)
    return (before or [None])[-1] or (None if voice == REDUCED else next(iter(after), None))


def _next_verb(scan: Scan, last: int) -> int:
    """Where the next verb of an event, or noun of an ending, begins, whose object what follows is."""
    for first, _, forms in scan.hits:
        if first >= last and (
            all(form.form not in (NOUN, FIXED, BASE) for form in forms)
            or forms[0].family.type in _OWN_EVENT
            and forms[0].form == NOUN
        ):
            return first
    return len(scan.words)


_OWN_EVENT = frozenset(("WITHDRAW", "EXPIRE", "EXTEND", "AMEND", "RATIFY"))


def _meets(pact: Pact, first: int, last: int) -> bool:
    return pact.first < last and first < pact.last and pact.last <= last


def _fits(pact: Pact, family: Family) -> bool:
    if family.object == "alliance":
        return pact.alliance and (pact.secure or pact.rank in (STRONG, NAMED) or not pact.excluded)
    if family.strong:
        return (
            pact.rank in (STRONG, NAMED)
            or (pact.rank == PLAIN and not pact.excluded)
            or (pact.rank == WEAK and pact.secure and not pact.excluded)
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
    if "member" in form.verb:
        return True
    if pact is None and body is None and form.stands_alone and scan.memory.has_context:
        if _is_complete(scan, first, last, form):
            return True
    if (
        kind == "instrument"
        and form.family.type == "WITHDRAW"
        and _about(scan, first, last, "membership")
    ):
        return True
    if kind in ("instrument", "alliance"):
        return pact is not None or (
            kind == "instrument"
            and not form.family.strong
            and _pronoun(scan, first, last, form, voice)
        )
    if kind == "body":
        return pact is not None or body is not None or _about(scan, first, last, "nouns")
    if kind == "offer" and _about(scan, first, last, "offers"):
        return True
    if kind in ("act", "offer"):
        return (
            pact is not None
            or _about(scan, first, last, "membership", "acts")
            or (body is not None and form.form == NOUN)
            or _pronoun(scan, first, last, form, voice)
        )
    if kind == "participation":
        return pact is not None or body is not None or _about(scan, first, last, "membership")
    if kind == "talks":
        return (
            form.verb.startswith(_ALWAYS_TALKS)
            or (pact is not None and pact.first >= last)
            or _on_terms(scan, last)
        )
    return kind in ("none", "actors", "actor")


def _is_complete(scan: Scan, first: int, last: int, form: Form) -> bool:
    """Whether no other object follows a verb: "Pakistan joined in September"."""
    if form.form in (NOUN, FIXED):
        owned = scan.before(first) in ("its", "their", "his", "'s") or scan.at(last) in ("of", "by")
        return (
            owned
            or form.family.type != "ACCEDE"
            or any(0 <= first - g.last <= 2 for g in scan.groups)
        )
    after = scan.at(last)
    if form.family.object == "body" and after in _ARTICLES:
        return scan.at(last + 1) in _TIMES
    dated = after in ("in", "on") and (
        scan.at(last + 1) in MONTHS or scan.at(last + 1)[:1].isdigit()
    )
    if form.verb == "return":
        return dated
    if form.verb == "leave":
        return (
            dated or after in (".", ",", "") or scan.words.low[last : last + 2] == ["for", "good"]
        )
    if (
        form.family.type in ("EXTEND", "REJECT")
        and form.form in ("past", "base", "third")
        and after in ("the", "an", "a", "its", "their", "to")
    ):
        return False
    if after in _ARTICLES and form.family.type == "RATIFY":
        return True
    written = scan.words.text[last] if last < len(scan.words) else ""
    acronym = len(written) > 2 and written.isupper()
    return after in _ENDS or after[:1].isdigit() or acronym or after.endswith("ly")


_ARTICLES = frozenset("the a an its their it them his her one".split())
_TIMES = frozenset("few day week month year decade fortnight".split())
_ENDS = frozenset(
    ', . ; ) " in on at last this early late too as after before once again later when it them by'
    " together with until this for under and but from to because if has have is was will would should".split()
) | {""}


def _pronoun(scan: Scan, first: int, last: int, form: Form, voice: str) -> bool:
    """Whether a pronoun stands for the instrument, and one was spoken of."""
    if not scan.memory.pact_seen:
        return False
    if form.form in (NOUN, FIXED):
        return False
    if voice == ACTIVE:
        return scan.at(last) in _PRONOUNS
    return scan.before(first) in _PRONOUNS or "it" in scan.words.low[max(0, first - 4) : first]


def _on_terms(scan: Scan, last: int) -> bool:
    """Whether talks are about an instrument or what it is to say."""
    return not _about_words()["terms"].isdisjoint(scan.words.low[last : last + 12])


_ALWAYS_TALKS = (
    "negotiat",
    "bargain",
    "haggl",
    "round of negot",
    "accession",
    "membership",
    "drafting",
    "sound",
    "in negot",
    "at the negot",
    "exploratory",
    "horse",
    "parley",
    "treat",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "final",
    "new",
    "further",
    "next",
    "last",
)


def _about(scan: Scan, first: int, last: int, *which: str) -> bool:
    low, high = scan.span(first, 8)
    around = {
        *scan.words.low[max(low, first - 6) : first],
        *scan.words.low[last : min(high, last + 8)],
    }
    return any(not around.isdisjoint(_about_words()[name]) for name in which)


@cache
def _about_words() -> dict[str, frozenset[str]]:
    return {
        which: frozenset(w for word in nouns for w in (word, plural((word,))[-1]))
        for which, nouns in _BODIES.items()
    }

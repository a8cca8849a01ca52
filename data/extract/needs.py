"""Says whether the object that a word needs is there: an instrument, an organisation, talks.

What each family of words needs is data (`object` in `data/lexicon/triggers.toml`). Left to others:
finding instruments and organisations (`data.extract.objects`).
"""

from functools import cache

from data.extract.clauses import ACTIVE
from data.extract.mentions import Trigger
from data.extract.scan import Scan
from data.lexicon.calendar import MONTHS, NUMBERS
from data.lexicon.files import listed, lists
from data.lexicon.triggers import NOUN
from data.lexicon.verbs import BASE, PAST, THIRD, with_plurals

_PRONOUNS = listed("grammar", "triggers", "pronouns")
_POSSESSIVES = listed("grammar", "triggers", "possessives")
_POSSESSORS = listed("grammar", "triggers", "possessors")
_ARTICLES = listed("grammar", "triggers", "articles")
_TIMES = listed("grammar", "triggers", "times")
_OBJECTS = listed("grammar", "triggers", "objects")
_ENDS = listed("grammar", "triggers", "ends")
_ALWAYS_TALKS = tuple(lists("grammar")["triggers"]["always_talks"])
_AROUND = 6  # words before a trigger that may say what it is about
_BEHIND = 8  # words behind it
_TERMS = 12  # words behind talks that say what they are about
_FOUNDED = 3  # words from "founded" to the name of what was
_OWNER = 2  # words from an owner to a noun
_IT = 4  # words before a passive in which "it" is what was signed


def has_object(scan: Scan, trigger: Trigger) -> bool:
    """Whether what the family of a trigger needs stands beside it or was spoken of before."""
    form = trigger.form
    if "member" in form.verb or " ratif" in form.verb:
        return True  # the object is part of the phrase
    if "~" in form.verb and scan.memory.pact_seen and _holds_pronoun(scan, trigger):
        return True
    nothing = trigger.pact is None and trigger.body is None
    spoken_of = scan.memory.has_context or (scan.headline and _is_bare(scan, trigger))
    if nothing and form.stands_alone and spoken_of and _is_complete(scan, trigger):
        return True
    return _NEEDS[form.family.object](scan, trigger)


def _holds_pronoun(scan: Scan, trigger: Trigger) -> bool:
    """Whether the object stands within the words of a verb: "take it up"."""
    return "it" in scan.words.low[trigger.first : trigger.last]


def _needs_instrument(scan: Scan, trigger: Trigger) -> bool:
    if trigger.pact is not None:
        return True
    if trigger.type == "WITHDRAW" and _about(scan, trigger, "membership"):
        return True
    return not trigger.form.family.strong and _is_pronoun(scan, trigger)


def _needs_alliance(scan: Scan, trigger: Trigger) -> bool:
    if trigger.pact is not None:
        return True
    body = trigger.body
    return body is not None and 0 <= body.first - trigger.last <= _FOUNDED


def _needs_body(scan: Scan, trigger: Trigger) -> bool:
    return bool(trigger.pact or trigger.body) or _about(scan, trigger, "nouns")


def _needs_act(scan: Scan, trigger: Trigger) -> bool:
    return (
        trigger.pact is not None
        or _about(scan, trigger, "membership", "acts")
        or (trigger.body is not None and trigger.form.form == NOUN)
        or _is_pronoun(scan, trigger)
    )


def _needs_offer(scan: Scan, trigger: Trigger) -> bool:
    return _about(scan, trigger, "offers") or _needs_act(scan, trigger)


def _needs_participation(scan: Scan, trigger: Trigger) -> bool:
    return bool(trigger.pact or trigger.body) or _about(scan, trigger, "membership")


def _needs_talks(scan: Scan, trigger: Trigger) -> bool:
    """Whether talks are about an instrument or what it is to say."""
    if trigger.form.verb.startswith(_ALWAYS_TALKS):
        return True
    if trigger.pact is not None and trigger.pact.first >= trigger.last:
        return True
    return not _nouns("terms").isdisjoint(scan.words.low[trigger.last : trigger.last + _TERMS])


def _needs_nothing(scan: Scan, trigger: Trigger) -> bool:
    return True


# By the `object` of a family.
_NEEDS = {
    "instrument": _needs_instrument,
    "alliance": _needs_alliance,
    "body": _needs_body,
    "act": _needs_act,
    "offer": _needs_offer,
    "participation": _needs_participation,
    "talks": _needs_talks,
    "actors": _needs_nothing,
    "actor": _needs_nothing,
    "none": _needs_nothing,
}


def _about(scan: Scan, trigger: Trigger, *which: str) -> bool:
    """Whether one of some lists of `nouns.toml` stands beside a trigger, in its clause."""
    low, high = scan.span(trigger.first, _BEHIND)
    before = scan.words.low[max(low, trigger.first - _AROUND) : trigger.first]
    after = scan.words.low[trigger.last : min(high, trigger.last + _BEHIND)]
    around = {*before, *after}
    return any(not around.isdisjoint(_nouns(name)) for name in which)


def _is_pronoun(scan: Scan, trigger: Trigger) -> bool:
    """Whether a pronoun stands for the instrument, and one was spoken of."""
    if not scan.memory.pact_seen or trigger.form.is_noun:
        return False
    if trigger.voice == ACTIVE:
        return scan.at(trigger.last) in _PRONOUNS
    spoken = scan.words.low[max(0, trigger.first - _IT) : trigger.first]
    return scan.before(trigger.first) in _PRONOUNS or "it" in spoken


def _is_complete(scan: Scan, trigger: Trigger) -> bool:
    """Whether no other object follows: "Pakistan joined in September"."""
    if trigger.form.is_noun:
        return trigger.type != "ACCEDE" or _is_owned(scan, trigger)
    after, then = scan.at(trigger.last), scan.at(trigger.last + 1)
    if trigger.form.family.object == "body" and after in _ARTICLES:
        return then in _TIMES
    dated = after in ("in", "on") and (then in MONTHS or then[:1].isdigit())
    if trigger.form.verb == "return":
        return dated
    if trigger.form.verb == "leave":
        return dated or after in (".", ",", "") or (after, then) == ("for", "good")
    if trigger.type == "WITHDRAW" and after == "from":
        return False  # "troops withdrew from Mali"
    tensed = trigger.form.form in (PAST, BASE, THIRD)
    if trigger.type in ("EXTEND", "REJECT") and tensed and after in _OBJECTS:
        return False
    return (trigger.type == "RATIFY" and after in _ARTICLES) or _is_end(scan, trigger.last)


def _is_bare(scan: Scan, trigger: Trigger) -> bool:
    """Whether a headline leaves the object out: "Senate ratifies", not "Voters approve a tax"."""
    return scan.at(trigger.last) not in _ARTICLES


def _is_owned(scan: Scan, trigger: Trigger) -> bool:
    """Whether the words say whose accession it is."""
    if scan.before(trigger.first) in _POSSESSIVES or scan.at(trigger.last) in _POSSESSORS:
        return True
    return any(0 <= trigger.first - group.last <= _OWNER for group in scan.groups)


def _is_end(scan: Scan, at: int) -> bool:
    """Whether a verb has no object: a mark, a preposition, a number or an acronym follows."""
    after = scan.at(at)
    written = scan.words.text[at] if after else ""
    acronym = len(written) > 2 and written.isupper()
    counted = after[:1].isdigit() or after in NUMBERS
    return after in _ENDS or counted or acronym or after.endswith("ly")


@cache
def _nouns(which: str) -> frozenset[str]:
    """A list of `nouns.toml`, folded, singular and plural."""
    return with_plurals(listed("nouns", "bodies", which))

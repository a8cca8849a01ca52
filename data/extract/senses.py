"""Says whether a word that could report an event does so where it stands.

Left to others: what the conditions are (`data/lexicon/senses.toml`), its object
(`data.extract.objects`).
"""

from collections.abc import Sequence

from data.extract.clauses import ACTIVE
from data.extract.mentions import Trigger
from data.extract.scan import Scan
from data.lexicon.files import listed
from data.lexicon.senses import Sense
from data.lexicon.triggers import NOUN, Form
from data.lexicon.verbs import BASE, GERUND, THIRD

_BEFORE_NOUN = listed("grammar", "triggers", "before_noun")
_BEFORE_VERB = listed("grammar", "triggers", "before_verb")
_BEFORE_BASE = listed("grammar", "triggers", "before_base")
_BEFORE_GERUND = listed("grammar", "triggers", "before_gerund")


def is_word(scan: Scan, first: int, form: Form) -> bool:
    """Whether a verb or noun can stand here: no noun "exit" for a verb and the other way round."""
    before = scan.before(first)
    if form.form == NOUN:
        return before not in _BEFORE_VERB
    if form.form in (BASE, THIRD) and before in _BEFORE_NOUN:
        return False
    if form.family.object == "actor" and scan.words.text[first][0].isupper() and not scan.headline:
        return False
    if form.form == BASE and before in _BEFORE_BASE:
        return False
    if form.form == GERUND and before in _BEFORE_GERUND:
        return form.verb == scan.at(first)
    return True


def is_meant(scan: Scan, trigger: Trigger) -> bool:
    """Whether an ambiguous word has the sense of its family here."""
    if _is_invitation(scan, trigger):
        return _names_guest(scan, trigger)
    return all(_holds(sense, scan, trigger) for sense in trigger.form.senses)


def _is_invitation(scan: Scan, trigger: Trigger) -> bool:
    """Whether it is "an invitation to" in a text that spoke of an organisation."""
    noun = trigger.type == "INVITE" and trigger.form.form == NOUN
    return noun and bool(scan.memory.bodies) and scan.at(trigger.last) in ("to", "from")


def _names_guest(scan: Scan, trigger: Trigger) -> bool:
    return any(trigger.last < group.first <= trigger.last + 3 for group in scan.groups)


def _holds(sense: Sense, scan: Scan, trigger: Trigger) -> bool:
    """Whether a condition holds of a trigger, or is none on its voice."""
    if sense.voice and (sense.voice == ACTIVE) != (trigger.voice == ACTIVE):
        return True
    if sense.forbids:
        return False
    low = scan.words.low
    before = low[max(0, trigger.first - sense.back) : trigger.first]
    after = low[trigger.last : trigger.last + sense.reach]
    if not sense.not_before.isdisjoint(before) or _has(
        sense, after, scan.at(trigger.last + len(after))
    ):
        return False
    if not sense.only_before and not sense.only_after:
        return True
    return not (sense.only_before.isdisjoint(before) and sense.only_after.isdisjoint(after))


def _has(sense: Sense, after: Sequence[str], beyond: str) -> bool:
    """Whether a word that must not follow does, and is not taken back by the one behind it."""
    if sense.not_after.isdisjoint(after):
        return False
    following = [*after[1:], beyond]
    return any(
        word in sense.not_after and then not in sense.unless
        for word, then in zip(after, following, strict=True)
    )

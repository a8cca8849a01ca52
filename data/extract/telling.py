"""Lists the events that a sentence tells, each once.

Left to others: the words that report them (`data.extract.triggers`), who takes part
(`data.extract.roles`), what is proposed of them (`data.extract.engine`).
"""

from collections.abc import Iterator
from dataclasses import replace

from data.extract.groups import Group
from data.extract.mentions import Mention, Trigger
from data.extract.roles import MEMBERSHIP, companions, parties
from data.extract.scan import Scan
from data.extract.subjects import is_body
from data.extract.triggers import triggers
from data.lexicon.calendar import MONTHS
from data.lexicon.files import listed
from data.lexicon.triggers import NOUN
from data.lexicon.verbs import GERUND

ECHO = "ECHO"  # "Turkey did likewise"
_REPEATED = MEMBERSHIP | {"RATIFY"}  # what a list of states with dates can go on with
_ECHOED = _REPEATED | {"SIGN"}
_OF_SEVERAL = frozenset(("CONSULT", "COOPERATE", "NEGOTIATE"))  # nobody does these alone
_ENDS = frozenset((".", "!", "?", '"', "'", ";", ":", ")"))
_PRONOUNS = listed("grammar", "roles", "pointing")
_HEADING = 9  # words that the title of a section has less than


def told(scan: Scan) -> Iterator[Mention]:
    """The events of a sentence from left to right: of one type with the same parties the first."""
    known = set()
    for mention in _all(scan):
        same = (mention.type, mention.parties)
        if not mention.parties or same in known:
            continue
        if _is_enough(scan, mention) and _is_pointed_at(scan, mention):
            known.add(same)
            yield mention


def _all(scan: Scan) -> Iterator[Mention]:
    """Every trigger as what it tells, and what others did too. Notes what an echo may repeat."""
    heading = _is_heading(scan)
    for trigger in triggers(scan):
        if heading and trigger.form.form in (NOUN, GERUND):
            continue
        mention = _mention(scan, trigger)
        if mention is None:
            continue
        yield mention
        if mention.type in _REPEATED:
            yield from (_repeated(scan, mention, group) for group in _further(scan, trigger))


def _mention(scan: Scan, trigger: Trigger) -> Mention | None:
    """What a trigger tells; None for an echo of nothing."""
    who, targets = parties(scan, trigger)
    if trigger.type == ECHO:
        kind, body = scan.memory.event
        return (
            Mention(kind, trigger, tuple(sorted({*who, *body})), targets) if kind and who else None
        )
    if trigger.type in _ECHOED:
        scan.memory.event = (trigger.type, tuple(code for code in who if is_body((code,))))
    return Mention(trigger.type, trigger, who, targets)


def _repeated(scan: Scan, mention: Mention, group: Group) -> Mention:
    """The same, done by others to the same organisation."""
    trigger = replace(mention.trigger, first=group.first, last=group.last)
    return Mention(mention.type, trigger, tuple(sorted({*group.codes, *scan.memory.event[1]})))


def _further(scan: Scan, trigger: Trigger) -> list[Group]:
    """Who did the same, by a list with dates: "Pakistan in September and Iran in November"."""
    later = (first for first, _, _ in scan.hits if first > trigger.last)
    end = next(later, len(scan.words))
    return [
        group
        for group in scan.groups
        if trigger.last < group.first < end and not group.lead and _is_listed(scan, group)
    ]


def _is_listed(scan: Scan, group: Group) -> bool:
    """Whether a group goes on with a list and has a date of its own."""
    joined = scan.before(group.first) in (",", "and", ";")
    then = scan.at(group.last + 1)
    dated = then in MONTHS or then[:1].isdigit()
    return joined and dated and scan.at(group.last) in ("in", "on", "(")


def _is_heading(scan: Scan) -> bool:
    """Whether it is the title of a section: short, without a mark at its end, no headline."""
    number = len(scan.words)
    return not scan.headline and number < _HEADING and scan.at(number - 1) not in _ENDS


def _is_pointed_at(scan: Scan, mention: Mention) -> bool:
    """Whether the sentence names one of the parties, or a word of it stands for them.

    A pronoun can stand for whoever joins or leaves, "the treaty" also for its parties, and a
    parliament for the state that the text is about.
    """
    if any(not set(group.codes).isdisjoint(mention.parties) for group in scan.groups):
        return True
    trigger = mention.trigger
    if not _PRONOUNS.isdisjoint(scan.words.low):
        return True
    if mention.type == "RATIFY":
        return scan.legislative(trigger.first)
    if mention.type in MEMBERSHIP | {"REJECT", "AMEND"}:
        return False
    pact = trigger.pact
    denied = pact is not None and scan.before(pact.first) in ("no", "any")
    return pact is None or pact.definite or denied or scan.headline


def _is_enough(scan: Scan, mention: Mention) -> bool:
    """Whether an event that takes several has them, or will have: talks on a pact, or with B."""
    if mention.type not in _OF_SEVERAL or len(mention.parties) > 1 or is_body(mention.parties):
        return True
    about = mention.trigger.pact or companions(scan, mention.trigger)
    return mention.type == "NEGOTIATE" and bool(about)

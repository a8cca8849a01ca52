"""What ATOP knows of an alliance beyond our columns, in sentences for the notes of an instrument.

The meanings of codes are in `wording.toml`.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from data.dates import in_words
from data.importers import cow
from data.importers.atop.events import is_gone
from data.importers.atop.instruments import Alliance
from data.importers.atop.members import Member
from data.importers.atop.wordings import wording
from data.importers.states import Names, listed

Fact = TypeVar("Fact", bound=Hashable)

_OBLIGATIONS = {
    "defense": "help in defence",
    "offense": "help in an offence",
    "neutral": "neutrality",
    "nonagg": "non-aggression",
    "consul": "consultation",
}
_THREATS = ("statthr1", "statthr2")
_COW_NUMBERS = {"cowid": "3.0", "cow4id": "4.1"}  # the versions of that list of alliances


@dataclass(frozen=True, eq=False)
class Notes:
    """The sentences of one instrument, part by part. `phases` is how many its alliance has, `gone`
    the first day on which a state is no more; `document` is the edition's key."""

    alliance: Alliance
    states: Names
    gone: Mapping[str, date]
    phases: int
    document: str
    named: bool  # by the committed tables

    def text(self) -> str:
        parts = (
            *(self.head(), self.bearers(), self.conditions(), self.promises(), self.threats()),
            *(self.term(), self.whole(), self.at_war(), self.lost(), self.elsewhere()),
        )
        return " ".join(sentence for part in parts for sentence in part)

    def head(self) -> Iterator[str]:
        number, phase = self.alliance.key
        if phase:
            of_all = f"Phase {phase} of {self.phases} of alliance {number} in ATOP"
            yield f"{of_all}; phases differ in their terms."
        yield f"Obligations as coded from the text by ATOP ({self.document})."
        if self.named:
            yield "It bears the name of Pactmap's own tables, as ATOP's file has none."
        else:
            yield "ATOP's file has no names: this one is made of its parties and date."

    def bearers(self) -> Iterator[str]:
        """Who bears an obligation that is not everybody's."""
        for column, words in _OBLIGATIONS.items():
            bearers = [each for each in self._members if each.codes.get(column) == 1]
            if 0 < len(bearers) < len(self._members):
                yield f"Only {self._promise(bearers)} {words}."

    def conditions(self) -> Iterator[str]:
        """On what each obligation depends, for whom."""
        for obligation, columns in wording().conditions.items():
            what = _OBLIGATIONS.get(obligation, "an obligation").capitalize()
            for on, members in self._groups(_ones_of(columns)):
                whose = "" if self._all(members) else f", for {listed(self._names(members))},"
                yield f"{what} depends{whose} on {listed(on)}."

    def promises(self) -> Iterator[str]:
        """What members promise beside the obligations."""
        for column, sentences in wording().member.items():
            for words, members in self._groups(_told_by(column, sentences)):
                who = "All promise" if self._all(members) else self._promise(members)
                yield f"{who}: {words}."

    def threats(self) -> Iterator[str]:
        """The states that the text names as threats."""
        codes = [code for column in _THREATS for code in self.alliance.codes(column) if code]
        day = self.alliance.founders[0].joined.earliest
        names = [name for code in codes if (name := self._state(code, day))]
        if names:
            yield f"Named as a threat: {listed(names)}."

    def term(self) -> Iterator[str]:
        """For how long it was concluded, and for how long it renews itself."""
        months = max(self.alliance.codes("length"), default=0)
        if self.alliance.has("speclgth") and months:
            yield f"Concluded for {_duration(months)}."
        again = max(self.alliance.codes("renewlgt"), default=0)
        if again:
            yield f"Each renewal is for {_duration(again)}."

    def whole(self) -> Iterator[str]:
        """What is the same for all members."""
        for column, sentences in wording().alliance.items():
            for code in sorted(self.alliance.codes(column)):
                if code in sentences:
                    yield sentences[code]

    def at_war(self) -> Iterator[str]:
        """Who was in a war on joining: its number is that of the Correlates of War project."""
        for number, members in self._groups(lambda each: each.codes.get("cowwar", 0)):
            who = listed(self._names(members))
            yield f"At war on joining: {who} (number {number} of the Correlates of War)."

    def lost(self) -> Iterator[str]:
        """Who was out with the end of the state itself, for which there is no event."""
        for stay in self.alliance.stays:
            if stay.left and is_gone(stay, self.gone):
                name = self.states.on(stay.actor, stay.joined.earliest)
                given = f"ATOP gives {in_words(stay.left.text)}"
                yield f"{name} was a member until its end as a state; {given}."

    def elsewhere(self) -> Iterator[str]:
        """Under which numbers the alliance stands in another list."""
        for column, version in _COW_NUMBERS.items():
            for number in sorted(self.alliance.codes(column)):
                its_list = f"the list of alliances of the Correlates of War, version {version}"
                yield f"Number {number} in {its_list}."

    @property
    def _members(self) -> Sequence[Member]:
        return self.alliance.members

    def _groups(self, of: Callable[[Member], Fact]) -> list[tuple[Fact, list[Member]]]:
        """The members by what `of` says of them, without those of whom it says nothing."""
        found: dict[Fact, list[Member]] = {}
        for member in self._members:
            if of(member):
                found.setdefault(of(member), []).append(member)
        return list(found.items())

    def _all(self, members: Sequence[Member]) -> bool:
        return len(members) == len(self._members)

    def _promise(self, members: Sequence[Member]) -> str:
        names = self._names(members)
        return f"{listed(names)} promise{'s' if len(names) == 1 else ''}"

    def _names(self, members: Sequence[Member]) -> list[str]:
        """The states as they were called when they joined, each once."""
        found = {self._state(each.code, each.joined.earliest) for each in members}
        return sorted(name for name in found if name)

    def _state(self, code: int, day: date) -> str:
        """The state with a code; empty where it is none, which the report tells."""
        try:
            actor = cow.meaning_on(code, day, self.alliance.instrument).actor
        except cow.UnknownState:
            return ""
        return self.states.on(actor, day)


def _ones_of(words: Mapping[str, str]) -> Callable[[Member], tuple[str, ...]]:
    """Gives the words of the columns in which a member has 1."""
    return lambda member: tuple(
        word for column, word in words.items() if member.codes.get(column) == 1
    )


def _told_by(column: str, sentences: Mapping[int, str]) -> Callable[[Member], str]:
    return lambda member: sentences.get(member.codes.get(column, 0), "")


def _duration(months: int) -> str:
    """`120` months are "10 years"."""
    if months % 12:
        return f"{months} month{'s' if months > 1 else ''}"
    return f"{months // 12} year{'s' if months > 12 else ''}"

"""Finds who is named in a sentence: states, organisations, groups, seats, people, treaties.

Left to others: who of them did what (`data.extract.roles`), words that stand for one named before
(`data.extract.memory`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from data.extract.phrases import Phrases
from data.lexicon.calendar import MONTHS
from data.lexicon.files import Name, Rule, lists, names, rules
from data.lexicon.tokens import Words, split

SOVIET = range(1922, 1992)  # years in which Russia acted as the Soviet Union
_GRAMMAR = lists("nouns")["grammar"]
_PLACES = frozenset(lists("nouns")["places"]["prepositions"])
_ATTRIBUTES = frozenset(lists("nouns")["places"]["attributes"])
_PREPOSITIONS = frozenset(_GRAMMAR["prepositions"])
_TITLES = frozenset(
    form for word in lists("nouns")["titles"]["words"] for form in (word, f"{word}s")
)
_MEMBERS = frozenset("states members allies countries nations governments capitals".split())
_INSTITUTIONS = frozenset(lists("nouns")["institutions"]["words"])
_JOINTS = frozenset(_GRAMMAR["joints"])
_DETERMINERS = frozenset(_GRAMMAR["determiners"])
_FARTHEST = 9  # words between two names of one list


@dataclass(frozen=True)
class Unit:
    """A name at words `first` (included) to `last` (excluded).

    `kind` as in `data.lexicon.files.Name`; `lead` the preposition before it, or ""; `role` is
    place, attribute or "".
    """

    first: int
    last: int
    codes: tuple[str, ...]
    kind: str
    lead: str = ""
    role: str = ""


@dataclass(frozen=True)
class Group:
    """Names in one list (A, B and C): `codes` sorted, `lead` the preposition before the first."""

    first: int
    last: int
    codes: tuple[str, ...]
    lead: str
    units: tuple[Unit, ...]


Hit = tuple[int, int, tuple[Name, ...]]


def hits(words: Words) -> list[Hit]:
    """Everything in a sentence that reads like a name of the dictionary, longest first."""
    return list(_table().every(words.low))


def units(
    words: Words,
    found_names: Sequence[Hit],
    year: int,
    known: dict[str, tuple[str, ...]],
    named: Mapping[str, int],
) -> list[Unit]:
    """The names in a sentence that speaks of `year` (0: not known), from left to right.

    `found_names` is what `hits` finds in it.

    `known` holds names that the text itself introduced, by their folded word; `named` how often
    the text names whom, for forms that have several readings.
    """
    found: list[Unit] = []
    taken = 0
    for first, last, readings in _with_known(words, found_names, known):
        if first < taken or not _is_name(words, first, last, readings):
            continue
        rule = _rules().get(tuple(words.low[first:last]))
        name = _of_year(readings, year)
        read = _read(name.codes, rule, named)
        if not read and name.codes:
            continue
        codes = tuple(_then(code, year) for code in read)
        lead = _lead(words, first, found)
        role = _role(words, first, last, name.kind, lead)
        if rule and rule.kind == "place" and not _speaks(words, first, last) and lead != "":
            role = role or "place"
        found.append(Unit(first, last, codes, name.kind, lead, role))
        taken = last
    return found


def groups(words: Words, found: Sequence[Unit]) -> list[Group]:
    """The names that act or are acted upon, lists of them together; treaties are none."""
    grouped: list[list[Unit]] = []
    for unit in found:
        if unit.kind == "treaty" or not unit.codes:
            continue
        if grouped and _joined(words, grouped[-1][-1], unit, len(grouped[-1]) == 1):
            grouped[-1].append(unit)
        else:
            grouped.append([unit])
    return [_group(members) for members in grouped]


def _group(members: list[Unit]) -> Group:
    acting = [unit for unit in members if not unit.role] or members
    codes = sorted({code for unit in acting for code in unit.codes})
    lead = members[0].lead
    return Group(members[0].first, members[-1].last, tuple(codes), lead, tuple(members))


def _joined(words: Words, before: Unit, unit: Unit, alone: bool) -> bool:
    """Whether only commas, titles and first names stand between two names of a list.

    `alone`: whether the list has one name so far; then ", and" begins something else.
    """
    between = range(before.last, unit.first)
    if len(between) > _FARTHEST or before.role == "attribute" or unit.role == "attribute":
        return False
    if unit.lead in _PLACES and before.lead not in _PLACES:
        return False
    if not between:
        return True
    low = words.low
    marks = [low[at] for at in between]
    if (
        marks[-1:] == [","]
        and len(marks) > 1
        and {before.kind, unit.kind} == {"demonym", "country"}
    ):
        return False
    if marks[:2] == [",", "and"] and alone and before.codes != unit.codes:
        return False
    if before.codes != unit.codes and marks != ["'s"] and _LINKS.isdisjoint(marks):
        return False
    return all(
        low[at] in _JOINTS or low[at] in _TITLES or words.text[at][0].isupper() for at in between
    )


_LINKS = frozenset((",", "and", "&", "-", "/", "or", "as"))


def _with_known(
    words: Words, found: Sequence[Hit], known: dict[str, tuple[str, ...]]
) -> Sequence[Hit]:
    hits = list(found)
    if known:
        taken = {at for first, last, _ in hits for at in range(first, last)}
        hits += [
            (at, at + 1, (Name(word, known[word], "person"),))
            for at, word in enumerate(words.low)
            if word in known and at not in taken
        ]
        hits.sort(key=lambda hit: hit[0])
    return hits


def _is_name(words: Words, first: int, last: int, readings: tuple[Name, ...]) -> bool:
    """Whether it is written as a name: capital at the start, acronyms all in capitals."""
    written, form = words.text[first], readings[0].form
    if len(form) <= 5 and form.replace(".", "").isupper():
        return written.replace(".", "").isupper() and last == first + 1
    if form[0].islower() and any(
        part[0].isupper() and words.text[first + at][0].islower()
        for at, part in enumerate(form.split())
        if first + at < last
    ):
        return False
    if written[0].isupper() or written[0].isdigit():
        return not words.text[last - 1].islower() or readings[0].form.split()[-1].islower()
    return form[0].islower()


def _of_year(readings: tuple[Name, ...], year: int) -> Name:
    """The reading of the time: the first that holds in `year`, or that still holds."""
    for name in readings:
        if (
            year
            and _year(name.since, 0) <= year
            and (not name.until or year < _year(name.until, 1))
        ):
            return name
    return next((name for name in readings if not name.until), readings[0])


def _year(edtf: str, up: int) -> int:
    """The year of a date; that after it for an end within a year."""
    if not edtf[:4].isdigit():
        return 0
    return int(edtf[:4]) + (up if edtf[4:] and edtf[4:] != "-01-01" else 0)


def _then(code: str, year: int) -> str:
    return "SUN" if code == "RUS" and year in SOVIET else code


def _lead(words: Words, first: int, found: Sequence[Unit]) -> str:
    """The preposition that a name hangs on: before it, articles, titles and names between."""
    low, at = words.low, first - 1
    stop = found[-1].last if found else 0
    while at >= max(stop, first - 6):
        if low[at] in _PREPOSITIONS:
            return low[at]
        if low[at] in MONTHS or low[at] in ("and", "'s", "of"):
            return ""
        word = words.text[at]
        if not (
            low[at] in _DETERMINERS
            or low[at] in _TITLES
            or word[0].isupper()
            or low[at] in _SKIPPED
        ):
            return ""
        at -= 1
    return ""


_SKIPPED = frozenset(
    "neighbouring neighboring former new fellow western eastern northern southern nearby tiny small"
    " ministers leaders presidents government governments parliament parliaments officials"
    " counterparts capitals representatives envoys chiefs heads soviet then-".split()
)


def _role(words: Words, first: int, last: int, kind: str, lead: str) -> str:
    after = words.low[last] if last < len(words) else ""
    following = words.low[last + 1] if last + 1 < len(words) else ""
    named = last + 1 < len(words) and words.text[last + 1][0].isupper()
    if kind == "organisation" and after in _MEMBERS and not named:
        return ""
    if kind == "organisation" and after in _ATTRIBUTES:
        return "attribute"
    if kind == "organisation" and after == "'s" and following in ("member", "members"):
        return "attribute"
    if kind in ("country", "capital", "seat", "group") and lead in _PLACES and after != "'s":
        return "" if _speaks(words, first, last) else "place"
    if kind == "capital" and lead in ("to", "from", "outside"):
        return "place"
    return ""


def _speaks(words: Words, first: int, last: int) -> bool:
    """Whether a place stands beside an institution: lawmakers in Ankara; in Tallinn the cabinet."""
    around = [*words.low[max(0, first - 3) : first], *words.low[last : last + 4]]
    return not _INSTITUTIONS.isdisjoint(around)


def _read(codes: tuple[str, ...], rule: Rule | None, named: Mapping[str, int]) -> tuple[str, ...]:
    """Who is meant by a form that a rule speaks of; () if nobody."""
    if rule is None or rule.kind == "place":
        return codes
    if rule.kind == "either":
        return (max(rule.codes, key=lambda code: named.get(code, 0)),)
    wanted = rule.codes or codes
    often = max(named.values(), default=0) / 2
    known = rule.kind == "context" and any(named.get(code, 0) >= often for code in wanted)
    return codes if known and named else ()


@cache
def _rules() -> dict[tuple[str, ...], Rule]:
    return {split(form): rule for form, rule in rules()}


@cache
def _table() -> Phrases[tuple[Name, ...]]:
    readings: dict[tuple[str, ...], list[Name]] = {}
    for name in names():
        phrase = split(name.form)
        if phrase:
            readings.setdefault(phrase, []).append(name)
    return Phrases((phrase, tuple(found)) for phrase, found in readings.items())

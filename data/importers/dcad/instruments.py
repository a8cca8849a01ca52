"""Rows of `instruments` for DCAD's agreements: names, form, and notes in sentences.

DCAD does not code ATOP's obligations, so they are not known here.
"""

from collections.abc import Iterator, Mapping, Sequence

from data.dates import in_words
from data.importers import cow
from data.importers.dcad.agreements import Agreement
from data.importers.dcad.course import Course, disagreement
from data.importers.dcad.wordings import categories, sentences
from data.importers.naming import Curated, apart
from data.importers.states import Names, listed
from data.tables import Cells

_UNKNOWN = ("binding", "defense", "offense", "neutrality", "nonaggression", "consultation")


def cells(course: Course, states: Names, pair: tuple[str, str], named: bool) -> Cells:
    """The row of an agreement with its name and short name, `named` by the committed tables."""
    agreement = course.agreement
    return {
        **dict.fromkeys((*_UNKNOWN, "open_to_accession"), "NA"),
        "instrument": agreement.instrument,
        "name": pair[0],
        "short_name": pair[1],
        "form": "agreement" if agreement.cells["sourcetype"] == "treaty" else "unknown",
        "family": "defence_cooperation",
        "dcad_id": agreement.id,
        "notes": " ".join(_notes(course, states, named)),
    }


def names(
    found: Sequence[Course], states: Names, curated: Mapping[str, Curated]
) -> dict[str, tuple[str, str]]:
    """Name and short name by instrument, no two alike; `curated` are those of our own tables."""
    offered = {each.agreement.instrument: list(_offered(each, states, curated)) for each in found}
    return apart(offered)


def known_as(course: Course, curated: Mapping[str, Curated]) -> Curated | None:
    """What our own tables call the agreement; None if they do not know it."""
    known = curated.get(course.agreement.id)
    parties = course.actors(course.agreement.signed.earliest)
    return known if known and known.fits(parties) else None


def _offered(
    course: Course, states: Names, curated: Mapping[str, Curated]
) -> Iterator[tuple[str, str]]:
    agreement = course.agreement
    number = f"(DCAD {agreement.id[-4:]})"
    known = known_as(course, curated)
    if known:
        name, short = known.name, known.short
    else:
        day = agreement.signed
        who = sorted(states.on(actor, day.earliest) for actor in course.actors(day.earliest))
        category = categories()[agreement.cells["category1"]]
        full = f"{category.name} {'between' if len(who) > 1 else 'of'} {listed(who)}"
        brief = f"{'–'.join(who)} {category.short}"
        for when in (str(day.earliest.year), in_words(day.text[:7]), in_words(day.text)):
            yield f"{full}, {when}", f"{brief} {when}"
        name, short = f"{full}, {day.earliest.year}", f"{brief} {day.earliest.year}"
    yield name, short
    yield f"{name} {number}", f"{short} {number}"


def _notes(course: Course, states: Names, named: bool) -> Iterator[str]:
    agreement = course.agreement
    given = agreement.cells
    kinds = [categories()[given[f"category{n}"]].what for n in (1, 2, 3) if given[f"category{n}"]]
    kind = "general" if given["type"] == "general" else "sector"
    yield f"A {kind} agreement on {kinds[0]}, as DCAD 1.0 codes it (DCAD_1_0)."
    if named:
        yield "It bears the name of Pactmap's own tables, as DCAD's file has none."
    else:
        yield "DCAD's file has no names: this one is made of kind, parties and date."
    if kinds[1:]:
        yield f"It may rather be one on {listed(kinds[1:])}."
    if given["source"]:
        yield f"Source there: {given['source']}."
    if given["unts"]:
        yield f"Number in the United Nations Treaty Series: {given['unts']}."
    yield from _durations(agreement)
    yield from (told[given[name]] for name, told in sentences().items() if given[name] in told)
    yield from _oddities(course, states)


def _durations(agreement: Agreement) -> Iterator[str]:
    """For how long it was concluded, and for how long it is renewed."""
    numbers = agreement.numbers
    if numbers.get("span", 0) > 0:
        yield f"Concluded for {_years(numbers['span'])}."
    if numbers.get("renewyears", 0) > 0:
        yield f"A renewal is for {_years(numbers['renewyears'])}."
    if "durationactual" in numbers:
        yield f"It is known to have lasted {_years(numbers['durationactual'])}."


def _years(number: int) -> str:
    return f"{number} year{'' if number == 1 else 's'}"


def _oddities(course: Course, states: Names) -> Iterator[str]:
    """What the file says that cannot be so, and what was made of it."""
    agreement = course.agreement
    if agreement.in_force and course.in_force is None and agreement.was_signed:
        when = in_words(agreement.in_force.text)
        yield f"DCAD gives {when} for its entry into force, which is before the signature."
    if agreement.codes[0] == agreement.codes[1]:
        yield "DCAD has one and the same state as both parties; who the other was is not known."
    for code, acronym in disagreement(agreement):
        actor = cow.meaning_on(code, agreement.signed.earliest, agreement.instrument).actor
        name = states.on(actor, agreement.signed.earliest)
        yield f"DCAD has the number of {name} beside the acronym {acronym}: which is meant is open."

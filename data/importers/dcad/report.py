"""What is told after an import of DCAD: counts beside the published ones, and what is out of line.

What was made of the file is left to the other modules.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.importers.counts import Count, table
from data.importers.dataset import Dataset
from data.importers.dcad.agreements import LAST
from data.importers.dcad.course import Course, disagreement
from data.importers.states import States
from data.tables import Cells

_PUBLISHED = 1871  # rows of DCAD-v1.0-main.csv; the codebook gives no counts


@dataclass(frozen=True, eq=False)
class Result:
    """Everything that was read and made."""

    dataset: Dataset
    courses: Sequence[Course]
    rows: Mapping[str, Sequence[Cells]]
    states: States


def report(result: Result) -> list[str]:
    """The report, line by line."""
    return [
        f"Read {result.dataset.name} as DCAD 1.0.",
        *table(list(_counts(result))),
        *_states(result),
        *_dates(result),
        *_oddities(result),
    ]


def _counts(result: Result) -> Iterator[Count]:
    events = Counter(row["type"] for row in result.rows["events"])
    signed = sum(each.agreement.was_signed for each in result.courses)
    in_force = sum(each.agreement.in_force is not None for each in result.courses)
    ended = sum(each.agreement.cells["terminated"] == "1" for each in result.courses)
    written = len(result.rows["instruments"])
    yield Count("agreements", _PUBLISHED, len(result.courses), written)
    yield Count("signatures", None, signed, events["SIGN"])
    yield Count("under discussion only", None, len(result.courses) - signed, events["NEGOTIATE"])
    yield Count("entries into force", None, in_force, events["ENTER_FORCE"])
    yield Count("known to have ended", None, ended, _ends(result, "is known to have ended"))
    estimated = sum(_is_estimated(each) for each in result.courses)
    yield Count("ends by estimate before 2010", None, estimated, _ends(result, "estimate"))
    yield Count("successions", None, None, events["SUCCEED"])


def _ends(result: Result, words: str) -> int:
    rows = result.rows["events"]
    return sum(row["type"] == "EXPIRE" and words in row["summary"] for row in rows)


def _is_estimated(course: Course) -> bool:
    agreement = course.agreement
    known = agreement.cells["terminated"] == "1" or not agreement.was_signed
    return not known and agreement.numbers.get("endyearestimate", LAST) < LAST


def _states(result: Result) -> Iterator[str]:
    codes = {code for each in result.courses for code in each.agreement.codes}
    actors = {spell.actor for each in result.courses for spells in each.spells for spell in spells}
    became = f"{len(codes)} codes of the Correlates of War became {len(actors)} actors"
    yield f"States: {became}; none is left over."
    yield from result.states.told()


def _dates(result: Result) -> Iterator[str]:
    spans = [each.agreement.signed for each in result.courses]
    years = sum(len(span.text) == 4 for span in spans)
    months = sum(len(span.text) == 7 for span in spans)
    yield f"Signatures known to the year only: {years}; to the month only: {months}."


def _oddities(result: Result) -> Iterator[str]:
    """Rows that contradict themselves: kept, with what they say in the notes."""
    for course in result.courses:
        place = f"{result.dataset.name}:{course.agreement.line}"
        yield from (f"{place}:{told}" for told in _oddities_of(course))


def _oddities_of(course: Course) -> Iterator[str]:
    agreement = course.agreement
    if agreement.in_force and course.in_force is None:
        when, why = agreement.in_force.text, "is before the signature"
        why = why if agreement.was_signed else "is that of what was not signed"
        yield f"eifyear '{when}' {why} {agreement.signed.text}; no event, told in the notes."
    if _has_late_end(course):
        yield "endyearestimate is not after the agreement has begun; no event."
    if agreement.codes[0] == agreement.codes[1]:
        yield f"ccode2 '{agreement.codes[1]}' is the other party's too; written with one party."
    elif agreement.cells["ccode1"] == agreement.cells["ccode2"]:
        yield f"ccode2 repeats ccode1; by the acronyms it is {agreement.codes[1]}."
    for code, acronym in disagreement(agreement):
        yield f"ccode2 '{code}' is not '{acronym}'; the number is followed, the signature disputed."


def _has_late_end(course: Course) -> bool:
    estimated = _is_estimated(course) or course.agreement.cells["terminated"] == "1"
    return estimated and course.end is None

"""Says whether words are written as a name, and whom a form means in a text of a time.

Left to others: finding them (`data.extract.units`), which forms are ambiguous
(`data/lexicon/ambiguous.csv`).
"""

from collections.abc import Mapping, Sequence
from functools import cache

from data.lexicon.files import Codes, Name, Rule, rules
from data.lexicon.tokens import Words, split

SOVIET = range(1922, 1992)  # years in which Russia acted as the Soviet Union
_ACRONYM = 5  # letters and points of an acronym, at most
_SPOKEN = 4  # letters of an acronym that is spoken as a word, at least


def is_name(words: Words, first: int, last: int, readings: Sequence[Name]) -> bool:
    """Whether it is written as a name: capital at the start, acronyms all in capitals."""
    return any(_is_written_so(words, first, last, name) for name in readings)


def _is_written_so(words: Words, first: int, last: int, name: Name) -> bool:
    written, form = words.text[first], name.form
    if len(form) <= _ACRONYM and form.replace(".", "").isupper():
        return last == first + 1 and _is_acronym(written.replace(".", ""), name)
    if form[0].islower() and not _has_its_capitals(words, first, last, form):
        return False
    if written[0].isupper() or written[0].isdigit():
        return not words.text[last - 1].islower() or form.split()[-1].islower()
    return form[0].islower()


def _is_acronym(written: str, name: Name) -> bool:
    """Whether it is in capitals: NATO, US; Nato too, as one can speak it, but not Us."""
    spoken = name.kind == "organisation" and len(written) >= _SPOKEN
    return written.isupper() or (spoken and written[0].isupper())


def _has_its_capitals(words: Words, first: int, last: int, form: str) -> bool:
    """Whether no word is small that has a capital in the form: "the Alliance"."""
    return all(
        not (part[0].isupper() and written[0].islower())
        for part, written in zip(form.split(), words.text[first:last], strict=False)
    )


def meant(
    readings: Sequence[Name], rule: Rule | None, year: int, named: Mapping[str, int]
) -> tuple[str, Codes, Codes]:
    """(kind, codes of the form, codes that are meant) of a form in a sentence that speaks of
    `year`; no codes are meant if the rule for the form says so."""
    name = _of_year(readings, year)
    codes = _read(name.kind, name.codes, rule, named)
    return name.kind, name.codes, tuple(_then(code, year) for code in codes)


def rule_of(words: Words, first: int, last: int) -> Rule | None:
    """The rule for an ambiguous form; None if it is not ambiguous."""
    return _rules().get(tuple(words.low[first:last]))


def _of_year(readings: Sequence[Name], year: int) -> Name:
    """The reading of the time: the first that holds in `year`, or that still holds."""
    if len(readings) == 1 or readings[0].kind == "organisation":
        return readings[0]  # an organisation is spoken of after its end too
    for name in readings if year else ():
        if holds_in(name, year):
            return name
    alike = [name for name in readings if name.kind == readings[0].kind]
    return next((name for name in alike if not name.until), readings[0])


def holds_in(name: Name, year: int) -> bool:
    """Whether a name holds in a year; 0 is any year."""
    if not year:
        return True
    return _year(name.since, 0) <= year and (not name.until or year < _year(name.until, 1))


def _year(edtf: str, up: int) -> int:
    """The year of a date; that after it for an end within a year."""
    if not edtf[:4].isdigit():
        return 0
    return int(edtf[:4]) + (up if edtf[4:] and edtf[4:] != "-01-01" else 0)


def _then(code: str, year: int) -> str:
    return "SUN" if code == "RUS" and year in SOVIET else code


def _read(kind: str, codes: Codes, rule: Rule | None, named: Mapping[str, int]) -> Codes:
    """Who is meant by a form that a rule speaks of; () if nobody."""
    if rule is None or rule.kind == "place":
        return codes
    if kind == "demonym" and rule.kind == "context" and codes != ("GBR",):
        return codes  # "Somali" is one, whoever else is called so; "English" is a language
    if rule.kind == "either":
        return (max(rule.codes, key=lambda code: named.get(code, 0)),)
    wanted = rule.codes or codes
    often = max(named.values(), default=0) / 2 if kind == "seat" else 1
    known = rule.kind == "context" and any(named.get(code, 0) >= often for code in wanted)
    return codes if known and named else ()


@cache
def _rules() -> dict[tuple[str, ...], Rule]:
    return {split(form): rule for form, rule in rules()}

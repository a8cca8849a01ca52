"""What a fact check says: the statement, the ruling of one rule, and the finding made of both.

Which rule judges what is decided in `data.check`; on which days a statement is judged, in
`data.checks.period`.
"""

from dataclasses import dataclass

from data.checks.period import Period
from data.dates import DateSpan

VERDICTS = ("contradicted", "unknown", "supported")  # what a reader should see first comes first
_DENIED = {"supported": "contradicted", "contradicted": "supported"}


@dataclass(frozen=True)
class Place:
    """Words of a document: characters `start` to `end` (excluded) of a seed's text."""

    document: str
    quote: str
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Statement:
    """An assertion as the rules need it; `period` is the days on which it is said to hold."""

    key: str
    kind: str
    subject: str
    object: str
    denied: bool
    date: DateSpan | None
    period: Period
    by: str
    place: Place


@dataclass(frozen=True)
class Reference:
    """The rows that a finding rests on. The cells of a longer key are joined by ", "."""

    table: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Ruling:
    """What a rule says of a statement, taken as asserted.

    `says` is the statement as a clause ("Kosovo is a party of NATO"), `found` what the tables say,
    in whole sentences; `needs` is what would make an unknown statement judgeable.
    """

    verdict: str
    says: str
    found: str
    reference: Reference
    sources: tuple[str, ...] = ()
    needs: str = ""


@dataclass(frozen=True)
class Finding:
    """One result of a fact check.

    `key` stays the same as long as the claim and the rule do. `claim` is "assertion" or "event",
    `about` the key of that row. `sources` are documents that a reader can open. `start` and `end`
    (excluded) are characters of the seed's text. `needs` is empty unless the verdict is unknown.
    """

    key: str
    claim: str
    about: str
    rule: str
    verdict: str
    message: str
    reference: Reference
    sources: tuple[str, ...]
    document: str
    quote: str
    start: int | None
    end: int | None
    needs: str


def of_statement(statement: Statement, ruling: Ruling) -> Finding:
    """The finding about an assertion; one that denies is supported by what contradicts."""
    verdict = ruling.verdict
    if statement.denied:
        verdict = _DENIED.get(verdict, verdict)
    key = f"{statement.key}--{statement.kind}"
    message = f"{_claimed(statement, ruling)} {ruling.found}"
    about = ("assertion", statement.key, statement.kind)
    return _finding(key, about, verdict, message, ruling, statement.place)


def of_event(event: str, rule: str, ruling: Ruling, place: Place, target: str = "") -> Finding:
    """The finding about an event as one document reports it, or about one of its targets."""
    key = "--".join(part for part in (event, rule, target, place.document) if part)
    message = f"The text reports that {ruling.says}. {ruling.found}"
    return _finding(key, ("event", event, rule), ruling.verdict, message, ruling, place)


def _finding(
    key: str,
    about: tuple[str, str, str],
    verdict: str,
    message: str,
    ruling: Ruling,
    place: Place,
) -> Finding:
    return Finding(
        key,
        *about,
        verdict,
        message,
        ruling.reference,
        tuple(source for source in ruling.sources if source != place.document),
        place.document,
        place.quote,
        place.start,
        place.end,
        ruling.needs if verdict == "unknown" else "",
    )


def _claimed(statement: Statement, ruling: Ruling) -> str:
    verb = "denies" if statement.denied else "says"
    citing = f", citing {statement.by}," if statement.by else ""
    return f"The text{citing} {verb} that {ruling.says}."

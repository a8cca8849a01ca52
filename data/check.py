"""Compares what documents say with the reference tables, by date: supported, contradicted, unknown.

One small rule per kind of statement stands in `data.checks`. Nothing is corrected: a text stays
as it is, and its finding stands beside it.

    python -m data.check [--json]
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict

from data import dates
from data.checks import allied, being, claims, content, happening, member, office, parties, period
from data.checks.findings import VERDICTS, Finding, Place, Ruling, Statement, of_statement
from data.problems import ProblemsFound
from data.schema import kinds
from data.tables import Row, Tables, by_key, derived, load

Rule = Callable[[Tables, Statement], Ruling]
RULES: dict[str, Rule] = {
    "member": member.member,
    "parties": parties.listed,
    "count": parties.count,
    "joined": member.joined,
    "left": member.left,
    "suspended": member.suspended,
    "protected": member.protected,
    "allied": allied.allied,
    "obligation": content.obligation,
    "form": content.form,
    "signed": happening.signed,
    "happened": happening.happened,
    "exists": being.exists,
    "name": being.name,
    "office": office.office,
}


@derived
def findings(tables: Tables) -> tuple[Finding, ...]:
    """All findings, by document and place in it. Kinds that are never judged have none."""
    rows: list[Row] = [row for _, row in tables.rows("assertions")]
    judged = [row for row in rows if kinds()[row.kind].judged]
    found = [judge(tables, row) for row in judged] + list(claims.of_events(tables))
    return tuple(sorted(found, key=lambda f: (f.document, f.start or 0, f.key)))


def about(tables: Tables, claim: str, key: str) -> tuple[Finding, ...]:
    """The findings on one assertion or event; `claim` is "assertion" or "event"."""
    return _by_claim(tables).get((claim, key), ())


def of_instrument(tables: Tables, instrument: str) -> tuple[Finding, ...]:
    """The findings on claims about an instrument, in the order of `findings`."""
    return _by_instrument(tables).get(instrument, ())


def _speaks_of(row: Row) -> tuple[str, ...]:
    """The cells of an assertion or event that may name an instrument."""
    names = ("subject", "object") if hasattr(row, "assertion") else ("instrument",)
    return tuple(getattr(row, name) for name in names)


@derived
def _by_instrument(tables: Tables) -> dict[str, tuple[Finding, ...]]:
    rows = {"assertion": by_key(tables, "assertions"), "event": by_key(tables, "events")}
    known = by_key(tables, "instruments")
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in findings(tables):
        cells = _speaks_of(rows[finding.claim][finding.about])
        for key in {cell for cell in cells if cell in known}:
            found[key] = (*found.get(key, ()), finding)
    return found


@derived
def _by_claim(tables: Tables) -> dict[tuple[str, str], tuple[Finding, ...]]:
    found: dict[tuple[str, str], tuple[Finding, ...]] = {}
    for finding in findings(tables):
        claim = finding.claim, finding.about
        found[claim] = (*found.get(claim, ()), finding)
    return found


def judge(tables: Tables, row: Row) -> Finding:
    """The finding on one assertion of a kind that is judged; `row` has the columns of the table."""
    statement = Statement(
        key=row.assertion,
        kind=row.kind,
        subject=row.subject,
        object=row.object,
        denied=row.polarity == "-",
        date=dates.parse(row.date) if row.date else None,
        period=period.of_statement(tables, row),
        by=row.attributed_to,
        place=Place(row.document, row.quote, int(row.start), int(row.end)),
    )
    return of_statement(statement, RULES[row.kind](tables, statement))


def as_json(found: Sequence[Finding]) -> list[dict[str, object]]:
    """The findings as plain objects, with the fields of `Finding`."""
    return [asdict(finding) for finding in found]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the findings of the fact checks; exit 1 only on broken tables."""
    parser = argparse.ArgumentParser(prog="python -m data.check", description=main.__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON array instead of lines")
    options = parser.parse_args(arguments)
    try:
        found = findings(load())
    except ProblemsFound as error:
        print(error, file=sys.stderr)
        return 1
    except (dates.DateError, KeyError, ValueError) as error:  # what no structure gives away
        print(f"the tables are broken at {error} – run python -m data.validate", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=1))
        return 0
    for finding in found:
        place = f"{finding.document}:{finding.start}"
        print(f"{finding.verdict}  {place}  {finding.rule}  {finding.message}")
    numbers = Counter(finding.verdict for finding in found)
    print(", ".join(f"{numbers[verdict]} {verdict}" for verdict in VERDICTS))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""An alliance is certain when both are parties for certain, and denied only where all is known."""

from collections.abc import Callable

import pytest

from data.check import findings
from data.tables import Tables
from tests.world import Row, changed, event, row

Build = Callable[..., Tables]
SIGNED = event("signed", "SIGN", "2020-01-01", "ALB;HRV")
COVERED = [row("coverage", actor=actor, valid_from="1992-04-27") for actor in ("ALB", "HRV")]
PAIR = "Albania and Croatia"
NOT_ALL = f"All pacts of {PAIR} in the tables, and word of it in their coverage."


@pytest.mark.parametrize(
    ("pact", "signature", "coverage", "verdict", "needs"),
    [
        ({"defense": "1"}, {}, [], "supported", ""),
        ({"defense": "0"}, {}, [], "unknown", NOT_ALL),
        ({"defense": "0"}, {}, COVERED, "contradicted", ""),
        ({"defense": "0"}, {}, COVERED[:1], "unknown", NOT_ALL),
        ({"defense": "NA"}, {}, COVERED, "unknown", "The texts of “Pact”."),
        ({"family": "defence_cooperation"}, {}, COVERED, "contradicted", ""),
        ({"defense": "1"}, {"date": "2022"}, COVERED, "contradicted", ""),
        (
            *({"defense": "1"}, {"certainty": "probable"}, COVERED, "unknown"),
            f"A source that confirms that {PAIR} are parties of “Pact”.",
        ),
        (
            *({"defense": "1"}, {"date": "2021-06-01"}, COVERED, "unknown"),
            "A closer date of the statement.",
        ),
    ],
)
def test_two_are_allied_by_a_pact_that_both_are_parties_of(
    build: Build, pact: Row, signature: Row, coverage: list[Row], verdict: str, needs: str
) -> None:
    claim = {"kind": "allied", "subject": "ALB", "object": "HRV", "date": "2021"}
    tables = build(
        **{**changed("assertions", 0, **claim), **changed("instruments", 1, **pact)},
        events=[{**SIGNED, **signature}],
        coverage=coverage,
    )
    (finding,) = findings(tables)
    assert (finding.verdict, finding.needs) == (verdict, needs)

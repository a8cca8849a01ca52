"""A state under another's rule is none; one that is occupied or disputed may be one."""

from collections.abc import Callable

import pytest

from data.check import findings
from data.tables import Tables
from tests.world import changed, row

Build = Callable[..., Tables]


@pytest.mark.parametrize(
    ("sovereignty", "verdict", "told"),
    [
        ("dependent", "contradicted", " It was dependent under Hungary until 16 August 1960."),
        ("occupied", "unknown", " It was occupied under Hungary until 16 August 1960."),
        ("sovereign", "supported", ""),
    ],
)
def test_who_ruled_it_decides_whether_it_was_a_state(
    build: Build, sovereignty: str, verdict: str, told: str
) -> None:
    cells = {"valid_from": "0001-01-01", "valid_to": "1960-08-16", "modern_members": "ALB"}
    held = row("borders", entity="A", actor="ALB", sovereignty=sovereignty, ruler="HUN", **cells)
    statement = changed("assertions", 0, kind="exists", object="", date="1955")
    (finding,) = findings(build(borders=[held], **statement))
    assert (finding.verdict, finding.message) == (
        verdict,
        "The text says that Albania existed as a state in 1955. By the tables Albania is"
        f" one throughout the time of which they speak.{told}",
    )

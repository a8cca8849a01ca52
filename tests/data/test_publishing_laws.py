"""Whatever is decided and published: it does not matter when the tables were built."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.publishing import fold
from data.tables import Tables
from tests.data.decided import Log
from tests.world import event, row, world

DOCUMENTS = st.sampled_from(["DOC", "NEWS"])
VALUES = st.sampled_from(["", "one", "two"])  # nothing: the row goes
DECISIONS = st.tuples(st.sampled_from(["ALB", "NEW", "signed"]), DOCUMENTS, VALUES)
PUBLICATIONS = st.tuples(st.sampled_from(["publish", "withdraw"]), DOCUMENTS, st.just(""))
STEPS = st.lists(st.tuples(DECISIONS | PUBLICATIONS, st.booleans()), max_size=14)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return world(tmp_path_factory.mktemp("base"))


def state(key: str, value: str) -> dict | None:
    if not value:
        return None
    if key != "signed":
        return row("actors", actor=key, name=value)
    told = [row("evidence", event=key, document="REF", quote=word) for word in (value, "so")]
    return {"row": event(key, "SIGN", "2025", "ALB", summary=value), "evidence": told}


def take(log: Log, what: str, document: str, value: str) -> None:
    """One step, unless there is nothing to remove."""
    if what in ("publish", "withdraw"):
        if what == "publish" or log.seen(("publications", document)):
            getattr(log, what)(document)
        return
    kind = "events" if what == "signed" else "actors"
    if value or log.seen((kind, what)):
        log.decide(document, kind, what, state(what, value))


@given(STEPS)
def test_the_tables_are_the_same_however_often_they_were_built(base: Tables, steps: list) -> None:
    log, built = Log(base), base
    for step, builds in steps:
        take(log, *step)
        if builds:
            folded = fold(built, log.decisions)
            assert folded.kept == ()
            built = folded.tables
    last, once = fold(built, log.decisions), fold(base, log.decisions)
    assert last.tables.version == once.tables.version
    assert last.kept == once.kept == ()
    assert fold(once.tables, log.decisions).differences == ()


@given(STEPS, st.randoms())
def test_the_order_in_which_decisions_are_read_does_not_matter(
    base: Tables, steps: list, chance
) -> None:
    log = Log(base)
    for step, _ in steps:
        take(log, *step)
    shuffled = list(log.decisions)
    chance.shuffle(shuffled)
    assert fold(base, shuffled).tables.version == fold(base, log.decisions).tables.version

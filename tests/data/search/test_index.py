"""The index is made once for some tables, serves many threads, and goes with its tables."""

import gc
import sqlite3
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.search import index as index_module
from data.search.finding import found
from data.search.index import NoFullText, index, is_there
from tests.world import URL, event, row


def test_it_is_made_once_however_many_ask_at_once(build):
    tables = build()
    assert not is_there(tables)
    with ThreadPoolExecutor(8) as pool:
        indexes = list(pool.map(lambda _: index(tables), range(16)))
    assert len({id(one) for one in indexes}) == 1
    assert is_there(tables)


def test_many_threads_get_the_answers_that_one_gets(build):
    tables = build()
    asked = ["Albania", "pact", "Rain", "2025", "Croatia signed", "xyz"] * 10
    alone = [found(tables, text) for text in asked]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(lambda text: found(tables, text), asked)) == alone


def test_it_speaks_of_the_tables_it_was_made_of(build):
    before = build()
    assert found(before, "Quokka").groups == []
    after = build(
        documents=[
            *(
                row(
                    "documents",
                    document=one.document,
                    kind=one.kind,
                    path=one.path,
                    sha256=one.sha256,
                    url=one.url,
                )
                for one in before.documents.itertuples()
            ),
            row("documents", document="NEW", kind="reference", url=URL, title="Quokka rises"),
        ]
    )
    (group,) = found(after, "Quokka").groups
    assert (group.kind, group.hits[0].to) == ("document", {"url": URL})
    assert found(before, "Quokka").groups == []


def test_it_goes_with_its_tables(build):
    tables = build()
    gone = weakref.ref(index(tables))
    del tables
    gc.collect()
    assert gone() is None


def test_a_sqlite_without_full_text_is_told_with_what_to_do(monkeypatch):
    class Poor(sqlite3.Connection):
        def execute(self, *_):
            raise sqlite3.OperationalError("no such module: fts5")

    monkeypatch.setattr(index_module, "FACTORY", Poor)
    with pytest.raises(NoFullText, match=r"has no FTS5 \(no such module: fts5\) – install"):
        index_module.connected()


def test_events_without_pact_or_date_can_be_found(build):
    tables = build(
        events=[event("talk", "CONSULT", "", "ALB", instrument="", summary="A quiet talk")]
    )
    (hit,) = next(g.hits for g in found(tables, "quiet").groups if g.kind == "event")
    assert hit.to == {"country": "ALB"}
    assert "date not known" in "".join(hit.more)

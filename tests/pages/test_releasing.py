"""Publishing from the page: what the editor saw in the panel, and nothing that came after it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.publishing import preview
from data.store.store import Store
from data.tables import Tables, load
from pages.ui import releasing
from pages.ui.reviewing import Bench
from tests.data.review.work import JOINS, SETTINGS, SIGNED, Work, editor, form


@pytest.fixture
def work(build: Callable[..., Tables], tmp_path: Path) -> Iterator[Work]:
    """The document NEW, received from a file, and judged from its first sentence to its last."""
    with Store(f"sqlite:///{tmp_path / 'review.db'}", SETTINGS) as store:
        found = Work(build(), store)
        found.receive_file()
        found.do("accept", candidate=SIGNED.id)
        found.do("reject", candidate=JOINS.id)
        for number in (3, 4):
            found.do("none", sentence=number)
        yield found


def bench(work: Work) -> Bench:
    return Bench(work.tables, work.store, editor("Ana"))


def publish(work: Work, through: int) -> dict[str, object]:
    return releasing.publish(bench(work), work.source, {"id": "1", "through": through})


def test_what_the_panel_showed_is_published(work: Work):
    shown = releasing.panel(bench(work), work.source)
    assert shown["missing"] == []
    assert publish(work, shown["through"])["ok"]
    (made,) = work.store.decisions(kind="publications")
    assert made.new == {"through": shown["through"]}


def test_what_was_decided_after_the_panel_is_looked_at_first(work: Work):
    shown = releasing.panel(bench(work), work.source)
    work.do("reject", "Bo", event="alb-sign-2025", sentence=1)
    assert "changed since" in str(publish(work, shown["through"])["refused"])
    assert work.store.decisions(kind="publications") == []


def test_what_is_decided_while_one_publishes_waits_for_the_next_time(
    work: Work, monkeypatch: pytest.MonkeyPatch
):
    shown = releasing.panel(bench(work), work.source)

    def slowly(*about):
        made = preview(*about)
        work.do("reject", "Bo", event="alb-sign-2025", sentence=1)
        return made

    monkeypatch.setattr(releasing, "preview", slowly)
    assert publish(work, shown["through"])["ok"]
    (made,) = work.store.decisions(kind="publications")
    assert made.new == {"through": shown["through"]}


def test_a_publication_can_be_taken_back(work: Work):
    before = work.tables.version
    assert releasing.panel(bench(work), work.source)["publication"] is None
    publish(work, releasing.panel(bench(work), work.source)["through"])
    work.tables = load(work.tables.folder)
    assert "alb-sign-2025" in set(work.tables.events["event"])
    shown = releasing.panel(bench(work), work.source)
    assert shown["differences"] == []
    asked = {"id": "2", "publication": shown["publication"]["id"]}
    assert "changed since" in releasing.withdraw(bench(work), work.source, {})["refused"]
    assert releasing.withdraw(bench(work), work.source, asked)["ok"]
    assert load(work.tables.folder).version == before
    assert "changed since" in releasing.withdraw(bench(work), work.source, asked)["refused"]


def test_the_newest_of_two_publications_is_taken_back_first(work: Work):
    publish(work, releasing.panel(bench(work), work.source)["through"])
    (first,) = work.store.decisions(kind="publications")
    work.tables = load(work.tables.folder)
    work.do("none", sentence=3)
    work.do("add", form=form(type="CONSULT"))
    publish(work, releasing.panel(bench(work), work.source)["through"])
    for left in (first.new, None):
        work.tables = load(work.tables.folder)
        seen = releasing.panel(bench(work), work.source)["publication"]["id"]
        assert releasing.withdraw(bench(work), work.source, {"publication": seen})["ok"]
        assert work.store.decisions(kind="publications")[-1].new == left


def test_a_step_of_no_pact_is_told_before_it_is_published(work: Work):
    shown = releasing.panel(bench(work), work.source)
    summary = "Albania and Hungary sign an agreement."
    assert shown["undrawn"] == [
        {"text": f"{summary} It names no pact, so no link is drawn", "sentence": 1}
    ]
    assert (
        releasing.publish(bench(work), work.source, {"through": shown["through"]})["published"][
            "as_of"
        ]
        == ""
    )

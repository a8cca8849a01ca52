"""An editor at work on a document of the tiny world, with a real store: what the tests share."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from data.documents import sentences
from data.extract.candidates import Candidate, candidate_id
from data.review import source, worksheet
from data.review.actions import plan
from data.review.current import Current
from data.review.desk import Desk
from data.review.source import Source
from data.staging import seed_cells
from data.store.access import Editor, Settings
from data.store.decisions import Change, Decision
from data.store.store import Store
from data.tables import Tables
from tests.world import row

TEXT = (
    "Albania and Hungary signed a treaty on 1 May 2025. "
    "Serbia may join the pact, officials said. "
    "Nobody spoke of Croatia. "
    "Rain fell."
)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SETTINGS = Settings("local")


def candidate(text: str, words: str, type_: str, parties: str, **cells: Any) -> Candidate:
    """A candidate of NEW whose quote is `words`."""
    start = text.index(words)
    sentence = next(s for s in sentences(text) if s.start <= start < s.end)
    return Candidate(
        **{
            "id": candidate_id("NEW", sentence.normalised, type_, 1),
            "document": "NEW",
            "number": sentence.number,
            "sentence": sentence.hash,
            "event_type": type_,
            "realis": "occurred",
            "parties": tuple(parties.split(";")),
            "targets": (),
            "date": "",
            "instrument": "",
            "attributed_to": "",
            "modality": "fact",
            "quote": words,
            "start": start,
            "end": start + len(words),
            **cells,
        }
    )


SIGNED = candidate(
    TEXT, "Albania and Hungary signed a treaty", "SIGN", "ALB;HUN", date="2025-05-01"
)
JOINS = candidate(
    TEXT,
    "Serbia may join the pact",
    "ACCEDE",
    "SRB",
    realis="hypothetical",
    instrument="the Pact",
    modality="claim",
    attributed_to="officials",
)


def editor(name: str) -> Editor:
    """Ana, or of several who have that name the one with a mail address: "Ana <a@example.org>"."""
    who, _, email = name.rstrip(">").partition(" <")
    return Editor(who, email, bool(email), NOON)


class Work:
    """Document NEW on the desk of Ana, or of whoever else is named."""

    def __init__(self, tables: Tables, store: Store, found: Source | None = None) -> None:
        self.tables, self.store = tables, store
        self.source = found or source.of("NEW", TEXT, [JOINS, SIGNED])
        self.minutes = 0

    def receive(self) -> None:
        cells = row("documents", document="NEW", kind="seed", path="seeds/new.txt")
        change = Change("documents", "NEW", 0, None, cells)
        self.store.decide(editor("Ana"), "receive", "NEW", [change], now=self.now())

    def receive_file(self) -> None:
        """Receive the document with the file that holds its text."""
        now = self.now()
        text = self.source.text
        ana = editor("Ana")
        sha256 = self.store.receive(ana, "new.txt", "text/plain", text.encode(), text, now=now)
        cells = row("documents", document="NEW", kind="seed", path="seeds/new.txt")
        cells |= seed_cells("NEW", self.store.received(sha256))
        change = Change("documents", "NEW", 0, None, cells)
        self.store.decide(ana, "receive", "NEW", [change], now=now)

    def now(self) -> datetime:
        """A minute later each time."""
        self.minutes += 1
        return NOON + timedelta(minutes=self.minutes)

    def current(self) -> Current:
        return Current(self.tables, self.store.heads())

    def seen(self) -> dict[str, int]:
        """The revisions of everything as it is now."""
        heads = self.store.heads().items()
        return {f"{kind}/{key}": head.revision for (kind, key), head in heads}

    def desk(self, who: str = "Ana", seen: dict[str, int] | None = None) -> Desk:
        known = self.seen() if seen is None else seen
        return Desk(self.current(), self.source, editor(who).name, "2026-11-22", known)

    def do(
        self, verb: str, who: str = "Ana", seen: dict[str, int] | None = None, **about: Any
    ) -> tuple[Decision, ...]:
        """Plan an action and write it down."""
        made = plan({"verb": verb, **about}, self.desk(who, seen))
        return self.store.decide(
            editor(who), made.verb, "NEW", made.changes, made.why, now=self.now()
        )

    def undo(self, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        return self.store.undo(editor("Ana"), decisions[0].action, now=self.now())

    def sheet(self, who: str = "Ana") -> dict[str, Any]:
        log = self.store.decisions(document="NEW")
        return worksheet.worksheet(self.current(), self.source, log, editor(who))

    def sentence(self, number: int) -> dict[str, Any]:
        found: dict[str, Any] = self.sheet()["sentences"][number - 1]
        return found

    def verdicts(self) -> list[str]:
        return [sentence["verdict"] for sentence in self.sheet()["sentences"]]


Build = Callable[..., Tables]


def form(**cells: Any) -> dict[str, Any]:
    """A form that can become an event; its quote is "Nobody spoke of Croatia"."""
    start = TEXT.index("Nobody spoke of Croatia")
    return {
        "type": "CONSULT",
        "realis": "occurred",
        "instrument": "",
        "actors": ["HUN", "ALB"],
        "targets": [],
        "date": "2025-05",
        "date_basis": "document",
        "place": "",
        "attributed_to": "",
        "modality": "fact",
        "certainty": "confirmed",
        "in_response_to": "",
        "stance": "reports",
        "summary": "They  talked.",
        "start": start,
        "end": start + len("Nobody spoke of Croatia"),
        **cells,
    }

"""Builds logs of decisions without a database, for tests of what is made of them."""

from hashlib import sha256

from data.documents import sentences
from data.staging import seed_cells
from data.store.decisions import Decision, Json, ReceivedFile, Subject
from data.subjects import States
from data.tables import Tables
from tests.data.store.editors import AT
from tests.world import event, ledger, quote, row

NEWS = "Hungary and Serbia held talks. Snow fell.\n"


class Log:
    """A log on given tables. What Ana saw is the newest decision, or else the tables."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.decisions: list[Decision] = []

    def decide(self, document: str, kind: str, key: str, new: Json | None) -> "Log":
        """Append a decision on what Ana saw; the log itself, to append more."""
        return self.append(document, kind, key, self.seen((kind, key)), new)

    def append(self, document: str, kind: str, key: str, old: Json, new: Json) -> "Log":
        """Append a decision of Ana, who saw `old`."""
        revision = sum(d.subject == (kind, key) for d in self.decisions) + 1
        number = len(self.decisions) + 1
        about = (document, kind, key, revision, old, new)
        self.decisions.append(Decision(number, number, AT, "Ana", "edit", *about, "", 0))
        return self

    def publish(self, document: str) -> "Log":
        """Publish what was decided for a document until now."""
        through = {"through": len(self.decisions)}
        return self.decide(document, "publications", document, through)

    def withdraw(self, document: str) -> "Log":
        """Publish a document no longer."""
        return self.decide(document, "publications", document, None)

    def seen(self, subject: Subject) -> Json | None:
        """What an editor sees of a subject now."""
        if before := [d for d in self.decisions if d.subject == subject]:
            return before[-1].new
        is_row = subject[0] not in ("candidates", "publications")
        return States(self.tables).state(subject) if is_row else None


def file_of(text: str, name: str = "news.txt", content: bytes | None = None) -> ReceivedFile:
    """A received file with its hashes; without a content it is its own text."""
    content = text.encode() if content is None else content
    hashes = [sha256(held).hexdigest() for held in (content, text.encode())]
    return ReceivedFile(hashes[0], name, "text/plain", content, text, hashes[1], AT, "Ana")


def talks(**cells: str) -> dict[str, object]:
    """The state of the event that NEWS reports, as the document NEWS tells it."""
    known = {"date": "2025-04", "date_basis": "document", "instrument": "", **cells}
    happened = event("talks", "CONSULT", known.pop("date"), "HUN;SRB", **known)
    told = quote("Hungary and Serbia held talks", NEWS)
    return {
        "row": happened,
        "evidence": [row("evidence", event="talks", document="NEWS", **told)],
    }


def reviewed(log: Log, file: ReceivedFile, **cells: str) -> Log:
    """All decisions on the document NEWS: its row, its event and its two verdicts."""
    about = {**row("documents", document="NEWS", kind="seed"), **seed_cells("NEWS", file), **cells}
    log.decide("NEWS", "documents", "NEWS", about).decide("NEWS", "events", "talks", talks())
    verdicts = zip(sentences(file.text), ledger(NEWS, "events", "none"), strict=True)
    for sentence, verdict in verdicts:
        log.decide("NEWS", "ledger", f"NEWS/{sentence.hash}", {**verdict, "document": "NEWS"})
    return log

"""`/api/documents/{document}`: what a document is, what rests on it, what the checks say of it.

Texts of others are not published again: quotes, offsets and verdicts are, the text is not.
"""

from data import check, records
from data.provenance import seed
from data.tables import Tables, by_key, rows_of
from pages.routes import choosing, parameters
from pages.routes.operations import Asked, Operation, Told

DOCUMENT = parameters.code("document", "Key of a document.", "SEED_000").in_path()


def answer(asked: Asked) -> Told:
    """The document, the verdict on each sentence of a stored one, its quotes and their findings.

    Raises `Refusal` for a key that is not there.
    """
    tables, document = asked.tables, asked.values["document"]
    choosing.check_known(tables, "document", document)
    row = by_key(tables, "documents")[document]
    found = tuple(one for one in check.findings(tables) if one.document == document)
    return {
        **asked.chosen.about(),
        "document": records.record("documents", row),
        "sentences": _sentences(tables, document) if row.kind == "seed" else [],
        "evidence": records.quoted(tables, document),
        "assertions": records.stated(tables, document),
        "findings": records.findings(found),
    }


def _sentences(tables: Tables, document: str) -> list[Told]:
    """Number, place and verdict of each sentence; offsets are characters of the seed's text."""
    rows = (row for row in rows_of(tables, "ledger") if row.document == document)
    verdicts = {row.sentence: row.verdict for row in rows}
    return [
        {
            "sentence": one.number,
            "start": one.start,
            "end": one.end,
            "hash": one.hash,
            "verdict": verdicts.get(one.hash),
        }
        for one in seed(tables, document).sentences
    ]


def operation(path: str) -> Operation:
    return Operation(
        path,
        "document",
        "A document: its metadata and terms, the verdict on each sentence, the quotes that events"
        " and statements rest on, and findings. Not its text.",
        "Document",
        answer,
        (DOCUMENT,),
    )

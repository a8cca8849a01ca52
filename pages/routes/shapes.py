"""The shapes of rows as JSON Schema, made from the columns and vocabularies of `data/schema.toml`,
and of the other parts of which answers of the API consist.

Whole answers are put together of them in `pages.routes.wholes`.
"""

from typing import Any

from data import owing, query, records
from data.checks.findings import VERDICTS
from data.grading import CREDIBILITY, SOURCES
from data.schema import Column, Table, enums, schema
from geo.words import FAMILIES
from pages.routes.snapshot import STATUSES

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
CODE: Schema = {"type": "string", "minLength": 1}
FLAG: Schema = {"type": "boolean"}
PLACE: Schema = {"type": "integer", "minimum": 0}
STATUS: Schema = {"type": "string", "enum": list(STATUSES)}
_TYPES: dict[str, Schema] = {
    "text": TEXT,
    "verbatim": TEXT,
    "code": CODE,
    "edtf": {"type": "string", "description": "EDTF"},
    "date": DAY,
    "int": PLACE,
    "float": {"type": "number"},
    "url": {"type": "string", "format": "iri"},
    "hash": {"type": "string", "pattern": "^[0-9a-f]+$"},
}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def listed(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def or_null(shape: Schema) -> Schema:
    """The shape, or null where nothing is known."""
    if "$ref" in shape:
        return {"oneOf": [shape, {"type": "null"}]}
    wider = {**shape, "type": [shape["type"], "null"]}
    return {**wider, "enum": [*shape["enum"], None]} if "enum" in shape else wider


def object_of(about: str = "", /, **members: Schema) -> Schema:
    """An object with exactly these members, all of them always there."""
    told = {"description": about} if about else {}
    return {
        "type": "object",
        **told,
        "properties": members,
        "required": list(members),
        "additionalProperties": False,
    }


def words(vocabulary: tuple[str, ...]) -> Schema:
    return {"type": "string", "enum": list(vocabulary)}


def told(meanings: dict[str, str]) -> str:
    """Codes with their words, as a description."""
    return ", ".join(f"{code}: {name}" for code, name in meanings.items())


def of_column(column: Column) -> Schema:
    """The shape of a cell, with what the table says of it."""
    if column.type in enums():
        known = tuple(word for word in enums()[column.type] if word)
        shape = words(known)
    else:
        shape = _TYPES[column.type]
    shape = listed(shape) if column.separator else shape
    open_ended = column.required or bool(column.separator)
    told = shape if open_ended and "" not in enums().get(column.type, ()) else or_null(shape)
    return {**told, "description": column.description}


def columns(table: Table, but: tuple[str, ...] = ()) -> dict[str, Schema]:
    return {one.name: of_column(one) for one in table.columns if one.name not in but}


def row_of(name: str) -> Schema:
    table = schema()[name]
    return object_of(table.description, **columns(table))


def components() -> dict[str, Schema]:
    """The shapes of rows and of other parts of answers, by name."""
    return {**_rows(), **_parts()}


def _rows() -> dict[str, Schema]:
    event, finding_about = schema()["events"], words(("assertion", "event"))
    quote = columns(schema()["evidence"], but=("event", "prefix", "suffix"))
    sentence = {**or_null(PLACE), "description": "Number of the sentence in a stored text, from 1"}
    source = {"title": TEXT, "publisher": or_null(TEXT), "url": or_null(TEXT)}
    return {
        "Actor": row_of("actors"),
        "Instrument": row_of("instruments"),
        "DocumentRow": row_of("documents"),
        "Event": object_of(
            event.description,
            **columns(event),
            earliest={**or_null(DAY), "description": "First possible day"},
            latest={**or_null(DAY), "description": "Last possible day, included"},
            grade=ref("Grade"),
            evidence=listed(ref("Quote")),
        ),
        "Grade": object_of(
            "How well an event is attested: Admiralty grades, and what they rest on",
            source={**words(tuple(SOURCES)), "description": told(SOURCES)},
            document={**or_null(CODE), "description": "The best document that reports it"},
            information={**words(tuple(CREDIBILITY)), "description": told(CREDIBILITY)},
            reason=TEXT,
            documents={**PLACE, "description": "How many report it"},
            origins={**PLACE, "description": "How many of them are independent"},
            words=TEXT,
        ),
        "Quote": object_of("A quote, and where it stands", **quote, **source, sentence=sentence),
        "Evidence": object_of(
            schema()["evidence"].description,
            **columns(schema()["evidence"], but=records.LEFT_OUT),
            sentence=sentence,
        ),
        "Assertion": object_of(
            schema()["assertions"].description,
            **columns(schema()["assertions"], but=records.LEFT_OUT),
            sentence=sentence,
        ),
        "Finding": object_of(
            "What a fact check says of an assertion or an event; nothing is corrected",
            **dict.fromkeys(("key", "about", "rule", "message", "document", "quote"), TEXT),
            claim=finding_about,
            verdict=words(VERDICTS),
            reference=object_of(table=words(tuple(schema())), keys=listed(TEXT)),
            sources=listed(CODE),
            start=or_null(PLACE),
            end=or_null(PLACE),
            needs={"type": "string", "description": "What would settle it, if it is unknown"},
        ),
    }


def _parts() -> dict[str, Schema]:
    brief = {
        "instrument": CODE,
        "short_name": TEXT,
        "form": words(enums()["form"]),
        "family": {
            **words(enums()["family"]),
            "description": told(FAMILIES),
        },
        "binding": words(enums()["binding"]),
    }
    reached = {
        "status": STATUS,
        "certain": {**FLAG, "description": "Confirmed, and the last possible day has come"},
        "since": {**DAY, "description": "First day of this status"},
        "event": {**CODE, "description": "Key of the event that led to it"},
    }
    flag = words(enums()["obligation"])
    parts = {**listed(TEXT), "description": "Plain text and what was asked for, in turn"}
    leads = object_of(
        **{"country": CODE, "pact": CODE, "as_of": DAY, "document": CODE, "sentence": PLACE},
        **{"url": TEXT, "story": TEXT, "step": PLACE},
    )
    tie = {"obligation": words(owing.ORDER), "instrument": CODE, "status": STATUS}
    return {
        "Collection": object_of(
            key=CODE, title=TEXT, **dict.fromkeys(("citation", "url", "licence"), or_null(TEXT))
        ),
        "Link": object_of(
            "Two parties of a pact, in the order of their codes; the weaker status of the two",
            instrument=CODE,
            a=CODE,
            b=CODE,
            status=STATUS,
            obligation=object_of(**dict.fromkeys(query.OBLIGATIONS, flag)),
            certain=FLAG,
        ),
        "Party": object_of(actor=CODE, **reached),
        "PartyOfPact": object_of(instrument=CODE, actor=CODE, **reached),
        "PactInBrief": object_of(**brief, status=STATUS),
        "Standing": object_of(**brief, **reached, partners=listed(CODE)),
        "Bloc": object_of(
            "Three or more countries of which each owes each other defence, as many as there are; "
            "`pacts` are those that bind all of them by themselves",
            members=listed(CODE),
            pacts=listed(CODE),
        ),
        "Tie": object_of("The strongest obligation that one owes another on the day", **tie),
        "DirectedTie": object_of(
            "What `actor` owes to `toward`, at its strongest", actor=CODE, toward=CODE, **tie
        ),
        "SharedPact": object_of(
            "A pact that some of the countries asked for are parties of",
            **brief,
            status=STATUS,
            actors=listed(CODE),
            since=DAY,
        ),
        "Step": object_of(
            "A step of a path: `out` is what `a` owes `b`, `back` what `b` owes `a`",
            a=CODE,
            b=CODE,
            instrument=CODE,
            out=ref("Tie"),
            back=ref("Tie"),
        ),
        "Phase": object_of(
            "A stretch of days; `end` is the first day no longer, null where it lasts",
            actor=CODE,
            status=STATUS,
            start=DAY,
            end=or_null(DAY),
            certain_from=or_null(DAY),
            event=CODE,
        ),
        "Sentence": object_of(
            sentence=PLACE,
            start=PLACE,
            end=PLACE,
            hash=_TYPES["hash"],
            verdict=or_null(words(enums()["verdict"])),
        ),
        "Hit": object_of(
            "An answer of the search, and what it leads to",
            title=parts,
            more=parts,
            to={**leads, "additionalProperties": False, "required": []},
            since={**or_null(DAY), "description": "First day on which it is there to be seen"},
            until={**or_null(DAY), "description": "The last one"},
        ),
        "Named": object_of(code=CODE, name=TEXT),
    }

"""The shapes of the API's answers as JSON Schema: JSON, GeoJSON and problems.

Their parts are made in `pages.routes.shapes`; whether answers have these shapes is shown by tests.
"""

from data.schema import enums
from data.search.finding import GROUPS
from pages.routes import refusals
from pages.routes.shapes import (
    CODE,
    DAY,
    FLAG,
    PLACE,
    STATUS,
    TEXT,
    Schema,
    components,
    listed,
    object_of,
    or_null,
    ref,
    words,
)

_LEFT_OUT = (
    "Where nothing has all words: those left out, for each choice whose hits are here in turn"
)
ROWS = {"Snapshot": ("links", "parties", "pacts"), "Events": ("events",)}  # features in GeoJSON


def shapes() -> dict[str, Schema]:
    """All shapes by name."""
    return {**components(), **answers(), **_geojson(), "Problem": _problem()}


def answers() -> dict[str, Schema]:
    """The shapes of all answers in JSON, by name."""
    pages = object_of(next=or_null(TEXT), prev=or_null(TEXT))
    ruled = object_of(how=words(enums()["sovereignty"]), by=listed(ref("Named")))
    told, on = _about(), {"as_of": DAY}
    near = {**listed(TEXT), "description": "The nearest that there are"}
    return {
        "Index": object_of(
            title=TEXT,
            api=TEXT,
            **told,
            description=or_null(TEXT),
            collections=listed(object_of(key=CODE, title=TEXT)),
            coverage=object_of(first=DAY, last=DAY),
            newest_event=DAY,
            links={"type": "object", "additionalProperties": TEXT},
        ),
        "Snapshot": object_of(
            **told,
            **on,
            links=listed(ref("Link")),
            parties=listed(ref("PartyOfPact")),
            pacts=listed(ref("PactInBrief")),
        ),
        "Events": object_of(
            **told,
            total=PLACE,
            limit=PLACE,
            offset=PLACE,
            links=pages,
            events=listed(ref("Event")),
        ),
        "Country": object_of(
            **told,
            **on,
            actor=ref("Actor"),
            exists=FLAG,
            covered={"type": ["boolean", "null"], "description": "Whether no pact means none"},
            part_of=or_null(ref("Named")),
            ruled={"oneOf": [ruled, {"type": "null"}]},
            pacts=listed(ref("Standing")),
            events=listed(ref("Event")),
        ),
        "Pact": object_of(
            **told,
            **on,
            instrument=ref("Instrument"),
            status=or_null(STATUS),
            parties=listed(ref("Party")),
            phases=listed(ref("Phase")),
            events=listed(ref("Event")),
            findings=listed(ref("Finding")),
        ),
        "Network": object_of(
            **told,
            **on,
            blocs=listed(ref("Bloc")),
            ties=listed(ref("DirectedTie")),
            pacts=listed(ref("SharedPact")),
            path=or_null(listed(ref("Step"))),
        ),
        "Document": object_of(
            **told,
            document=ref("DocumentRow"),
            sentences=listed(ref("Sentence")),
            evidence=listed(ref("Evidence")),
            assertions=listed(ref("Assertion")),
            findings=listed(ref("Finding")),
        ),
        "Search": object_of(
            **told,
            groups=listed(object_of(kind=words(GROUPS), total=PLACE, hits=listed(ref("Hit")))),
            instead=listed(object_of("A word that nothing is spelt like", word=TEXT, words=near)),
            left_out={**listed(listed(TEXT)), "description": _LEFT_OUT},
        ),
        "Description": {"type": "object", "required": ["openapi", "info", "paths"]},
    }


def _about() -> dict[str, Schema]:
    """What every answer says of its data."""
    return {
        "version": {"type": "string", "pattern": "^[0-9a-f]{12}$", "description": "Of the data"},
        "collection": ref("Collection"),
        "note": {"type": "string", "description": "Under which terms quotes stand here"},
    }


def _problem() -> Schema:
    kinds = [f"{refusals.TYPE}{kind}" for kind in refusals.TITLES]
    text = {"type": "string"}
    members: dict[str, Schema] = {
        "type": {"type": "string", "enum": kinds},
        "title": text,
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": text,
        "instance": {"type": "string", "format": "uri-reference"},
        "parameter": {"type": "string", "description": "The parameter at fault"},
        "remedy": {"type": "string", "description": "What to do instead"},
        "version": {"type": "string", "description": "The version of the data that is here"},
    }
    required = ["type", "title", "status", "detail", "instance"]
    return {**object_of("A problem (RFC 9457)", **members), "required": required}


def _geojson() -> dict[str, Schema]:
    """GeoJSON of the operations that have it: features with the properties that `geo.geojson`
    gives, and beside them the members of the JSON answer but for its rows."""
    known = answers()
    found = {}
    for name, rows in ROWS.items():
        members = {k: v for k, v in known[name]["properties"].items() if k not in rows}
        kind = {"type": "string", "const": "FeatureCollection"}
        features = listed(ref("Feature"))
        found[f"{name}GeoJSON"] = object_of(type=kind, **members, features=features)
    return {**found, "Feature": _feature()}


def _feature() -> Schema:
    kinds = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
    geometry = object_of(
        "Degrees, longitude before latitude (RFC 7946)",
        type=words(kinds),
        coordinates={"type": "array"},
    )
    properties: Schema = {
        "type": "object",
        "properties": {"kind": words(("link", "member", "event"))},
        "required": ["kind"],
    }
    return object_of(
        type={"type": "string", "const": "Feature"},
        id=CODE,
        geometry={"oneOf": [geometry, {"type": "null"}]},
        properties=properties,
    )

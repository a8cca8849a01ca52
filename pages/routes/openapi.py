"""The description of the API in OpenAPI 3.1, put together from its operations and their shapes.

Shapes of rows and vocabularies are those of `data/schema.toml` (`pages.routes.shapes`).
"""

from data import query
from pages.routes import api, refusals, wholes
from pages.routes.asking import GEOJSON, JSON
from pages.routes.choosing import NOTE
from pages.routes.index import EDITION
from pages.routes.operations import Asked, Operation, Told
from pages.routes.parameters import Parameter
from pages.routes.shapes import Schema, ref

_DESCRIPTION = f"""Read-only: which pacts bound whom on a day, since which event, by which words of
which document. Statuses, obligations and labels are three things and never mixed; what is not
certain says so. Unknown and repeated parameters are refused. Errors are problem details (RFC 9457).

An address with `v=` (the version of the data) never changes its answer and may be kept for ever.
{NOTE}"""
_HEADERS = {
    "ETag": "Changes when the answer does; send it as If-None-Match",
    "Cache-Control": "For ever with v=, else for a minute",
    "Vary": "What the form of the answer depends on",
    "Access-Control-Allow-Origin": "Any page may read the answer",
    "X-Content-Type-Options": "nosniff",
}
# Statuses that every operation may answer with beside 200, and why.
_REFUSED = {
    "400": "A parameter is unknown, given twice, or has a value that cannot be used",
    "404": "What the address or a parameter names is not here; nor is another version of the data",
    "405": "The API can only be read",
    "414": "The query is too long",
    "500": "The server failed",
    "503": "The tables cannot be used now, or too many ask at once",
}


def answer(asked: Asked) -> Told:
    """The whole document; its server is relative to where it is read, its examples are answered."""
    now = {
        "v": asked.tables.version,
        "collection": asked.chosen.collection.key,
        "as_of": query.latest_day(asked.tables).isoformat(),
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pactmap", "version": EDITION, "description": _DESCRIPTION},
        "servers": [{"url": "../", "description": "This server"}],
        "paths": {one.path: {"get": _operation(one, now)} for one in api.operations()},
        "components": {
            "schemas": wholes.shapes(),
            "responses": {
                f"Refused{status}": _refused(status, why) for status, why in _REFUSED.items()
            },
        },
    }


def operation(path: str) -> Operation:
    return Operation(path, "openapi", "This description.", "Description", answer)


def _operation(one: Operation, now: dict[str, str]) -> Schema:
    refused = {status: {"$ref": f"#/components/responses/Refused{status}"} for status in _REFUSED}
    known = {"description": "The client has this answer already", "headers": _headers()}
    return {
        "operationId": one.name,
        "summary": one.summary,
        "parameters": [_parameter(parameter, now) for parameter in one.all_parameters],
        "responses": {"200": _found(one), "304": known, **refused},
    }


def _parameter(one: Parameter, now: dict[str, str]) -> Schema:
    told: Schema = {
        "name": one.name,
        "in": one.place,
        "required": one.place == "path",
        "description": one.description,
        "schema": one.schema,
        "example": now.get(one.name, one.example),
    }
    return told | ({"style": "form", "explode": False} if one.is_list else {})


def _found(one: Operation) -> Schema:
    content = {JSON: {"schema": ref(one.schema)}}
    if one.spatial:
        content[GEOJSON] = {"schema": ref(f"{one.schema}GeoJSON")}
    headers = _headers()
    if one.paged:
        told = "The pages before and after this one (RFC 8288)"
        headers["Link"] = {"description": told, "schema": {"type": "string"}}
    return {"description": one.summary, "headers": headers, "content": content}


def _headers() -> dict[str, Schema]:
    return {
        name: {"description": told, "schema": {"type": "string"}} for name, told in _HEADERS.items()
    }


def _refused(status: str, why: str) -> Schema:
    headers = {"Allow": "The methods that are allowed"} if status == "405" else {}
    headers |= {"Retry-After": "Seconds to wait"} if status == "503" else {}
    return {
        "description": why,
        "headers": {
            name: {"description": told, "schema": {"type": "string"}}
            for name, told in headers.items()
        },
        "content": {refusals.MEDIA_TYPE: {"schema": ref("Problem")}},
    }

"""The keys that a mapping may have: what each holds, its default, and what is said of a wrong one.

What they mean for rows is left to `mapping` and the modules that use it.
"""

from dataclasses import dataclass

from data.schema import enums

OBLIGATIONS = ("defense", "offense", "neutrality", "nonaggression", "consultation")
KINDS = ("agreement", "membership", "event")
SCHEMES = ("codes", "iso3", "cow", "names")
ORDERS = ("ymd", "dmy", "mdy")
# The dates that a row of each kind may have; of the first group one must be there.
DATES = {
    "agreement": (("signed", "in_force"), ("ended",)),
    "membership": (("joined",), ("left",)),
    "event": (("date",), ()),
}


@dataclass(frozen=True)
class Key:
    """`holds` is `text`, `texts`, `day` or `field` (a constant, or a column, or one with values);
    only `values` are allowed, if there are any; without a default (None) it must be there."""

    holds: str
    default: str | None = ""
    values: tuple[str, ...] = ()


def _field(vocabulary: str, default: str | None = "NA") -> Key:
    return Key("field", default, enums()[vocabulary])


def keys() -> dict[str, Key]:
    """Every key but those of dates, by its path."""
    return {
        "rows": Key("text", "agreement", KINDS),
        "collection.title": Key("text", None),
        "collection.url": Key("text", None),
        "collection.description": Key("text"),
        "collection.citation": Key("text"),
        "collection.licence": Key("text"),
        "collection.from": Key("day"),
        "collection.to": Key("day"),
        "file.separator": Key("text", "", ("", "comma", "semicolon", "tab")),
        "file.missing": Key("texts", "NA"),
        "instrument.key": Key("field", None),
        "instrument.name": Key("field"),
        "instrument.short_name": Key("field"),
        "instrument.family": _field("family", None),
        "instrument.form": _field("form", "unknown"),
        "instrument.binding": _field("binding"),
        **{f"instrument.{name}": _field("obligation") for name in OBLIGATIONS},
        "instrument.open_to_accession": _field("flag"),
        "instrument.notes": Key("field"),
        "actors.columns": Key("texts", None),
        "actors.separator": Key("text"),
        "actors.scheme": Key("text", "codes", SCHEMES),
        "actors.unknown_actors": Key("text", "error", ("error", "skip")),
        "event.type": _field("event_type", ""),
        "evidence.quote": Key("field"),
        "evidence.url": Key("field"),
    }

"""Reads the units of CShapes: what its columns and dates mean, whichever edition wrote them.

Its ends are days on which a border still held; ours are the first on which it does not. What holds
on the last day of the data is open. Which of our actors a unit is, is left to `statehood`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import geopandas as gpd
import shapely

from geo.importers.features import repaired, text
from geo.importers.reading import Fault

# By what the edition of the site and that of the R package call it.
_NAMES = ("cntry_name", "country_name")
_STARTS = ("gwsdate", "start")
_ENDS = ("gwedate", "end")
# A unit's status, with what the table `borders` calls it.
STATUSES = {
    "": "sovereign",
    "independent": "sovereign",
    "colony": "dependent",
    "dependency": "dependent",
    "leased": "dependent",
    "mandate": "dependent",
    "protectorate": "dependent",
    "trusteeship": "dependent",
    "occupied": "occupied",
    "n/a": "disputed",
}
# The data of the first edition of CShapes 2 end on 31 December 2019; no edition ends earlier.
_NO_DATA_END_BEFORE = date(2016, 1, 1)
_DAY = re.compile(
    r"(?:(\d{4})-?(\d\d)-?(\d\d)|(\d\d)\.(\d\d)\.(\d{4}))(?:[T ](\d\d):\d\d:\d\d(?:\.\d+)?Z?)?",
    re.ASCII,
)


@dataclass(frozen=True)
class Unit:
    """A state or dependency with one border. `end` is the first day no longer, None if open;
    `owner` is the code of who rules it, 0 if nobody."""

    file: str
    number: int
    code: int
    is_gw: bool
    name: str
    start: date
    end: date | None
    sovereignty: str
    owner: int
    capital: str
    geometry: shapely.MultiPolygon


def units(raw: gpd.GeoDataFrame, faults: list[Fault], notes: list[str]) -> list[Unit]:
    """The units of features as `reading.read` gives them; what cannot be read goes to `faults`."""
    is_gw = "gwcode" in raw or "cowcode" not in raw
    wanted = [("gwcode" if is_gw else "cowcode",), _NAMES, _STARTS, _ENDS]
    columns = [next((c for c in names if c in raw), "") for names in wanted]
    for names, column in zip(wanted, columns, strict=True):
        if not column:
            remedy = "choose the file of CShapes 2.0 as it was downloaded"
            faults.append(Fault(raw["file"].iloc[0], 0, "", f"has no column {names[0]}", remedy))
    if faults:
        return []
    if "status" not in raw:
        notes.append("The file does not say who was independent: every unit is taken as sovereign")
    rows = raw.to_dict("records")
    found = [unit for row in rows if (unit := _unit(row, columns, is_gw, faults))]
    last = max((unit.end for unit in found if unit.end), default=date.min)
    if last > _NO_DATA_END_BEFORE:
        notes.append(f"What holds on {last - timedelta(days=1)}, the last day of the data, is open")
        found = [_opened(unit, last) for unit in found]
    return found


def day(cell: str) -> date | None:
    """The day of a cell; None if it is none. An hour from noon belongs to the next day: the site's
    files give midnight in Zurich as 22:00 or 23:00 of the day before, in UTC."""
    match = _DAY.fullmatch(cell)
    if not match:
        return None
    year, month, of_month = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
    try:
        found = date(int(year), int(month), int(of_month))
    except ValueError:
        return None
    return found + timedelta(days=1) if int(match[7] or 0) >= 12 else found


def _unit(row: dict[str, Any], columns: list[str], is_gw: bool, faults: list[Fault]) -> Unit | None:
    code, name, *days = (text(row[column]) for column in columns)
    geometry, (start, end) = repaired(row["geometry"]), map(day, days)
    wrong = list(_wrong(row, columns, code, geometry))
    faults += [Fault(row["file"], row["number"], *complaint) for complaint in wrong]
    if wrong or not start:
        return None
    status, owner = text(row.get("status")).casefold(), text(row.get("owner"))
    sovereignty = STATUSES[status]
    rules = int(owner) if owner.isdigit() and sovereignty in ("dependent", "occupied") else 0
    capital = text(row.get("capname"))
    until = end + timedelta(days=1) if end else None
    place = row["file"], row["number"], int(code), is_gw
    return Unit(*place, name, start, until, sovereignty, rules, capital, geometry)


def _wrong(
    row: dict[str, Any], columns: list[str], code: str, geometry: object
) -> Iterator[tuple[str, str, str]]:
    if not code.isdigit():
        yield columns[0], f"'{code}' is no state code", "write the number of the codebook"
    for column in columns[2:]:
        cell = text(row[column])
        if day(cell) is None and (cell or column in _STARTS):
            yield column, f"'{cell}' is not a day", "write YYYY-MM-DD"
    start, end = (day(text(row[column])) for column in columns[2:])
    if start and end and end < start:
        yield columns[3], f"'{end}' is before {start}", "correct one of them"
    status = text(row.get("status"))
    if status.casefold() not in STATUSES:
        yield "status", f"'{status}' is not known", f"write {', '.join(filter(None, STATUSES))}"
    if geometry is None:
        message = "is no polygon, or one that cannot be repaired"
        yield "geometry", message, "draw it again, or leave the feature out"


def _opened(unit: Unit, last: date) -> Unit:
    return unit if unit.end != last else Unit(**{**unit.__dict__, "end": None})

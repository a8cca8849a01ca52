"""Rules for borders: each piece of land lies in one row on every day, and rulers are named.

The shapes themselves are `geo`'s; that the rows name all of them is tested there.
"""

from collections.abc import Iterator
from datetime import date

from data.problems import Problem
from data.rules.intervals import interval
from data.tables import Row, Tables, items

Held = tuple[date, date, int, str]  # first day, first day no longer, line, entity


def check(tables: Tables) -> Iterator[Problem]:
    """Every rule about which land was whose."""
    yield from check_members(tables)
    yield from check_rulers(tables)
    yield from check_partition(tables)
    yield from check_disputes(tables)


def check_members(tables: Tables) -> Iterator[Problem]:
    """Members are countries of today or parts of them."""
    known = set(tables.actors["actor"]) | set(tables.parts["part"])
    for line, row in tables.rows("borders"):
        for code in items(row.modern_members):
            if code not in known:
                remedy = "use a code of actors.csv or parts.csv"
                message = f"'{code}' is no country or part"
                yield Problem("borders.csv", line, "modern_members", message, remedy)


def check_rulers(tables: Tables) -> Iterator[Problem]:
    """Who is dependent or occupied has a ruler; a sovereign state has none."""
    for line, row in tables.rows("borders"):
        for message, remedy in rulers(row.sovereignty, row.ruler, "a row"):
            yield Problem("borders.csv", line, "ruler", message, remedy)


def rulers(sovereignty: str, ruler: str, what: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the ruler of a row, a polygon (`what`) of this sovereignty; the remedy."""
    if sovereignty in ("dependent", "occupied") and not ruler:
        yield f"is empty for {what} that is {sovereignty}", "name who administered it"
    if sovereignty == "sovereign" and ruler:
        yield f"'{ruler}' rules a sovereign state", "leave it empty"


def check_partition(tables: Tables) -> Iterator[Problem]:
    """No piece of land is in two rows on one day, or in none between its rows and today."""
    first = min((interval(row)[0] for _, row in tables.rows("borders")), default=date.min)
    for piece, held in sorted(holders(tables).items()):
        reached, before = first, ""
        for start, end, line, entity in held:
            if start < reached and before:
                message = f"{piece} is in {before} too until {reached}"
                remedy = "let one begin where the other ends"
                yield Problem("borders.csv", line, "modern_members", message, remedy)
            elif start > reached:
                message = f"{piece} is in no row from {reached} to {start}"
                yield Problem("borders.csv", line, "valid_from", message, "fill the gap")
            reached, before = max(reached, end), entity
        if reached < date.max:
            message = f"{piece} is in no row from {reached} on"
            yield Problem("borders.csv", held[-1][2], "valid_to", message, "add who followed")


def holders(tables: Tables) -> dict[str, list[Held]]:
    """The rows of each piece of land in time; a country that has parts stands for all of them."""
    parts = parts_of(tables)
    found: dict[str, list[Held]] = {}
    for line, row in tables.rows("borders"):
        for code in items(row.modern_members):
            for piece in parts.get(code, [code]):
                found.setdefault(piece, []).append((*interval(row), line, row.entity))
    return {piece: sorted(held) for piece, held in found.items()}


def parts_of(tables: Tables) -> dict[str, list[str]]:
    """The parts of the countries that have any."""
    found: dict[str, list[str]] = {}
    for _, row in tables.rows("parts"):
        found.setdefault(row.actor, []).append(row.part)
    return found


def check_disputes(tables: Tables) -> Iterator[Problem]:
    """A disputed territory is a country or part, and its claimant exists on its days."""
    known = set(tables.actors["actor"]) | set(tables.parts["part"])
    row: Row
    for line, row in tables.rows("disputes"):
        if row.territory not in known:
            remedy = "use a code of actors.csv or parts.csv"
            message = f"'{row.territory}' is no country or part"
            yield Problem("disputes.csv", line, "territory", message, remedy)

"""Many readers at once: each opens a session and makes a move every few seconds.

What a reader sends is in `tests.bench.reader`; what is made of the times in `tests.bench.server`.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date

from tests.bench.reader import Answer, Reader, reader

FIRST, LAST = date(1949, 1, 1).toordinal(), date(2026, 5, 1).toordinal()
COUNTRIES = ("ALB", "DEU", "EGY", "FIN", "FRA", "GBR", "HRV", "KOR", "POL", "RUS", "SRB", "USA")
PAGES = ("events", "documents", "checks", "about")
PACE = 3.0  # seconds from one move of a reader to the next, on average
OPENING = 4  # sessions that are opened at once
Move = Callable[[Reader, random.Random], Awaitable[tuple[str, Answer]]]


@dataclass
class Crowd:
    """Readers of one app. Their moves are noted as (kind, answer)."""

    url: str
    move: Move
    readers: list[Reader] = field(default_factory=list)
    noted: list[tuple[str, Answer]] = field(default_factory=list)

    async def grow(self, number: int) -> None:
        """Open sessions until there are so many."""
        turn = asyncio.Semaphore(OPENING)

        async def open_one() -> None:
            async with turn:
                one = await reader(self.url)
                await one.open()
                self.readers.append(one)

        await asyncio.gather(*(open_one() for _ in range(number - len(self.readers))))

    async def live(self, seconds: float) -> None:
        """Let every reader move at its own times for so long; what they did is in `noted`."""
        self.noted.clear()
        end = asyncio.get_running_loop().time() + seconds
        await asyncio.gather(
            *(self._live(one, random.Random(at), end) for at, one in enumerate(self.readers))
        )

    async def _live(self, one: Reader, chance: random.Random, end: float) -> None:
        clock = asyncio.get_running_loop().time
        await asyncio.sleep(chance.uniform(0, PACE))
        while clock() < end:
            due = clock() + chance.uniform(PACE / 2, PACE * 3 / 2)
            self.noted.append(await self.move(one, chance))
            await asyncio.sleep(max(0.0, due - clock()))

    async def close(self) -> None:
        await asyncio.gather(*(one.close() for one in self.readers))
        self.readers.clear()


async def around(one: Reader, chance: random.Random) -> tuple[str, Answer]:
    """A move of a reader of ours: mostly a settle, at times a click, seldom another page."""
    if not one.on_map:
        return "page", await one.go("")
    kind = chance.choices(["settle", "click", "page"], [80, 15, 5])[0]
    return kind, await moved(one, kind, chance)


async def moved(one: Reader, kind: str, chance: random.Random) -> Answer:
    """A settle on any day, a click on some country, or a page of the menu: any, or this one."""
    if kind == "settle":
        return await one.settle(date.fromordinal(chance.randint(FIRST, LAST)).isoformat())
    if kind == "click":
        return await one.click(chance.choice(COUNTRIES))
    return await one.go(kind if kind in PAGES else chance.choice(PAGES))


async def slid(one: Reader, chance: random.Random) -> tuple[str, Answer]:
    """The one move that the floor has."""
    return "settle", await one.slide(chance.randint(1990, 2026))

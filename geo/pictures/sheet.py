"""The sheet around the map of a picture: title and date above, legend and source below.

Measures and writes them. What they say comes from `captions` and `legend`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from geo.pictures import samples, typeface
from geo.pictures.legend import Entry
from geo.pictures.markup import Markup, tag

MARGIN = 20.0  # px, at the sides
HEAD = 74.0  # px above the map
TITLE, DATE, BRAND, ENTRY, SOURCE = 25.0, 16.0, 15.0, 13.0, 11.5  # px, sizes of type
ROW, SOURCE_ROW = 21.0, 16.0  # px from line to line
GAP, GROUP_GAP, SAMPLE_GAP = 18.0, 30.0, 7.0  # px between entries, groups, a sample and its words
MOST = 0.4  # share of the height that legend and notes may take
# Kinds of entries, those that are kept longest first.
_RANKS = ("none", "family", "shade", "line", "reaction", "stripes", "land", "paler", "older")
SLACK = 1.03  # words are wider where the typeface is not there


@dataclass(frozen=True)
class Placed:
    """An entry at x, in a row of the legend."""

    entry: Entry
    x: float
    row: int


@dataclass(frozen=True)
class Sheet:
    """All words of a picture of `width` times `height` px, and where the map is on it."""

    width: float
    height: float
    title: str
    day: str
    brand: str
    entries: Sequence[Entry]
    notes: Sequence[str] = field(default=())
    most_rows: int = 99
    rows: int = 0  # of the legend that there is room for at least

    @cached_property
    def legend(self) -> list[Placed]:
        """The entries in rows. Where there is no room for all, the last tells how many
        are left out."""
        rows = min(self.most_rows, max(1, int((self.height * MOST - self._foot) / ROW)))
        whole = self._flow(self.entries)
        if not whole or whole[-1].row < rows:
            return whole
        ranked = sorted(self.entries, key=lambda entry: _RANKS.index(entry.kind))
        for kept in range(len(ranked) - 1, -1, -1):
            more = Entry(9, "none", "", f"and {len(ranked) - kept} more")
            cut = self._flow([*(e for e in self.entries if e in ranked[:kept]), more])
            if cut[-1].row < rows:
                return cut
        return []

    @cached_property
    def lines(self) -> list[str]:
        """The notes below the legend, in lines."""
        room = self.width - 2 * MARGIN
        return [
            line for note in self.notes for line in typeface.wrapped(note, room / SLACK, SOURCE)
        ]

    @property
    def _foot(self) -> float:
        return 24 + SOURCE_ROW * len(self.lines)

    @property
    def map_height(self) -> float:
        return max(40.0, self.height - HEAD - self._foot - ROW * max(self.rows, self._taken))

    @property
    def _taken(self) -> int:
        return self.legend[-1].row + 1 if self.legend else 0

    def telling(self, entries: Sequence[Entry]) -> "Sheet":
        """The same with another legend, and with room for this one at least: so a picture that is
        laid out again for its legend comes to an end."""
        return replace(self, entries=entries, rows=max(self.rows, self._taken))

    def _flow(self, entries: Sequence[Entry]) -> list[Placed]:
        found: list[Placed] = []
        x, row, before = MARGIN, 0, None
        for entry in entries:
            sample = samples.width(entry)
            words = typeface.width(entry.words, ENTRY) * SLACK
            taken = sample + (SAMPLE_GAP if sample else 0) + words
            x += 0 if before is None else GAP if before.group == entry.group else GROUP_GAP
            if before is not None and x + taken > self.width - MARGIN:
                x, row = MARGIN, row + 1
            found.append(Placed(entry, x, row))
            x, before = x + taken, entry
        return found

    def head(self, tone: Mapping[str, str]) -> list[Markup]:
        room = self.width - 2 * MARGIN
        brand = typeface.width(self.brand, BRAND, 600) + GAP if self.brand else 0
        title = typeface.shortened(self.title, (room - brand) / SLACK, TITLE, 700)
        strong = {"fill": tone["text"], "x": MARGIN}
        found = [
            self._cover(0, HEAD, tone),
            tag("text", {**strong, "y": 36, "font-size": TITLE, "font-weight": 700}, title),
            tag("text", {**strong, "y": 60, "font-size": DATE, "font-weight": 600}, self.day),
        ]
        if self.brand:
            place = {"x": self.width - MARGIN, "y": 35, "text-anchor": "end"}
            looks = {"font-size": BRAND, "font-weight": 600, "fill": tone["muted"]}
            found.append(tag("text", {**place, **looks}, self.brand))
        return found

    def foot(self, tone: Mapping[str, str]) -> list[Markup]:
        top = HEAD + self.map_height
        found = [self._cover(top, self.height - top, tone)]
        for placed in self.legend:
            y = top + 20 + ROW * placed.row
            wide = samples.width(placed.entry)
            x = placed.x + wide + (SAMPLE_GAP if wide else 0)
            room = (self.width - MARGIN - x) / SLACK
            words = typeface.shortened(placed.entry.words, room, ENTRY)
            text = tag("text", {"x": x, "y": y + 4.5}, words)
            shown = {"class": "entry", "font-size": ENTRY, "fill": tone["text"]}
            found.append(tag("g", shown, samples.sample(placed.entry, placed.x, y, tone), text))
        below = self.height - 12 - SOURCE_ROW * (len(self.lines) - 1)
        for number, line in enumerate(self.lines):
            place = {"x": MARGIN, "y": below + SOURCE_ROW * number}
            looks = {"class": "note", "font-size": SOURCE, "fill": tone["muted"]}
            found.append(tag("text", {**place, **looks}, line))
        return found

    def _cover(self, y: float, height: float, tone: Mapping[str, str]) -> Markup:
        """Paper over what of the map goes beyond its edges, with an edge around."""
        beyond = {"x": -1, "width": self.width + 2, "y": y or -1, "height": height + 1}
        return tag("rect", {**beyond, "fill": tone["panel"], "stroke": tone["edge"]})

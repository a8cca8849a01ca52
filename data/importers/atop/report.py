"""What is told after an import of ATOP: counts beside the published ones, and what is out of line.

What was made of the file is left to the other modules.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.dates import in_words
from data.importers.atop.editions import Edition
from data.importers.atop.instruments import Alliance
from data.importers.atop.members import FLAGS, Member, spells_of
from data.importers.atop.wordings import wording
from data.importers.counts import Count, table
from data.importers.dataset import Dataset
from data.importers.states import States
from data.tables import Cells

# The columns of ATOP 5.1; a file of another edition may have others.
CONTENT = (
    *("cowid", "cow4id", "cowsys", "bilat", "wartime", "cowwar", "secrart", "futmem", "speclgth"),
    *("length", "renounce", "proren", "renewlgt", "term", "asymm", "specthrt", "statthr1"),
    *("statthr2", "source"),
)


_JOINING = ("SIGN", "ACCEDE", "SUCCEED")


@dataclass(frozen=True, eq=False)
class Result:
    """Everything that was read and made."""

    dataset: Dataset
    edition: Edition
    alliances: Sequence[Alliance]
    rows: Mapping[str, Sequence[Cells]]
    states: States
    ended: Sequence[str]  # memberships that ended with the state, in words

    @property
    def members(self) -> list[Member]:
        """The rows, in the order of the alliances."""
        return [member for each in self.alliances for member in each.members]


def report(result: Result) -> list[str]:
    """The report, line by line."""
    return [
        f"Read {result.dataset.name} as {result.edition.title}.",
        *table(list(_counts(result))),
        *_events(result),
        *_states(result),
        *_dates(result),
        *_columns(result),
        *_codes(result),
    ]


def _counts(result: Result) -> Iterator[Count]:
    edition, instruments = result.edition, result.rows["instruments"]
    numbers = {each.key[0] for each in result.alliances}
    yield Count("rows of members", edition.rows, len(result.dataset.lines), None)
    written = len({row["atop_id"] for row in instruments})
    yield Count("alliances", edition.alliances, len(numbers), written)
    phased = {each.key[0] for each in result.alliances if each.key[1]}
    in_phases = {row["atop_id"] for row in instruments if row["instrument"].count("_") > 1}
    book = f"the codebook, of version {edition.codebook}"
    yield Count("… with several phases", edition.codebook_phased, len(phased), len(in_phases), book)
    yield Count("phases, each an instrument", None, len(result.alliances), len(instruments))
    only, only_written = _only_nonaggression(result)
    published = edition.codebook_nonaggression_only
    yield Count("alliances of non-aggression only", published, only, only_written, book)
    joined = [row for row in result.rows["events"] if row["type"] in _JOINING]
    actors = sum(len(row["actors"].split(";")) for row in joined)
    stays = sum(len(each.stays) for each in result.alliances)
    yield Count("memberships of our actors", None, stays, actors)
    for column, ours in FLAGS.items():
        read = sum(each.has(column) for each in result.alliances)
        yield Count(
            f"instruments with {ours}", None, read, sum(row[ours] == "1" for row in instruments)
        )


def _only_nonaggression(result: Result) -> tuple[int, int]:
    """How many alliances hold no obligation but that one in any phase, as read and as written."""
    others = [name for name in FLAGS if name != "nonagg"]
    more = {each.key[0] for each in result.alliances if any(each.has(name) for name in others)}
    read = {each.key[0] for each in result.alliances if each.has("nonagg")} - more
    rows = result.rows["instruments"]
    held = {row["atop_id"] for row in rows if any(row[FLAGS[name]] == "1" for name in others)}
    written = {row["atop_id"] for row in rows if row["nonaggression"] == "1"} - held
    return len(read), len(written)


def _events(result: Result) -> Iterator[str]:
    kinds = Counter(row["type"] for row in result.rows["events"])
    told = ", ".join(f"{number:,} {kind}" for kind, number in sorted(kinds.items()))
    yield f"Events: {len(result.rows['events']):,} ({told})."


def _states(result: Result) -> Iterator[str]:
    members = result.members
    codes = {member.code for member in members}
    actors = {stay.actor for each in result.alliances for stay in each.stays}
    became = f"{len(codes)} codes of the Correlates of War became {len(actors)} actors"
    yield f"States: {became}; none is left over."
    changed = sum(len(spells_of(member)) > 1 for member in members)
    yield f"In {changed} rows the code passes from one of our actors to another: a succession."
    outside = sum(member.codes.get("cowsys") == 0 for member in members)
    yield f"In {outside} rows the state was not in the state system on joining; they are kept."
    yield from result.states.told()
    ended = len(result.ended)
    yield f"Memberships that end with the state itself, and have no event of their own: {ended}."
    yield from (f"  {line}" for line in result.ended)


def _dates(result: Result) -> Iterator[str]:
    members = result.members
    joined = sum(member.joined.earliest != member.joined.latest for member in members)
    ends = [member.left for member in members if member.left]
    left = sum(span.earliest != span.latest for span in ends)
    yield f"Dates known to the month only: {joined} of joining, {left} of leaving."
    for stay in (stay for each in result.alliances for stay in each.stays):
        if stay.left and stay.left.text.startswith("["):
            told = f"left {in_words(stay.left.text)}, as it had joined by then"
            yield f"  {stay.members[-1].instrument} {stay.actor}: {told}"


def _columns(result: Result) -> Iterator[str]:
    known = {*CONTENT, *wording().alliance, *wording().member}
    missing = [name for name in sorted(known) if name not in result.dataset.columns]
    if missing:
        listed = ", ".join(missing)
        yield f"Columns of ATOP 5.1 that this file lacks; nothing is said of them: {listed}."


def _codes(result: Result) -> Iterator[str]:
    """Codes that the codebook does not have: left out."""
    found: dict[tuple[str, int], list[int]] = {}
    for member in result.members:
        for column, code in member.codes.items():
            if not wording().knows(column, code):
                found.setdefault((column, code), []).append(member.line)
    for (column, code), lines in sorted(found.items()):
        more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
        place = f"{result.dataset.name}:{min(lines)}:{column}"
        yield f"{place} '{code}' is no code of the codebook and left out{more}."

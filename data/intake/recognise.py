"""Says of a text that comes in whether it is known: the same, a reprint, a revision, cited before.

Left to others: how alike two texts are (`data.likeness`), how many origins an event has
(`data.origins`), what is done about it (people): these are proposals only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.addresses import address
from data.intake.proposals import NOTHING, Proposal
from data.intake.reading import Reading
from data.likeness import ALIKE, Likeness, alike, fingerprint
from data.seeds import stored
from data.tables import Tables, by_key


@dataclass(frozen=True)
class Known:
    """A document that is there already; `text` is empty for a reference.

    `origin` is the document that it reprints, `supersedes` the older revision.
    """

    key: str
    text: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""
    origin: str = ""
    supersedes: str = ""

    @classmethod
    def of_row(cls, row: Mapping[str, str], text: str) -> "Known":
        """A document of the tables, or in work: one decided on long ago may lack newer columns."""
        names = ("document", "url", "publisher", "published", "origin_document", "supersedes")
        key, *cells = (row.get(name, "") for name in names)
        return cls(key, text, *cells)

    @classmethod
    def of_reading(cls, key: str, reading: Reading) -> "Known":
        """A file that was read, as far as it speaks of itself."""
        said = reading.proposals
        return cls(key, reading.text, said.url.value, said.publisher.value, said.published.value)


@dataclass(frozen=True)
class Near:
    """A known document of one origin: how much of the new text stands in it, and of it there."""

    document: str
    of_new: float
    of_known: float


@dataclass(frozen=True)
class Recognition:
    """`same`: the same text, in whatever wrapping. `near`: of one origin, the most alike first.
    `cited`: references with its address. `supersedes`, `origin_document`: proposed cells, at most
    one of both."""

    same: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    cited: tuple[str, ...] = ()
    supersedes: Proposal = NOTHING
    origin_document: Proposal = NOTHING


def known(tables: Tables) -> dict[str, Known]:
    """The documents of the tables, by their key."""
    texts = {key: seed.text for key, seed in stored(tables).items()}
    return {
        key: Known.of_row(row._asdict(), texts.get(key, ""))
        for key, row in by_key(tables, "documents").items()
    }


def recognise(new: Known, others: Mapping[str, Known]) -> Recognition:
    """What `new` is beside `others`; a document under its own key is passed over."""
    seeds = {key: other for key, other in others.items() if other.text and key != new.key}
    mark = fingerprint(new.text)
    same = tuple(key for key, other in seeds.items() if fingerprint(other.text) == mark)
    changed = {key: other for key, other in seeds.items() if key not in same}
    shares = alike(new.text, {key: other.text for key, other in changed.items()})
    near = sorted((Near(key, s.of_first, s.of_second) for key, s in shares.items()), key=_by_share)
    revised = _revised(new, changed, shares) if not same else NOTHING
    return Recognition(
        same,
        tuple(near),
        tuple(key for key, other in others.items() if not other.text and _one_page(new, other)),
        revised,
        _origin(new, near, others) if not same and not revised else NOTHING,
    )


def _by_share(near: Near) -> tuple[float, str]:
    return -(near.of_new + near.of_known), near.document


def _one_page(one: Known, other: Known) -> bool:
    return bool(one.url and other.url) and address(one.url) == address(other.url)


def _revised(new: Known, changed: Mapping[str, Known], shares: Mapping[str, Likeness]) -> Proposal:
    """The newest revision of what stands at the same address, or that its publisher changed."""
    for key, other in changed.items():
        if _one_page(new, other):
            return Proposal(_newest(key, changed.values()), "same address, other text")
    for key, share in shares.items():
        one_publisher = new.publisher and new.publisher == changed[key].publisher
        if one_publisher and min(share.of_first, share.of_second) >= ALIKE:
            basis = f"same publisher, {share.of_first:.0%} of the text stands in {key}"
            return Proposal(_newest(key, changed.values()), basis)
    return NOTHING


def _newest(key: str, others: Iterable[Known]) -> str:
    """The end of the chain of revisions that `key` is in."""
    newer = {other.supersedes: other.key for other in others if other.supersedes}
    seen: set[str] = set()
    while key in newer and key not in seen:
        seen.add(key)
        key = newer[key]
    return key


def _origin(new: Known, near: list[Near], others: Mapping[str, Known]) -> Proposal:
    """What the most alike document reprints, or that document, if it is not surely younger."""
    for found in near:
        other = others[found.document]
        if new.published and other.published > new.published:
            continue
        basis = f"{found.of_new:.0%} of the text stands in {other.key}"
        return Proposal(other.origin or other.key, basis)
    return NOTHING

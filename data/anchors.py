"""Finds a quote in a text again, also after the text was re-wrapped, re-typed or moved.

Left to others: what a quote is evidence for (`data.tables`), how texts are folded
(`data.normalise`).

An `Anchor` is a TextQuoteSelector and a TextPositionSelector of the W3C Web Annotation Data Model
(sections 4.2.4 and 4.2.5) in one. All offsets are Python code points, start included, end excluded.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from data.normalise import Normalised, normalise, normalised

_MOST_PLACES = (
    1000  # a quote found more often is no quote; keeps hostile texts from costing minutes
)


class QuoteNotFound(LookupError):
    """No place of the text reads like the quote."""


class QuoteAmbiguous(LookupError):
    """Several places read like the quote, and neither its context nor a position decides."""


@dataclass(frozen=True, order=True)
class Span:
    """A part of a raw text."""

    start: int
    end: int


@dataclass(frozen=True)
class Anchor:
    """A verbatim quote, the text just before and after it, and where it stood when it was taken."""

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int


def anchor(text: str, start: int, end: int, width: int = 32) -> Anchor:
    """The anchor of `text[start:end]`; `ValueError` if that is empty or out of range."""
    prefix, suffix = context(text, start, end, width)
    return Anchor(text[start:end], prefix, suffix, start, end)


def context(text: str, start: int, end: int, width: int = 32) -> tuple[str, str]:
    """Up to `width` raw characters before and after `text[start:end]`.

    Raises `ValueError` if the span is empty or out of range.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start}:{end} is no part of 0:{len(text)} – give start < end")
    return text[max(0, start - width) : start], text[end : end + width]


def relocate(text: str, anchor: Anchor) -> Span:
    """Where the quote of `anchor` stands in `text` now; raises as `find` does."""
    return find(text, anchor.quote, anchor.prefix, anchor.suffix, anchor.start)


def find(
    text: str, quote: str, prefix: str = "", suffix: str = "", near: int | None = None
) -> Span:
    """The raw span of `text` that reads like `quote`.

    If quote, prefix and suffix stand verbatim at `near`, that is it. Otherwise every place counts
    that reads the same after normalisation; among several decide, in this order: how much of
    `prefix` and `suffix` stands around them, whether they are verbatim, how close to `near` they
    start. Raises `QuoteNotFound` and `QuoteAmbiguous`.
    """
    if not quote.strip():
        raise QuoteNotFound(f"quote {quote!r} holds no words – copy a phrase out of the document")
    if near is not None and _verbatim_at(text, near, quote, prefix, suffix):
        return Span(near, near + len(quote))
    places = _places(text, quote)
    if not places:
        raise QuoteNotFound(
            f"quote {_short(quote)} is not in the text"
            " – copy it out of the document again, or mark it as lost"
        )
    return places[0] if len(places) == 1 else _best(text, places, quote, prefix, suffix, near)


def _verbatim_at(text: str, near: int, quote: str, prefix: str, suffix: str) -> bool:
    return near >= 0 and (
        text.startswith(quote, near)
        and text.endswith(prefix, 0, near)
        and text.startswith(suffix, near + len(quote))
    )


def _places(text: str, quote: str) -> list[Span]:
    """Every place that reads like `quote`, in order; verbatim ones in their verbatim extent."""
    verbatim = [Span(at, at + len(quote)) for at in _occurrences(text, quote)]
    folded, wanted = _folded(text), normalised(quote)
    alike = {
        Span(*folded.raw_span(at, at + len(wanted))) for at in _occurrences(folded.text, wanted)
    }
    return sorted([*verbatim, *(span for span in alike if not _is_among(span, verbatim))])


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    """Offsets at which `wanted` stands in `text`, overlapping ones too; none for an empty one."""
    found = 0
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        found += 1
        if found > _MOST_PLACES:
            raise QuoteAmbiguous(
                f"quote {_short(wanted)} stands in more than {_MOST_PLACES} places"
                " – quote more words"
            )
        yield at
        at = text.find(wanted, at + 1)


@lru_cache(maxsize=8)
def _folded(text: str) -> Normalised:
    """Kept, as the many quotes of one document are looked for one after the other."""
    return normalise(text)


def _is_among(span: Span, verbatim: list[Span]) -> bool:
    """Whether `span` lies within a verbatim place or around one: they are the same place."""
    before = bisect_right(verbatim, span.start, key=lambda place: place.start)
    after = bisect_left(verbatim, span.start, key=lambda place: place.start)
    within = before > 0 and span.end <= verbatim[before - 1].end
    return within or (after < len(verbatim) and verbatim[after].end <= span.end)


def _best(
    text: str, places: list[Span], quote: str, prefix: str, suffix: str, near: int | None
) -> Span:
    """The one place that context, wording and nearness prefer, or `QuoteAmbiguous`."""
    ranked = sorted(
        (
            -_agreement(_folded(text), place, prefix, suffix),
            text[place.start : place.end] != quote,
            0 if near is None else abs(place.start - near),
            place,
        )
        for place in places
    )
    (*first, best), (*second, _) = ranked[:2]
    if first == second:
        offsets = ", ".join(str(place.start) for *_, place in islice(ranked, 5))
        raise QuoteAmbiguous(
            f"quote {_short(quote)} stands in {len(places)} places (offsets {offsets})"
            " – quote more words, or give the text before and after it"
        )
    return best


def _agreement(folded: Normalised, place: Span, prefix: str, suffix: str) -> int:
    """How many normalised characters of `prefix` and `suffix` stand around `place`."""
    wanted_before, wanted_after = _folded(prefix).text, _folded(suffix).text
    start, end = bisect_left(folded.starts, place.start), bisect_left(folded.starts, place.end)
    before = folded.text[max(0, start - len(wanted_before) - 1) : start].rstrip()
    after = folded.text[end : end + len(wanted_after) + 1].lstrip()
    return _common(before[::-1], wanted_before[::-1]) + _common(after, wanted_after)


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 80 else quote[:79] + "…")


def _common(one: str, other: str) -> int:
    """Length of the common beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))

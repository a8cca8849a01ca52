"""Says how well a name answers a question, and how words are marked in a text.

The words are folded (`data.search.folding`); which names there are is left to `data.search.named`.
"""

from collections.abc import Iterable

from data.search.folding import placed
from data.search.named import Form, Named
from data.search.question import Term

SAME, REORDERED, BEGINS, HOLDS, ASTRAY = range(5)  # how a form answers, the best first
WIDEST = 180  # characters of a snippet
BEFORE = 60  # of them before the first mark

Parts = list[str]  # plain, marked, plain, marked … in turn
Ways = tuple[Term, ...]  # what one term of a question may stand for


def best(named: Named, ways: Iterable[Ways]) -> tuple[int, Form]:
    """How the form that answers best does it, and which it is."""
    asked = list(ways)
    wanted = " ".join(" ".join(way[0].words) for way in asked)
    return min(
        ((answers(form, asked, wanted), form) for form in named.forms),
        key=lambda found: (found[0], found[1].rank),
    )


def answers(form: Form, asked: list[Ways], wanted: str) -> int:
    """How a form answers, as one of `SAME` to `ASTRAY`; `wanted` is the question as one text."""
    if form.folded == wanted:
        return SAME
    there = form.folded.split()
    if not all(any(_at(there, term) for term in way) for way in asked):
        return ASTRAY
    if len(there) == len(asked) and all(any(t.words[0] in there for t in way) for way in asked):
        return REORDERED
    first = asked[0] if asked else ()
    return BEGINS if any(_stands(there, 0, term) for term in first) else HOLDS


def _at(there: list[str], term: Term) -> bool:
    return any(_stands(there, place, term) for place in range(len(there)))


def _stands(there: list[str], place: int, term: Term) -> bool:
    """Whether a term stands at a place of a text's words."""
    *whole, last = term.words
    end = place + len(whole)
    if end >= len(there) or there[place:end] != whole:
        return False
    return there[end] == last or (term.open and there[end].startswith(last))


def marked(text: str, ways: Iterable[Ways], widest: int = WIDEST) -> Parts:
    """A text, or the stretch of it where the first term stands, with the words marked."""
    text = " ".join(text.split())
    found = placed(text)
    there = [word for word, _, _ in found]
    terms = [term for way in ways for term in way]
    spans = []
    for place in range(len(there)):
        lengths = [len(term.words) for term in terms if _stands(there, place, term)]
        if lengths:
            spans.append((found[place][1], found[place + max(lengths) - 1][2]))
    return _cut(text, _apart(spans), widest)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that do not overlap."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        else:
            kept.append((start, end))
    return kept


def _cut(text: str, spans: list[tuple[int, int]], widest: int) -> Parts:
    start, end = 0, len(text)
    if end > widest:
        first = spans[0][0] if spans else 0
        start = 0 if first <= BEFORE else text.rfind(" ", 0, first - BEFORE // 2) + 1
        end = len(text)
        if end - start > widest:
            end = max(text.rfind(" ", start, start + widest), start + widest // 2)
    parts, at = [], start
    for begin, stop in spans:
        if start <= begin and stop <= end:
            parts += [text[at:begin], text[begin:stop]]
            at = stop
    parts.append(text[at:end])
    parts[0] = f"{'… ' if start else ''}{parts[0]}"
    parts[-1] += " …" if end < len(text) else ""
    return parts


def is_marked(parts: Parts) -> bool:
    return len(parts) > 1

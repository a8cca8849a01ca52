"""Scores the extractor on labelled texts: precision, recall, F1, and what is missed, by class.

    python -m tests.extraction.scorer FOLDER [--misses]

Matching: lenient is the same sentence and type and a Jaccard index of the parties of at least 0.5,
one to one, the best pairs first; strict asks for the same parties. Realis, date and attribution are
scored on lenient matches. A quote that is not verbatim counts as spurious.
"""

import argparse
import json
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from data import documents
from data.extract.engine import extract

CORE = frozenset(
    (
        *("NEGOTIATE", "PROPOSE", "INVITE", "APPLY", "SIGN", "RATIFY", "ACCEDE"),
        *("ENTER_FORCE", "AMEND", "EXTEND", "SUSPEND", "WITHDRAW", "EXPIRE", "REJECT"),
    )
)


@dataclass(frozen=True)
class Mention:
    """A labelled or proposed event: where, what, who."""

    document: str
    sentence: int
    type: str
    realis: str
    parties: frozenset[str]
    date: str
    by: str
    quote: str


Texts = dict[str, tuple[str, list[Mention], list[Mention]]]  # name: text, labels, proposed


@dataclass
class Score:
    """Counts over texts; every share is of these."""

    gold: int = 0
    proposed: int = 0
    lenient: int = 0
    strict: int = 0
    realis: int = 0
    dates: int = 0
    by: int = 0
    dated: Counter[str] = field(default_factory=Counter)


def mentions(rows: Iterable[dict], text: str) -> list[Mention]:
    """The rows as mentions; a quote that is not verbatim gets sentence 0, which matches nothing."""
    starts = [sentence.start for sentence in documents.sentences(text)]
    return [
        Mention(
            row["document"],
            bisect_right(starts, row["start"])
            if text[row["start"] : row["end"]] == row["quote"]
            else 0,
            row["event_type"],
            row["realis"],
            frozenset(row["parties"]),
            row["date"],
            row["attributed_to"],
            row["quote"],
        )
        for row in rows
    ]


def pairs(gold: Sequence[Mention], proposed: Sequence[Mention]) -> list[tuple[int, int]]:
    """The lenient matches, best first, as (index of gold, index of proposed)."""
    alike = sorted(
        (-jaccard(g.parties, p.parties), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(proposed)
        if g.sentence == p.sentence and g.type == p.type and jaccard(g.parties, p.parties) >= 0.5
    )
    found, used, taken = [], set(), set()
    for _, i, j in alike:
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            found.append((i, j))
    return found


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def score(
    gold: Sequence[Mention], proposed: Sequence[Mention], wanted: Callable[[str], bool]
) -> Score:
    """The counts of one text over the event types that are wanted."""
    gold = [mention for mention in gold if wanted(mention.type)]
    proposed = [mention for mention in proposed if wanted(mention.type)]
    total = Score(len(gold), len(proposed))
    for i, j in pairs(gold, proposed):
        total.lenient += 1
        total.strict += gold[i].parties == proposed[j].parties
        total.realis += gold[i].realis == proposed[j].realis
        total.dates += gold[i].date == proposed[j].date
        total.by += gold[i].by == proposed[j].by
        total.dated["gold" if gold[i].date else "none"] += 1
        total.dated["right"] += bool(gold[i].date) and gold[i].date == proposed[j].date
    return total


def add(one: Score, other: Score) -> Score:
    return Score(
        one.gold + other.gold,
        one.proposed + other.proposed,
        one.lenient + other.lenient,
        one.strict + other.strict,
        one.realis + other.realis,
        one.dates + other.dates,
        one.by + other.by,
        one.dated + other.dated,
    )


def sentences(found: Iterable[Mention]) -> set[tuple[str, int]]:
    return {(mention.document, mention.sentence) for mention in found if mention.sentence}


def line(name: str, hits: int, gold: int, proposed: int) -> str:
    precision = hits / proposed if proposed else 0.0
    recall = hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return f"| {name} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {hits} | {gold} | {proposed} |"


def read(folder: Path) -> Texts:
    """Each text of a folder with its labels and what the extractor proposes."""
    found = {}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        rows = path.with_suffix(".jsonl").read_text("utf-8").splitlines()
        gold = mentions((json.loads(row) for row in rows if row), text)
        own = [
            {**vars(candidate), "parties": list(candidate.parties)}
            for candidate in extract(text, path.name)
        ]
        found[path.name] = (text, gold, mentions(own, text))
    return found


def report(texts: Texts) -> list[str]:
    """The tables of the report, as Markdown."""
    gold = [mention for _, labelled, _ in texts.values() for mention in labelled]
    proposed = [mention for _, _, own in texts.values() for mention in own]
    total = {name: _sum(texts, wanted) for name, wanted in _kinds().items()}
    said, ours = sentences(gold), sentences(proposed)
    core = total["core types"]
    rows = [
        f"{len(texts)} texts, {len(gold)} labelled mentions, {len(proposed)} proposed",
        "",
        "| | precision | recall | F1 | hits | labelled | proposed |",
        "|---|---|---|---|---|---|---|",
        line("sentences that report an event", len(said & ours), len(said), len(ours)),
    ]
    for name, counts in total.items():
        rows.append(line(f"{name}, lenient", counts.lenient, counts.gold, counts.proposed))
        if name in ("core types", "all types"):
            rows.append(line(f"{name}, strict", counts.strict, counts.gold, counts.proposed))
    rows += ["", "| on lenient matches | core types | all types |", "|---|---|---|"]
    both = (core, total["all types"])
    for name, field_ in (("realis", "realis"), ("date", "dates"), ("attribution", "by")):
        shares = [f"{getattr(s, field_) / max(1, s.lenient):.2f}" for s in both]
        rows.append(f"| {name} | {shares[0]} | {shares[1]} |")
    dated = [f"{s.dated['right'] / max(1, s.dated['gold']):.2f}" for s in both]
    return [*rows, f"| date, where one is labelled | {dated[0]} | {dated[1]} |"]


def shares(texts: Texts) -> dict[str, float]:
    """What floors are set for: precision and recall, and accuracy on lenient matches."""
    gold = sentences(mention for _, labelled, _ in texts.values() for mention in labelled)
    ours = sentences(mention for _, _, own in texts.values() for mention in own)
    core, every = (_sum(texts, _kinds()[name]) for name in ("core types", "all types"))
    return {
        "sentences, precision": len(gold & ours) / len(ours),
        "sentences, recall": len(gold & ours) / len(gold),
        "core types, precision": core.lenient / core.proposed,
        "core types, recall": core.lenient / core.gold,
        "core types, strict precision": core.strict / core.proposed,
        "core types, strict recall": core.strict / core.gold,
        "all types, precision": every.lenient / every.proposed,
        "all types, recall": every.lenient / every.gold,
        "realis": core.realis / core.lenient,
        "date": core.dates / core.lenient,
        "date, where one is labelled": core.dated["right"] / max(1, core.dated["gold"]),
        "attribution": core.by / core.lenient,
    }


def misses(texts: Texts) -> Counter[tuple[str, str]]:
    """How often what went wrong, by event type."""
    return Counter((kind, mention.type) for kind, mention in wrong(texts))


def wrong(texts: Texts) -> list[tuple[str, Mention]]:
    """Every miss and every spurious candidate with its class."""
    found = []
    for _, gold, proposed in texts.values():
        matched = pairs(gold, proposed)
        hit, used = {i for i, _ in matched}, {j for _, j in matched}
        left = [(i, m) for i, m in enumerate(gold) if i not in hit]
        extra = [(j, m) for j, m in enumerate(proposed) if j not in used]
        found += [(f"missed: {_why(m, [e for _, e in extra], gold)}", m) for _, m in left]
        found += [(f"spurious: {_why(m, [g for _, g in left], gold)}", m) for _, m in extra]
        for i, j in matched:
            for name in ("realis", "date", "by"):
                if getattr(gold[i], name) != getattr(proposed[j], name):
                    told = (
                        f"{name}: {getattr(gold[i], name)!r} read as {getattr(proposed[j], name)!r}"
                    )
                    found.append((told, gold[i]))
    return found


def _why(mention: Mention, others: Sequence[Mention], gold: Sequence[Mention]) -> str:
    same = [other for other in others if other.sentence == mention.sentence]
    if any(other.type == mention.type for other in same):
        return "other parties"
    if same:
        return "other type"
    if any(other.sentence == mention.sentence and other is not mention for other in gold):
        return "beside another event"
    return "sentence without event"


def _sum(texts: Texts, wanted: Callable[[str], bool]) -> Score:
    total = Score()
    for _, gold, proposed in texts.values():
        total = add(total, score(gold, proposed, wanted))
    return total


def _kinds() -> dict[str, Callable[[str], bool]]:
    kinds: dict[str, Callable[[str], bool]] = {
        "core types": CORE.__contains__,
        "reactions": lambda kind: kind not in CORE,
        "all types": lambda kind: True,
    }
    for name in (*sorted(CORE), "CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST"):
        kinds[name] = name.__eq__
    return kinds


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report of a folder of labelled texts."""
    parser = argparse.ArgumentParser(prog="python -m tests.extraction.scorer")
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--misses", action="store_true", help="also every miss, with its quote")
    options = parser.parse_args(arguments)
    texts = {k: v for folder in options.folder for k, v in read(folder).items()}
    print("\n".join(report(texts)))
    if options.misses:
        for kind, mention in wrong(texts):
            quote = " ".join(mention.quote.split())[:150]
            who = "+".join(sorted(mention.parties))
            what = f"{mention.type} {mention.realis} {who} {mention.date}"
            print(f"{kind}\t{what}\t{mention.document}:{mention.sentence}\t{quote}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

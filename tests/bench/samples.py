"""What was measured: values by lane (an app on its tables) and metric, and how to sum them up."""

import statistics
from dataclasses import dataclass, field


@dataclass
class Samples:
    """Values in ms, bytes or counts, by (lane, metric).

    `failures` are visits that broke off, with the reason; `machine` is what the line of the machine
    adds to the versions of packages.
    """

    values: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    machine: list[str] = field(default_factory=list)

    def add(self, lane: str, metric: str, *values: float) -> None:
        self.values.setdefault((lane, metric), []).extend(values)

    def join(self, others: "Samples") -> None:
        """Take over what was measured apart."""
        for (lane, metric), values in others.values.items():
            self.add(lane, metric, *values)
        self.failures += others.failures
        self.machine += others.machine

    def of(self, lane: str, metric: str) -> list[float]:
        """The values; none where it was not measured."""
        return self.values.get((lane, metric), [])

    def median(self, lane: str, metric: str) -> float:
        found = self.of(lane, metric)
        return statistics.median(found) if found else float("nan")

    def p95(self, lane: str, metric: str) -> float:
        """The value that 95 of 100 do not exceed (nearest rank)."""
        found = sorted(self.of(lane, metric))
        return found[-(-95 * len(found) // 100) - 1] if found else float("nan")

    def mean(self, lane: str, metric: str) -> float:
        found = self.of(lane, metric)
        return statistics.fmean(found) if found else float("nan")

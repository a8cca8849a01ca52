"""What was measured: values by lane (an app on its tables) and metric, and how to sum them up."""

import statistics
from dataclasses import dataclass, field


@dataclass
class Samples:
    """Values in ms, bytes or counts, by (lane, metric)."""

    values: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)  # visits that broke off, with the reason

    def add(self, lane: str, metric: str, *values: float) -> None:
        self.values.setdefault((lane, metric), []).extend(values)

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

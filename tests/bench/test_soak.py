"""The trend of memory, which decides whether a long run is told to be flat."""

from tests.bench.samples import Samples
from tests.bench.soak import CHANGES, RERUNS, VISITS, slope, write


def test_the_slope_is_that_of_a_line():
    assert slope([300.0, 302.0, 304.0, 306.0]) == 2


def test_one_peak_is_no_slope():
    assert slope([300.0, 300.0, 390.0, 300.0, 300.0]) == 0
    assert slope([300.0]) == 0


def test_growth_after_the_warm_up_is_told_and_growth_before_it_is_not():
    samples = Samples()
    for part, values in {
        RERUNS: [100 + 10 * min(at, 5) for at in range(20)],
        VISITS: [100 + at for at in range(20)],
        CHANGES: [100 - at for at in range(20)],
    }.items():
        samples.add(part, "memory", *(value * 1e6 for value in values))
        samples.add(part, "times", *[5] * 20)
        samples.add(part, "AppSession", 20)
        samples.add(part, "Tables", 0)
    told = [line.split("|")[6].strip() for line in write(samples).splitlines() if "| 100 " in line]
    assert told[-3:] == ["+0.0 (≤ 5 MB: met)", "+14.0 (≤ 5 MB: **not met**)", "-14.0 (≤ 5 MB: met)"]

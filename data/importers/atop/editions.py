"""The editions of ATOP's member file: what each covers, and how one knows which a file is.

The columns that are read in all of them are in `data.importers.atop.members`.
"""

from dataclasses import dataclass
from datetime import date

from data.importers.dataset import Dataset


@dataclass(frozen=True)
class Edition:
    """`until` is the last day covered, included. The counts are those of the published member file
    (rows, alliances) and those that its codebook states; None where neither is known to us."""

    name: str
    until: date
    published: str = ""
    rows: int | None = None
    alliances: int | None = None
    codebook: str = ""  # which edition the counts of the codebook are of
    codebook_alliances: int | None = None
    codebook_phased: int | None = None
    codebook_nonaggression_only: int | None = None
    codebook_secondary: int | None = None

    @property
    def title(self) -> str:
        return f"ATOP {self.name}"

    @property
    def document(self) -> str:
        """The key of its row in `documents`."""
        return f"ATOP_{self.name.replace('.', '_')}"


# The codebook of 5.1 (9 August 2022), sections 1.4, 1.53 and 2.2, still counts version 5.0.
FIVE_ONE = Edition("5.1", date(2018, 12, 31), "2022", 2510, 789, "5.0", 765, 44, 185, 26)
FIVE = Edition("5.0", date(2018, 12, 31), "", None, 765, "5.0", 765, 44, 185, 26)
FOUR = Edition("4.01", date(2016, 12, 31))

# Version 4 calls what it added and revised new4 and rev4, version 5 new5 and rev5.
_OF_VERSION = {
    "5.1": FIVE_ONE,
    "5": FIVE,
    "5.0": FIVE,
    "4.01": FOUR,
    "4.0": FOUR,
    "4": FOUR,
    "4.1": FOUR,
}


def edition(dataset: Dataset) -> Edition:
    """Which edition the file is: by its column `version`, without one by what it marks as new.

    An unknown version is a problem of the dataset.
    """
    if "version" not in dataset.columns:
        return FIVE_ONE if "new5" in dataset.columns else FOUR
    said = [(line, line.cells["version"]) for line in dataset.lines]
    for line, version in said:
        if version not in _OF_VERSION:
            known = ", ".join(_OF_VERSION)
            message = f"'{version}' is no version that is known here"
            dataset.problem(line, "version", message, f"bring one of {known}")
        elif version != said[0][1]:
            message = f"'{version}' after '{said[0][1]}'"
            dataset.problem(line, "version", message, "bring the file of one version")
    return _OF_VERSION.get(said[0][1], FIVE_ONE)

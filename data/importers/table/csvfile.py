"""Reads a CSV file as scholars have them: its encoding and separator are found out, not asked for.

UTF-8 with or without a mark, UTF-16 with one; comma, semicolon or tab. A NUL or another encoding is
refused. What the columns mean is left to the mapping.
"""

from pathlib import Path

from data.importers.dataset import Dataset, Line, refused, rows
from data.problems import Problem

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FORMULA = ("=", "@", "\t", "+", "-")


def read(path: Path, separator: str = "") -> Dataset:
    """Open the file; `separator` is one of the names of `SEPARATORS`, or found in the header.

    Columns keep their names, cells lose spaces at their ends. Raises `ProblemsFound` with all that
    is wrong with the file as a whole.
    """
    text = _text(path)
    header = text.split("\n", 1)[0]
    guessed = max(SEPARATORS.values(), key=header.count)
    found = list(rows(path.name, text, SEPARATORS.get(separator, guessed)))
    if len(found) < 2:
        raise refused(path.name, 0, "has no rows below a header", "export the table again")
    columns = [cell.strip() for cell in found[0][1]]
    dataset = Dataset(path.name, columns, [])
    for column in sorted({name for name in columns if columns.count(name) > 1}):
        message = f"the column '{column}' stands twice"
        dataset.problems.append(Problem(path.name, 1, "", message, "rename one of the two"))
    for number, row in found[1:]:
        if len(row) != len(columns):
            message, remedy = f"has {len(row)} cells", f"write {len(columns)}, one per column"
            dataset.problems.append(Problem(path.name, number, "", message, remedy))
        elif any(map(str.strip, row)):
            cells = dict(zip(columns, map(str.strip, row), strict=True))
            dataset.lines.append(Line(number, cells))
    dataset.settle()
    return dataset


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would compute the cell: its value is meant, and what it would do to
    whoever opens our tables in one is not."""
    if not cell.startswith(_FORMULA):
        return False
    try:
        float(cell)
    except ValueError:
        return cell not in ("-", "+")
    return False


def _text(path: Path) -> str:
    remedy = "save it as CSV in UTF-8"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise refused(str(path), 0, f"cannot be read ({error.strerror})", remedy) from error
    encoding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refused(path.name, line, "is not UTF-8", remedy) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refused(path.name, line, "holds a NUL character", remedy)
    return text

"""A file is read with all that is wrong in it at once, each with its line and column."""

import pytest

from data.importers.dataset import MISSING, Line, read
from data.problems import ProblemsFound


def opened(tmp_path, content, required=("a", "b")):
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    return read(path, required, "the file")


def told(caught):
    return [str(problem) for problem in caught.value.problems]


def test_columns_are_found_in_any_order_and_case(tmp_path):
    dataset = opened(tmp_path, b"\xef\xbb\xbfB , A\r\n 1,2 \r\n\r\n3,4\r\n")
    assert dataset.lines == [Line(2, {"b": "1", "a": "2"}), Line(4, {"b": "3", "a": "4"})]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "file.csv is empty – bring the file"),
        (b"a,b\n", "file.csv has a header and no rows – bring the file"),
        (
            b"a,b\n\xff,1\n",
            "file.csv:2: is not UTF-8 – save it as UTF-8, or bring the file as it was published",
        ),
        (
            b"a\0b\n",
            "file.csv is no text: it holds NUL characters – bring the file as it was published",
        ),
        (
            b'a,b\n"1,2\n',
            "file.csv:2: is not CSV (unexpected end of data) – close the quotation mark",
        ),
        (b"a,c\n1,2\n", "file.csv:1:b has no such column – bring the file with all its columns"),
        (b"a,b,a\n1,2,3\n", "file.csv:1:a stands twice: 'a' – keep one of the two columns"),
        (b"a,b\n1,2,3\n", "file.csv:2: has 3 cells – write 2, one for each column of the header"),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path, content, says):
    with pytest.raises(ProblemsFound) as caught:
        opened(tmp_path, content)
    assert told(caught) == [says]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ProblemsFound, match="cannot be read"):
        read(tmp_path / "none.csv", (), "the file")


def test_numbers_are_read_and_missing_ones_are_none(tmp_path):
    dataset = opened(tmp_path, b"a,b\n1815,1815.0\n,-9\n.,NA\n")
    cells = [
        dataset.whole(line, column, lambda _: True, "a number")
        for line in dataset.lines
        for column in ("a", "b")
    ]
    assert cells == [1815, 1815, None, None, None, None]
    assert dataset.problems == []
    assert "-9" in MISSING


def test_all_cells_that_are_no_numbers_are_told_at_once(tmp_path):
    dataset = opened(tmp_path, b"a,b\n18x5,1.5\n7,\n")
    for line in dataset.lines:
        dataset.whole(line, "a", lambda n: n > 9, "a year")
        dataset.needed(line, "b", lambda _: True, "a number")
    with pytest.raises(ProblemsFound) as caught:
        dataset.settle()
    assert told(caught) == [
        "file.csv:2:a '18x5' is not a year – write a year, or nothing",
        "file.csv:2:b '1.5' is not a number – write a number, or nothing",
        "file.csv:3:a '7' is not a year – write a year, or nothing",
        "file.csv:3:b is missing – write a number",
    ]

"""Web addresses of one page are equal whatever leads there."""

import pytest

from data.addresses import address


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.x.org/a/", "http://x.org/a", True),
        ("https://x.org/a?utm_medium=rss&id=3", "https://x.org/a?id=3#b", True),
        ("https://x.org/a?b=1&c=2", "https://x.org/a?c=2&b=1", True),
        ("https://x.org/a?id=3", "https://x.org/a?id=4", False),
        ("https://x.org/a", "https://x.org/A", False),
        ("https://x.org/a", "https://y.org/a", False),
    ],
)
def test_an_address_is_the_same_without_what_changes_no_page(one, other, same):
    assert (address(one) == address(other)) is same

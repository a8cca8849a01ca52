"""What has no name gets the shortest that is nobody else's."""

from data.importers.naming import apart


def test_two_that_would_share_a_name_both_get_a_longer_one():
    offered = {
        1: [("A and B, 1815", "A–B 1815"), ("A and B, May 1815", "A–B May 1815")],
        2: [("A and B, 1815", "A–B 1815"), ("A and B, June 1815", "A–B June 1815")],
        3: [("A and C, 1815", "A–C 1815"), ("A and C, May 1815", "A–C May 1815")],
    }
    assert apart(offered) == {
        1: ("A and B, May 1815", "A–B May 1815"),
        2: ("A and B, June 1815", "A–B June 1815"),
        3: ("A and C, 1815", "A–C 1815"),
    }


def test_the_same_full_name_is_shared_as_little_as_the_same_short_one():
    offered = {
        1: [("Treaty", "A–B treaty"), ("Treaty (1948)", "A–B treaty")],
        2: [("Treaty", "A–C treaty"), ("Treaty (1949)", "A–C treaty")],
    }
    assert apart(offered) == {
        1: ("Treaty (1948)", "A–B treaty"),
        2: ("Treaty (1949)", "A–C treaty"),
    }

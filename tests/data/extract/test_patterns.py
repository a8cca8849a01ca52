"""Patterns of a user's file: what they find, how a bad file is refused, that none can freeze."""

import re
import sys
import time
from pathlib import Path

import pytest

from data.documents import from_bytes
from data.extract.candidates import Candidate
from data.extract.listing import json_lines
from data.extract.patterns import patterns
from data.extract.proposers import Rules, drafted
from data.problems import ProblemsFound

INITIALLED = r"""
# Who initials a text has agreed to it.
[patterns.initialled]
match = '(?P<who>\p{Lu}\pL+ and \p{Lu}\pL+) initialled (?P<what>an? [\pL -]+)(?P<when> on \pL+)'
type = "SIGN"
realis = "occurred"
parties = ["$who"]
targets = ["NATO"]
instrument = "$what"
date = "$when"
attributed_to = "$who"
"""
PLAIN = {"match": "'Rain'", "type": "'SIGN'", "realis": "'occurred'", "parties": "['ALB']"}


def found(text: str, file: str = INITIALLED) -> tuple[Candidate, ...]:
    document = from_bytes(text.encode(), Path("a.txt"))
    drafts = drafted(document, [patterns("my.toml", file.encode())])
    assert drafts.failures == ()
    return drafts.candidates


def file(name: str = "rain", **cells: str) -> str:
    lines = (f"{key} = {value}" for key, value in {**PLAIN, **cells}.items() if value)
    return "\n".join([f"[patterns.{name}]", *lines, ""])


def refusal(content: str | bytes) -> str:
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(ProblemsFound) as caught:
        patterns("my.toml", raw)
    return str(caught.value)


def test_groups_become_parties_instrument_and_date() -> None:
    text = "ROME, 3 May 2024 – It rained. Italy and Greece initialled a border\naccord on Tuesday."
    [candidate] = found(text)
    assert (candidate.event_type, candidate.realis) == ("SIGN", "occurred")
    assert (candidate.parties, candidate.targets) == (("GRC", "ITA"), ("NATO",))
    assert (candidate.instrument, candidate.date) == ("a border accord", "2024-04-30")
    assert candidate.quote == text[candidate.start : candidate.end]
    assert candidate.quote == "Italy and Greece initialled a border\naccord on Tuesday"


def test_demonyms_are_names_and_words_that_name_nobody_leave_no_proposal() -> None:
    assert found("French and Spanish initialled a pact on Friday.")[0].parties == ("ESP", "FRA")
    document = from_bytes(b"Cats and Dogs initialled a pact on Friday.", Path("a.txt"))
    drafts = drafted(document, [patterns("my.toml", INITIALLED.encode())])
    assert (drafts.candidates, drafts.dropped) == ((), {("my.toml", "it names no party"): 1})


def test_half_of_the_parties_is_no_proposal() -> None:
    both = file(match="'(?P<a>[A-Z][a-z]+) met (?P<b>[A-Z][a-z]+)'", parties="['$a', '$b', 'EU']")
    assert found("Albania met Croatia.", both)[0].parties == ("ALB", "EU", "HRV")
    assert found("Albania met Ruritania.", both) == ()


def test_who_says_so_is_a_code_if_the_words_name_one_else_the_words() -> None:
    said = file(match="'Rain fell, (?P<who>[A-Za-z ]+) said'", attributed_to="'$who'")
    texts = ("Rain fell, Albania said.", "Rain fell, a farmer said.")
    assert [found(text, said)[0].attributed_to for text in texts] == ["ALB", "a farmer"]


def test_a_sentence_is_seen_folded_but_with_its_capitals() -> None:
    quoted = file(match="""'''"no" to the pact - it's late'''""")
    [candidate] = found("Tirana said “no”  to the\r\npact – it’s late.", quoted)
    assert candidate.quote == "“no”  to the\r\npact – it’s late"
    assert found("TIRANA SAID “NO” TO THE PACT – IT’S LATE.", quoted) == ()


def test_a_match_never_crosses_sentences() -> None:
    across = file(match="'Rain.*Snow'")
    assert len(found("Rain and Snow fell.", across)) == 1
    assert found("Rain fell. Snow fell.", across) == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "my.toml holds no pattern – begin each pattern with a line [patterns.NAME]"),
        ("patterns = 3", "my.toml holds no pattern – begin each pattern"),
        (file() + "[more]\n", "my.toml holds “more” – begin each pattern"),
        ("[patterns.a]\nmatch = x\n", "my.toml is no TOML: Invalid value (at line 2, column 9)"),
        (b"\xff", "my.toml is no TOML: 'utf-8' codec can't decode byte 0xff in position 0"),
        (b"#" * (1 << 20) + b"#", "my.toml is no TOML: has more than 1 MB – mend it there"),
        ("[patterns]\na = 3\n", "my.toml:1:patterns.a is no table – write [patterns.a]"),
        (file(type=""), "my.toml:1:patterns.rain.type is missing – add type = …"),
        (file(type="'SING'"), "my.toml:3:patterns.rain.type 'SING' is not in the vocabulary – use"),
        (file(realis="'so'"), "my.toml:4:patterns.rain.realis 'so' is not in the vocabulary"),
        (
            file(parties="['QQQ']"),
            "my.toml:5:patterns.rain.parties 'QQQ' is no actor's code – take",
        ),
        (file(parties="'ALB'"), "my.toml:5:patterns.rain.parties is no list of texts – write"),
        (
            file(parties="['$a']"),
            "my.toml:5:patterns.rain.parties '$a' is no group of match – write",
        ),
        (file(date="'2024-13'"), "my.toml:6:patterns.rain.date '2024-13' is not an EDTF date – "),
        (
            file(date="'$a'"),
            "my.toml:6:patterns.rain.date '$a' is no group of match – write (?P<a>",
        ),
        (file(date="3"), "my.toml:6:patterns.rain.date is no text – write date = '…'"),
        (file(typ="'SIGN'"), "my.toml:6:patterns.rain.typ is not known – use one of match, type,"),
        (file(match="'(Rain'"), "my.toml:2:patterns.rain.match is no pattern of RE2: missing ): "),
        (file(match=r"'(R)\1'"), r"is no pattern of RE2: invalid escape sequence: \1 – see docs"),
        (file(match="'(?=R)'"), "is no pattern of RE2: invalid perl operator: (?="),
        (file(match="'((a{9}){99}){999}'"), "is no pattern of RE2: "),
        (file(match="'R*'"), "my.toml:2:patterns.rain.match matches the empty text – let it ask"),
    ],
)
def test_a_bad_file_is_refused_with_place_and_remedy(content: str | bytes, message: str) -> None:
    assert message in refusal(content)


def test_everything_that_is_wrong_is_told_at_once_pattern_by_pattern() -> None:
    wrong = file("one", type="'X'", realis="'Y'") + file() + file("'t w o'", match="'('")
    lines = refusal(wrong).splitlines()
    places = [line.split(" ")[0] for line in lines]
    assert places == [
        "my.toml:3:patterns.one.type",
        "my.toml:4:patterns.one.realis",
        "my.toml:12:patterns.t",
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem() -> None:
    content = b"\xef\xbb\xbf" + file().replace("\n", "\r\n").encode()
    assert patterns("my.toml", content).name == "my.toml"


def test_without_re2_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    assert refusal(file()).startswith("google-re2 is not installed – pip install google-re2")


@pytest.mark.parametrize(
    "source", ["(a+)+$", "(a|aa)+$", "(.*a){12}$", "([a-z]+)*[0-9]", "(a?){60}a{60}"]
)
def test_no_pattern_freezes_on_a_text_made_to_freeze_it(source: str) -> None:
    def seconds(length: int) -> float:
        begun = time.process_time()
        found(("a" * 40 + "! ") * length, file(match=f"'{source}'"))
        return time.process_time() - begun

    seconds(1)
    small = max(min(seconds(500) for _ in range(3)), 1e-3)
    assert min(seconds(1000) for _ in range(3)) < 2.6 * small + 0.02


def test_at_most_twenty_matches_of_a_pattern_in_a_sentence() -> None:
    assert len(found("rain " * 50, file(match="'rain'", parties="['ALB']"))) == 1
    document = from_bytes(b"rain " * 50, Path("a.txt"))
    drafts = drafted(document, [patterns("my.toml", file(match="'rain'").encode())])
    assert drafts.dropped.total() == 19


def test_the_documented_example_gives_the_documented_line() -> None:
    page = (Path(__file__).parents[3] / "docs" / "patterns.md").read_text("utf-8")
    [example] = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    [line] = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    [text] = re.findall(r"On “(.*?)” the first gives", page)
    document = from_bytes(text.encode(), Path("a.txt"))
    found = drafted(document, [Rules(), patterns("my.toml", example.encode())])
    assert json_lines(found.candidates) == line
    assert drafted(document, [Rules()]).candidates == ()

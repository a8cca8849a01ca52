"""A wrong mapping or row is a located problem; all are told at once and nothing is written."""

import pytest

from tests.data.importers.test_table import CODES, MAP, MEMBERS, PACTS, run

KINDS = (
    "treaty, agreement, memorandum, declaration, charter, protocol, plan, exchange_of_notes,"
    " unknown"
)


def said(folder, capsys, table=PACTS, mapping=MAP) -> list[str]:
    """What is printed; nothing may be written."""
    assert run(folder, table, mapping) == 1
    assert not (folder / "out").exists()
    *problems, last = capsys.readouterr().out.splitlines()
    number = len(problems)
    assert last == f"nothing written: {number} problem{'' if number == 1 else 's'}"
    return problems


def test_every_wrong_key_of_a_mapping_is_told_with_what_it_should_be(tmp_path, capsys):
    mapping = (
        MAP.replace('column = "SIGNED"', 'column = "SIGNE"')
        .replace('"alliance"', '"alliances"')
        .replace('light = "declaration"', 'light = "paper"')
        .replace("separator", "seperator")
        .replace('title = "Harbour pacts"', "")
    )
    columns = "AGREEMENT, TITLE, PARTIES, KIND, SIGNED, ENDED, LINK, WORDS"
    families = "alliance, defence_cooperation, arms_control, consultation"
    assert said(tmp_path, capsys, mapping=mapping) == [
        "map.toml: actors.seperator: is no key of a mapping – write separator",
        "map.toml: collection.title: is missing – add it",
        "map.toml: dates.signed.column: column 'SIGNE' is not in t.csv"
        f" – write 'SIGNED', or choose one of {columns}",
        f"map.toml: instrument.family: 'alliances' is not known – write one of {families}",
        f"map.toml: instrument.form.values.light: 'paper' is not known – write one of {KINDS}",
    ]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            ("signed = { column", "signed = { colum"),
            'map.toml: dates.signed: does not say where the date stands – write { column = "…" }'
            ' or { year = "…", month = "…", day = "…" }',
        ),
        (
            ('signed = { column = "SIGNED" }', ""),
            "map.toml: dates: has no signed or in_force – say where that date stands",
        ),
        (
            ('"SIGNED" }', '"SIGNED", order = "dym" }'),
            "map.toml: dates.signed.order: 'dym' is not known – write one of ymd, dmy, mdy",
        ),
        (
            ("[actors]", '[file]\nseparator = "bar"\n[actors]'),
            "map.toml: file.separator: 'bar' is not known – write one of comma, semicolon, tab",
        ),
        (
            ("[actors]", '[file]\nseparator = ["tab"]\n[actors]'),
            "map.toml: file.separator: '['tab']' is no text – write it in quotes: \"…\"",
        ),
        (
            ("[actors]", "[[actors]]"),
            "map.toml: actors: is no section – write [actors]",
        ),
        (
            ('citation = "Doe 2020"', "from = 1990-01-01"),
            "map.toml: collection: has only one of from and to – write both or none",
        ),
        (("[collection]", "[collection"), "map.toml is not TOML (Expected ']'"),
    ],
)
def test_a_wrong_mapping_is_told_in_place(tmp_path, capsys, change, problem):
    assert problem in "\n".join(said(tmp_path, capsys, mapping=MAP.replace(*change)))


def test_every_wrong_row_is_told_with_line_and_column(tmp_path, capsys):
    table = CODES + (
        "A;One;FRA, XYZ;full;1995-13;;;\n"
        "B;Two;FRA;half;1995;1990;;\n"
        ";Three;FRA, BEL;full;1995;;;\n"
        "D;Four;FRA, BEL;full;;;;\n"
        "D;Five;FRA;full;1995;;;\n"
        "E;Six;;=1+1;1995;;;\n"
    )
    assert said(tmp_path, capsys, table) == [
        "t.csv:2:SIGNED '1995-13' is not an EDTF date – write YYYY, YYYY-MM or YYYY-MM-DD",
        "t.csv:3:ENDED ended '1990' is before signed '1995' – correct one of them",
        "t.csv:3:KIND 'half' has no value for instrument.form"
        " – add it to instrument.form.values in the mapping, or to file.missing",
        "t.csv:4:AGREEMENT '' is no key of an instrument – write letters or digits",
        "t.csv:5:SIGNED has no signed – write when",
        "t.csv:6:AGREEMENT 'D' stands on line 5 too – remove one, or write"
        ' rows = "membership" or "event" in the mapping',
        "t.csv:7:KIND '=1+1' is a formula – write its value",
        "t.csv:7:PARTIES names nobody – write who took part",
    ]


def test_an_actor_that_nobody_knows_is_told_with_how_to_skip_it(tmp_path, capsys):
    assert said(tmp_path, capsys, PACTS.replace("BEL", "XYZ")) == [
        "t.csv:2:PARTIES 'XYZ' is no code of an actor – use one of actors.csv;"
        ' or write unknown_actors = "skip" below [actors]'
    ]


def test_a_name_of_several_actors_is_not_guessed(tmp_path, capsys):
    mapping = 'rows = "membership"\n' + MEMBERS.replace("SCHEME", "names")
    table = "who,y,m,until\nFrance,1990,1,\nGuam,1990,1,\n"
    assert said(tmp_path, capsys, table, mapping) == [
        "t.csv:3:who 'Guam' is the name of several actors – use a code: GUAM, GUM;"
        ' or write unknown_actors = "skip" below [actors]'
    ]


def test_what_only_the_tables_rules_find_is_told_of_its_row(tmp_path, capsys):
    assert said(tmp_path, capsys, PACTS.replace("1999-05-02", "1970")) == [
        "t.csv:3: becomes an event whose actors HRV does not exist on 1970"
        " – use the state of that day"
    ]


def test_what_cannot_be_the_name_of_an_instrument_is_told_of_its_row(tmp_path, capsys):
    problem = "'Eastport\\x07' holds an invisible character – remove it"
    told = said(tmp_path, capsys, PACTS.replace("Pact of Eastport", "Eastport\a"))
    assert f"t.csv:3: becomes an instrument whose name {problem}" in told
    assert {line.partition(" ")[0] for line in told} == {"t.csv:3:"}


def test_line_breaks_in_cells_before_it_do_not_move_a_problem(tmp_path, capsys):
    table = PACTS.replace("Pact of Northport", '"Pact\nof\nNorthport"')
    assert said(tmp_path, capsys, table.replace("1999-05-02", "1970")) == [
        "t.csv:5: becomes an event whose actors HRV does not exist on 1970"
        " – use the state of that day"
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "t.csv has no rows below a header – export the table again"),
        (PACTS.encode() + b"N-3;a\0b", "t.csv:4: holds a NUL character – save it as CSV in UTF-8"),
        (PACTS.encode() + b"\xe9", "t.csv:4: is not UTF-8 – save it as CSV in UTF-8"),
        (PACTS.encode() + b"N-3;a", "t.csv:4: has 2 cells – write 8, one per column"),
        (PACTS.encode() + b'"N-3', "t.csv:4: is not CSV (unexpected end of data)"),
        (
            PACTS.replace("LINK", "TITLE").encode(),
            "t.csv:1: the column 'TITLE' stands twice – rename one of the two",
        ),
    ],
    ids=["empty", "NUL", "Latin-1", "short", "open quote", "twice"],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, capsys, content, problem):
    assert said(tmp_path, capsys, content)[0].startswith(problem)


@pytest.mark.parametrize("name", ["-1", "+2.5", "-"])
def test_a_number_is_no_formula(tmp_path, name):
    assert run(tmp_path, PACTS.replace("Pact of Northport", name), MAP) == 0


@pytest.mark.parametrize("name", ["=1+1", "@SUM(1)", "+cmd|' /C calc'!A0", "-2+3+cmd|x"])
def test_a_formula_is_refused(tmp_path, capsys, name):
    assert said(tmp_path, capsys, PACTS.replace("Pact of Northport", name)) == [
        f"t.csv:2:TITLE '{name}' is a formula – write its value"
    ]

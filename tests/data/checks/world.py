"""A small world of pacts, states and offices, and statements about it to be judged.

Its rows are true where they can be; NATO has seven parties here, so that its counts stay small.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from types import SimpleNamespace

import pandas as pd

from data.check import judge
from data.checks.findings import Finding
from data.documents import from_bytes
from data.rules import assertions
from data.tables import Tables
from tests.world import Row, event, ledger, quote, row, rows, world

TEXT = "The office of Jens Stoltenberg was there.\n"


def states() -> list[Row]:
    names = {
        **{"ALB": "Albania", "ARM": "Armenia", "BGR": "Bulgaria", "BIH": "Bosnia and Herzegovina"},
        **{"CYP": "Cyprus", "DEU": "Germany", "ESP": "Spain", "GBR": "United Kingdom"},
        **{"HRV": "Croatia", "HUN": "Hungary", "MKD": "North Macedonia", "RUS": "Russia"},
        **{"USA": "United States"},
    }
    dated = {
        "MNE": ("Montenegro", "2006-06-03", ""),
        "SRB": ("Serbia", "2006-06-03", ""),
        "XKX": ("Kosovo", "2008-02-17", ""),
        "SCG": ("Serbia and Montenegro", "2003-02-04", "2006-06-03"),
        "YUG": ("FR Yugoslavia", "1992-04-27", "2003-02-04"),
    }
    organisations = {"NATO": "NATO", "UN": "United Nations", "EU": "European Union"}
    return [
        *(row("actors", actor=a, name=n) for a, n in names.items()),
        *(
            row("actors", actor=a, name=n, valid_from=start, valid_to=end, source="REF")
            for a, (n, start, end) in dated.items()
        ),
        *(row("actors", actor=a, name=n, kind="organisation") for a, n in organisations.items()),
        row("actors", actor="ABW", name="Aruba", kind="territory"),
    ]


def instruments() -> list[Row]:
    """Key, name, form, family and the flag for mutual defence; their texts are in REF."""
    known = [
        ("A5", "Adriatic Charter", "charter", "consultation", "0"),
        ("AUKUS", "AUKUS", "agreement", "defence_cooperation", "0"),
        ("CSTO", "CSTO", "treaty", "alliance", "1"),
        ("DAYTON", "Dayton agreement", "agreement", "arms_control", "0"),
        ("EU", "European Union", "treaty", "alliance", "1"),
        ("FLORENCE", "Florence agreement", "agreement", "arms_control", "0"),
        ("NATO", "NATO", "treaty", "alliance", "1"),
        ("PFP", "Partnership for Peace", "declaration", "consultation", "NA"),
        ("RUS_SRB", "Russia–Serbia agreement", "agreement", "defence_cooperation", "NA"),
        ("SRB_HUN", "Serbia–Hungary plan", "plan", "defence_cooperation", "0"),
        ("TALKS", "Serbia–Hungary alliance", "unknown", "alliance", "NA"),
        ("TIRANA", "Tirana declaration", "declaration", "defence_cooperation", "0"),
    ]
    return [
        row("instruments", instrument=i, name=n, short_name=n, form=f, family=y, defense=d, notes=t)
        for i, n, f, y, d in known
        for t in ["So says its text (REF)." if d != "NA" else ""]
    ]


def happened(key: str, type_: str, date: str, actors: str, instrument: str, **cells: str) -> Row:
    return event(key, type_, date, actors, instrument=instrument, **cells)


def events() -> list[Row]:
    protocol = "Hungary's protocol of accession is signed."
    return [
        happened("a5-signed", "SIGN", "2003-05-02", "ALB;HRV;MKD;USA", "A5"),
        happened("a5-later", "ACCEDE", "2008-12-04", "BIH;MNE", "A5"),
        happened("csto-signed", "SIGN", "1992-05-15", "ARM;RUS", "CSTO"),
        happened("csto-arm-suspends", "SUSPEND", "2024-02", "ARM", "CSTO"),
        happened("eu-signed", "SIGN", "1992-02-07", "DEU;ESP", "EU"),
        happened("eu-2004", "ACCEDE", "2004-05-01", "CYP;HUN", "EU"),
        happened("eu-hrv", "ACCEDE", "2013-07-01", "HRV", "EU"),
        happened("eu-gbr-left", "WITHDRAW", "2020-01-31", "GBR", "EU"),
        happened("eu-gbr", "ACCEDE", "1993-11-01", "GBR", "EU"),
        happened("eu-bgr", "ACCEDE", "2007-01-01", "BGR", "EU", certainty="probable"),
        happened(
            *("florence-signed", "SIGN", "1996-06-14", "BIH;HRV;YUG", "FLORENCE"),
            place="Florence, Italy",
            summary="Bosnia and Herzegovina, Croatia and FR Yugoslavia sign it.",
        ),
        happened("florence-scg", "ACCEDE", "2003-02-04", "SCG", "FLORENCE"),
        happened("florence-srb", "ACCEDE", "2006-06-03", "SRB", "FLORENCE"),
        happened("florence-mne", "ACCEDE", "[2006-06-03..2006-12-31]", "MNE", "FLORENCE"),
        happened(*("kfor", "COOPERATE", "1999-06-12", "NATO", ""), summary="KFOR enters Kosovo."),
        happened(*("kfor-begins", "COOPERATE", "1999-06-12", "NATO", ""), certainty="probable"),
        happened("nato-1949", "SIGN", "1949-04-04", "USA", "NATO"),
        happened("nato-force", "ENTER_FORCE", "1949-08-24", "USA", "NATO"),
        happened("nato-deu", "ACCEDE", "1955-05-06", "DEU", "NATO"),
        happened("nato-esp", "ACCEDE", "1982-05-30", "ESP", "NATO"),
        happened(
            "nato-hun-protocol",
            "INVITE",
            "1997-12-16",
            "USA",
            "NATO",
            targets="HUN",
            summary=protocol,
        ),
        happened("nato-hun", "ACCEDE", "1999-03-12", "HUN", "NATO"),
        happened("nato-2009", "ACCEDE", "2009-04-01", "ALB;HRV", "NATO"),
        happened("nato-mne", "ACCEDE", "2017-06-05", "MNE", "NATO"),
        happened("nato-mkd", "ACCEDE", "2020-03-27", "MKD", "NATO"),
        happened("pfp-bih", "ACCEDE", "2006-12-14", "BIH;SRB", "PFP"),
        happened("rus-srb-signed", "SIGN", "2013-11-13", "RUS;SRB", "RUS_SRB"),
        happened("srb-hun-signed", "SIGN", "2025-04-01", "HUN;SRB", "SRB_HUN"),
        happened(
            *("tirana-signed", "SIGN", "2025-03-18", "ALB;HRV;XKX", "TIRANA"),
            place="Tirana, Albania",
        ),
        happened("rutte-met", "CONSULT", "2025-03-19", "NATO;SRB", "", date_basis="document"),
    ]


def offices() -> list[Row]:
    secretary = "Secretary General of NATO"
    minister = "Minister of Defence of Albania"
    held = [
        ("Jens Stoltenberg", secretary, "NATO", "2014-10-01", "2024-10-01"),
        ("Mark Rutte", secretary, "NATO", "2024-10-01", ""),
        ("Niko Peleshi", minister, "ALB", "2021-01-04", "2024-07-30"),
        ("Pirro Vengu", minister, "ALB", "2024-07-30", ""),
    ]
    return [
        row("offices", person=p, office=o, actor=a, valid_from=start, valid_to=end)
        for p, o, a, start, end in held
    ]


def names() -> list[Row]:
    former = "the former Yugoslav Republic of Macedonia"
    return [
        row("names", actor="MKD", name="Macedonia", valid_to="2019-02-12"),
        row("names", actor="MKD", name="North Macedonia", valid_from="2019-02-12"),
        row("names", actor="MKD", name=former, valid_from="1993-04-08", valid_to="2019-02-12"),
    ]


def borders() -> list[Row]:
    held = [
        ("MNE", "MNE", "Montenegro", "2006-06-03", "", "MNE"),
        ("SCG", "SCG", "Serbia and Montenegro", "2003-02-04", "2006-06-03", "MNE;SRB;XKX"),
        ("SRB_1", "SRB", "Serbia", "2006-06-03", "2008-02-17", "SRB;XKX"),
        ("SRB_2", "SRB", "Serbia", "2008-02-17", "", "SRB"),
        ("XKX", "XKX", "Kosovo", "2008-02-17", "", "XKX"),
        ("YUG_FR", "YUG", "FR Yugoslavia", "1992-04-27", "2003-02-04", "MNE;SRB;XKX"),
    ]
    return [
        row("borders", entity=e, actor=a, name=n, valid_from=s, valid_to=t, modern_members=m)
        for e, a, n, s, t, m in held
    ]


def everything() -> dict[str, list[Row]]:
    seed = row("documents", document="DOC", kind="seed", path="seeds/doc.txt", sha256=_hash())
    covered = ("ARM", "ESP", "HUN", "RUS", "SRB")
    return {
        **rows(),
        "actors": states(),
        "instruments": instruments(),
        "documents": [seed, rows()["documents"][1]],
        "events": events(),
        "evidence": [row("evidence", event="rutte-met", document="DOC", **quote("there", TEXT))],
        "assertions": [],
        "ledger": ledger(TEXT, "events"),
        "offices": offices(),
        "names": names(),
        "borders": borders(),
        "parts": [],
        "disputes": [],
        "coverage": [row("coverage", actor=a, valid_from="2006-06-03") for a in covered],
    }


@cache
def tables() -> Tables:
    """The world as it stands, built once: nothing here changes it."""
    return world(Path(mkdtemp()), {"doc.txt": TEXT}, **everything())


def said(
    kind: str, subject: str, object_: str = "", date: str = "", polarity: str = "+"
) -> Finding:
    """The finding on a statement of DOC, which reports what happened on 19 March 2025."""
    cells = {"kind": kind, "subject": subject, "object": object_, "date": date}
    place = {"document": "DOC", "quote": "there", "start": "35", "end": "40"}
    statement = row("assertions", assertion="a", polarity=polarity, **cells, **place)
    frame = pd.DataFrame([statement], dtype="str")
    lines = {**tables().lines, "assertions": [2]}
    wrong = assertions.check(replace(tables(), assertions=frame, lines=lines))
    assert [str(problem) for problem in wrong] == []
    return judge(tables(), SimpleNamespace(**statement))


def _hash() -> str:
    return from_bytes(TEXT.encode(), Path("doc.txt")).sha256

"""Small files of the shape of ATOP's and DCAD's, made by hand: all columns, none of their data."""

import csv
import io
import os
from pathlib import Path

import pytest

_PROJECT = Path(__file__).parents[3]


def words(text):
    return text.split()


ATOP_COLUMNS = words(
    """
atopid cowid cow4id member cowsys yrent moent dayent yrexit moexit dayexit ineffect bilat phase
maxphase wartime cowwar estmode pubsecr secrart proadd futmem speclgth length renounce proren
renewlgt term termmode termcaus defense offense neutral nonagg consul active conditio defcon offcon
neucon concon defcoadv defcoloc defcocon defconum defcodem defconpr offcoadv offcoloc offcocon
offconum offcodem neucoadv neucoloc neucocon neuconum neucodem neuconpr neucoatt concoadv concoloc
concocon concoreq olimob asymm obvary notaiden dipaid terrres seppeace thirdcom noothall specthrt
statthr1 statthr2 conwtin medarb milcon milaid intcom subord organ1 orgpurp1 organ2 orgpurp2 base
contrib armred acqterr divgains demwith reflnun refothio natrefal compag nomicoop conres agprois
conmen ecaid interv source new5 rev5 version
"""
)

DCAD_COLUMNS = words(
    """
ccode1 cowName1 ccode2 cowName2 signDay signMonth signYear EIFDay EIFMonth EIFYear type category1
category2 category3 span renewType renewYears terminated durationActual endYearEstimate asymmetry
categoryConf UNTS fullText sourceType source factivaConf factivaSign factivaEIF DCAid
"""
)

_PLAIN = {
    **dict.fromkeys(ATOP_COLUMNS, "0"),
    **{"cowid": "", "cow4id": "", "cowsys": "1", "estmode": "1", "source": "1", "version": "5.1"},
}


def member(atopid, code, joined, left="0-0-0", **cells):
    """A row of ATOP: `joined` and `left` as year-month-day, each as it stands in the file."""
    entry, leaving = joined.split("-"), left.split("-")
    dates = zip(
        ("yrent", "moent", "dayent", "yrexit", "moexit", "dayexit"), [*entry, *leaving], strict=True
    )
    return {
        **_PLAIN,
        **{"atopid": str(atopid), "member": str(code), "ineffect": str(int(left == "0-0-0"))},
        **dict(dates),
        **{name: str(cell) for name, cell in cells.items()},
    }


def agreement(number, one, two, signed, in_force="--", **cells):
    """A row of DCAD: dates as year-month-day, with nothing where a part is not known."""
    (year, month, day), (from_year, from_month, from_day) = signed.split("-"), in_force.split("-")
    return {
        **dict.fromkeys(DCAD_COLUMNS, ""),
        **{"ccode1": str(one[0]), "cowName1": one[1], "ccode2": str(two[0]), "cowName2": two[1]},
        **{"signYear": year, "signMonth": month, "signDay": day},
        **{"EIFYear": from_year, "EIFMonth": from_month, "EIFDay": from_day},
        **{"type": "general", "category1": "DCA", "terminated": "0", "endYearEstimate": "2010"},
        **{"asymmetry": "0", "categoryConf": "high", "sourceType": "treaty", "source": "A series"},
        **{"DCAid": f"DCADv1.0-{number:04}"},
        **cells,
    }


def csv_text(columns, rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def atop_file(folder, *rows, columns=ATOP_COLUMNS):
    path = folder / "atop5_1m.csv"
    path.write_text(csv_text(columns, rows), "utf-8")
    return path


def dcad_file(folder, *rows, columns=DCAD_COLUMNS):
    path = folder / "DCAD-v1.0-main.csv"
    path.write_text(csv_text(columns, rows), "utf-8")
    return path


def real(name):
    """A published file, where it is: in PACTMAP_DATASETS, or in the folder beside the project."""
    folder = Path(os.environ.get("PACTMAP_DATASETS") or _PROJECT.parent / "shared" / "datasets")
    if not (folder / name).is_file():
        pytest.skip(f"{name} is not here; PACTMAP_DATASETS can say where it is")
    return folder / name

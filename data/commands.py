"""What commands share: days as arguments, files that are written whole or not at all."""

import argparse
import os
from datetime import date
from pathlib import Path

from data import dates


def day(text: str) -> date:
    """A day of the command line (YYYY-MM-DD), for `type=` of argparse."""
    try:
        return dates.parse_day(text)
    except dates.DateError as error:
        raise argparse.ArgumentTypeError(f"{error} – {error.remedy}") from error


def write_whole(file: Path, content: bytes) -> None:
    """Write a file by way of another beside it: it is never half there. Raises `OSError`."""
    beside = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)

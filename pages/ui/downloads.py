"""Offers rows as a CSV file of which no cell runs as a formula in a spreadsheet."""

from collections.abc import Callable

import pandas as pd
import streamlit as st


def offer(rows: Callable[[], pd.DataFrame], name: str) -> None:
    """A button that downloads `rows()` (columns of text), made when it is clicked, as a file."""
    st.download_button(
        "Download as CSV",
        lambda: as_csv(rows()),
        file_name=f"pactmap-{name}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def as_csv(rows: pd.DataFrame) -> bytes:
    """The rows as UTF-8 with a header, every cell neutral."""
    return rows.map(neutral).to_csv(index=False).encode("utf-8")


def neutral(cell: str) -> str:
    """A cell that begins like a formula gets an apostrophe, so that no spreadsheet runs it."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell

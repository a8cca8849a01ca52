"""The button that offers rows as a CSV file; writing them is left to `data.exports.csvfile`."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data.exports.csvfile import as_csv


def offer(rows: Callable[[], pd.DataFrame], name: str) -> None:
    """A button that downloads `rows()` (columns of text), made when it is clicked, as a file."""
    st.download_button(
        "Download as CSV",
        lambda: as_csv(rows()),
        file_name=f"pactmap-{name}.csv",
        mime="text/csv",
        on_click="ignore",
    )

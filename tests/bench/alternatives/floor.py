"""Streamlit's floor: a slider and one line of text. No app with a slider can be faster."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def main() -> None:
    st.set_page_config(layout="wide")
    year = st.slider("Year", 1990, 2026, 2008)
    st.text(f"The year {year}")


if get_script_run_ctx() is not None:
    main()
else:
    app = st.App(__file__)

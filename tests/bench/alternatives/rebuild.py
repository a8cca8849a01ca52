"""The plain way: a slider, and a folium map that is built anew at every step."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tests.bench.alternatives import scene


def main() -> None:
    from streamlit_folium import st_folium  # registers its component, so not before the server runs

    st.set_page_config(layout="wide")
    year = st.slider("Year", scene.FIRST_YEAR, scene.LAST_YEAR, 2008)
    st.text(f"The year {year}")
    world = scene.base_map()
    scene.add_links(world, year)
    st_folium(world, returned_objects=[], height=600, width=1000)


if get_script_run_ctx() is not None:
    main()
else:
    app = st.App(__file__, routes=scene.ROUTES)

"""Better known: a constant base map, and the links of the step as `feature_group_to_add`."""

import folium
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tests.bench.alternatives import scene


def main() -> None:
    from streamlit_folium import st_folium  # registers its component, so not before the server runs

    st.set_page_config(layout="wide")
    year = st.slider("Year", scene.FIRST_YEAR, scene.LAST_YEAR, 2008)
    st.text(f"The year {year}")
    links = folium.FeatureGroup(name="links")
    scene.add_links(links, year)
    st_folium(
        scene.base_map(),
        feature_group_to_add=links,
        returned_objects=[],
        key="map",
        height=600,
        width=1000,
    )


if get_script_run_ctx() is not None:
    main()
else:
    app = st.App(__file__, routes=scene.ROUTES)

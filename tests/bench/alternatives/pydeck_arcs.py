"""On the graphics card: the links of the step as an ArcLayer of deck.gl, by `st.pydeck_chart`.

No countries: its own basemap would come from another host. That favours it.
"""

import pandas as pd
import pydeck
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tests.bench.alternatives import scene

BLUE = [11, 92, 173]


def arcs(year: int) -> pd.DataFrame:
    """A row for each link: name, from_lat, from_lon, to_lat, to_lon in degrees."""
    rows = [(words, *a, *b) for words, (a, b) in scene.links(year)]
    return pd.DataFrame(rows, columns=["name", "from_lat", "from_lon", "to_lat", "to_lon"])


def main() -> None:
    st.set_page_config(layout="wide")
    year = st.slider("Year", scene.FIRST_YEAR, scene.LAST_YEAR, 2008)
    st.text(f"The year {year}")
    layer = pydeck.Layer(
        "ArcLayer",
        arcs(year),
        id="links",
        get_source_position=["from_lon", "from_lat"],
        get_target_position=["to_lon", "to_lat"],
        get_source_color=BLUE,
        get_target_color=BLUE,
        get_width=2,
        pickable=True,
    )
    view = pydeck.ViewState(latitude=30, longitude=15, zoom=1.3)
    deck = pydeck.Deck(
        [layer], initial_view_state=view, map_style="/bench/style.json", tooltip={"text": "{name}"}
    )
    st.pydeck_chart(deck, height=600, key="map")


if get_script_run_ctx() is not None:
    main()
else:
    app = st.App(__file__, routes=scene.ROUTES)

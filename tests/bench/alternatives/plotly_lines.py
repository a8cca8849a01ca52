"""The chart library most known: the links of the step as lines of a geographic Plotly figure.

One trace for all links, which is the quickest way that it has. No countries: it would fetch their
shapes from another host. Both favour it.
"""

import plotly.graph_objects as go
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tests.bench.alternatives import scene


def figure(year: int) -> go.Figure:
    """The links of a year."""
    lats, lons, names = [], [], []
    for words, (a, b) in scene.links(year):
        lats += [a[0], b[0], None]
        lons += [a[1], b[1], None]
        names += [words, words, None]
    line = {"color": scene.COLOUR, "width": 2}
    trace = go.Scattergeo(lat=lats, lon=lons, text=names, mode="lines", line=line)
    latitudes = {"range": [-55, 75]}
    geo = {"projection": {"type": "mercator"}, "visible": False, "lataxis": latitudes}
    margin = dict.fromkeys("lrtb", 0)
    return go.Figure(trace, {"geo": geo, "height": 600, "margin": margin, "uirevision": "same"})


def main() -> None:
    st.set_page_config(layout="wide")
    year = st.slider("Year", scene.FIRST_YEAR, scene.LAST_YEAR, 2008)
    st.text(f"The year {year}")
    st.plotly_chart(figure(year), key="map")


if get_script_run_ctx() is not None:
    main()
else:
    app = st.App(__file__)

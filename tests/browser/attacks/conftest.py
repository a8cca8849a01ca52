"""The target of the attacks: a plain Streamlit app, once as it is and once behind our guard.

That an attack works on the one without shows that it would be seen on the other.
"""

import shutil
from collections.abc import Iterator

import pytest

from tests.browser.serving import ROOT, Server, served

MOST, EACH = 12, 8  # sessions that the guarded app lets in

PLAIN = """
import time
import streamlit as st

@st.cache_data
def slow():
    return str(time.time_ns())

st.text("made " + slow())
if "fail" in st.query_params:
    raise RuntimeError("the secret is 4711")
"""
GUARDED = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import streamlit as st
from pages.guard import line
app = st.App("main.py", middleware=line.middleware(("events",)))
"""


@pytest.fixture(scope="package")
def open_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as Streamlit serves it."""
    folder = tmp_path_factory.mktemp("open")
    (folder / "app.py").write_text(PLAIN, "utf-8")
    with served(folder / "app.log", folder, folder=folder) as running:
        yield running


@pytest.fixture(scope="package")
def guarded_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same app behind our guard, with our settings."""
    folder = tmp_path_factory.mktemp("guarded")
    (folder / "main.py").write_text(PLAIN, "utf-8")
    (folder / "app.py").write_text(GUARDED, "utf-8")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    limits = {"PACTMAP_SESSIONS": str(MOST), "PACTMAP_SESSIONS_EACH": str(EACH)}
    with served(folder / "app.log", folder, folder=folder, **limits) as running:
        yield running

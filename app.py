"""The App (routes, HTML page) and the frame of every page: `streamlit run app.py` runs both.

Streamlit runs this file twice over: once to find the App, and as a script for every page run.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is not None:
    from pages.ui.frame import frame

    frame()
else:
    from starlette.middleware import Middleware

    from pages.guard import line
    from pages.routes.refusals import PlainRefusals
    from pages.routes.table import routes
    from pages.ui import editing, navigation, preview
    from pages.ui.frontend import Frontend
    from pages.ui.serving import ahead, modules, parts, warm_up
    from pages.ui.shell import Shell

    # A `pages/` folder starts the server in Streamlit's old multipage mode, which shows "Page not
    # found" on the first deep link. Ours are scripts of `st.navigation` and lie one level deeper.
    PagesManager.uses_pages_directory = False
    editing.check_start()
    paths = navigation.paths()
    shell = Middleware(
        Shell,
        pages=paths,
        modules=modules(),
        parts=parts(),
        ahead=ahead,
        head=preview.head,
        base=st.get_option("server.baseUrlPath"),
    )
    before = [*line.middleware(paths), Middleware(Frontend), Middleware(PlainRefusals), shell]
    app = st.App(__file__, routes=routes(), middleware=before, lifespan=warm_up)

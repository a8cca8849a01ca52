"""Runs Streamlit as its command does, and answers on a port of its own which objects live.

    python -m tests.bench.inspected PORT run app.py …

The answer is JSON: the number of live objects of each of `KINDS`. Nothing is collected for it.
"""

import gc
import json
import sys
from collections import Counter
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from streamlit.web.cli import main

KINDS = ("AppSession", "ScriptRunner", "SessionState", "Tables")


class Inspector(BaseHTTPRequestHandler):
    """Answers every GET with the counts."""

    def do_GET(self) -> None:
        found = Counter(type(thing).__name__ for thing in gc.get_objects())
        answer = json.dumps({kind: found[kind] for kind in KINDS}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    port = int(sys.argv.pop(1))
    server = HTTPServer(("127.0.0.1", port), Inspector)
    Thread(target=server.serve_forever, daemon=True).start()
    sys.exit(main(prog_name="streamlit"))

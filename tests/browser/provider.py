"""A real OIDC provider on this computer: its pages, tokens and keys, at which tests sign in.

Its own pages ask another host for a style sheet; here they ask for none. It runs in a process of
its own, as the app asks it from outside.

    python -m tests.browser.provider PORT
"""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.serving import ROOT, await_answer, free_port, stop

BASE = """<!doctype html><html lang=en><title>Provider</title><link rel=icon href="data:,">
<main>{% block content %}{% endblock %}</main>"""


@dataclass(frozen=True)
class Provider:
    """A running provider: its address without a slash at the end, which is the issuer."""

    address: str

    @property
    def metadata(self) -> str:
        return f"{self.address}/.well-known/openid-configuration"

    def knows(self, subject: str, **claims: Any) -> None:
        """Whoever signs in as `subject` from now on gets these claims into the token."""
        request = urllib.request.Request(
            f"{self.address}/users/{subject}",
            json.dumps(claims).encode(),
            {"Content-Type": "application/json"},
            method="PUT",
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 204


@contextmanager
def provided(log: Path) -> Iterator[Provider]:
    """A provider in a process of its own, which is stopped at the end."""
    provider = Provider(f"http://127.0.0.1:{(port := free_port())}")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.provider", str(port)],
            cwd=ROOT,
            env={**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1"},
            stdout=output,
            stderr=output,
        )
    try:
        await_answer(provider.metadata, process, log)
        yield provider
    finally:
        stop(process)


def main() -> None:
    """Serve until the process is ended."""
    import uvicorn
    from jinja2 import ChoiceLoader, DictLoader
    from oidc_provider_mock import app

    provider = app()
    provider.jinja_loader = ChoiceLoader([DictLoader({"_base.html": BASE}), provider.jinja_loader])
    uvicorn.run(provider, interface="wsgi", host="127.0.0.1", port=int(sys.argv[1]))


if __name__ == "__main__":
    main()

"""Runs nginx with the project's own template, filled in as the container of compose.yaml does it.

What is asked of it is the tests' business, and so is what stands behind it.
"""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.browser.serving import ROOT, free_port, stop

TEMPLATE = ROOT / "docs" / "hosting" / "nginx.conf.template"
READERS, EDITORS = "maps.localhost", "edit.localhost"  # browsers find them on this computer
USERS = ("www-data", "nobody")
_NAME = re.compile(r"\$\{(PROXY_\w+)\}")

BELOW = """
user {user}; pid {folder}/pid; error_log stderr; events {{}}
http {{
    access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    map $http_upgrade $kept {{ default upgrade; "" ""; }}
    server {{
        listen 127.0.0.1:{port};
        location {path}/ {{
            proxy_pass http://{address}/;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $kept;
        }}
    }}
}}
"""


@dataclass(frozen=True)
class Proxy:
    """A running nginx: its two ports, its certificate, and the file that it logs to."""

    http: int
    https: int
    certificate: Path
    log: Path

    def address(self, name: str = READERS) -> str:
        """Where browsers find it under a name, without a slash at the end."""
        return f"https://{name}:{self.https}"

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        name: str = READERS,
        **headers: str,
    ) -> "Answer":
        """One request by https, with the certificate checked. `_` in names of headers is `-`."""
        connection = _Connection(name, self.https, self.certificate)
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        named = {"Host": f"{name}:{self.https}", **named}
        try:
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def replicas(self, since: int = 0) -> list[tuple[str, str]]:
        """What was asked (path) and who answered it last (address), from a place of the log on."""
        found = re.findall(r'"\S+ (\S+)" \d+ .* replica ([^\n]*), cache', self.said(since))
        return [(path, addresses.split(", ")[-1]) for path, addresses in found]

    def said(self, since: int = 0) -> str:
        return self.log.read_bytes()[since:].decode()


@dataclass(frozen=True)
class Answer:
    """An answer of the proxy."""

    status: int
    headers: http.client.HTTPMessage
    content: bytes


class _Connection(http.client.HTTPSConnection):
    """To a name that only browsers know to lie on this computer."""

    def __init__(self, name: str, port: int, certificate: Path) -> None:
        super().__init__(name, port, timeout=30)
        self.trusted = ssl.create_default_context(cafile=str(certificate))

    def connect(self) -> None:
        plain = socket.create_connection(("127.0.0.1", self.port), self.timeout)
        self.sock = self.trusted.wrap_socket(plain, server_hostname=self.host)


def binary() -> str | None:
    """The nginx that is installed; None if there is none."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def rendered(settings: Mapping[str, str]) -> str:
    """The template with these settings; KeyError if one is missing."""
    return _NAME.sub(lambda name: settings[name[1]], TEMPLATE.read_text("utf-8"))


@contextmanager
def proxy(
    readers: tuple[str, str], editor: str, ports: tuple[int, int] | None = None
) -> Iterator[Proxy]:
    """nginx before these replicas (`host:port`), which is stopped at the end."""
    http, https = ports or (free_port(), free_port())
    folder = Path(tempfile.mkdtemp(prefix="pactmap-proxy-"))
    certificate = _certify(folder / "files" / "tls")
    (folder / "temp").mkdir()
    user = _user(folder)
    settings = {
        **{"PROXY_USER": user, "PROXY_TEMP": f"{folder}/temp", "PROXY_FILES": f"{folder}/files"},
        **{"PROXY_LOG": f"{folder}/access.log", "PROXY_EDITOR": editor},
        **{"PROXY_HTTP": f"127.0.0.1:{http}", "PROXY_HTTPS": f"127.0.0.1:{https}"},
        **{"PROXY_NAME": READERS, "PROXY_EDITORS_NAME": EDITORS},
        **{"PROXY_READER_1": readers[0], "PROXY_READER_2": readers[1]},
    }
    (folder / "nginx.conf").write_text(rendered(settings), "utf-8")
    command = [binary() or "nginx", "-c", folder / "nginx.conf", "-g", "daemon off;"]
    with (folder / "errors.log").open("wb") as errors:
        running = subprocess.Popen(command, stderr=errors)
    try:
        _await(running, https, folder / "errors.log")
        yield Proxy(http, https, certificate, folder / "access.log")
    finally:
        stop(running)
        shutil.rmtree(folder)


@contextmanager
def below(path: str, address: str) -> Iterator[str]:
    """The app at an address, served below a path of which it is told nothing; where browsers find
    it, without a slash at the end."""
    folder = Path(tempfile.mkdtemp(prefix="pactmap-below-"))
    port, settings = free_port(), folder / "nginx.conf"
    filled = {"folder": folder, "user": _user(folder), "port": port, "path": path}
    settings.write_text(BELOW.format(address=address, **filled), "utf-8")
    command = [binary() or "nginx", "-c", settings, "-g", "daemon off;"]
    with (folder / "errors.log").open("wb") as errors:
        running = subprocess.Popen(command, stderr=errors)
    try:
        _await(running, port, folder / "errors.log")
        yield f"http://localhost:{port}{path}"
    finally:
        stop(running)
        shutil.rmtree(folder)


def _user(folder: Path) -> str:
    """Whom root lets the workers run as; they must reach the folder. Others run them themselves."""
    if os.geteuid() != 0:
        return os.environ.get("USER", "nobody")
    for user in USERS:
        with suppress(LookupError):
            shutil.chown(folder, user)
            return user
    raise LookupError(f"none of {', '.join(USERS)} is known here")


def _certify(folder: Path) -> Path:
    """A certificate for both names, signed by itself."""
    folder.mkdir(parents=True)
    names = f"subjectAltName=DNS:{READERS},DNS:{EDITORS}"
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    place = ["-keyout", "privkey.pem", "-out", "fullchain.pem", "-days", "2"]
    subprocess.run(
        ["openssl", "req", "-x509", *key, *place, "-subj", f"/CN={READERS}", "-addext", names],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder / "fullchain.pem"


def _await(running: subprocess.Popen[bytes], port: int, errors: Path) -> None:
    for _ in range(200):
        if running.poll() is not None:
            break
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        try:
            running.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
    raise RuntimeError(f"nginx does not answer:\n{errors.read_text('utf-8')}")

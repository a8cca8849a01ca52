"""Dockerfile, compose.yaml and the proxy's template fit each other and the project.

No container runs here; what runs is tested in `tests/browser/replicas`.
"""

import json
import re
import shlex
import shutil
import subprocess
import urllib.request
from pathlib import Path, PurePosixPath

import yaml

from tests.browser.replicas.proxy import TEMPLATE
from tests.browser.serving import ROOT, served

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SERVICES = COMPOSE["services"]
APPS = ("reader1", "reader2", "editor")
OTHERS = ("FORWARDED_ALLOW_IPS",)  # uvicorn's


def instructions(name: str) -> list[list[str]]:
    """The arguments of every instruction of this name, the flags first."""
    joined = re.sub(r"\\\n\s*", "", DOCKERFILE)
    lines = [line.partition(" ") for line in joined.splitlines() if line[:1].isalpha()]
    return [shlex.split(rest) for word, _, rest in lines if word == name]


def listed(name: str) -> str:
    """The last instruction of this name as JSON lists write it."""
    (found,) = re.findall(rf"^{name} .*?(\[.*\])$", re.sub(r"\\\n", "", DOCKERFILE), re.M)
    return str(found)


def copied() -> set[str]:
    """What is copied out of the project."""
    every = [words for words in instructions("COPY") if "--from=libraries" not in words]
    return {word for words in every for word in words[:-1] if not word.startswith("--")}


def test_what_is_copied_is_there_and_allowed_in() -> None:
    allowed = [line[1:] for line in _ignored() if line.startswith("!")]
    for name in copied():
        assert (ROOT / name).exists(), name
        within = [PurePosixPath(one) for one in allowed]
        assert any(
            PurePosixPath(name) in (one, *one.parents) or one in PurePosixPath(name).parents
            for one in within
        ), name


def test_all_that_the_app_imports_is_copied() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    own = {path.split("/")[0] for path in tracked} - {"tests"}
    assert own == {"app.py", "data", "geo", "pages"}
    assert own | {"seeds", ".streamlit", "requirements.txt", "data/tables"} == copied()


def test_what_is_copied_is_enough_and_needs_no_folder_to_write_to(tmp_path: Path) -> None:
    place = tmp_path / "app"
    place.mkdir()
    for name in copied() - {"requirements.txt", "data/tables"}:
        whole = ROOT / name
        keep = shutil.ignore_patterns("__pycache__", "secrets.toml")
        if whole.is_dir():
            shutil.copytree(whole, place / name, ignore=keep)
        else:
            shutil.copy(whole, place / name)
    before = set(place.rglob("*"))
    own = {"PYTHONDONTWRITEBYTECODE": "1", "HOME": f"{tmp_path}/home"}
    own["PACTMAP_ARCHIVE"] = f"{tmp_path}/versions"
    with served(tmp_path / "app.log", place / "data" / "tables", folder=place, **own) as app:
        with urllib.request.urlopen(f"{app.address}/readyz", timeout=10) as answer:
            assert json.load(answer)["status"] == "ready"
        said = app.log.read_text("utf-8")
    assert "Traceback" not in said
    assert set(place.rglob("*")) == before


def test_nothing_secret_can_get_in() -> None:
    lines = _ignored()
    assert lines[0] == "*"
    assert "!.streamlit" not in lines
    assert not [line for line in lines if line.startswith(("!var", "!.git", "!.env"))]


def _ignored() -> list[str]:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_the_process_is_one_and_nobody_special() -> None:
    assert instructions("USER") == [["10001:10001"]]
    assert listed("CMD").startswith('["streamlit", "run", "app.py"')
    python = {words[0] for words in instructions("FROM")}
    assert python == {"python:3.11-slim"}


def test_the_health_check_asks_where_the_app_listens() -> None:
    (port,) = instructions("EXPOSE")[0]
    assert f"--server.port={port}" in listed("CMD") or f"--server.port={port}" in DOCKERFILE
    assert f"http://127.0.0.1:{port}/healthz" in DOCKERFILE
    from pages.routes import health

    assert "/healthz" in {route.path for route in health.routes()}


def test_every_setting_of_ours_is_known_to_the_code() -> None:
    set_ = {name for app in APPS for name in SERVICES[app]["environment"]}
    set_ |= set(re.findall(r"\bPACTMAP_\w+", DOCKERFILE))
    sources = [*(ROOT / "data").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    code = "".join(path.read_text("utf-8") for path in sources)
    assert {name for name in set_ if f'"{name}"' not in code} == set(OTHERS)


def test_the_proxy_is_told_all_that_its_template_asks_and_no_more() -> None:
    asked = set(re.findall(r"\$\{(\w+)\}", TEMPLATE.read_text("utf-8"))) - {"PROXY_"}
    told = SERVICES["proxy"]["environment"]
    assert {name for name in told if re.match(told["NGINX_ENVSUBST_FILTER"], name)} == asked


def test_the_proxy_reaches_each_app_at_its_address_and_port() -> None:
    (port,) = instructions("EXPOSE")[0]
    inside = {name: SERVICES[name]["networks"]["inside"]["ipv4_address"] for name in APPS}
    told = SERVICES["proxy"]["environment"]
    named = ("PROXY_READER_1", "PROXY_READER_2", "PROXY_EDITOR")
    assert [told[name] for name in named] == [f"{inside[app]}:{port}" for app in APPS]
    own = SERVICES["proxy"]["networks"]["inside"]["ipv4_address"]
    assert {SERVICES[app]["environment"]["FORWARDED_ALLOW_IPS"] for app in APPS} == {own}
    assert len({*inside.values(), own}) == 4


def test_readers_have_no_database_no_secret_no_way_out_and_cannot_write() -> None:
    for name in ("reader1", "reader2"):
        reader = SERVICES[name]
        assert not {name for name in reader["environment"] if "EDIT" in name or "DB" in name}
        assert reader["volumes"] == ["tables:/srv/tables:ro", "versions:/srv/versions"]
        assert set(reader["networks"]) == {"inside"}
        assert "secrets" not in reader
        assert "ports" not in reader
        assert reader["read_only"]
        assert reader["cap_drop"] == ["ALL"]
    assert COMPOSE["networks"]["inside"]["internal"]


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]


def test_editors_write_the_tables_that_readers_read() -> None:
    editor = SERVICES["editor"]
    assert editor["volumes"] == ["tables:/srv/tables", "versions:/srv/versions"]
    assert editor["environment"]["PACTMAP_DB"].startswith("postgresql://")
    assert SERVICES["database"]["volumes"] == ["database:/var/lib/postgresql/data"]
    assert "healthcheck" in SERVICES["database"]
    assert set(COMPOSE["volumes"]) == {"tables", "versions", "database", "proxy"}


def test_what_is_mounted_from_the_project_is_there() -> None:
    mounted = [volume.split(":")[0] for volume in SERVICES["proxy"]["volumes"]]
    own = [path for path in mounted if path.startswith("./")]
    assert own == ["./docs/hosting/nginx.conf.template"]
    assert Path(ROOT / own[0]) == TEMPLATE


def test_the_proxys_limit_for_uploads_is_that_of_the_app() -> None:
    config = (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    (most,) = re.findall(r"maxUploadSize = (\d+)", config)
    assert f"client_max_body_size {int(most) + 1}m;" in TEMPLATE.read_text("utf-8")


def test_the_guide_names_every_setting_that_the_code_knows() -> None:
    guide = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    folders = [ROOT / name for name in ("data", "geo", "pages")]
    code = "".join(path.read_text("utf-8") for at in folders for path in at.rglob("*.py"))
    known = set(re.findall(r"\bPACTMAP_[A-Z_]+", code))
    assert {name for name in known if f"| `{name}` |" not in guide} == set()
    assert set(re.findall(r"\bPACTMAP_[A-Z_]+", guide)) <= known
    assert set(re.findall(r"\bPROXY_[A-Z_0-9]+", guide)) <= set(SERVICES["proxy"]["environment"])

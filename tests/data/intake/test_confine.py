"""Untrusted bytes are read in a process of its own that cannot take the house down."""

import io
import os
import resource
import subprocess
import sys
import tempfile
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject, StreamObject

from data.intake import NotReadable, confine, read
from data.intake.child import CPU_SECONDS, MEMORY, _held
from tests.data.intake import made
from tests.data.intake.reports import AGENCY, HEADLINE, PARAGRAPHS

PAGE = made.page([HEADLINE, *PARAGRAPHS]).encode()


def ended(code: str) -> int:
    """How a process ends that runs `code` under small limits."""
    start = "from data.intake.child import confine, _watch, _held, main\n"
    return subprocess.run([sys.executable, "-c", start + code], check=False).returncode


def test_a_process_may_not_take_more_memory_than_it_is_given():
    allowed = "confine(512 << 20, 60)\nbytearray(100 << 20)"
    refused = (
        "confine(512 << 20, 60)\ntry: bytearray(1 << 30)\nexcept MemoryError: raise SystemExit(7)"
    )
    assert (ended(allowed), ended(refused)) == (0, 7)


def test_where_the_kernel_does_not_limit_memory_a_watch_does():
    code = "import threading\nthreading.Thread(target=_watch, args=({}, _held())).start()\n"
    hold = "import time\nheld = bytearray(200 << 20)\ntime.sleep(0.5)\nimport os\nos._exit(0)"
    assert ended(code.format(100 << 20) + hold) == confine.NO_MEMORY
    assert ended(code.format(400 << 20) + hold) == 0


def test_the_memory_of_the_process_that_started_it_does_not_count():
    held = bytearray(300 << 20)
    code = "raise SystemExit(_held() > 200 << 20)"
    assert ended(code) == 0
    assert _held() > len(held)


def test_a_process_may_not_compute_for_longer_than_it_is_given():
    assert ended("confine(1 << 30, 1)\nwhile True: pass") < 0


def test_nothing_large_is_written():
    with tempfile.TemporaryDirectory() as folder:
        code = f"confine(1 << 30, 9)\nopen('{folder}/x', 'wb').write(bytes(65 << 20))"
        assert ended(code + "\n") != 0


def test_the_limits_leave_room_for_ordinary_files():
    assert (MEMORY, CPU_SECONDS) == (1 << 30, 60)
    files = {
        "x.html": PAGE,
        "x.pdf": made.pdf([HEADLINE, *PARAGRAPHS]),
        "x.docx": made.word([HEADLINE, *PARAGRAPHS]),
        "x.md": AGENCY.encode(),
    }
    assert {name: read(content, name).text for name, content in files.items()} == dict.fromkeys(
        files, AGENCY
    )


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(confine, "WALL_SECONDS", 0.01)
    with pytest.raises(NotReadable) as caught:
        read(PAGE, "x.html")
    assert str(caught.value) == (
        "x.html: took more than 0.01 seconds to read – add only the pages that matter,"
        " as a file of their own, or as plain text"
    )


def test_a_reader_that_dies_is_a_refusal(monkeypatch):
    for code, said in [
        ("import os; os.kill(os.getpid(), 9)", "stop (signal 9), for time, memory or damage"),
        ("raise SystemExit(9)", "stop (exit 9)"),
        (f"raise SystemExit({confine.NO_MEMORY})", "more memory to read than a document may"),
    ]:
        monkeypatch.setattr(
            confine, "_command", lambda kind, code=code: [sys.executable, "-c", code]
        )
        with pytest.raises(NotReadable) as caught:
            confine.parse("text/html", PAGE)
        assert said in str(caught.value)


def test_nothing_of_the_environment_is_passed_on(monkeypatch):
    monkeypatch.setenv("PACTMAP_DB", "postgresql://editor:secret@db/pactmap")
    code = "import os, sys; sys.stdout.write(repr(sorted(os.environ))); sys.exit(3)"
    monkeypatch.setattr(confine, "_command", lambda kind: [sys.executable, "-c", code + " "])
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
        confine._run(confine._command(""), given, said)
        said.seek(0)
        assert b"PACTMAP" not in said.read()
    assert "PACTMAP_DB" in os.environ


def test_many_threads_may_read_at_once():
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda name: read(PAGE, name).text, ["a.html"] * 4))
    assert found == [AGENCY] * 4


def test_a_page_costs_less_than_a_second_and_a_half():
    def computed() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = computed()
    read(PAGE, "x.html")
    assert computed() - before < 1.5


def test_a_pdf_that_unpacks_to_a_gigabyte_is_refused():
    writer = PdfWriter()
    stream = StreamObject()
    stream._data = zlib.compress(bytes(1 << 30), 9)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer.add_blank_page(600, 800)[NameObject("/Contents")] = writer._add_object(stream)
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(NotReadable, match=r"^x\.pdf: .* – "):
        read(file.getvalue(), "x.pdf")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("x.html", b"<html>" + b"<div>" * 200_000 + b"deep", "holds no text"),
        (
            "x.docx",
            made.packed(word__document=made.body("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000)),
            "is nested too deeply",
        ),
        ("x.docx", made.packed(word__document=b"<w:document"), "is damaged or of a kind"),
        ("x.pdf", b"%PDF-1.7\n%%EOF", "is damaged or of a kind that is not known"),
        ("x.md", b"> " * 100_000 + b"x", "holds no text"),
    ],
    ids=["deep page", "deep DOCX", "broken DOCX", "empty PDF", "deep Markdown"],
)
def test_what_breaks_a_reader_is_refused(name, content, problem):
    with pytest.raises(NotReadable) as caught:
        read(content, name)
    assert str(caught.value).startswith(f"{name}: {problem}")
    assert "\n" not in str(caught.value)


def test_a_page_cannot_read_files():
    page = b"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>Albania &a; signed.</p>"
    assert "root" not in read(page, "x.html").text

"""What the figures were measured on and with: one line, and the settings of all apps."""

import os
import platform
import tomllib
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.bench.servers import PROJECT


def machine_line(packages: Sequence[str], more: Sequence[str], day: date) -> str:
    """Processor, memory, versions (`more` are told as they are), load and date of a run."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join([*(f"{name} {version(name)}" for name in packages), *more])
    return (
        f"{os.cpu_count()} cores, {_processor()}, {memory:.0f} GB; Python"
        f" {platform.python_version()}, {versions}; load"
        f" {os.getloadavg()[1]:.1f} over five minutes; {day.isoformat()}"
    )


def busy_ms() -> float:
    """Processor time that all processes together have used since the machine started, in ms."""
    user, nice, system = map(int, Path("/proc/stat").read_text().split(maxsplit=4)[1:4])
    return (user + nice + system) * 1000 / os.sysconf("SC_CLK_TCK")


def disturbance(load: float) -> str:
    """A warning where so much else ran (load over five minutes) that the figures say little."""
    cores = os.cpu_count() or 1
    if load <= 2 * cores:
        return ""
    return (
        f"**Disturbed run:** load {load:.1f} on {cores} cores, so other work ran meanwhile."
        " Times and ratios of rows measured minutes apart are not reliable;"
        " run it again on a quiet machine.\n\n"
    )


def settings() -> str:
    """The settings that all apps ran with, from the project's config.toml, without its theme."""
    config = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text("utf-8"))
    found = [
        f"{section}.{name}={value}"
        for section, values in config.items()
        for name, value in values.items()
        if section != "theme"
    ]
    return ", ".join(f"`{setting}`" for setting in found)


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())

"""Finds the Chromium that the browser's tests drive, or installs Debian's, and prints its path.

Left to others: starting it. What cannot be installed is said plainly, with exit code 1.

    python -m tests.browser.chromium
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

PLACES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes")
REMEDY = f"""\
The browser's tests need Chromium, and none was found. Install one of these and run them again:
    Debian           apt install chromium
    Fedora           dnf install chromium
    any other        {sys.executable} -m playwright install --with-deps chromium
or set PACTMAP_CHROMIUM to the path of a Chromium or Chrome."""


def find() -> str | None:
    """The path of a Chromium: the one that PACTMAP_CHROMIUM names, else the system's, else
    Playwright's; None if there is none."""
    if named := os.environ.get("PACTMAP_CHROMIUM"):
        return shutil.which(named)
    found = filter(None, (shutil.which(place) for place in PLACES))
    return next(found, None) or _of_playwright()


def install() -> None:
    """Ask apt for Debian's `chromium`, if it is there and we may; what it refuses is printed."""
    if not shutil.which("apt-get") or (privilege := _privilege()) is None:
        return
    print("Installing chromium", file=sys.stderr)
    for step in (["update"], ["install", "--no-install-recommends", "chromium"]):
        done = subprocess.run(
            [*privilege, *APT, *step], stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode:
            print(done.stdout, done.stderr, file=sys.stderr)


def main() -> int:
    """Print the path of a Chromium, installed if need be; exit 1 with a remedy without one."""
    if not find() and "PACTMAP_CHROMIUM" not in os.environ:
        install()
    found = find()
    print(found or REMEDY, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        return shutil.which(playwright.chromium.executable_path)


def _privilege() -> list[str] | None:
    """What to write before a command of root's; None if we may not."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    sudo = ["sudo", "--non-interactive"]
    allowed = subprocess.run([*sudo, "true"], capture_output=True).returncode == 0
    return sudo if allowed else None


if __name__ == "__main__":
    sys.exit(main())

"""The window as a screen reader meets it: in a session of its own, over AT-SPI.

It needs Xvfb, dbus-run-session, AT-SPI's bus and Debian's python3-pyatspi, and is skipped where one
of them is missing. What the window tells is tested closer, and everywhere, in `tests/ui`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Cli

SYSTEM_PYTHON = "/usr/bin/python3"
BUS = Path("/usr/libexec/at-spi-bus-launcher")

# Runs with the system's Python, which has pyatspi: starts the window, waits until it lists photos,
# opens the page of keys by its button, and closes it by its own.
READER = """
import json, subprocess, sys, time
import pyatspi

def within(each):
    yield each
    for child in each:
        if child is not None:
            yield from within(child)

def find(role, name=""):
    for program in pyatspi.Registry.getDesktop(0):
        for each in within(program):
            showing = each.getState().contains(pyatspi.STATE_SHOWING)
            if each.getRoleName() == role and name in each.name and showing:
                return each

def wait_for(role, name=""):
    while True:
        try:
            found = find(role, name)
        except Exception:  # it changed while it was walked through
            found = None
        if found is not None:
            return found
        if window.poll() is not None:
            sys.exit(f"the window ended: {window.returncode}")
        time.sleep(0.2)

window = subprocess.Popen(sys.argv[1:])
try:
    photos = wait_for("list", "Photos")
    wait_for("list item", "20")
    told = [[each.name, each.description] for each in photos]
    wait_for("push button", "Keyboard").queryAction().doAction(0)
    keys = wait_for("dialog").name
    wait_for("push button", "Close").queryAction().doAction(0)
    while find("dialog") is not None:
        time.sleep(0.2)
    print(json.dumps({"photos": told, "keys": keys}))
finally:
    window.terminate()
    window.wait()
"""


def missing() -> str:
    for program in ("xvfb-run", "dbus-run-session"):
        if shutil.which(program) is None:
            return f"needs {program}"
    if not BUS.exists():
        return "needs AT-SPI's bus"
    try:
        subprocess.run(
            [SYSTEM_PYTHON, "-c", "import pyatspi"], check=True, capture_output=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return "needs python3-pyatspi"
    return ""


def test_a_screen_reader_hears_the_photos_and_presses_buttons(
    cli: Cli, tmp_path: Path, sample_photos: Path
) -> None:
    reason = missing()
    if reason:
        pytest.skip(reason)
    shutil.copytree(sample_photos, tmp_path / "photos")
    library = tmp_path / "library"
    cli(library, "add", str(tmp_path / "photos"))
    cli(library, "index")
    (tmp_path / "reader.py").write_text(READER, "utf-8")
    session = f'{BUS} --launch-immediately --a11y=1 & exec {SYSTEM_PYTHON} "$@"'
    program = [sys.executable, "-m", "photo_sorter", "--library", str(library)]
    ran = subprocess.run(
        [
            *("xvfb-run", "-a", "dbus-run-session", "--", "sh", "-c", session, "sh"),
            str(tmp_path / "reader.py"),
            *program,
        ],
        env={
            "HOME": str(tmp_path),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        },
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["keys"]
    assert len(told["photos"]) > 5
    for name, description in told["photos"]:
        assert any(letter.isalpha() for letter in name)
        assert "Photo " in description

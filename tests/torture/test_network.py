"""No network: nothing asks for it, and nothing misses it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.torture.pictures import draw, draw_all
from tests.torture.runs import done, note, run
from tests.torture.scale import FULL, full_form

MakeLibrary = Callable[[Path], Path]
WITHOUT_NETWORK = ["unshare", "--net"]  # a namespace that has no interface that is up
# Its loopback, for the servers of the tests' own.
WITH_LOOPBACK = [*WITHOUT_NETWORK, "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]


def _skip_unless(works: Sequence[str], reason: str) -> None:
    try:
        subprocess.run([*works, "true"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip(reason)


def everything(library: Path, photos: Path, before: Sequence[str] = (), **how: str) -> None:
    """Each command once, with all that it has a child do."""

    def command(*arguments: str) -> str:
        return done(library, *arguments, before=before, environment=how).out

    command("add", str(photos))
    command("index")
    draw(photos / "late.jpg", 4711)
    command("index")
    assert "jpg" in command("search", "a red thing", "--all")
    assert "jpg" in command("similar", str(photos / "late.jpg"), "--all")
    command("describe", str(photos / "late.jpg"))
    command("tags")
    command("album", "create", "Red", "--describe", "something red")
    command("album", "show", "Red")
    command("albums")
    command("rename", "Trip ##", str(photos / "late.jpg"))
    command("models", "list")
    command("status")
    command("doctor")
    command("doctor", "--repair")
    command("remove", str(photos))


@full_form
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="needs a network namespace")
def test_every_command_works_where_there_is_no_network(
    tmp_path: Path, new_library: MakeLibrary
) -> None:
    _skip_unless(WITHOUT_NETWORK, "a network namespace cannot be made here")
    library, photos = new_library(tmp_path / "library"), tmp_path / "photos"
    draw_all(photos, 2)
    everything(library, photos, WITHOUT_NETWORK)
    ran = run(library, "models", "download", "light", before=WITHOUT_NETWORK)
    assert (ran.status, len(ran.err.splitlines())) == (1, 1), ran.err


# Runs at the start of every Python process of the app, the engine's too: whoever opens a socket or
# asks for an address is written down.
WATCH = """
import os, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
                 "socket.gethostbyname", "socket.__new__"):
        if event == "socket.__new__" and arguments[1] not in (2, 10):  # AF_INET, AF_INET6
            return
        if event in ("socket.connect", "socket.bind") and isinstance(arguments[1], (str, bytes)):
            return  # between processes of this machine
        with open(os.environ["SOCKETS"], "a") as log:
            log.write(f"{event} {arguments[1:]!r}\\n")

sys.addaudithook(watch)
with open(os.environ["SOCKETS"], "a") as log:
    log.write("watched\\n")
"""


@pytest.mark.timeout(900 if FULL else 300)
def test_no_command_but_a_download_opens_a_socket(tmp_path: Path, new_library: MakeLibrary) -> None:
    """Seen from inside Python, and by the system's own calls where they can be traced: native code
    opens sockets behind Python's back."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(WATCH, "utf-8")
    sockets = tmp_path / "sockets"
    home = tmp_path / "home"
    home.mkdir()
    how = {
        "PYTHONPATH": f"{tmp_path / 'site'}{os.pathsep}{REPOSITORY}",
        "SOCKETS": str(sockets),
        "HOME": str(home),
        "ORT_DISABLE_TELEMETRY": "0",  # the program says otherwise
    }
    library, photos = new_library(tmp_path / "library"), tmp_path / "photos"
    draw_all(photos, 2)
    calls = tmp_path / "calls"
    tracer: list[str] = []
    if shutil.which("strace") is not None:
        tracer = ["strace", "-f", "-qq", "-e", "trace=socket", "-A", "-o", str(calls)]
        if subprocess.run([*tracer, "true"], capture_output=True, check=False).returncode:
            tracer = []  # tracing is not allowed here
    if FULL:
        everything(library, photos, tracer, **how)
    else:
        done(library, "add", str(photos), before=_without_network(), environment=how)
        done(library, "index", before=[*_without_network(), *tracer], environment=how)
        done(library, "search", "red", "--all", before=_without_network(), environment=how)
    opened = sockets.read_text("utf-8").splitlines()
    assert opened.count("watched") >= 4, "the watch did not run in the app and the engine"
    assert set(opened) == {"watched"}
    if tracer:
        traced = calls.read_text("utf-8", "replace").splitlines()
        assert [line for line in traced if re.search(r"socket\(AF_INET6?,", line)] == []
    # What would be reported later, when this is over.
    assert not list(home.rglob("*onnxruntime*"))
    # The watch sees a socket where there is one.
    sockets.unlink()
    run(library, "models", "download", "light", before=_without_network(), environment=how)
    assert set(sockets.read_text("utf-8").splitlines()) > {"watched"}


def _without_network() -> list[str]:
    """The download of the counter-check must not really begin."""
    _skip_unless(WITHOUT_NETWORK, "a network namespace cannot be made here")
    return WITHOUT_NETWORK


@full_form
@pytest.mark.timeout(3600)
def test_all_tests_pass_without_a_network() -> None:
    _skip_unless(WITH_LOOPBACK, "a network namespace cannot be made here")
    suite = subprocess.run(
        [
            *WITH_LOOPBACK,
            *(sys.executable, "-m", "pytest", "-q", "--timeout", "600", "-n", "2"),
            *("--dist", "loadfile"),
            *("tests", "--ignore", "tests/torture"),
        ],
        cwd=REPOSITORY,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    note(suite.stdout[-2000:])
    assert suite.returncode == 0, suite.stdout[-8000:]

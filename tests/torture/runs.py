"""The app as a person starts it: processes of its own, run to their end or killed on the way."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from photo_sorter.app.cli.main import main

PATIENCE_SECONDS = 240.0


@dataclass(frozen=True, slots=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def value(self) -> dict[str, Any]:
        (line,) = self.lines
        return line


def command(library: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "photo_sorter", "--library", str(library), *arguments]


def run(
    library: Path,
    *arguments: str,
    before: Sequence[str] = (),
    user: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> Ran:
    """Run a command to its end; `before` is a program that it is run by."""
    process = subprocess.run(
        [*before, *command(library, *arguments)],
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        env=None if environment is None else {**os.environ, **environment},
        check=False,
    )
    return Ran(process.returncode, process.stdout, process.stderr)


def done(library: Path, *arguments: str, **how: Any) -> Ran:
    """Run a command that has to succeed."""
    ran = run(library, *arguments, **how)
    assert ran.status == 0, ran.err
    return ran


def run_here(library: Path, *arguments: str) -> Ran:
    """Run a command in this process, where nothing is to happen to it: one of its own takes a
    second to begin."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["--library", str(library), *arguments])
    return Ran(status, out.getvalue(), err.getvalue())


def here(library: Path, *arguments: str) -> Ran:
    """Run a command that has to succeed in this process."""
    ran = run_here(library, *arguments)
    assert ran.status == 0, ran.err
    return ran


def refused(ran: Ran, *words: str) -> None:
    """Whether a run failed as a person is owed: exit code 1 and one line, with these words."""
    assert ran.status == 1, (ran.status, ran.out, ran.err)
    assert "Traceback" not in ran.err, ran.err
    assert len(ran.err.splitlines()) == 1, ran.err
    for word in words:
        assert word in ran.err.lower(), ran.err


def start(arguments: Sequence[str], user: int | None = None) -> subprocess.Popen[str]:
    """In a process group of its own, so that the app and its engine can be killed together."""
    return subprocess.Popen(
        arguments,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def children_of(app: int) -> list[int]:
    """The engine and index processes of an app that there are just now."""
    found = []
    for listed in Path(f"/proc/{app}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in listed.read_text().split():
                with contextlib.suppress(OSError):
                    if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                        found.append(int(child))
    return found


def kill_group(process: subprocess.Popen[str]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def note(words: str) -> None:
    """What was measured; pytest shows it with `-s`."""
    sys.stderr.write(f"{words}\n")


def until(reached: Callable[[], bool], what: str, seconds: float = 60.0) -> None:
    """Look again and again at something that tells nobody when it changes."""
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, f"{what} within {seconds:.0f} s"
        time.sleep(0.02)  # between two looks, not instead of one

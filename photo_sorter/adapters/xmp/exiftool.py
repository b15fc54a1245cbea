"""ExifTool as a process of its own that stays for many commands; no shell is between."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

from photo_sorter.core.errors import EngineError, InvalidInputError
from photo_sorter.core.problems import Problem

_CHUNK = 1 << 16


def find_exiftool() -> str | None:
    """On the PATH."""
    return shutil.which("exiftool")


def _guard(pid: int) -> subprocess.Popen[bytes] | None:
    """Kills ExifTool where this process is killed: by itself it waits for more for ever. None where
    the system has no shell, as Windows."""
    if os.name == "nt":
        return None
    command = ["/bin/sh", "-c", 'read -r _; kill -9 "$1"', "sh", str(pid)]
    with suppress(OSError):
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    return None


class ExifTool:
    """One process; not safe from several threads at a time, but for `close`."""

    def __init__(self, program: str) -> None:
        """Raises OSError where the program cannot be started."""
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        self._errors_read = 0
        self._number = 0
        self._chunks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        try:
            self._process = subprocess.Popen(
                # The person's own configuration could define tags anew.
                [program, "-config", "", "-stay_open", "True", "-@", "-"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
            )
        except OSError:
            self._errors.close()
            raise
        self._guard = _guard(self._process.pid)
        self._reader = threading.Thread(target=self._read, name="exiftool", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def run(self, arguments: Sequence[str], seconds: float) -> tuple[bytes, str]:
        """What the command wrote, and what it complained of. Raises EngineError where the process
        ended or is silent for longer than `seconds`; it is of no use then. Raises InvalidInputError
        for an argument of several lines."""
        if any(set("\r\n\0") & set(each) for each in arguments):
            raise InvalidInputError(Problem.EXIFTOOL_REFUSES, detail="line break")
        self._number += 1
        end = f"{{ready{self._number}}}".encode()
        names = ("-charset", "filename=utf8") if os.name == "nt" else ()
        command = (*names, *arguments, f"-execute{self._number}")
        lines = "".join(f"{each}\n" for each in command)
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(lines.encode("utf-8", errors="surrogateescape"))
            self._process.stdin.flush()
        except (OSError, ValueError) as error:  # ValueError: it was closed
            raise EngineError(Problem.EXIFTOOL_SILENT) from error
        return self._answer(end, time.monotonic() + seconds), self._complaints()

    def close(self) -> None:
        """Kill it; from any thread. A `run` that waits ends with EngineError. Idempotent."""
        if self._guard is not None:  # before the number may be another process's
            self._guard.kill()
            self._guard.wait()
        self._process.kill()
        self._process.wait()
        self._reader.join()
        guarded = None if self._guard is None else self._guard.stdin
        for pipe in (self._process.stdin, self._process.stdout, self._errors, guarded):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def _answer(self, end: bytes, until: float) -> bytes:
        answer = b""
        while True:
            try:
                chunk = self._chunks.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                chunk = b""
            if not chunk:
                self._process.kill()
                raise EngineError(Problem.EXIFTOOL_SILENT)
            answer += chunk
            found = answer.rstrip(b"\r\n")
            if found.endswith(end):
                return found.removesuffix(end)

    def _complaints(self) -> str:
        self._errors.seek(self._errors_read)
        said = self._errors.read()
        self._errors_read += len(said)
        return said.decode("utf-8", errors="replace").strip()

    def _read(self) -> None:
        """Nothing at last: the process ended."""
        stdout = self._process.stdout
        assert stdout is not None
        while chunk := stdout.read1(_CHUNK):  # type: ignore[attr-defined]
            self._chunks.put(chunk)
        self._chunks.put(b"")

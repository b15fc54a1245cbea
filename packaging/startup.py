"""Measures how long programs take to their first window, in turns, on a display of their own:

    python packaging/startup.py build/frozen/photo-sorter/photo-sorter-gui OTHER ...

Needs Xvfb and xdotool. The first round, in which files come from the disk, is told apart.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 11
_PATIENCE = 120.0


def seconds_to_window(program: str, library: Path, display: str) -> float:
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    search = ["xdotool", "search", "--onlyvisible", "--name", "Photo Sorter"]
    begun = time.monotonic()
    window = subprocess.Popen([program, "--library", str(library)], env=environment)
    try:
        while time.monotonic() - begun < _PATIENCE:
            if subprocess.run(search, env=environment, capture_output=True).stdout:
                return time.monotonic() - begun
            if window.poll() is not None:
                raise RuntimeError(f"{program} ended by itself")
            time.sleep(0.02)
        raise TimeoutError(f"{program} showed no window within {_PATIENCE:.0f} s")
    finally:
        window.terminate()
        window.wait()


def main(programs: list[str]) -> None:
    server = subprocess.Popen(
        # Else it starts anew whenever its last client leaves, and turns away who comes then.
        [
            *("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24"),
            *("-nolisten", "tcp", "-noreset"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        display = f":{server.stdout.readline().strip()}"  # which is free; said once it answers
        with tempfile.TemporaryDirectory() as scratch:
            rounds = [
                [
                    seconds_to_window(each, Path(scratch, str(n)), display)
                    for n, each in enumerate(programs)
                ]
                for _ in range(ROUNDS + 1)
            ]
    finally:
        server.terminate()
        server.wait()
    for program, (first, *others) in zip(programs, zip(*rounds, strict=True), strict=True):
        print(
            f"{program}: median {statistics.median(others):.2f} s, "
            f"{min(others):.2f} to {max(others):.2f} s; first {first:.2f} s"
        )


if __name__ == "__main__":
    main(sys.argv[1:])

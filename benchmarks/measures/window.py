"""The window: how soon it is there, how smoothly it scrolls, what it holds in memory.

Each is measured in a process of its own that `benchmarks.window_probe` runs.
"""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import photo_sorter
from benchmarks.report import Figure, Line, Skipped
from benchmarks.workplace import Workplace

_ROUNDS = 5


def measure(place: Workplace) -> list[Line]:
    """First window beside an empty one; memory; scrolling, alone and beside indexing."""
    small, large = place.small().root, place.large().root
    lines = _first_window(small, place.scale.small)
    lines += _memory(place, small, large)
    lines += _scrolling(place, large)
    return lines


def _first_window(library: Path, count: int) -> list[Line]:
    # As pip and the installer leave it. A checkout's modules may be without, where Python was told
    # to write none, and would be compiled at every start.
    compileall.compile_dir(Path(photo_sorter.__file__).parent, quiet=1)
    cold = _drop_caches()
    empty, ours = [], []
    for _ in range(_ROUNDS):
        _drop_caches()
        empty.append(_probe("empty")["seconds"])
        _drop_caches()
        ours.append(_probe("first-window", library)["seconds"])
    more = min(ours) - min(empty)
    beside = f"{min(ours):.2f} s; an empty Qt window of the same size {min(empty):.2f} s"
    if not cold:
        beside += "; warm: the system's file cache cannot be emptied here"
    return [
        Figure(
            f"first window, {count:,} photos", more, "s more than an empty one", 0.7, beside=beside
        )
    ]


def _memory(place: Workplace, small: Path, large: Path) -> list[Line]:
    at_small, at_large = _probe("memory", small), _probe("memory", large)
    together = [found["rss"] + found["index_rss"] for found in (at_small, at_large)]
    grown = (together[1] - together[0]) / (place.scale.large - place.scale.small)
    return [
        Figure(
            f"memory of the app's process, {place.scale.small:,} photos",
            at_small["rss"] / 2**20,
            "MiB",
            350.0,
            beside=f"{at_large['rss'] / 2**20:.0f} MiB at {place.scale.large:,}",
        ),
        Figure(
            f"with the index's process, {place.scale.small:,} photos",
            together[0] / 2**20,
            "MiB",
            350.0 + 3.0 * place.scale.small / 1024,
            beside="350 MiB and 3 KB a photo",
        ),
        Figure("memory a further photo", grown / 1e3, "KB", 3.0),
        Figure(
            "the engine's memory returned after idling",
            at_small["engine_seconds"],
            "s",
            60.0,
            beside=f"it held {at_small['engine_rss'] / 2**20:.0f} MiB; told to idle for "
            f"{at_small['engine_idle']:.0f} s",
        ),
    ]


def _scrolling(place: Workplace, library: Path) -> list[Line]:
    found = _probe("scroll", library)
    count = place.scale.large
    lines: list[Line] = [
        Figure(
            f"scrolling {count:,} photos, p95 of a frame",
            found["frame_p95"] * 1e3,
            "ms",
            16.0,
            beside=f"{found['frames']} frames, thumbnails warm, median "
            f"{found['frame_median'] * 1e3:.1f} ms",
        )
    ]
    if "stall" not in found:
        return [*lines, Skipped("the longest stall while indexing", "nothing was indexed")]
    return [
        *lines,
        Figure(
            "the longest stall of the GUI thread while indexing runs",
            found["stall"] * 1e3,
            "ms",
            50.0,
            beside=f"{found['indexed']} photos indexed meanwhile into {count:,}",
        ),
    ]


def _probe(what: str, library: Path | None = None) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.window_probe", what]
    if library is not None:
        command.append(str(library))
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    out = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, Any] = json.loads(out.stdout.splitlines()[-1])
    return found


def _drop_caches() -> bool:
    """Whether the system's cache of files could be emptied."""
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3", "ascii")
    except OSError:
        return False
    return True

"""A start with nothing changed, beside `find`; and a large folder renamed."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import closing

from benchmarks.made_library import PER_FOLDER
from benchmarks.report import Figure, Line, Skipped
from benchmarks.times import best, seconds
from benchmarks.workplace import Workplace
from photo_sorter.app.composition import open_library


def measure(place: Workplace) -> list[Line]:
    """On the library whose photos have files."""
    made = place.small()
    root = made.root.parent / "pictures"
    count = place.scale.small
    lines: list[Line] = []
    with closing(open_library(made.root)) as library:
        ours = best(lambda: library.jobs.index(lambda p: None, lambda: False))
    if shutil.which("find"):
        peer = best(
            lambda: subprocess.run(
                ["find", str(root), "-type", "f", "-printf", "%s %T@ %p\n"],
                stdout=subprocess.DEVNULL,
                check=True,
            )
        )
        beside = f"{ours:.2f} s; `find` printing size and time {peer:.2f} s"
        lines.append(
            Figure(
                f"a start, nothing changed, {count:,} files",
                ours / peer,
                "× find",
                3.0,
                False,
                beside,
            )
        )
    else:
        lines.append(Skipped("a start, nothing changed", "there is no `find`"))
    return lines + _renamed(place)


def _renamed(place: Workplace) -> list[Line]:
    """All folders of the library move under a new one, and back."""
    made = place.small()
    root = made.root.parent / "pictures"
    parts = sorted(root.iterdir())[: place.scale.thousands_renamed]
    target = root / "renamed"
    target.mkdir()
    with closing(open_library(made.root)) as library:
        for part in parts:
            part.rename(target / part.name)
        took = seconds(lambda: library.jobs.index(lambda p: None, lambda: False))
        engine = library.status.engine_pid()
        for part in parts:
            (target / part.name).rename(part)
        target.rmdir()
        library.jobs.index(lambda p: None, lambda: False)
    files = PER_FOLDER * len(parts)
    return [
        Figure(
            f"a folder of {files:,} renamed: engine processes started",
            0 if engine is None else 1,
            "",
            0,
            beside=f"{took:.2f} s; no file is read and nothing is embedded",
        )
    ]

"""Measures photo_sorter beside its limits and peers; prints a table and writes JSON.

    python -m benchmarks                quick: small libraries, under three minutes
    python -m benchmarks --full         libraries of 100,000 and 1,000,000 photos
    python -m benchmarks --only window searching

Libraries that were made are kept in the working folder (`--folder`) and taken again.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from benchmarks.measures import (
    card,
    completing,
    duplicates,
    filters,
    forward,
    growth,
    importing,
    indexing,
    learning,
    names,
    pointing,
    reading,
    searching,
    sidecars,
    sorting,
    stacks,
    starting,
    viewer,
    window,
)
from benchmarks.report import Line, Skipped, as_json, machine, table
from benchmarks.workplace import FULL, QUICK, Workplace

_MEASURES = {
    "forward": forward.measure,
    "card": card.measure,
    "indexing": indexing.measure,
    "starting": starting.measure,
    "searching": searching.measure,
    "sidecars": sidecars.measure,
    "sorting": sorting.measure,
    "names": names.measure,
    "completing": completing.measure,
    "filters": filters.measure,
    "duplicates": duplicates.measure,
    "stacks": stacks.measure,
    "window": window.measure,
    "viewer": viewer.measure,
    "growth": growth.measure,
    "importing": importing.measure,
    "learning": learning.measure,
    "pointing": pointing.measure,
    "text": reading.measure,
}


def main() -> int:
    """Run the suite; returns 1 where a limit was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--full", action="store_true", help="the large libraries; takes an hour")
    parser.add_argument("--only", nargs="+", choices=sorted(_MEASURES), default=list(_MEASURES))
    parser.add_argument("--folder", type=Path, default=Path("build/bench"))
    parser.add_argument(
        "--photos",
        type=Path,
        default=Path("../shared/photos"),
        help="a folder of photographs that rankings are compared on; none is needed",
    )
    parser.add_argument("--json", type=Path, help="where to write the figures as JSON")
    options = parser.parse_args()
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    photos = options.photos if options.photos.is_dir() else None
    place = Workplace(folder, FULL if options.full else QUICK, photos)
    lines: list[Line] = []
    try:
        for name in options.only:
            lines += _measured(name, place)
    finally:
        place.tidy()
    print(f"{machine()}\n")
    print(table(lines))
    target = options.json or folder / ("full.json" if options.full else "quick.json")
    target.write_text(as_json(lines, " ".join(["python -m benchmarks", *sys.argv[1:]])), "utf-8")
    missed = [x for x in lines if not isinstance(x, Skipped) and x.reached is False]
    return 1 if missed else 0


def _measured(name: str, place: Workplace) -> list[Line]:
    print(f"{name}…", file=sys.stderr, flush=True)
    began = time.monotonic()
    lines = _MEASURES[name](place)
    print(table(lines).split("\n", 2)[2], file=sys.stderr, flush=True)
    print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return lines


if __name__ == "__main__":
    sys.exit(main())

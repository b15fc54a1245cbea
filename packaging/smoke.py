"""Uses a packaged program once, from the outside, as a person would on their first day.

    python packaging/smoke.py build/frozen/photo-sorter/photo-sorter

draws a folder of pictures, takes it in, searches it, and looks at what came out and at the pictures
themselves, which must be as they were. Only the command line is used, and of Python only what comes
with it, so it runs on every system that a package is made for. Ends with 0 where all was well.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 240, 180
_PATIENCE_SECONDS = 600  # a cold machine reads half a gigabyte of libraries first

Colour = tuple[int, int, int]
Paint = Callable[[float, float], Colour]  # of a point in 0..1 by 0..1


class SmokeError(Exception):
    """What was not as it should be, in words."""


def png(paint: Paint) -> bytes:
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)  # the row's filter: none
        for x in range(WIDTH):
            rows += bytes(paint((x + 0.5) / WIDTH, (y + 0.5) / HEIGHT))

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = (
        chunk(b"IHDR", header),
        chunk(b"IDAT", zlib.compress(bytes(rows))),
        chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    share = min(1.0, max(0.0, share))
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def sunset(x: float, y: float) -> Colour:
    if math.hypot((x - 0.5) * 4 / 3, y - 0.6) < 0.1 and y < 0.62:
        return 255, 236, 170
    if y < 0.62:
        return mix((70, 40, 110), (255, 140, 50), y / 0.62)
    return mix((190, 90, 60), (40, 25, 60), (y - 0.62) / 0.38)


def meadow(x: float, y: float) -> Colour:
    horizon = 0.5 + 0.03 * math.sin(x * 9)
    if y < horizon:
        return mix((70, 140, 230), (190, 220, 250), y / horizon)
    blade = 18 * math.sin(x * 311 + y * 173)
    green = mix((110, 180, 60), (40, 110, 30), (y - horizon) / 0.5)
    return mix(green, (200, 230, 90), blade / 100)


def night(x: float, y: float) -> Colour:
    column = int(x * 9)
    roof = 0.45 + 0.25 * ((column * 7919) % 10) / 10
    if y < roof:
        return mix((4, 6, 24), (24, 26, 60), y)
    window = (x * 9 % 1 * 4 % 1, y * 24 % 1)
    lit = (int(x * 36) * 31 + int(y * 24) * 17) % 5 < 2 and 0.3 < window[0] < 0.8 > window[1] > 0.3
    return (250, 210, 110) if lit else (12, 12, 26)


PICTURES: dict[str, Paint] = {"sunset": sunset, "meadow": meadow, "night": night}
# What is asked, and the picture that must come first.
QUERIES = {"a sunset": "sunset", "a meadow": "meadow", "a city at night": "night"}


class Program:
    """The packaged command line, on a library of its own."""

    def __init__(self, command: list[str], library: Path) -> None:
        self._command = command
        # Nothing of a development environment may lend the package what it lacks.
        self._environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        } | {"PHOTO_SORTER_LIBRARY": str(library)}

    def run(self, *arguments: str) -> str:
        began = time.monotonic()
        done = subprocess.run(
            [*self._command, *arguments],
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            env=self._environment,
        )
        said = done.stdout.decode("utf-8", "replace")
        print(f"{time.monotonic() - began:6.1f} s  {' '.join(arguments)}", flush=True)
        if done.returncode != 0:
            errors = done.stderr.decode("utf-8", "replace")
            raise SmokeError(f"`{' '.join(arguments)}` ended with {done.returncode}:\n{errors}")
        return said

    def ask(self, *arguments: str) -> list[Any]:
        """The answer's JSON, line by line."""
        return [json.loads(line) for line in self.run(*arguments, "--json").splitlines()]


def check(holds: object, words: str) -> None:
    if not holds:
        raise SmokeError(words)


def digests(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}


def smoke(command: list[str], scratch: Path) -> None:
    photos = scratch / "Fotos für später é"  # a name that a wrong encoding would break
    photos.mkdir()
    for name, paint in PICTURES.items():
        (photos / f"{name}.png").write_bytes(png(paint))
    before = digests(photos)
    program = Program(command, scratch / "library")

    check("photo_sorter" in program.run("--version"), "It does not say its version.")
    program.run("add", str(photos))
    (first,) = program.ask("index")
    check(first["added"] == len(PICTURES), f"Not every picture was taken in: {first}")
    check(not first["failed"], f"Pictures failed: {first}")
    for query, wanted in QUERIES.items():
        hits = program.ask("search", query, "--all")
        check(hits, f"Nothing was found for “{query}”.")
        best = Path(hits[0]["path"])
        check(best.stem == wanted, f"“{query}” found {best.name} first, not {wanted}.png.")
        check(best.parent.name == photos.name, f"The path came back changed: {best}")
    (likest, *_) = program.ask("similar", str(photos / "night.png"))
    check(Path(likest["path"]).stem == "night", f"What looks most like itself is {likest}.")
    (again,) = program.ask("index")
    check(again["unchanged"] == len(PICTURES), f"A second look was not quiet: {again}")
    (status,) = program.ask("status")
    check(status["embedded"] == len(PICTURES), f"The library is not whole: {status}")
    program.run("doctor")
    check(digests(photos) == before, "A picture was changed.")


def main() -> int:
    parser = argparse.ArgumentParser(description="Use a packaged program once, from the outside.")
    parser.add_argument("command", nargs="+", metavar="PROGRAM", help="the command line to try")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        try:
            smoke(arguments.command, Path(scratch))
        except (SmokeError, OSError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
            print(f"Failed: {error}", file=sys.stderr)
            return 1
    print("All was well.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

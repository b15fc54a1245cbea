"""Killed at any point, a library loses nothing and does nothing twice."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from photo_sorter.adapters.catalog.catalog import SqliteCatalog

KILLS = 30
PHOTOS_EACH = 12


def start(library: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "photo_sorter", "--library", str(library), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def finish(library: Path, *arguments: str) -> list[dict[str, Any]]:
    process = start(library, *arguments)
    out, _ = process.communicate(timeout=100)
    assert process.returncode == 0
    return [json.loads(line) for line in out.splitlines()]


def draw(path: Path, seed: int) -> None:
    """A picture of its own for each seed."""
    noise = random.Random(seed)
    picture = Image.new("RGB", (160, 120), tuple(noise.randbytes(3)))
    for _ in range(6):
        box = sorted(noise.randrange(160) for _ in range(2))
        picture.paste(tuple(noise.randbytes(3)), (box[0], box[0] // 2, box[1] + 1, 110))
    picture.save(path, "JPEG")


@pytest.mark.timeout(400)
def test_thirty_kills_at_random_points_of_ingest_lose_and_repeat_nothing(tmp_path: Path) -> None:
    noise = random.Random(20240501)
    library, photos = tmp_path / "library", tmp_path / "photos"
    photos.mkdir()
    finish(library, "add", str(photos), "--json")
    drawn = 0
    for kill in range(KILLS):
        for _ in range(PHOTOS_EACH):
            draw(photos / f"{drawn:05}.jpg", drawn)
            drawn += 1
        (photos / f"{noise.randrange(drawn - PHOTOS_EACH, drawn):05}.jpg").rename(
            photos / f"renamed{kill}.jpg"
        )
        process = start(library, "index")
        try:
            process.wait(timeout=noise.uniform(0.2, 6.0))
        except subprocess.TimeoutExpired:
            if noise.random() < 0.7:
                os.killpg(process.pid, signal.SIGKILL)  # the app and its engine
            else:
                process.kill()  # the app alone: the engine must end by itself
        process.communicate(timeout=60)
    contents = {hashlib.sha256(p.read_bytes()).hexdigest() for p in photos.iterdir()}
    assert len(contents) == drawn

    (summary,) = finish(library, "index", "--json")
    assert summary["failed"] == []
    (status,) = finish(library, "status", "--json")
    assert status["photos"] == status["embedded"] == drawn
    assert status["pending"] == 0
    assert finish(library, "doctor", "--json") == []  # catalog and index hold the same ids
    catalog = SqliteCatalog.open(library / "catalog.sqlite", read_only=True)
    try:
        assert catalog.check() == []
    finally:
        catalog.close()
    after = {hashlib.sha256(p.read_bytes()).hexdigest() for p in photos.iterdir()}
    assert after == contents

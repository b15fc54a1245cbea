"""Pictures that cost little to make and differ."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

from PIL import Image


def draw(path: Path, seed: int, size: tuple[int, int] = (160, 120)) -> None:
    """A picture of its own for each seed."""
    noise = random.Random(seed)
    width, height = size
    picture = Image.new("RGB", size, tuple(noise.randbytes(3)))
    for _ in range(6):
        left, right = sorted(noise.randrange(width) for _ in range(2))
        box = (left, left * height // width // 2, right + 1, height - 10)
        picture.paste(tuple(noise.randbytes(3)), box)
    picture.save(path, "JPEG")


def draw_all(folder: Path, count: int, first: int = 0, size: tuple[int, int] = (160, 120)) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        draw(folder / f"{number:05}.jpg", number, size)


def contents(*folders: Path) -> dict[str, str]:
    """The digest of each file below the folders, hidden ones too, by its path."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

"""Prints how alike photographs and their edits are found, and two photographs of one kind.

    python -m tools.measure_edits --photos ../shared/photos

`core.content_change.ALIKE` lies between the two. Each line gives percentiles of the likeness.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance, ImageOps

from photo_sorter.adapters.engine.files.likeness import likeness

_SETS = ("caltech101", "flowers", "clothing", "grocery")
_PERCENTILES = (1, 5, 25, 50, 75, 95, 99)


def _cropped(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    return picture.crop((width // 8, height // 8, width - width // 8, height - height // 8))


def _cropped_to_the_left(picture: Image.Image) -> Image.Image:
    return picture.crop((0, 0, picture.width * 2 // 3, picture.height))


EDITS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "an eighth cropped from each side": _cropped,
    "a third cropped from the right": _cropped_to_the_left,
    "brightened by a third": lambda picture: ImageEnhance.Brightness(picture).enhance(1.33),
    "more contrast": lambda picture: ImageEnhance.Contrast(picture).enhance(1.5),
    "black and white": lambda picture: ImageOps.grayscale(picture).convert("RGB"),
    "turned by 90 degrees": lambda picture: picture.transpose(Image.Transpose.ROTATE_90),
    "half the size": lambda picture: picture.resize((picture.width // 2, picture.height // 2)),
}


def main() -> None:
    """Run the tool."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--count", type=int, default=60)
    options = parser.parse_args()
    rng = np.random.default_rng(0)
    folders = sorted(f for name in _SETS for f in (options.photos / name).iterdir() if f.is_dir())
    pairs = []
    for _ in range(options.count):
        files = sorted(folders[rng.integers(len(folders))].iterdir())
        pairs.append([files[i] for i in rng.choice(len(files), 2, replace=False)])
    pictures = [[Image.open(path).convert("RGB") for path in pair] for pair in pairs]

    print(" " * 36 + " ".join(f"{p:4d}%" for p in _PERCENTILES))
    for name, edit in EDITS.items():
        _print(name, [likeness(one, edit(one)) for one, _ in pictures])
    _print("another photograph of the kind", [likeness(*pair) for pair in pictures])


def _print(name: str, found: list[float]) -> None:
    print(f"{name:36s}" + " ".join(f"{v:.3f}" for v in np.percentile(found, _PERCENTILES)))


if __name__ == "__main__":
    main()

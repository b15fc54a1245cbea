"""How a model's vectors of real photographs lie: what `benchmarks.made_library` draws its own by.

    python -m benchmarks.spread shared/photos/caltech101 shared/photos/flowers

Each folder that holds pictures is a category.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from photo_sorter.adapters.engine.model.tower import ImageTower, meanings
from photo_sorter.adapters.engine.model.towers import Towers
from photo_sorter.app.places import resources_folder
from photo_sorter.core.embedding import Vectors, normalise

_MOST = 45  # pictures of a category
_LEAST = 15  # with fewer, a mean says little
_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}
_BATCH = 64
_AXES = (20, 50)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args()
    builtin = str(resources_folder() / "models" / "builtin")
    tower = Towers(exact=False).image(builtin, lambda: None, gpu=False)
    found: dict[Path, list[Path]] = {}
    for folder in options.folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in _SUFFIXES:
                found.setdefault(path.parent, []).append(path)
    rng = np.random.default_rng(1)
    categories = [
        _embedded(tower, [paths[i] for i in rng.permutation(len(paths))[:_MOST]])
        for paths in found.values()
        if len(paths) >= _LEAST
    ]
    everything = np.concatenate(categories)
    centres = np.stack([vectors.mean(axis=0) for vectors in categories])
    noise = np.concatenate([vectors - vectors.mean(axis=0) for vectors in categories])
    lengths = np.linalg.norm(centres, axis=1).mean()
    cosines = (normalise(centres) @ normalise(centres).T)[np.triu_indices(len(centres), 1)]
    print(f"{len(everything):,} photographs of {len(categories)} categories")
    print(f"noise beside centres: {np.sqrt((noise**2).sum(axis=1).mean()) / lengths:.2f}")
    print(f"cosine of two centres: {cosines.mean():.3f}, standard deviation {cosines.std():.3f}")
    for name, vectors in (("centres", centres), ("noise", noise), ("all", everything)):
        shares = _shares(vectors)
        print(f"{name}: " + ", ".join(f"{shares[n - 1]:.0%} on {n} axes" for n in _AXES))
    return 0


def _embedded(tower: ImageTower, paths: list[Path]) -> Vectors:
    """(n, d) of the pictures."""
    vectors = []
    for start in range(0, len(paths), _BATCH):
        inputs = []
        for path in paths[start : start + _BATCH]:
            with Image.open(path) as picture:
                picture.draft("RGB", (2 * tower.input_side, 2 * tower.input_side))
                inputs.append(tower.prepare(picture.convert("RGB")))
        vectors.append(meanings(tower, inputs))
    return np.concatenate(vectors)


def _shares(vectors: Vectors) -> Vectors:
    """How much of the variance lies on the first principal axis, on the first two, and so on."""
    variances = np.linalg.svd(vectors - vectors.mean(axis=0), compute_uv=False) ** 2
    shares: Vectors = np.cumsum(variances / variances.sum())
    return shares


if __name__ == "__main__":
    sys.exit(main())

"""From what a tower's layers saw to how a picture looks.

Means of the last layers say what is where, deviations of those in the middle which patterns there
are, whatever they are of. Roots keep the few large numbers from deciding alone, and a PCA that
evens out its axes brings all of it into `dimensions` numbers (Jégou and Chum, ECCV 2012). It lies
in the file `NAME` beside the model's weights and was fitted by `tools.builtin_model.looks`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem

NAME = "looks.safetensors"
POOLED = "pooled"  # of the graphs' outputs
REFERENCES = "references"  # looks of pictures of anything (r, l)


@dataclass(frozen=True, slots=True, eq=False)
class LookProjection:
    """`mean` (p,) of the roots of pooled values, and `axes` (p, l)."""

    mean: Vectors
    axes: Vectors

    @property
    def dimensions(self) -> int:
        return int(self.axes.shape[1])

    def looks(self, pooled: Vectors) -> Vectors:
        """(n, l) L2-normalised of what was pooled of n pictures, (n, p)."""
        return normalise(((rooted(pooled) - self.mean) @ self.axes).astype(np.float32))


def rooted(pooled: Vectors) -> Vectors:
    """Each value's root, with its sign."""
    roots: Vectors = np.sign(pooled) * np.sqrt(np.abs(pooled))
    return roots


def read_projection(folder: Path) -> LookProjection | None:
    """None where the model gives no looks. Raises ModelUnavailableError where the file is
    damaged."""
    if not (folder / NAME).is_file():
        return None
    found = _arrays(folder)
    try:
        projection = LookProjection(found["mean"], found["axes"])
        if projection.axes.ndim != 2 or projection.mean.shape != projection.axes.shape[:1]:
            raise ValueError(f"its shape is {projection.axes.shape}")
    except (KeyError, ValueError) as error:
        raise _damaged(folder, error) from error
    return projection


def read_references(folder: Path) -> Vectors:
    """(r, l) float32, L2-normalised. Raises ModelUnavailableError where the file is damaged."""
    try:
        return normalise(_arrays(folder)[REFERENCES])
    except KeyError as error:
        raise _damaged(folder, error) from error


def looks_digest(folder: Path) -> str:
    """The first 8 hexadecimal digits of BLAKE2b over the file. Raises OSError."""
    return hashlib.blake2b((folder / NAME).read_bytes()).hexdigest()[:8]


def _arrays(folder: Path) -> dict[str, Vectors]:
    from safetensors import SafetensorError  # not for the first window
    from safetensors.numpy import load_file

    try:
        return {name: array.astype(np.float32) for name, array in load_file(folder / NAME).items()}
    except (OSError, ValueError, SafetensorError) as error:
        raise _damaged(folder, error) from error


def _damaged(folder: Path, error: Exception) -> ModelUnavailableError:
    return ModelUnavailableError(
        Problem.MODEL_REFERENCES_DAMAGED, path=str(folder / NAME), detail=str(error)
    )

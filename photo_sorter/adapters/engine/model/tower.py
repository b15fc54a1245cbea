"""The two halves of a model, whoever computes them. Imports nothing heavy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem

if TYPE_CHECKING:
    from PIL.Image import Image

ModelInput = NDArray[np.uint8]  # (h, w, 3) of a picture in the model's size


class Seen(NamedTuple):
    """What one pass says of n pictures, L2-normalised float32: what they mean, (n, d), and how they
    look, (n, l). None where the model says nothing of that."""

    vectors: Vectors | None
    looks: Vectors | None


class ImageTower(Protocol):
    """The half that sees: from pictures to vectors. Safe to use from several threads."""

    @property
    def input_side(self) -> int:
        """Pixels of the longer side of what it is given."""

    @property
    def most_at_once(self) -> int:
        """Pictures beyond which a larger batch brings nothing."""

    @property
    def on_gpu(self) -> bool:
        """Whether it is on a GPU."""

    def prepare(self, picture: Image) -> ModelInput:
        """An upright RGB picture in the model's size."""

    def see(self, inputs: Sequence[ModelInput], threads: int | None = None) -> Seen:
        """All that the model says of n >= 1 inputs of `prepare`, on so many threads, or on as many
        as suit it. Raises RuntimeError, MemoryError."""


class TextTower(Protocol):
    """The half that reads: from texts to vectors. Safe to use from several threads."""

    def embed(self, texts: Sequence[str], threads: int | None = None) -> Vectors:
        """L2-normalised float32 (n, d) of n >= 1 texts; `threads` as for pictures."""


def meanings(
    tower: ImageTower, inputs: Sequence[ModelInput], threads: int | None = None
) -> Vectors:
    """(n, d) of n >= 1 inputs. Raises ModelUnavailableError of a tower that gives looks alone, and
    what `see` does."""
    return _said(tower.see(inputs, threads).vectors, Problem.MODEL_GIVES_LOOKS_ALONE)


def looks(tower: ImageTower, inputs: Sequence[ModelInput], threads: int | None = None) -> Vectors:
    """(n, l) of n >= 1 inputs. Raises ModelUnavailableError of a tower that gives no looks, and
    what `see` does."""
    return _said(tower.see(inputs, threads).looks, Problem.MODEL_GIVES_NO_LOOKS)


def _said(vectors: Vectors | None, otherwise: Problem) -> Vectors:
    if vectors is None:
        raise ModelUnavailableError(otherwise)
    return vectors

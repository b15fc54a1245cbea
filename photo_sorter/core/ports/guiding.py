"""Bringing a picture nearer to words by its light and colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from photo_sorter.core.adjusting.adjustments import Adjustments
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.photo import FilePath


@dataclass(frozen=True, slots=True)
class Guidance:
    """Which way to go in a model's space: to the vector `asked` (d,), away from `neutral` (d,),
    which says nothing. It begins at `start`, and each adjustment stays between `low` and `high`."""

    asked: Vectors
    neutral: Vectors
    start: Adjustments
    low: Adjustments
    high: Adjustments


@dataclass(frozen=True, slots=True)
class Guided:
    """The adjustments found, and what the model sees without any, with those of the start alone,
    and with those found: normalised vectors (d,)."""

    adjustments: Adjustments
    before: Vectors
    started: Vectors
    after: Vectors


class LookGuide(Protocol):
    """Follows a model's gradient, in a process of its own. Safe from any thread."""

    def guide(
        self, model: Path, path: FilePath, guidance: Guidance, cancelled: Callable[[], bool]
    ) -> Guided:
        """Of a picture file. `model` is an encoder's folder. Raises InvalidInputError where the
        picture cannot be read, ModelUnavailableError, CancelledError soon after `cancelled()` turns
        true, and EngineError."""

    def warm_up(self, model: Path) -> None:
        """Start the process and have it load the model, without waiting for it."""

    def close(self) -> None:
        """End the process. Idempotent."""

"""Reads the text that is seen in pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from photo_sorter.core.errors import Failure, FailureKind, InvalidInputError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.reading.lines import TextLine


class PictureRefusedError(InvalidInputError):
    """Why a picture cannot be read, as a failure of its photo."""

    kind = FailureKind.UNSUPPORTED

    @property
    def failure(self) -> Failure:
        return Failure(self.kind, self.problem, self.values)


def refused(failure: Failure, path: FilePath) -> PictureRefusedError:
    error = PictureRefusedError(failure.problem, path=path, **failure.values)
    error.kind = failure.kind
    return error


@dataclass(frozen=True, slots=True)
class ReadText:
    """All that was read in one picture, nonsense among it, in no order. `shape` is the upright
    picture's width over its height. `seconds` of the processor were needed. `glanced`: a first look
    at a small size found nothing, and no other was taken."""

    lines: tuple[TextLine, ...]
    shape: float
    seconds: float
    glanced: bool = False


class TextReader(Protocol):
    """Reads in a process of its own: nothing that a file holds harms the app. Safe from any
    thread; one picture at a time is read."""

    def read(
        self,
        path: FilePath,
        cancelled: Callable[[], bool] = lambda: False,
        *,
        glance: bool = False,
    ) -> ReadText:
        """Blocks. With `glance` a picture in which nothing looks like text at a small size is
        passed over, which takes a fraction of the time. Raises PictureRefusedError where the
        picture cannot be read, CancelledError soon after `cancelled()` turns true, and EngineError
        where there is no process to ask."""

    def close(self) -> None:
        """End the process. Reads that wait end with EngineError. Idempotent."""

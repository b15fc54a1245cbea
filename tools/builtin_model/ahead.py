"""Batches that are drawn in a thread, one ahead of training."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Generic, TypeVar

Batch = TypeVar("Batch")


class Ahead(Generic[Batch]):
    """Calls `draw` in one thread, in order, so that a seeded generator in it stays seeded."""

    def __init__(self, draw: Callable[[], Batch]) -> None:
        self._draw = draw
        self._thread = ThreadPoolExecutor(1)
        self._next = self._thread.submit(draw)

    def next(self) -> Batch:
        """The batch that was drawn before; the one after is begun."""
        found = self._next.result()
        self._next = self._thread.submit(self._draw)
        return found

    def __enter__(self) -> Ahead[Batch]:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._thread.shutdown(cancel_futures=True)

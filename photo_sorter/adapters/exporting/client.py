"""The app's side of the processes that write copies: implements `core.ports.PictureWriter`."""

from __future__ import annotations

import os
import queue
from collections.abc import Callable

from photo_sorter.adapters.child.client import (
    ChildCancelledError,
    ChildClient,
    ChildClosedError,
    ChildStoppedError,
)
from photo_sorter.adapters.child.patience import Patience
from photo_sorter.adapters.child.process import Entry
from photo_sorter.adapters.exporting.messages import WriteCopy, WriterOptions
from photo_sorter.adapters.exporting.process import writer_main
from photo_sorter.core.errors import CancelledError, EngineError, InvalidInputError
from photo_sorter.core.ports.exporting import ExportOrder, WrittenCopy
from photo_sorter.core.problems import Problem

_MOST_PROCESSES = 2  # each may take gigabytes
_IDLE_SECONDS = 30.0
_FILE_SECONDS = 120.0  # a large PNG takes its time


class ExportClient:
    """Processes start when they are needed and go when they idle."""

    def __init__(
        self,
        *,
        processes: int = 0,
        file_seconds: float = _FILE_SECONDS,
        idle_seconds: float = _IDLE_SECONDS,
        options: WriterOptions | None = None,
        entry: Entry = writer_main,
    ) -> None:
        """As many `processes`; 0 chooses by the machine. One that is silent for `file_seconds`
        about a picture is killed, and the picture given up."""
        count = processes or max(1, min(_MOST_PROCESSES, os.cpu_count() or 1))
        self._file_seconds = file_seconds
        self._all = [
            ChildClient(
                f"export-{number}",
                entry,
                options or WriterOptions(),
                idle_seconds=idle_seconds,
                polite_seconds=0.5,
            )
            for number in range(count)
        ]
        self._free: queue.LifoQueue[ChildClient] = queue.LifoQueue()
        for child in reversed(self._all):
            self._free.put(child)

    @property
    def at_once(self) -> int:
        return len(self._all)

    def write(self, order: ExportOrder, cancelled: Callable[[], bool]) -> WrittenCopy:
        """See `core.ports.PictureWriter`."""
        child = self._free.get()
        try:
            copy = child.ask(
                lambda number: WriteCopy(number, order),
                1,
                Patience(self._file_seconds),
                0,
                cancelled,
            )
        except ChildCancelledError as error:
            child.stop()  # it may be writing still: what is discarded must not come back
            raise CancelledError(Problem.INTERRUPTED) from error
        except ChildClosedError as error:
            raise EngineError(Problem.ENGINE_CLOSED) from error
        except ChildStoppedError as error:
            raise InvalidInputError(
                Problem.PICTURE_CRASHES_DECODER, path=order.path, detail=str(error)
            ) from error
        finally:
            self._free.put(child)
        assert isinstance(copy, WrittenCopy)
        return copy

    def close(self) -> None:
        """See `core.ports.PictureWriter`."""
        for child in self._all:
            child.close()

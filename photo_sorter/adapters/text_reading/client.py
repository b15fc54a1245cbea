"""The app's side of the process that reads text: implements `core.ports.TextReader`."""

from __future__ import annotations

import threading
from collections.abc import Callable

from photo_sorter.adapters.child.client import (
    ChildCancelledError,
    ChildClient,
    ChildClosedError,
    ChildStoppedError,
)
from photo_sorter.adapters.child.patience import Patience
from photo_sorter.adapters.child.process import Entry
from photo_sorter.adapters.text_reading.messages import ReaderOptions, ReadLines
from photo_sorter.adapters.text_reading.process import reader_main
from photo_sorter.core.errors import CancelledError, EngineError, Failure, FailureKind
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.text_reading import ReadText, refused
from photo_sorter.core.problems import Problem

_IDLE_SECONDS = 30.0
_SILENT_SECONDS = 300.0  # a page takes seconds; with others at work a small machine takes minutes


class TextReaderClient:
    """The process starts when it is needed and goes when it idles."""

    def __init__(
        self,
        options: ReaderOptions,
        *,
        silent_seconds: float = _SILENT_SECONDS,
        idle_seconds: float = _IDLE_SECONDS,
        entry: Entry = reader_main,
    ) -> None:
        """A process that is silent for `silent_seconds` about a picture is killed, and the picture
        given up."""
        self._silent_seconds = silent_seconds
        self._child = ChildClient(
            "text", entry, options, idle_seconds=idle_seconds, polite_seconds=0.5
        )
        self._one_at_a_time = threading.Lock()

    @property
    def pid(self) -> int | None:
        """Of the newest process, which may have ended."""
        return self._child.pid

    def read(
        self,
        path: FilePath,
        cancelled: Callable[[], bool] = lambda: False,
        *,
        glance: bool = False,
    ) -> ReadText:
        """See `core.ports.TextReader`."""
        with self._one_at_a_time:  # or a crash would take along what only waits for its turn
            try:
                said = self._child.ask(
                    lambda number: ReadLines(number, path, glance),
                    1,
                    Patience(self._silent_seconds),
                    0,
                    cancelled,
                )
            except ChildCancelledError as error:
                self._child.stop()  # were it to hang, the next picture would be blamed
                raise CancelledError(Problem.INTERRUPTED) from error
            except ChildClosedError as error:
                raise EngineError(Problem.ENGINE_CLOSED) from error
            except ChildStoppedError as error:
                failure = Failure(
                    FailureKind.CRASHED, Problem.PICTURE_CRASHES_DECODER, {"detail": str(error)}
                )
                raise refused(failure, path) from error
        assert isinstance(said, ReadText)
        return said

    def close(self) -> None:
        """See `core.ports.TextReader`."""
        self._child.close()

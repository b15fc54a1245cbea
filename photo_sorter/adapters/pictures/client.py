"""The app's side of the picture process: implements `core.ports.FrameReader`."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from photo_sorter.adapters.child.client import (
    ChildCancelledError,
    ChildClient,
    ChildClosedError,
    ChildStoppedError,
)
from photo_sorter.adapters.child.patience import Patience
from photo_sorter.adapters.child.process import Entry
from photo_sorter.adapters.pictures.messages import (
    HashFrames,
    PictureOptions,
    ReadPicture,
    SharedPicture,
    Taken,
    WarmUp,
)
from photo_sorter.adapters.pictures.pixel_memory import pixel_memory
from photo_sorter.adapters.pictures.process import picture_main
from photo_sorter.core.errors import CancelledError, EngineError, InvalidInputError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.pictures import BYTES_A_PIXEL, Picture, PictureSize
from photo_sorter.core.problems import Problem

_ATTEMPTS = 2  # at a picture that somebody waits for: one that is read ahead may take it along
_IDLE_SECONDS = 120.0


@contextmanager
def _errors_in_words(path: FilePath) -> Iterator[None]:
    try:
        yield
    except ChildCancelledError as error:
        raise CancelledError(Problem.NEWER_REQUEST) from error
    except ChildClosedError as error:
        raise EngineError(Problem.ENGINE_CLOSED) from error
    except (ChildStoppedError, OSError) as error:
        raise InvalidInputError(
            Problem.PICTURE_CRASHES_DECODER, path=path, detail=str(error)
        ) from error


class PictureClient:
    """Starts the process when it is needed and again where it died. Safe from any thread."""

    def __init__(
        self,
        *,
        idle_seconds: float = _IDLE_SECONDS,
        file_seconds: float = 30.0,
        options: PictureOptions | None = None,
        entry: Entry = picture_main,
    ) -> None:
        """The process ends after `idle_seconds` without a request. One that is silent for
        `file_seconds` about a picture is killed, and the picture given up."""
        self._file_seconds = file_seconds
        self._memory = pixel_memory()
        self._child = ChildClient(
            "pictures",
            entry,
            options or PictureOptions(),
            idle_seconds=idle_seconds,
            polite_seconds=0.5,
        )

    @property
    def pid(self) -> int | None:
        """Of the newest process, which may have ended."""
        return self._child.pid

    def read(
        self, path: FilePath, size: PictureSize, cancelled: Callable[[], bool] = lambda: False
    ) -> Picture:
        """See `core.ports.PictureReader`."""
        requests: list[ReadPicture] = []

        def make(request_id: int) -> ReadPicture:
            requests.append(ReadPicture(request_id, path, size, f"ps-{secrets.token_hex(8)}"))
            return requests[-1]

        attempts = 1 if size.ahead else _ATTEMPTS

        def asked() -> Picture:
            shared = self._child.ask(make, attempts, Patience(self._file_seconds), 0, cancelled)
            assert isinstance(shared, SharedPicture)
            try:
                return self._found(shared)
            finally:
                self._child.tell(Taken(requests[-1].request_id))

        try:
            with _errors_in_words(path):
                try:
                    return asked()
                except FileNotFoundError:  # it died of another picture once it had answered
                    if size.ahead:
                        raise
                    return asked()
        finally:
            for request in requests:  # those that were lost with a process that died
                self._memory.discard(request.memory)

    def frames(self, path: FilePath) -> str:
        """See `core.ports.FrameReader`."""
        with _errors_in_words(path):
            patience = Patience(self._file_seconds)
            said = self._child.ask(lambda number: HashFrames(number, path), _ATTEMPTS, patience)
        return str(said)

    def warm_up(self) -> None:
        """See `core.ports.PictureReader`. Raises EngineError where it is closed."""
        try:
            self._child.submit(WarmUp, lambda _reply: None)
        except ChildClosedError as error:
            raise EngineError(Problem.ENGINE_CLOSED) from error

    def close(self) -> None:
        """See `core.ports.PictureReader`."""
        self._child.close()

    def _found(self, shared: SharedPicture) -> Picture:
        size = shared.width * shared.height * BYTES_A_PIXEL
        pixels, owner = self._memory.find(shared.address, size)
        return Picture(
            shared.width, shared.height, shared.whole_width, shared.whole_height, pixels, owner
        )

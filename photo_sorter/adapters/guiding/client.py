"""The app's side of the process that follows gradients: implements `LookGuide`."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from photo_sorter.adapters.child.client import (
    ChildCancelledError,
    ChildClient,
    ChildClosedError,
    ChildStoppedError,
)
from photo_sorter.adapters.child.patience import Patience
from photo_sorter.adapters.child.process import Entry
from photo_sorter.adapters.guiding.messages import GuideLook, GuideOptions, WarmUp
from photo_sorter.adapters.guiding.process import guide_main
from photo_sorter.core.errors import CancelledError, EngineError, InvalidInputError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.guiding import Guidance, Guided
from photo_sorter.core.problems import Problem

_IDLE_SECONDS = 120.0  # while somebody tries words
_FILE_SECONDS = 60.0
_ATTEMPTS = 2


class GuideClient:
    """The process starts when it is needed, again when it died, and goes when it idles."""

    def __init__(
        self,
        *,
        idle_seconds: float = _IDLE_SECONDS,
        file_seconds: float = _FILE_SECONDS,
        options: GuideOptions | None = None,
        entry: Entry = guide_main,
    ) -> None:
        """A process that is silent for `file_seconds` is killed, and the picture given up."""
        self._file_seconds = file_seconds
        self._child = ChildClient(
            "guide", entry, options or GuideOptions(), idle_seconds=idle_seconds, polite_seconds=0.5
        )

    def guide(
        self, model: Path, path: FilePath, guidance: Guidance, cancelled: Callable[[], bool]
    ) -> Guided:
        """See `core.ports.guiding.LookGuide`."""
        try:
            found = self._child.ask(
                lambda number: GuideLook(number, str(model), path, guidance),
                _ATTEMPTS,
                Patience(self._file_seconds),
                0,
                cancelled,
            )
        except ChildCancelledError as error:
            raise CancelledError(Problem.NEWER_REQUEST) from error
        except ChildClosedError as error:
            raise EngineError(Problem.ENGINE_CLOSED) from error
        except ChildStoppedError as error:
            raise InvalidInputError(
                Problem.PICTURE_CRASHES_DECODER, path=path, detail=str(error)
            ) from error
        assert isinstance(found, Guided)
        return found

    def warm_up(self, model: Path) -> None:
        """See `core.ports.guiding.LookGuide`. What goes wrong is told to the next request."""
        with contextlib.suppress(ChildClosedError):
            self._child.submit(lambda number: WarmUp(number, str(model)), lambda _reply: None)

    def close(self) -> None:
        """See `core.ports.guiding.LookGuide`."""
        self._child.close()

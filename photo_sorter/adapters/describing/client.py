"""The app's side of the process that describes pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from photo_sorter.adapters.child.client import (
    ChildCancelledError,
    ChildClient,
    ChildClosedError,
    ChildStoppedError,
)
from photo_sorter.adapters.child.messages import Loading
from photo_sorter.adapters.child.patience import Patience
from photo_sorter.adapters.child.process import OUT_OF_MEMORY, Entry
from photo_sorter.adapters.describing.messages import (
    Ask,
    DescriberOptions,
    Looking,
    Point,
    Reduce,
    SoFar,
)
from photo_sorter.adapters.describing.process import describer_main
from photo_sorter.adapters.describing.turns import Turns
from photo_sorter.core.describing.question import Answer, Question
from photo_sorter.core.errors import (
    CancelledError,
    EngineError,
    InvalidInputError,
    ModelUnavailableError,
    PhotoSorterError,
)
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.describing import DescriberModel, Heat
from photo_sorter.core.problems import Problem

_IDLE_SECONDS = 120.0
# Of silence: while a model reads the picture it says nothing, which takes long on a slow machine.
_SILENT_SECONDS = 120.0


class DescriberClient:
    """`core.ports.Describer` for models that are run here. The process starts when it is needed
    and goes when it idles; what it died of is not tried again."""

    def __init__(
        self,
        encoder: Path,
        *,
        idle_seconds: float = _IDLE_SECONDS,
        silent_seconds: float = _SILENT_SECONDS,
        options: DescriberOptions | None = None,
        entry: Entry = describer_main,
    ) -> None:
        """`encoder` is the folder of the built-in model of vectors. A process that is silent for
        `silent_seconds` is killed, and the question given up."""
        self._silent_seconds = silent_seconds
        self._turns = Turns()
        self._child = ChildClient(
            "describer",
            entry,
            options or DescriberOptions(encoder=str(encoder)),
            idle_seconds=idle_seconds,
            polite_seconds=0.5,
        )

    @property
    def pid(self) -> int | None:
        """Of the newest process, which may have ended."""
        return self._child.pid

    def ask(
        self,
        model: DescriberModel,
        question: Question,
        on_text: Callable[[str], None] = lambda text: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Answer:
        """See `core.ports.Describer`."""
        answer = self._request(
            lambda number: Ask(number, model, question), model.name, on_text, cancelled
        )
        assert isinstance(answer, Answer)
        return answer

    def where(
        self,
        model: DescriberModel,
        question: Question,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Heat | None:
        """See `core.ports.Describer`."""
        if not model.can_point:
            return None
        heat = self._request(
            lambda number: Point(number, model, question), model.name, _ignore, cancelled
        )
        return cast(Heat, heat)

    def name_of(self, model: DescriberModel) -> str:
        """See `core.ports.Describer`."""
        return model.name

    def reduced(self, path: FilePath, side: int, cancelled: Callable[[], bool]) -> bytes:
        """A JPEG of that picture and nothing else, at most `side` pixels a side. Raises
        InvalidInputError, CancelledError, EngineError as `ask` does."""
        data = self._request(lambda number: Reduce(number, path, side), "", _ignore, cancelled)
        assert isinstance(data, bytes)
        return data

    def close(self) -> None:
        """See `core.ports.Describer`."""
        self._child.close()

    def _request(
        self,
        make: Callable[[int], object],
        model: str,
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> object:
        if cancelled():  # or an answer may be sooner than the cancellation
            raise CancelledError(Problem.INTERRUPTED)
        last: list[object] = []  # what it was doing

        def heard(reply: object) -> None:
            if isinstance(reply, SoFar):
                on_text(reply.text)
            else:
                last[:] = [reply]

        with self._turns.taken(cancelled):
            try:
                return self._child.ask(make, 1, Patience(self._silent_seconds), 0, cancelled, heard)
            except ChildCancelledError as error:
                raise CancelledError(Problem.NEWER_REQUEST) from error
            except ChildClosedError as error:
                raise EngineError(Problem.ENGINE_CLOSED) from error
            except ChildStoppedError as error:
                raise _death(last[0] if last else None, model, str(error)) from error


def _ignore(_text: str) -> None: ...


def _death(doing: object, model: str, reason: str) -> PhotoSorterError:
    """What a death is owed to, by what the process was doing."""
    match doing:
        case Looking(path=path):
            return InvalidInputError(Problem.PICTURE_CRASHES_DESCRIBER, path=path, detail=reason)
        case Loading() if reason == OUT_OF_MEMORY:
            return ModelUnavailableError(Problem.DESCRIBER_LACKS_MEMORY, name=model)
        case Loading():
            return ModelUnavailableError(Problem.DESCRIBER_DIES_LOADING, name=model, detail=reason)
        case _:
            return EngineError(Problem.ENGINE_DOES_NOT_START, detail=reason)

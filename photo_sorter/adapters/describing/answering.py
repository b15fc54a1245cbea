"""Questions, one after the other, with the one model that is loaded. In the child."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.child.messages import Loading
from photo_sorter.adapters.describing.decoding import Pictures
from photo_sorter.adapters.describing.messages import (
    Ask,
    DescriberOptions,
    Looking,
    Point,
    Reduce,
    SoFar,
)
from photo_sorter.adapters.model_store.checksums import check_files
from photo_sorter.core.describing.question import Answer, Ending, Question
from photo_sorter.core.errors import CancelledError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.describing import DescriberForm, DescriberModel, Heat
from photo_sorter.core.problems import Problem

_SIDE = 1024  # pixels; no model that is run here looks at more

Pixels = NDArray[np.uint8]
OnText = Callable[[str], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Said:
    """What a model answers. `confidence` is the probability, 0 to 1, that it gives to its words."""

    text: str
    confidence: float | None
    sure: bool
    ending: Ending


class LoadedModel(Protocol):
    """A model in this process. Raises CancelledError soon after `cancelled()` turns true."""

    def ask(
        self, pictures: list[Pixels], question: Question, on_text: OnText, cancelled: Cancelled
    ) -> Said: ...

    def where(self, picture: Pixels, question: Question) -> Heat | None: ...


class Answering:
    """Not safe from several threads."""

    def __init__(
        self,
        options: DescriberOptions,
        send: Callable[[object], None],
        loading: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """`send` takes what comes before an answer; inside `loading()` memory does not count."""
        self._encoder = Path(options.encoder)
        self._send = send
        self._loading = loading
        self._pictures = Pictures(options)
        self._name: tuple[DescriberForm, Path | None] | None = None
        self._model: LoadedModel | None = None
        self._checked: set[Path] = set()  # folders whose files are as they were downloaded

    def answer(self, request: Ask | Point | Reduce, cancelled: Cancelled) -> object:
        """What the request is Finished with. Raises InvalidInputError where a picture cannot be
        read, ModelUnavailableError where the model cannot be loaded, CancelledError."""
        match request:
            case Reduce():
                self._send(Looking(request.request_id, request.path))
                return self._pictures.jpeg(request.path, request.side)
            case Point():
                model = self._loaded(request.model, request.request_id)
                picture = self._read(request.request_id, request.question.paths[0])
                return model.where(picture, request.question)
            case Ask():
                return self._ask(request, cancelled)

    def _ask(self, request: Ask, cancelled: Cancelled) -> Answer:
        number, started = request.request_id, time.perf_counter()
        model = self._loaded(request.model, number)
        pictures = []
        for path in request.question.paths:
            if cancelled():
                raise CancelledError(Problem.NEWER_REQUEST)
            pictures.append(self._read(number, path))
        said = model.ask(
            pictures,
            request.question,
            lambda text: self._send(SoFar(number, text)),
            cancelled,
        )
        return Answer(
            text=said.text,
            model=request.model.name,
            seconds=time.perf_counter() - started,
            confidence=said.confidence,
            sure=said.sure,
            ending=said.ending,
        )

    def _read(self, number: int, path: FilePath) -> Pixels:
        self._send(Looking(number, path))
        return self._pictures.pixels(path, _SIDE)

    def _loaded(self, model: DescriberModel, number: int) -> LoadedModel:
        """One at a time: two could be more than there is memory."""
        name = model.form, model.folder
        if self._model is not None and self._name == name:
            return self._model
        self._model = None
        gc.collect()
        self._send(Loading(number))
        with self._loading():
            self._check(model)
            loaded = _load(model, self._encoder)
        self._model, self._name = loaded, name
        return loaded

    def _check(self, model: DescriberModel) -> None:
        """Of a downloaded model, before it is loaded for the first time in this process: one that
        was changed since would say something else, or nothing. The built-in one looks itself."""
        folder = model.folder
        if model.form is not DescriberForm.FOLDER or folder is None or folder in self._checked:
            return
        check_files(folder, downloaded=True)
        self._checked.add(folder)


def _load(model: DescriberModel, encoder: Path) -> LoadedModel:
    assert model.folder is not None
    if model.form is DescriberForm.BUILTIN:
        from photo_sorter.adapters.describing.own_model import OwnModel

        return OwnModel(model.folder, encoder)
    from photo_sorter.adapters.describing.folder_model import load_folder

    return load_folder(model.folder)

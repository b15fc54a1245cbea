"""A describer without a model: for windows and services, and the contract's first subject."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from photo_sorter.core.describing.question import Answer, Question
from photo_sorter.core.errors import CancelledError, EngineError, InvalidInputError
from photo_sorter.core.ports.describing import DescriberModel, Heat
from photo_sorter.core.problems import Problem


class FakeDescriber:
    """`core.ports.Describer` and `core.ports.Endpoints`: says `text` word by word."""

    def __init__(self, text: str = "A dog on a beach.") -> None:
        self.text = text
        self.asked: list[Question] = []
        self.names: tuple[str, ...] = ("small", "large")
        self._closed = False

    def ask(
        self,
        model: DescriberModel,
        question: Question,
        on_text: Callable[[str], None] = lambda text: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Answer:
        self._check(question)
        self.asked.append(question)
        words = self.text.split()
        for count in range(1, len(words) + 1):
            if cancelled():
                raise CancelledError(Problem.NEWER_REQUEST)
            on_text(" ".join(words[:count]))
        return Answer(self.text, model.name, 0.0, confidence=0.9)

    def where(
        self,
        model: DescriberModel,
        question: Question,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Heat | None:
        self._check(question)
        return np.eye(4, dtype=np.float32) if model.can_point else None

    def name_of(self, model: DescriberModel) -> str:
        return model.name

    def models_at(self, address: str) -> tuple[str, ...]:
        return self.names

    def close(self) -> None:
        self._closed = True

    def _check(self, question: Question) -> None:
        if self._closed:
            raise EngineError(Problem.ENGINE_CLOSED)
        for path in question.paths:
            if not Path(path).is_file():
                raise InvalidInputError(Problem.NO_SUCH_FILE, path=path)

"""A describer that answers at once with what a test says, in place of a model."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

import numpy as np

from photo_sorter.core.describing.question import Answer, Question
from photo_sorter.core.errors import CancelledError, ModelUnavailableError, PhotoSorterError
from photo_sorter.core.ports.describing import DescriberForm, DescriberModel, Heat
from photo_sorter.core.problems import Problem

MODEL = DescriberModel("fake", DescriberForm.FOLDER)


class ScriptedDescriber:
    """`core.ports.describing.Describer`. `answers` by questions ('' for captions); `unsure` are
    those that it is not sure of. While `held` is set it writes a word and waits until it is
    cancelled, or let go."""

    def __init__(self, answers: Mapping[str, str] | None = None) -> None:
        self.answers = dict(answers or {})
        self.unsure: set[str] = set()
        self.refusals: dict[str, PhotoSorterError] = {}  # by the end of a path
        self.asked: list[Question] = []
        self.model = MODEL
        self.error: PhotoSorterError | None = None  # no model is there
        self.named = ""  # what answers bear, whatever was asked
        self.silent = False  # about who would answer
        self.heat: Heat | None = None
        self.held = threading.Event()
        self.waits = threading.Event()

    def chosen(self) -> DescriberModel:
        if self.error is not None:
            raise self.error
        return self.model

    def ask(
        self,
        model: DescriberModel,
        question: Question,
        on_text: Callable[[str], None] = lambda text: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Answer:
        self.asked.append(question)
        for path in question.paths:
            for end, error in self.refusals.items():
                if path.endswith(end):
                    raise error
        text = self.answers.get(question.text, f"An answer to {question.text}".strip())
        words = text.split()
        for count in range(1, len(words) + 1):
            on_text(" ".join(words[:count]))
            while self.held.is_set():
                self.waits.set()
                if cancelled():
                    break
                threading.Event().wait(0.005)
            if cancelled():
                raise CancelledError(Problem.INTERRUPTED)
        sure = question.text not in self.unsure
        return Answer(text, self.name_of(model), 0.25, 0.8 if sure else 0.2, sure)

    def where(
        self,
        model: DescriberModel,
        question: Question,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Heat | None:
        return self.heat

    def name_of(self, model: DescriberModel) -> str:
        if self.silent:
            raise ModelUnavailableError(Problem.ENDPOINT_HAS_NO_MODEL, address=model.address)
        return self.named or model.served or model.name

    def close(self) -> None:
        return None


def spot(rows: int = 4, columns: int = 4, at: tuple[int, int] = (0, 3)) -> Heat:
    """One place that all is owed to."""
    heat = np.zeros((rows, columns), np.float32)
    heat[at] = 1.0
    return heat

"""The built-in describer, as any model that is loaded."""

from __future__ import annotations

from pathlib import Path

from photo_sorter.adapters.describing.answering import Cancelled, OnText, Pixels, Said
from photo_sorter.adapters.describing.builtin.model import BuiltinDescriber
from photo_sorter.adapters.engine.model.graph_files import NoRuntimeError
from photo_sorter.core.describing.question import Question
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.ports.describing import Heat
from photo_sorter.core.problems import Problem


class OwnModel:
    """`LoadedModel`. It looks at one picture, the first, and every question is its first one."""

    def __init__(self, folder: Path, encoder: Path) -> None:
        """Raises ModelUnavailableError."""
        try:
            self._model = BuiltinDescriber(folder, encoder)
        except NoRuntimeError as error:
            raise ModelUnavailableError(
                Problem.DESCRIBER_UNLOADABLE, path=str(folder), detail=str(error)
            ) from error

    def ask(
        self, pictures: list[Pixels], question: Question, on_text: OnText, cancelled: Cancelled
    ) -> Said:
        if question.is_caption:
            return Said(*self._model.caption(pictures[0], on_text, cancelled))
        return Said(*self._model.answer(pictures[0], question.text, on_text, cancelled))

    def where(self, picture: Pixels, question: Question) -> Heat:
        return self._model.where(picture, question.text)

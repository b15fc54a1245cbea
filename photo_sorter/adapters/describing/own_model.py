"""The built-in describer, as any model that is loaded."""

from __future__ import annotations

from pathlib import Path

from photo_sorter.adapters.describing.answering import Cancelled, OnText, Pixels, Said
from photo_sorter.adapters.describing.builtin.model import (  # type: ignore[import-untyped,unused-ignore]
    BuiltinDescriber,
)
from photo_sorter.core.describing.question import Question
from photo_sorter.core.ports.describing import Heat


class OwnModel:
    """`LoadedModel`. It looks at one picture, the first, and every question is its first one."""

    def __init__(self, folder: Path, encoder: Path) -> None:
        self._model = BuiltinDescriber(folder, encoder)

    def ask(
        self, pictures: list[Pixels], question: Question, on_text: OnText, cancelled: Cancelled
    ) -> Said:
        if question.is_caption:
            said: Said = self._model.caption(pictures[0], on_text, cancelled)
        else:
            said = self._model.answer(pictures[0], question.text, on_text, cancelled)
        return said

    def where(self, picture: Pixels, question: Question) -> Heat:
        heat: Heat = self._model.where(picture, question.text)
        return heat

"""An answer while it grows: what of it is said, and when it is enough."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.describing.answer_limits import (
    MOST_CHARACTERS,
    plain,
    shortened,
    without_repetition,
)
from photo_sorter.core.describing.question import Ending


class GrowingAnswer:
    """Not safe from several threads."""

    def __init__(self, on_text: Callable[[str], None]) -> None:
        self._on_text = on_text
        self.text = ""
        self.ending = Ending.WHOLE

    def take(self, whole: str) -> bool:
        """The model has said all that so far. False where the answer is to end here."""
        text = plain(whole)
        cut = without_repetition(text)
        if cut is not None:
            text, self.ending = cut, Ending.REPEATED
        elif len(text) > MOST_CHARACTERS:
            text, self.ending = shortened(text), Ending.LIMIT
        if text != self.text:
            self.text = text
            self._on_text(text)
        return self.ending is Ending.WHOLE

    def cut_off(self) -> None:
        """The model was stopped because it had said as many words as it may."""
        if self.ending is Ending.WHOLE:
            self.ending = Ending.LIMIT

"""The describer that comes with the program: a picture's pixels and a question in, an answer out.

The built-in image tower gives its map (ONNX Runtime), a small decoder reads it (numpy). Nothing of
it needs torch. `tools.train_describer` made the weights; docs/describer.md has its figures.

Importing this module imports ONNX Runtime.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.describing.builtin.decoder import Decoder, Picture
from photo_sorter.adapters.describing.builtin.map_file import MAP_NAME, MAP_OUTPUT
from photo_sorter.adapters.describing.builtin.model_folder import read_model
from photo_sorter.adapters.describing.builtin.saying import say
from photo_sorter.adapters.describing.builtin.vocabulary import ANSWER, CAPTION
from photo_sorter.adapters.engine.model.onnx_session import Session
from photo_sorter.core.describing.question import Ending
from photo_sorter.core.errors import CancelledError
from photo_sorter.core.problems import Problem

Pixels = NDArray[np.uint8]
Heat = NDArray[np.float32]
Said = tuple[str, float, bool, Ending]  # text, confidence 0 to 1, whether it is sure, how it ended

_ARTICLE = re.compile(r"\ban?(?= ([a-z]))")  # none of its words begins with a vowel that is mute
_MOST_ASKED = 36  # words of a question that are read, the last ones


class BuiltinDescriber:
    """Answers one question at a time. It knows English, and what it was taught: things, colours,
    numbers, places. Not safe from several threads at once."""

    name = "Built-in describer"

    def __init__(self, describer_folder: Path, encoder_folder: Path) -> None:
        """`encoder_folder` is the built-in model's. Raises ModelUnavailableError, NoRuntimeError
        where either is damaged or cannot be computed."""
        self._model = read_model(describer_folder)
        self._decoder = Decoder(self._model.weights, self._model.heads)
        self._tower = Session(encoder_folder, MAP_NAME)
        self._side = int(self._tower.input_shape[1])

    def answer(
        self,
        pixels: Pixels,
        question: str,
        on_text: Callable[[str], None] = lambda text: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Said:
        """What it says of an upright RGB picture, uint8 (height, width, 3). `on_text` gets the
        answer so far each time it has grown. Where it is not sure the text is its best guess, or
        empty. Raises CancelledError once `cancelled()` is true, RuntimeError where the tower cannot
        compute."""
        vocabulary = self._model.vocabulary
        asked = vocabulary.read(question)[-_MOST_ASKED:] or [vocabulary.number(CAPTION)]
        picture = self._seen(pixels, cancelled)
        unsure = self._model.not_sure
        said = say(
            lambda numbers: self._decoder.read(picture, numbers)[0],
            [*asked, vocabulary.number(ANSWER)],
            vocabulary,
            lambda text: None if unsure.startswith(text) else on_text(_with_articles(text)),
            cancelled,
        )
        confidence = said.probability**self._model.trust
        if said.text == unsure:
            return "", confidence, False, said.ending
        sure = confidence >= self._model.least_confidence and said.ending is Ending.WHOLE
        return _with_articles(said.text), confidence, sure, said.ending

    def caption(
        self,
        pixels: Pixels,
        on_text: Callable[[str], None] = lambda text: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Said:
        """What it shows, in a sentence. As `answer`."""
        return self.answer(pixels, "", on_text, cancelled)

    def where(
        self, pixels: Pixels, question: str, cancelled: Callable[[], bool] = lambda: False
    ) -> Heat:
        """(rows, columns) 0 to 1: how much each square of the picture was looked at for the answer.
        Raises as `answer`."""
        vocabulary = self._model.vocabulary
        asked = vocabulary.read(question)[-_MOST_ASKED:] or [vocabulary.number(CAPTION)]
        picture = self._seen(pixels, cancelled)
        _, looks = self._decoder.read(picture, [*asked, vocabulary.number(ANSWER)])
        side = round(len(looks) ** 0.5)
        heat: Heat = (looks / max(float(looks.max()), 1e-6)).reshape(side, side)
        return heat.astype(np.float32)

    def _seen(self, pixels: Pixels, cancelled: Callable[[], bool]) -> Picture:
        if cancelled():
            raise CancelledError(Problem.INTERRUPTED)
        size = (self._side, self._side)
        square = np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC))
        return self._decoder.look(self._tower.run(square[np.newaxis], MAP_OUTPUT)[0])


def _with_articles(text: str) -> str:
    """It was taught things without their articles, and says "a elephant"."""
    return _ARTICLE.sub(lambda found: "an" if found[1] in "aeiou" else "a", text)

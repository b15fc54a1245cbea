"""Says an answer word by word, always the likeliest next, and ends where it must."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.describing.builtin.repeats import without_repeats
from photo_sorter.adapters.describing.builtin.vocabulary import END, SPECIAL, Vocabulary
from photo_sorter.core.describing.question import Ending
from photo_sorter.core.errors import CancelledError
from photo_sorter.core.problems import Problem

Scores = NDArray[np.float32]
MOST_SAID = 24  # words of an answer


@dataclass(frozen=True, slots=True)
class Words:
    """An answer, how likely all of it is, and how it ended."""

    text: str
    probability: float
    ending: Ending


def say(
    scores_after: Callable[[list[int]], Scores],
    begun: list[int],
    vocabulary: Vocabulary,
    on_text: Callable[[str], None],
    cancelled: Callable[[], bool],
) -> Words:
    """What comes after the words `begun`. `scores_after` gives the score of every word to come
    next; `on_text` gets the answer so far each time it has grown. Raises CancelledError once
    `cancelled()` is true."""
    said: list[int] = []
    probability, ending = 1.0, Ending.LIMIT
    end = vocabulary.number(END)
    while len(said) < MOST_SAID:
        if cancelled():
            raise CancelledError(Problem.INTERRUPTED)
        number, share = _likeliest(scores_after([*begun, *said]), end)
        probability *= share
        if number == end:
            ending = Ending.WHOLE
            break
        said.append(number)
        kept = without_repeats(said)
        if kept is not None:
            del said[kept:]
            ending = Ending.REPEATED
            break
        on_text(vocabulary.write(said))
    return Words(vocabulary.write(said), probability, ending)


def _likeliest(scores: Scores, end: int) -> tuple[int, float]:
    """The likeliest word, and how likely it is; of the special ones it may be the end alone."""
    allowed = scores.copy()
    allowed[: len(SPECIAL)] = -np.inf
    allowed[end] = scores[end]
    shares = np.exp(allowed - allowed.max())
    number = int(shares.argmax())
    return number, float(shares[number] / shares.sum())

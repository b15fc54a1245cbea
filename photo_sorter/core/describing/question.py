"""A question about one photo or a few, and its answer, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from photo_sorter.core.photo import FilePath


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of the same conversation that was answered before."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the pictures in these files, one at least. An empty `text` asks for a
    caption. `known` are words that are true of the photo (recognised tags, a date), which a model
    may be told; `before` is the conversation so far, oldest first."""

    paths: tuple[FilePath, ...]
    text: str = ""
    known: tuple[str, ...] = ()
    before: tuple[Exchange, ...] = ()

    @property
    def is_caption(self) -> bool:
        return not self.text


class Ending(Enum):
    """How an answer came to its end."""

    WHOLE = "whole"
    LIMIT = "limit"  # it was longer than answers may be, and is cut there
    REPEATED = "repeated"  # it said the same over and over, and is cut before that


@dataclass(frozen=True, slots=True)
class Answer:
    """`confidence` is the probability, 0 to 1, that the model gives to its answer; None where it
    does not say. With `sure` False it does not know: `text` is then its best guess, or empty.
    `model` is the name of the model that answered, `seconds` how long it took."""

    text: str
    model: str
    seconds: float
    confidence: float | None = None
    sure: bool = True
    ending: Ending = Ending.WHOLE

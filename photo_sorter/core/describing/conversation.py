"""A conversation about one photo or a few."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from photo_sorter.core.candidates import Answer as Shares
from photo_sorter.core.describing.question import Answer, Exchange
from photo_sorter.core.photo import PhotoId

MOST_PHOTOS = 4
_TOLD = 4  # exchanges that a model is told again: more would leave no room for the picture


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as the person put it, its answer, and when that came (local time). `shares` is set
    where the question offered its answers and the model that searches photos chose among them.
    `told` is what the model was asked, where that is not the question."""

    question: str
    answer: Answer
    at: datetime
    shares: Shares | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was asked of these photos, oldest first."""

    photo_ids: tuple[PhotoId, ...]
    turns: tuple[Turn, ...] = ()

    def with_turn(self, turn: Turn) -> Conversation:
        return replace(self, turns=(*self.turns, turn))

    @property
    def before(self) -> tuple[Exchange, ...]:
        """What the next question may refer to. What a model was not sure of is left out: it would
        go on from there as if it were true."""
        said = [turn for turn in self.turns if turn.answer.sure and turn.answer.text]
        return tuple(
            Exchange(turn.told or turn.question, turn.answer.text) for turn in said[-_TOLD:]
        )

"""What is to be looked for in the picture, so that an answer can be shown in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from photo_sorter.core.describing.conversation import Turn
from photo_sorter.core.explanation import Whereabouts


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"[^\W\d_][\w'-]*")
_SAYS_NO_THING = _set(
    "yes no not sure none neither unknown one two three four five six seven eight nine "
    "ten many several few some red orange yellow green blue purple pink brown black white "
    "grey gray ja nein nicht kein keine keiner rot gelb grün blau schwarz weiß grau braun "
    "zwei drei vier"
)
_ASKING = _set(
    "what which who whose where when why how is are was were do does did can could has "
    "have will would should the a an it this that these those there in on of to at by for "
    "and or many much colour color photo picture image be show shows shown kind type see "
    "was welche welcher welches wer wo wann warum wie ist sind das die der den dem ein "
    "eine einen es dies diese dieser dieses da dort hier im in auf von zu und oder viele "
    "viel farbe foto bild gibt hat kann sein zeigt zu sehen"
)
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Pointed:
    """`by_describer`: the model that answered says so itself; else the model that searches photos
    was asked where the words of the answer fit."""

    found: Whereabouts
    by_describer: bool


def phrase_to_point(turn: Turn) -> str:
    """The answer where it names a thing, else the things of the question; empty where neither
    does."""
    answer = turn.answer.text.strip(" .!?")
    words = [word.casefold() for word in _WORD.findall(answer)]
    names = [word for word in words if word not in _SAYS_NO_THING and word not in _ASKING]
    if names and len(words) <= _MOST_WORDS:
        return answer
    asked = [word for word in _WORD.findall(turn.question) if word.casefold() not in _ASKING]
    asked = [word for word in asked if word.casefold() not in _SAYS_NO_THING]
    return " ".join(asked[:_MOST_WORDS])

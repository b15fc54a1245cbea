"""Questions that may be worth asking of a photo."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum


class Suggestion(Enum):
    """What it asks, in English; the window has it in the person's language."""

    DESCRIBE = "What is in the photo?"
    WHAT = "What is this?"
    COLOUR = "Which colour is it?"
    COUNT = "How many are there?"
    DOING = "What is happening?"
    WHERE = "Where was it taken?"
    PEOPLE = "How many people are there?"
    WEATHER = "What is the weather like?"
    TEXT = "What is written there?"
    DIFFERENCE = "What differs between these photos?"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is asked of photos with a tag that holds any of these words."""

    words: frozenset[str]
    asks: tuple[Suggestion, ...]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KINDS = (
    _Kind(
        _set(
            "person people man woman child baby boy girl face portrait group family wedding party "
            "selfie crowd"
        ),
        (Suggestion.DOING, Suggestion.PEOPLE),
    ),
    _Kind(
        _set(
            "text document receipt sign screenshot letter book page menu newspaper poster map "
            "form invoice"
        ),
        (Suggestion.TEXT,),
    ),
    _Kind(
        _set(
            "landscape mountain beach sea city street building forest lake river sky sunset snow "
            "park field bridge church castle"
        ),
        (Suggestion.WEATHER, Suggestion.WHERE),
    ),
    _Kind(
        _set(
            "dog cat bird horse animal flower plant tree food fruit cake car bus bicycle boat "
            "motorcycle airplane train toy"
        ),
        (Suggestion.WHAT, Suggestion.COLOUR, Suggestion.COUNT),
    ),
)
_OTHERWISE = (Suggestion.WHAT, Suggestion.COLOUR, Suggestion.COUNT)
_MOST = 4


def suggested(tags: Collection[str], photos: int = 1) -> tuple[Suggestion, ...]:
    """Of one photo with these tags, or of several: what may be asked, the most telling first."""
    if photos > 1:
        return (Suggestion.DIFFERENCE, Suggestion.DESCRIBE)
    held = {word for tag in tags for word in tag.casefold().replace("|", " ").split()}
    found = [ask for kind in _KINDS if kind.words & held for ask in kind.asks]
    return tuple(dict.fromkeys([Suggestion.DESCRIBE, *(found or _OTHERWISE)]))[:_MOST]

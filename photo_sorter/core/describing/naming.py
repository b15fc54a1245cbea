"""What an answer names, where a question asks what there is to see."""

from __future__ import annotations

import re
from dataclasses import replace

from photo_sorter.core.candidates import Answer as Shares
from photo_sorter.core.describing.question import Answer

_ASKS_WHAT = re.compile(
    r"^(?:what(?:'s|’s| is| are| do you see| does| can)?|was)\b"
    r"(?!.*\b(?:colou?r|kind|doing|time|number|written|happening|weather|farbe|macht|steht)\b)"
    r".*\b(?:this|that|it|these|here|there|see|seen|show|shows|shown|in|das|dies|hier|da|sehen|"
    r"zeigt|es)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:(?:a|an|the)\s+)?(?:photo(?:graph)?|picture|image)\s+of\s+|^(?:it|this|that)\s+is\s+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the|some)\s+", re.IGNORECASE)
_LEAST = 0.6  # the share of a word of the model that searches from which on it is an answer


def asks_what(question: str) -> bool:
    """Whether it asks for what is seen, as a caption does (an empty question), and not for a
    colour, a number or what else there is to ask."""
    return not question.strip() or _ASKS_WHAT.search(question.strip()) is not None


def thing_in(answer: str) -> str:
    """The thing that an answer or a caption names: "rose" of "a photo of a rose"."""
    return _ARTICLE.sub("", _BEFORE.sub("", answer.strip(" .!"))).strip()


def compared(answer: Answer, shares: Shares, by: str, *, caption: bool) -> Answer:
    """The answer after the model `by`, which searches photos, was asked what of `shares` the photo
    shows: the first of its candidates is what the answer names, the others are the words that it
    is surest of itself. Where it prefers one of those, that one is the answer; a caption is then
    not sure, for one word is none."""
    if shares.best == shares.candidates[0]:
        return answer
    if not shares.best or caption:
        return replace(answer, sure=False)
    share = max(shares.shares)
    if share < _LEAST:
        return replace(answer, sure=False)
    return replace(answer, text=shares.best, model=by, confidence=share, sure=True)

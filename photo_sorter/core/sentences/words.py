"""What is left of a sentence once its filters are out: the words for the model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from photo_sorter.core.query.tokens import Kind, Token
from photo_sorter.core.sentences.wording import NOUN

_MARKS = " ,;–-"
# "Show me all photos of": what is asked for are photos anyway.
_ASKING = re.compile(
    r"(?:(?:show|find|give)(?: me)? |zeige?(?: mir)? |finde |suche )?"
    r"(?:(?:all|the|some|any|my|our|an?|alle|die|meine[nr]?|unsere[nr]?|ein|eine[nmrs]?) )*"
    rf"(?:{NOUN}|everything(?=\Z)|alles(?=\Z))[,;]?"
    r"(?: (?:of|from|showing|with|von|vom|mit|zu|that show|die))?(?!\S)",
    re.IGNORECASE,
)
_JOINING = frozenset({"and", "und", "but", "aber", "that", "which", "die", "are", "were", "was"})


def words_left(tokens: Sequence[Token], cut: Sequence[bool]) -> list[Token]:
    """The tokens that are not `cut` out, without what joined the filters to the rest."""
    left = [token for token, out in zip(tokens, cut, strict=True) if not out]
    beside = {
        token.start
        for index, token in enumerate(tokens)
        if True in cut[max(0, index - 1) : index + 2]
    }
    left = [replace(t, text=t.text.strip(_MARKS)) if t.start in beside else t for t in left]
    left = [token for token in left if token.text]
    asked = _ASKING.match(" ".join(token.text for token in left))
    left = left[len(asked[0].split()) if asked else 0 :]
    while left and left[-1].text.casefold() in _JOINING:
        del left[-1]
    while left and left[0].text.casefold() in (*_JOINING, "of", "von"):
        del left[0]
    if left:
        left[-1] = replace(left[-1], text=left[-1].text.rstrip(_MARKS) or left[-1].text)
    return [token for token in left if token.kind is Kind.WORD]

"""What is left of an answer of which a model is not sure."""

from __future__ import annotations

import re

_SAYS_SO = re.compile(
    r"^(?:i(?:['’]m| am) not sure|i (?:do not|don['’]t|cannot|can['’]t) (?:know|tell)"
    r"|it(?:['’]s| is) not clear|(?:it )?cannot be determined|not sure|unsure|unknown|unanswerable)"
    r"(?!\w)[\s,.;:]*(?:but\s+)?",
    re.IGNORECASE,
)


def guess_in(answer: str) -> str:
    """The guess, without the words that say that it is one; empty where there is none."""
    text, before = answer.strip(), None
    while text != before:
        before, text = text, _SAYS_SO.sub("", text).strip()
    return text


def says_it_is_unsure(answer: str) -> bool:
    """Whether the words themselves say so, whatever the model's number is."""
    return "not sure" in answer.casefold() or guess_in(answer) != answer.strip()

"""What a model is told in words: the task, what is known of the photo, and what was said before."""

from __future__ import annotations

import re
from typing import Final

from photo_sorter.core.describing.answer_limits import plain
from photo_sorter.core.describing.question import Question

CAPTION_TASK: Final = "Describe this photo in one or two sentences."
_MOST_KNOWN = 24  # words that a model is told
_MOST_EXCHANGES = 6  # of the conversation before; older ones are left out
_MARK = re.compile(
    r"<[^<>\n]{1,40}>|<\|[^|\n]{1,40}\|>"
)  # what a model takes for a sign of its own
_UNSURE = (
    "i don't know",
    "i do not know",
    "i'm not sure",
    "i am not sure",
    "not sure",
    "unsure",
    "unknown",
    "unanswerable",
    "it is not clear",
    "it's not clear",
    "cannot be determined",
    "i cannot tell",
    "i can't tell",
)


def task(question: Question) -> str:
    """The question, and what is known of the photo."""
    text = without_marks(question.text) or CAPTION_TASK
    known = [word for word in map(without_marks, question.known[:_MOST_KNOWN]) if word]
    return f"{text}\nKnown of the photo: {', '.join(known)}." if known else text


def said_before(question: Question) -> list[tuple[str, str]]:
    """Questions and answers of the same conversation, oldest first."""
    return [
        (without_marks(each.question), without_marks(each.answer))
        for each in question.before[-_MOST_EXCHANGES:]
    ]


def without_marks(text: str) -> str:
    """Plain text: nobody's words pass for a model's signs, such as where a picture stands."""
    return plain(_MARK.sub(" ", text)).replace("\n", " ")


def is_sure(text: str) -> bool:
    """Whether the model claims to know."""
    said = text.lower().replace("\u2019", "'")
    return bool(said) and not said.startswith(_UNSURE)

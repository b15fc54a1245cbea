"""A caption of a photo: who wrote it, and what is left of a model's answer when it is tidied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from photo_sorter.core.describing.question import Ending
from photo_sorter.core.photo import PhotoId

CAPTION_VERSION = 1  # counts up when what is asked for, or how it is tidied, would be another
MOST_CHARACTERS = 400

_MARKS = "\"'“”„‟‘’«»` \t"
_BEGINNING = re.compile(
    r"^(?:sure[,!.:]?\s*|here is\b[^:]*:\s*|(?:a\s+)?(?:caption|description)\s*:\s*)+",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"^(?:in\s+)?(?:this|the)\s+(?:image|picture|photo|photograph)\s+"
    r"(?:shows|depicts|features|displays|is\s+of)\s+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Caption:
    """`model` and `version` are of who wrote it, '' and 0 where a person did. `confidence` is the
    model's, 0 to 1; None where it does not say. `made_at` is in UTC."""

    photo_id: PhotoId
    text: str
    by_person: bool
    made_at: datetime
    model: str = ""
    version: int = 0
    confidence: float | None = None


def tidied_caption(text: str, ending: Ending = Ending.WHOLE) -> str:
    """A model's answer as one line that begins in upper case, without what only says that it is an
    answer. Of one that was cut off its whole sentences, where there are any."""
    line = " ".join(text.split())
    before = None
    while line != before:
        before = line
        line = _SHOWS.sub("", _BEGINNING.sub("", line.strip(_MARKS))).strip(_MARKS)
    if ending is not Ending.WHOLE or len(line) > MOST_CHARACTERS:
        line = _whole_sentences(line[:MOST_CHARACTERS])
    return line[:1].upper() + line[1:]


def _whole_sentences(line: str) -> str:
    ends = [found.end() for found in _SENTENCE.finditer(line)]
    return line[: ends[-1]] if ends else line.rstrip(" ,;:")

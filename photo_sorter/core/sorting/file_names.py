"""Makes of any text a name that every common file system takes and that means nothing else there,
and says when two names are one on some of them."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import lru_cache

from photo_sorter.core.file_naming import LONGEST_NAME

# Halves of characters too, which no file system keeps but for those that stand for bytes.
_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\ud800-\udc7f\udd00-\udfff]')
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)


@lru_cache(maxsize=65536)
def safe_name(text: str) -> str:
    """A name of at most `LONGEST_NAME` bytes without what some system refuses or hides; '' where
    nothing is left."""
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    text = _REFUSED.sub("_", text).strip(" ").rstrip(". ")
    if text.startswith("."):  # hidden, or upwards
        text = "_" + text.lstrip(".")
    stem, dot, rest = text.partition(".")
    if _RESERVED.fullmatch(stem.rstrip(" ")):
        text = f"{stem.rstrip(' ')}_{dot}{rest}"
    return cut(text, LONGEST_NAME).rstrip(". ")


def same_name(name: str) -> str:
    """Equal for names that some file system takes for one: they differ by case or by how accents
    are composed."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def cut(text: str, size: int) -> str:
    """Its beginning in at most `size` bytes, no letter parted from its accents."""
    if len(os.fsencode(text)) <= size:
        return text
    text = text[:size]
    while len(os.fsencode(text)) > size:
        text = text[:-1]
    return text


def numbered(stem: str, number: int, ending: str, room: int = LONGEST_NAME) -> str:
    """A file's name of at most `room` bytes; from the second on with its number."""
    tail = ("" if number == 1 else f" ({number})") + ending
    return cut(stem, room - len(os.fsencode(tail))) + tail

"""Words that a file holds, in whatever encoding and at whatever length they come."""

from __future__ import annotations

from collections.abc import Iterable

MAX_KEYWORDS = 1000  # of one photo; more is rubbish that would only fill the catalog
MAX_TEXT = 200  # characters of a keyword or of any other short text
MAX_DESCRIPTION = 2000  # characters
# What cameras write where nobody has described anything.
NO_DESCRIPTIONS = frozenset(
    {
        "olympus digital camera",
        "digital camera",
        "samsung",
        "sony dsc",
        "kodak digital still camera",
    }
)
_MAX_RAW_TEXT = 10_000  # characters that are looked at, white space and all


def clean_text(value: object, longest: int = MAX_TEXT) -> str:
    """One line of it, empty where it is none. EXIF's text is UTF-8 today and was Latin-1."""
    if isinstance(value, bytes):
        value = decoded(value[:_MAX_RAW_TEXT])
    if not isinstance(value, str):
        return ""
    text = _as_meant(value[:_MAX_RAW_TEXT].split("\0", 1)[0])
    return " ".join(text.split())[:longest].rstrip()


def decoded(data: bytes) -> str:
    """UTF-8 where it can be, else Latin-1 as Windows knows it, which any bytes can be."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def windows_text(value: object) -> str:
    """What Windows writes into its own EXIF fields."""
    if not isinstance(value, bytes):
        return ""
    return value[: 2 * _MAX_RAW_TEXT].decode("utf-16-le", errors="replace").strip("\0\ufeff")


def _as_meant(text: str) -> str:
    """Pillow reads all EXIF text as Latin-1: what was UTF-8 is told by being valid."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text.encode("utf-8", errors="replace").decode("utf-8")  # no lone surrogates


def unique_keywords(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, in their order, at a length and in a number that make sense."""
    found: dict[str, None] = {}
    for word in words:
        trimmed = word.replace("\0", " ").strip()[:MAX_TEXT].rstrip()
        if trimmed:
            found.setdefault(trimmed)
        if len(found) == MAX_KEYWORDS:
            break
    return tuple(found)

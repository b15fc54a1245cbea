"""Degrees as XMP writes them: "48,8.22924N"."""

from __future__ import annotations

import re

_COORDINATE = re.compile(
    r"([+-]?\d{1,3}(?:\.\d{1,12})?)(?:,(\d{1,2}(?:\.\d{1,12})?))?(?:,(\d{1,2}(?:\.\d{1,12})?))?"
    r"\s*([A-Za-z]*)",
    re.ASCII,
)
_LONGEST = 80  # characters that are read


def read_degrees(text: str, reference: str, most: float) -> float | None:
    """ "48,12.492N", "48,12,29.5N" or "48.2082", the reference perhaps in a field of its own."""
    written = _COORDINATE.fullmatch(text[:_LONGEST])
    if written is None:
        return None
    whole, minutes, seconds, own = written.groups()
    degrees = abs(float(whole)) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    if whole.startswith("-") or points_back(own or reference):
        degrees = -degrees
    return round(degrees, 7) + 0.0 if abs(degrees) <= most else None


def written_degrees(degrees: float, ahead: str, back: str) -> str:
    """To a centimetre; `ahead` and `back` are the directions, as "N" and "S"."""
    whole, minutes = divmod(round(abs(degrees) * 60_000_000), 60_000_000)
    direction = back if degrees < 0 else ahead
    return f"{whole},{minutes / 1_000_000:.6f}{direction}"


def points_back(reference: str) -> bool:
    """Whether a reference is south or west, abbreviated or spelled out."""
    return reference.strip()[:1].upper() in ("S", "W")

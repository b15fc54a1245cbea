"""Values as other programs keep them; whatever is no such value says nothing."""

from __future__ import annotations

import math
from datetime import datetime

from photo_sorter.core.rating import MOST_STARS


def stars(value: object) -> int | None:
    """1 to 5; None of no rating, which programs write as 0, -1 or nothing."""
    found = _number(value)
    return int(found) if found is not None and 1 <= found <= MOST_STARS else None


def place(north: object, east: object) -> tuple[float, float] | None:
    """Degrees. 0° 0°, in the sea, is what programs write that know no place."""
    found = _number(north), _number(east)
    if found[0] is None or found[1] is None or found == (0.0, 0.0):
        return None
    return (found[0], found[1]) if abs(found[0]) <= 90 and abs(found[1]) <= 180 else None


def clock(text: object) -> datetime | None:
    """The wall clock of an ISO 8601 text, whatever zone it names."""
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=None)
    except ValueError:
        return None


def _number(value: object) -> float | None:
    """Of a number, or of a text that is one."""
    try:
        found = float(value) if isinstance(value, (int, float, str)) else math.nan
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None

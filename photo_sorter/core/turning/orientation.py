"""How a stored picture is to be shown, as EXIF says it: from 1, as it is, to 8."""

from __future__ import annotations

UPRIGHT = 1

# Shown, a picture is mirrored from left to right or not, and then turned by quarters clockwise.
_PLAIN = (1, 6, 3, 8)
_MIRRORED = (2, 7, 4, 5)


def turned(orientation: int, turns: int) -> int:
    """What it says once what is shown was turned by so many quarters clockwise. What is none of
    the eight is shown as it is."""
    for kind in (_PLAIN, _MIRRORED):
        if orientation in kind:
            return kind[(kind.index(orientation) + turns) % 4]
    return _PLAIN[turns % 4]

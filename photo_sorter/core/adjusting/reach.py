"""How far a model may move each adjustment from where words plainly lead."""

from __future__ import annotations

from photo_sorter.core.adjusting.adjustments import NAMES, RANGES, Adjustments, adjustments
from photo_sorter.core.adjusting.looks import AskedLook

# In parts of an adjustment's range. What a known word moves it may move by half more or less, what
# it says nothing of hardly at all: a model is as glad of a change that nobody asked for.
_NEAR = 0.18
_SHARE = 0.5
_FAR = 0.5  # of words that nobody wrote down
_TINT = 0.04  # skin turns green or purple sooner than anything else looks wrong


def reach(asked: AskedLook) -> tuple[Adjustments, Adjustments]:
    """The lowest and the highest that may be tried."""
    low = {name: _bound(asked, name, -1) for name in NAMES}
    high = {name: _bound(asked, name, 1) for name in NAMES}
    return adjustments(low), adjustments(high)


def _bound(asked: AskedLook, name: str, way: int) -> float:
    start: float = asked.start.values()[name]
    span = max(map(abs, RANGES[name]))
    if name == "tint":
        return start + way * _TINT
    far = _FAR if asked.unknown else _NEAR
    if not start:
        return way * far * span
    if abs(start) >= span:  # all of it was asked for
        return start
    if (start > 0) != (way > 0):  # back to where nothing changes
        return start * (1 - _SHARE)
    return start * (1 + _SHARE)

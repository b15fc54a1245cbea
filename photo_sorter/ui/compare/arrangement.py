"""Where pictures side by side lie, so that they are as large as they can be."""

from __future__ import annotations

from PySide6.QtCore import QRect

from photo_sorter.ui.base.tokens import GAP


def arranged(count: int, room: QRect, aspect: float) -> list[QRect]:
    """Equal places in rows, for pictures of that width to height; side by side where nothing is
    gained by putting them below each other."""
    columns = max(range(count, 0, -1), key=lambda each: _scale(count, each, room, aspect))
    rows = -(-count // columns)
    width = (room.width() - (columns - 1) * GAP) // columns
    height = (room.height() - (rows - 1) * GAP) // rows
    return [
        QRect(
            room.left() + (place % columns) * (width + GAP),
            room.top() + (place // columns) * (height + GAP),
            width,
            height,
        )
        for place in range(count)
    ]


def _scale(count: int, columns: int, room: QRect, aspect: float) -> float:
    """How large a picture would be."""
    rows = -(-count // columns)
    return min(room.width() / columns / aspect, room.height() / rows)

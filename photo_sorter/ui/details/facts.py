"""What the picture was taken with, how large it is, and where it was taken."""

from __future__ import annotations

from PySide6.QtCore import Qt

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base import words
from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class Facts(DetailSection):
    above = 0  # a continuation of the moment over it

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._lines = label("", "quiet", wrap=True)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self._lines)

    def show_photo(self, details: PhotoDetails) -> bool:
        lines = _lines(details)
        self._lines.setText("\n".join(lines))
        return bool(lines)


def _lines(details: PhotoDetails) -> list[str]:
    lines = [words.camera_line(details), details.lens, words.size_line(details)]
    if details.latitude is not None and details.longitude is not None:
        lines.append(words.place(details.latitude, details.longitude))
    return [line for line in lines if line]

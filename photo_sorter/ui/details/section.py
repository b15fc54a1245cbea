"""A part of the details panel."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.browse.context import WindowContext


class DetailSection(QWidget):
    """Made once a window, shown for one photo after the other; hidden where it has nothing to
    say. `above` is the room over it, in pixels."""

    above: ClassVar[int] = 6

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, self.above, 0, 0)
        self.column.setSpacing(6)

    def add_heading(self, text: str) -> None:
        self.column.addWidget(label(text, "section"))

    def show_photo(self, details: PhotoDetails) -> bool:
        """Show this photo; says whether there is anything to show."""
        raise NotImplementedError

    def show_veiled(self, details: PhotoDetails) -> bool:
        """The same while the photo's picture is veiled: whatever tells what is in the picture
        stays away with it."""
        return self.show_photo(details)

    def show_many(self, count: int) -> bool:
        """Show what can be done with all the chosen photos; says whether there is anything."""
        return False

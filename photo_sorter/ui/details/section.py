"""A part of the details panel."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.heading import Heading


class DetailSection(QWidget):
    """Made once a window, shown for one photo after the other; hidden where it has nothing to
    say. `above` is the room over it, in pixels; `heading` is None where it has none, and `name`
    what it is remembered by."""

    above: ClassVar[int] = 6
    heading: Heading | None = None
    name = ""

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self._theme = window.theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, self.above, 0, 0)
        self.column.setSpacing(6)

    def add_heading(self, text: str, name: str) -> None:
        """What comes into the column after it is folded away by it."""
        body = QWidget(self)
        self.heading, self.name = Heading(self._theme, text, body), name
        self.column.addWidget(self.heading)
        self.column.addWidget(body)
        spacing = self.column.spacing()
        self.column.setSpacing(2)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)

    def unfold(self) -> None:
        """What is in it is needed now, for the keyboard goes there."""
        if self.heading is not None and self.heading.folded:
            self.heading.click()

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

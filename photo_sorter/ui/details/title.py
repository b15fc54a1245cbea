"""The photo's name; of several, how many there are."""

from __future__ import annotations

from PySide6.QtCore import Qt

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.widgets import ElidedLabel
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class Title(DetailSection):
    above = 14

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._name = ElidedLabel("large", Qt.TextElideMode.ElideMiddle)
        self.column.addWidget(self._name)

    def show_photo(self, details: PhotoDetails) -> bool:
        name = details.paths[0].rsplit("/", 1)[-1] if details.paths else self.tr("Photo")
        self._name.set_text(name)
        return True

    def show_many(self, count: int) -> bool:
        self._name.set_text(self.tr("%n photo(s) chosen", "", count))
        return True

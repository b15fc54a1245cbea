"""The way to say what the chosen photos are, and back to what the file says."""

from __future__ import annotations

from PySide6.QtCore import Qt

from photo_sorter.core.operations import RestoreDetails
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.widgets import text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class EditSection(DetailSection):
    above = 2

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._window = window
        self._edit = text_button(self.tr("Edit details…"), "link", self._open)
        self._back = text_button(self.tr("Use the file's words again"), "link", self._take_back)
        self.column.setSpacing(0)
        for button in (self._edit, self._back):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_photo(self, details: PhotoDetails) -> bool:
        self._back.setVisible(details.by_person is not None)
        return True

    def show_many(self, count: int) -> bool:
        self._back.hide()
        return True

    def _open(self) -> None:
        self._window.dialogs.edit(self._window.chosen.ids)

    def _take_back(self) -> None:
        photos = of_photos(self._window.chosen.ids)
        if photos:
            self._window.commands.do(RestoreDetails(photos))

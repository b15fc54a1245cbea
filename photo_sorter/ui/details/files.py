"""The files that hold the photo."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base import external
from photo_sorter.ui.base.widgets import ElidedLabel, clear_layout, icon_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class Files(DetailSection):
    above = 20

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._theme = window.theme
        self.add_heading(self.tr("File"))
        files = QWidget()
        self._files = QVBoxLayout(files)
        self._files.setContentsMargins(0, 0, 0, 0)
        self._files.setSpacing(2)
        self.column.addWidget(files)

    def show_photo(self, details: PhotoDetails) -> bool:
        clear_layout(self._files)
        for path in details.paths:
            self._files.addWidget(self._row(path))
        return True

    def _row(self, path: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        text = ElidedLabel("quiet", Qt.TextElideMode.ElideLeft)
        text.set_text(path)
        line.addWidget(text, 1)
        line.addWidget(
            icon_button(
                self._theme,
                "external",
                self.tr("Show in the file manager"),
                partial(external.show_in_file_manager, path),
            )
        )
        return row

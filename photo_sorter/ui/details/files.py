"""The files that hold the photo, and those that belong to them."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from photo_sorter.core.companions import PartKind, kind_of
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base import external
from photo_sorter.ui.base.widgets import ElidedLabel, clear_layout, icon_button, label
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class Files(DetailSection):
    above = 20

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self.add_heading(self.tr("File"), "files")
        self._files = self._rows()
        self._parts_heading = label(self.tr("Belongs to it"), "section")
        self.column.addWidget(self._parts_heading)
        self._parts = self._rows()

    def show_photo(self, details: PhotoDetails) -> bool:
        clear_layout(self._files)
        for path in details.paths:
            self._files.addWidget(self._row(path))
        clear_layout(self._parts)
        for part in details.parts:
            self._parts.addWidget(self._part(part))
        self._parts_heading.setVisible(bool(details.parts))
        return True

    def _rows(self) -> QVBoxLayout:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.column.addWidget(rows)
        return column

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

    def _part(self, path: str) -> QWidget:
        """Its name, and what it is; the tooltip has the path."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = ElidedLabel("quiet", Qt.TextElideMode.ElideMiddle)
        name.set_text(PurePath(path).name)
        name.setToolTip(path)
        line.addWidget(name, 1)
        kinds = {
            PartKind.RAW: self.tr("RAW"),
            PartKind.FILM: self.tr("film"),
            PartKind.SOUND: self.tr("sound"),
            PartKind.NOTES: self.tr("notes"),
        }
        line.addWidget(label(kinds[kind_of(path)], "small"))
        return row

"""Photos with their dates before and after, or why they stay."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from photo_sorter.core.date_fixes import DateChange
from photo_sorter.core.dated_photo import DatedPhoto
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import SIDES, Thumbnails
from photo_sorter.ui.base.veil import Veil
from photo_sorter.ui.dialogs.date_words import date_words, why_not_words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_PHOTO, _BEFORE, _AFTER = range(3)
_NOWHERE = QModelIndex()


class DatePreviewModel(QAbstractTableModel):
    """Rows as the photos come, without a plan until there is one."""

    def __init__(
        self, theme: Theme, thumbnails: Thumbnails, veil: Veil, photos: Sequence[DatedPhoto]
    ) -> None:
        super().__init__()
        self._theme, self._thumbnails, self._veil = theme, thumbnails, veil
        self._photos = list(photos)
        self._plan: Sequence[DateChange] | None = None
        self._wanted: set[int] = set()
        self._rows = {photo.id: row for row, photo in enumerate(photos)}
        thumbnails.ready.connect(self._came)

    def show_plan(self, plan: Sequence[DateChange] | None) -> None:
        self._plan = plan
        if self._photos:
            last = self.index(len(self._photos) - 1, _AFTER)
            self.dataChanged.emit(self.index(0, _AFTER), last)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._photos)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return (self.tr("Photo"), self.tr("Before"), self.tr("After"))[section]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        photo, column = self._photos[index.row()], index.column()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._text(index.row(), column)
        if role == Role.DecorationRole and column == _PHOTO:
            return self._picture(photo.id)
        if role == Role.ForegroundRole and column == _AFTER and self._stays(index.row()):
            return QColor(self._theme.colours.quiet)
        return None

    def _text(self, row: int, column: int) -> str:
        photo = self._photos[row]
        if column == _PHOTO:
            return os.path.basename(photo.path)
        if column == _BEFORE:
            return date_words(photo.taken)
        if self._plan is None:
            return ""
        change = self._plan[row]
        return date_words(change.after) if change.why_not is None else why_not_words(change.why_not)

    def _stays(self, row: int) -> bool:
        return self._plan is not None and self._plan[row].why_not is not None

    def _picture(self, photo_id: int) -> QIcon | None:
        """Asked for once; when it comes the row is drawn again. None of a sensitive photo is
        shown here, for nobody asked for it."""
        if self._veil.is_sensitive(photo_id):
            return self._theme.icon("eye-off", "quiet")
        pixmap = self._thumbnails.get(photo_id, SIDES[0])
        if pixmap is not None:
            return QIcon(pixmap)
        if photo_id not in self._wanted:
            self._wanted.add(photo_id)
            self._thumbnails.want_one(photo_id, SIDES[0])
        return None

    def _came(self, photo_id: int) -> None:
        row = self._rows.get(photo_id)  # type: ignore[call-overload]
        if row is not None:
            cell = self.index(row, _PHOTO)
            self.dataChanged.emit(cell, cell, [Role.DecorationRole])


def preview_table(model: DatePreviewModel, name: str) -> QTableView:
    table = QTableView()
    table.setAccessibleName(name)
    table.setModel(model)
    table.setIconSize(QSize(40, 30))
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(38)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(_AFTER, QHeaderView.ResizeMode.Fixed)
    widest = table.fontMetrics().horizontalAdvance("30. Sept. 2024, 10:30:00 UTC+05:30")
    header.resizeSection(_AFTER, widest + 32)
    header.setMinimumSectionSize(90)
    header.setHighlightSections(False)
    return table

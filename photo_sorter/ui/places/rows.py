"""One line of the sidebar: what it stands for and how it is painted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from photo_sorter.ui.base import words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import RADIUS_CONTROL, TAG_COLOURS
from photo_sorter.ui.places.place_type import Entry

ENTRY: Final = Qt.ItemDataRole.UserRole + 1
SECTION: Final = Qt.ItemDataRole.UserRole + 2  # of a line that shows more or less
OPEN: Final = Qt.ItemDataRole.UserRole + 4  # of a line with others below it: whether these show
KIND: Final = Qt.ItemDataRole.UserRole + 5  # of a heading: the type of its places
FURTHER: Final = Qt.ItemDataRole.UserRole + 3  # of a line that leads to what is not listed
INDENT: Final = 14  # pixels a level
_FOLD = 26  # pixels from the left that open and close


def on_fold(entry: Entry, x: int) -> bool:
    """Whether a click there, counted from the left of the line, is for its fold."""
    return x < _FOLD + INDENT * entry.depth - 8


class EntryDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        if index.data(ENTRY) is None:
            return super().sizeHint(option, index)
        return QSize(0, option.fontMetrics.height() + 15)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry | None = index.data(ENTRY)
        if entry is None:
            return
        colours = self._theme.colours
        state: QStyle.StateFlag = option.state
        whole: QRect = option.rect
        font = QFont(option.font)
        rect = whole.adjusted(8, 1, -8, -1)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(rect, RADIUS_CONTROL, RADIUS_CONTROL)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.field))
            painter.drawRoundedRect(rect, RADIUS_CONTROL, RADIUS_CONTROL)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)
        role = "warning" if entry.alert else "quiet"
        left = rect.left() + INDENT * entry.depth
        is_open: bool | None = index.data(OPEN)
        if is_open is not None:
            fold = self._theme.icon("down" if is_open else "right", "quiet")
            fold.paint(painter, QRect(left - 4, rect.center().y() - 6, 12, 12))
        box = QRect(left + 10, rect.center().y() - 9, 18, 18)
        colour = TAG_COLOURS.get(entry.colour)
        icon = self._theme.icon_in(entry.icon, colour) if colour else None
        (icon or self._theme.icon(entry.icon, role)).paint(painter, box)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        count = words.number(entry.count) if entry.count else ""
        room = metrics.horizontalAdvance(count)
        text_rect = rect.adjusted(38 + INDENT * entry.depth, 0, -(room + 20 if count else 12), 0)
        quiet = entry.dim or entry.place is None
        painter.setPen(QColor(colours.quiet if quiet else colours.text))
        align = Qt.AlignmentFlag.AlignVCenter
        shown = metrics.elidedText(entry.label, Qt.TextElideMode.ElideRight, text_rect.width())
        painter.drawText(text_rect, align | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setPen(QColor(colours.warning if entry.alert else colours.quiet))
        painter.drawText(rect.adjusted(0, 0, -10, 0), align | Qt.AlignmentFlag.AlignRight, count)
        painter.restore()

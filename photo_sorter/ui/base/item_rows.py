"""Lines of a list that one chooses from while typing: the palette, and the search field's."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import RADIUS_CONTROL

ITEM = Qt.ItemDataRole.UserRole + 1


class ItemRows(QStyledItemDelegate):
    """An icon, the words, and at the right the shortcut or what the place is."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, option.fontMetrics.height() + 15)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item: MenuItem = index.data(ITEM)
        colours = self._theme.colours
        state: QStyle.StateFlag = option.state
        whole: QRect = option.rect
        rect = whole.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(rect, RADIUS_CONTROL, RADIUS_CONTROL)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.field))
            painter.drawRoundedRect(rect, RADIUS_CONTROL, RADIUS_CONTROL)
        box = QRect(rect.left() + 10, rect.center().y() - 9, 18, 18)
        icon = self._theme.icon_in(item.icon, item.colour) if item.colour else None
        (icon or self._theme.icon(item.icon, "quiet")).paint(painter, box)
        metrics = painter.fontMetrics()
        room = metrics.horizontalAdvance(item.note)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.quiet))
        painter.drawText(
            rect.adjusted(0, 0, -12, 0), middle | Qt.AlignmentFlag.AlignRight, item.note
        )
        place = rect.adjusted(38, 0, -(room + 24), 0)
        painter.setPen(QColor(colours.text))
        shown = metrics.elidedText(item.text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

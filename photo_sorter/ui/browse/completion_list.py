"""The list below a line in which a query is typed. It never takes the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from photo_sorter.ui.base.item_rows import ITEM, ItemRows
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.base.theme import Theme

_GAP = 4  # pixels below the field
_MARGIN = 6
_NARROWEST = 300  # pixels: names have room beside their counts, however short the line is


class CompletionList(QFrame):
    """Lies over `body`. No line is chosen at first: Return does what it does without the list."""

    chosen = Signal(object)  # MenuItem | None

    def __init__(self, theme: Theme, body: QWidget) -> None:
        super().__init__(body)
        self._body = body
        self.setObjectName("completions")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Suggestions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(ItemRows(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(lambda row: row.data(ITEM).run())
        self.list.currentItemChanged.connect(lambda row: self.chosen.emit(_item(row)))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self.list)
        self.hide()

    def show_items(self, items: Sequence[MenuItem], below: QWidget) -> None:
        """Below that widget, as wide at least; without items it goes."""
        self.list.clear()
        for item in items:
            row = QListWidgetItem(item.text)
            row.setData(ITEM, item)
            said = f"{item.text}, {item.note}" if item.note else item.text
            row.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            row.setToolTip(item.text)
            self.list.addItem(row)
        self.list.setCurrentRow(-1)
        if items:
            corner = below.mapTo(self._body, QPoint(0, below.height() + _GAP))
            wanted = len(items) * self.list.sizeHintForRow(0) + 2 * (_MARGIN + 1)
            room = self._body.height() - corner.y() - _GAP
            width = min(max(below.width(), _NARROWEST), self._body.width() - corner.x())
            self.setGeometry(QRect(corner.x(), corner.y(), width, min(wanted, room)))
            self.raise_()
        self.setVisible(bool(items))

    @property
    def current(self) -> MenuItem | None:
        return _item(self.list.currentItem())

    @property
    def first(self) -> MenuItem | None:
        return _item(self.list.item(0))

    def step(self, by: int) -> None:
        """Down or up a line; before the first and after the last none is chosen."""
        places = self.list.count() + 1
        self.list.setCurrentRow((self.list.currentRow() + 1 + by) % places - 1)


def _item(row: QListWidgetItem | None) -> MenuItem | None:
    item: MenuItem | None = None if row is None else row.data(ITEM)
    return item

"""The palette: type a few letters, press Enter, and it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from photo_sorter.ui.base.item_rows import ITEM, ItemRows
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.dialogs.matching import best_first

WIDTH = 560
ROWS = 10  # in sight
MOST = 500  # listed; who looks for more types on
_FROM_TOP = 64  # pixels below the window's edge: under the search field
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS - 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
}


class PaletteDialog(Dialog):
    """`search` makes the last line of what was typed: to look for photos of it."""

    def __init__(
        self,
        theme: Theme,
        items: Sequence[MenuItem],
        search: Callable[[str], MenuItem],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.set_title(self.tr("Find a command"))
        self._items, self._search = items, search
        self._texts = [f"{item.text} {item.note}" for item in items]
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What to do, or where to go"))
        self.field.setAccessibleName(self.tr("What to do, or where to go"))
        self.field.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands and places"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(ItemRows(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(self._run)
        self.list.currentItemChanged.connect(self._say)
        self.column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        self.column.setSpacing(UNIT)
        self.column.addWidget(self.field)
        self.column.addWidget(self.list, 1)
        self._fill("")
        self._place(parent.window())

    def _place(self, window: QWidget) -> None:
        """Over the window's upper half, within it."""
        self.field.ensurePolished()
        row = max(1, self.list.sizeHintForRow(0))
        height = self.field.sizeHint().height() + ROWS * row + 3 * UNIT
        self.setFixedSize(
            min(WIDTH, window.width() - 4 * UNIT), min(height, window.height() - 2 * _FROM_TOP)
        )
        corner = window.mapToGlobal(QPoint((window.width() - self.width()) // 2, _FROM_TOP))
        self.move(corner)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        found = [self._items[at] for at in best_first(typed, self._texts)[:MOST]]
        if typed.strip():
            found.append(self._search(typed.strip()))
        for item in found:
            row = QListWidgetItem(item.text)
            row.setData(ITEM, item)
            said = f"{item.text}, {item.note}" if item.note else item.text
            row.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.list.addItem(row)
        self.list.setCurrentRow(0)

    def _say(self, row: QListWidgetItem | None) -> None:
        """The keyboard stays in the field: it says which line Enter would run."""
        said = "" if row is None else row.data(Qt.ItemDataRole.AccessibleTextRole)
        self.field.setAccessibleDescription(said)

    def _run(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            item: MenuItem = row.data(ITEM)
            self.accept()  # first: the keyboard is the window's again
            item.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # what the field has no use for comes here
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            last = self.list.count() - 1
            self.list.setCurrentRow(min(last, max(0, self.list.currentRow() + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentItem())
        else:
            super().keyPressEvent(event)

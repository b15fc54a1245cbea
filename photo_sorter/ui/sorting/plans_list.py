"""The plans that were made: when, what of, and how far each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QVBoxLayout, QWidget

from photo_sorter.core.sorting.plan import EntryState, PlanTotals, SortPlan
from photo_sorter.services.library import Library
from photo_sorter.ui.base import words
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.pages.notice import Message, Notice
from photo_sorter.ui.sorting.sort_words import SortWords

_READ = "sort plans"
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PlanLine:
    plan: SortPlan
    totals: PlanTotals
    counts: dict[EntryState, int]


class _Lines(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._say = SortWords(self)
        self.lines: Sequence[PlanLine] = ()

    def show(self, lines: Sequence[PlanLine]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return (self.tr("Made"), self.tr("Plan"), self.tr("State"), self.tr("Rules"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if index.column() == 0:
            return words.moment(line.plan.made)
        if index.column() == 1:
            return self._say.totals(line.plan, line.totals)
        if index.column() == 2:
            state = self._say.state(line.plan.state)
            far = self._say.far(line.counts) if set(line.counts) != {EntryState.PLANNED} else ""
            return f"{state}: {far}" if far else state
        between = "\n" if role == Qt.ItemDataRole.ToolTipRole else "; "
        return between.join(line.plan.rules)


class PlansList(QWidget):
    """Read whenever it is looked at, and whenever a run stops."""

    chosen = Signal(int)  # the number of a plan
    rules_wanted = Signal()

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self._window = window
        self.model = _Lines()
        self.view = _View(self.tr("Earlier plans"))
        self.view.setModel(self.model)
        self.view.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.view.header().setStretchLastSection(True)
        self.notice = Notice(window.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 16)
        column.addWidget(self.view)
        column.addWidget(self.notice)
        choice = (self.tr("To the rules"), "", self.rules_wanted.emit)
        self.notice.say(
            Message(
                "sort",
                self.tr("Nothing was planned yet"),
                self.tr("Plans stay here with what became of them, and can be taken back."),
                [choice],
            )
        )
        self.view.opened.connect(lambda row: self.chosen.emit(self.model.lines[row].plan.id))
        window.sort_work.changed.connect(lambda: self.read() if self.isVisible() else None)
        self._show([])

    def read(self) -> None:
        library = self._window.library
        self._window.tasks.run(lambda: _look_up(library), self._show, newest=_READ)

    def focus(self) -> None:
        target = self.view if self.model.lines else self.notice
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, lines: Sequence[PlanLine]) -> None:
        row = max(0, self.view.currentIndex().row())
        had_focus = self.notice.hasFocus()
        self.model.show(lines)
        self.view.setVisible(bool(lines))
        self.notice.setVisible(not lines)
        self.view.setCurrentIndex(self.model.index(min(row, len(lines) - 1), 0))
        if had_focus:
            self.focus()


class _View(QTreeView):
    opened = Signal(int)  # a row

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setObjectName("plan")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


def _look_up(library: Library) -> list[PlanLine]:
    """On a worker."""
    sorting = library.sorting
    return [
        PlanLine(plan, sorting.totals(plan.id), sorting.counts(plan.id)) for plan in sorting.all()
    ]

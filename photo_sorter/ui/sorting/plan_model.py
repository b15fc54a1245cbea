"""The rows of a plan's tree, asked for as they are seen."""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from photo_sorter.core.ports.sorting import StoredEntry
from photo_sorter.ui.base import words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.sorting.plan_tree import Node, PlanTree, is_problem
from photo_sorter.ui.sorting.sort_words import SortWords, shown

NAME, FILES, SIZE, NOTE = range(4)
_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlanModel(QAbstractItemModel):
    """An index carries the number of the node that it lies in: no object is made for a file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = SortWords(self)
        self._tree = PlanTree([Node("", 0)])

    @property
    def tree(self) -> PlanTree:
        return self._tree

    def show(self, tree: PlanTree) -> None:
        self.beginResetModel()
        self._tree = tree
        self.endResetModel()

    def node(self, index: _Index) -> int | None:
        """The number of the folder at that index; None for a file."""
        return self._tree.folder(index.internalId(), index.row()) if index.isValid() else 0

    def file(self, index: _Index) -> StoredEntry | None:
        if not index.isValid() or self.node(index) is not None:
            return None
        return self._tree.file(index.internalId(), index.row())

    # ----------------------------------------------------------------------------- what Qt asks

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        number = self.node(parent)
        if number is None or not 0 <= row < self._tree.rows(number):
            return QModelIndex()
        return self.createIndex(row, column, number)

    def parent(self, index: _Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        number = index.internalId() if index.isValid() else 0
        if number == 0:
            return QModelIndex()
        node = self._tree.nodes[number]
        return self.createIndex(node.row, 0, node.above)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        number = self.node(parent)
        return 0 if number is None or parent.column() > 0 else self._tree.rows(number)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (FILES, SIZE):
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Folder"), self.tr("Files"), self.tr("Size"), self.tr("Note"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (FILES, SIZE):
            return _RIGHT
        number = self.node(index)
        file = self.file(index)
        if file is not None:
            return self._of_file(file, index.column(), role)
        return None if not number else self._of_node(self._tree.nodes[number], index.column(), role)

    def _of_node(self, node: Node, column: int, role: int) -> Any:
        name = shown(node.name) if node.why is None else self._words.why(node.why)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            problems = self.tr("%Ln to look at", "", node.problems) if node.problems else ""
            note = problems if node.why is None else self.tr("stay where they are")
            return (name, words.number(node.count), words.size(node.size), note)[column]
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            if node.why is None:
                return self._theme.icon("folder", "quiet")
            return self._theme.icon("attention" if node.problems else "minus", "quiet")
        return None

    def _of_file(self, file: StoredEntry, column: int, role: int) -> Any:
        entry = file.entry
        if role == Qt.ItemDataRole.DisplayRole:
            name = os.path.basename(entry.target) if entry.target else entry.source
            note = self._words.file_note(file)
            return (shown(name), "", words.size(entry.size), note)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == NOTE:
                return self._words.file_note(file)
            way = [entry.source, entry.target] if entry.target else [entry.source]
            return shown(" → ".join(way))
        if role == Qt.ItemDataRole.DecorationRole and column == NAME and is_problem(file):
            return self._theme.icon("attention", "quiet")
        return None

"""The words that the model may give as tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import icon_button, label, text_button
from photo_sorter.ui.dialogs.base import Dialog

SEPARATOR = "; "


class VocabularyDialog(Dialog):
    saved = Signal(tuple)  # of VocabularyTag

    def __init__(
        self,
        theme: Theme,
        tags: Sequence[VocabularyTag],
        default: Sequence[VocabularyTag],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Tag words"))
        self.resize(720, 560)
        self._default = default
        self.column.addWidget(
            label(
                self.tr(
                    "The model looks for these things in every photo and tags what it is "
                    "sure of. Several wordings of one thing, separated by semicolons, make "
                    "a tag steadier. Tags that you gave or took away yourself stay so."
                ),
                "quiet",
                wrap=True,
            )
        )
        self._table = QTableWidget(0, 3)
        self._table.setAccessibleName(self.tr("Tag words"))
        self._table.setHorizontalHeaderLabels(
            [self.tr("Tag"), self.tr("Group"), self.tr("Wordings")]
        )
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(32)
        self._table.setShowGrid(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 170)
        header.resizeSection(1, 130)
        header.setHighlightSections(False)
        self._fill(tags)
        self.column.addWidget(self._table, 1)
        tools = QHBoxLayout()
        tools.addWidget(icon_button(theme, "plus", self.tr("Add a tag"), self.add_row))
        tools.addWidget(
            icon_button(theme, "minus", self.tr("Take away the chosen tags"), self._remove)
        )
        tools.addStretch(1)
        tools.addWidget(text_button(self.tr("Back to the default"), "plain", self._reset))
        self.column.addLayout(tools)
        save = text_button(self.tr("Save and tag anew"), "primary", self._save)
        save.setDefault(True)
        self.add_buttons(self.cancel_button(), save)

    @property
    def tags(self) -> tuple[VocabularyTag, ...]:
        """What the table says: rows without a name count for nothing; the name itself is the
        wording where none is given."""
        result = []
        for row in range(self._table.rowCount()):
            name, group, prompts = (self._cell(row, column) for column in range(3))
            if name:
                wordings = tuple(part.strip() for part in prompts.split(";") if part.strip())
                result.append(VocabularyTag(name, group, wordings or (name,)))
        return tuple(result)

    def add_row(self) -> None:
        row = self._table.rowCount()
        self._append(VocabularyTag("", "", ()))
        self._table.setCurrentCell(row, 0)
        self._table.edit(self._table.model().index(row, 0))

    def _fill(self, tags: Sequence[VocabularyTag]) -> None:
        self._table.setRowCount(0)
        for tag in tags:
            self._append(tag)

    def _append(self, tag: VocabularyTag) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        for column, text in enumerate((tag.name, tag.group, SEPARATOR.join(tag.prompts))):
            self._table.setItem(row, column, QTableWidgetItem(text))

    def _cell(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _remove(self) -> None:
        rows = {index.row() for index in self._table.selectedIndexes()}
        for row in sorted(rows, reverse=True):
            self._table.removeRow(row)

    def _reset(self) -> None:
        self._fill(self._default)

    def _save(self) -> None:
        self.saved.emit(self.tags)
        self.accept()

"""What the program is made of, and under which terms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.program import Component
from photo_sorter.ui.base.error_words import in_words
from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.dialogs.base import Dialog


class LicencesDialog(Dialog):
    """A list to look through, and the chosen part's text below it: the texts are set in lines of
    80 characters, which want the whole width."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Licences"))
        self.resize_within_screen(720, 680)
        self.setMinimumSize(420, 380)
        self._components: Sequence[Component] = ()
        self.column.addWidget(
            label(
                self.tr(
                    "Photo Sorter is free software under the MIT licence, and made of these "
                    "parts. Qt is used under the LGPL, version 3: its libraries are files of "
                    "their own, which you may replace by others; its source is at "
                    "https://code.qt.io."
                ),
                "quiet",
                wrap=True,
            )
        )
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Look for a part or a licence"))
        self.field.setAccessibleName(self.tr("Look for a part or a licence"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._to_list)
        self.state = label(self.tr("Gathering the licences…"), "quiet", wrap=True)
        self.state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = self._make_table()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The licence's text"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF() * 0.9)
        self.text.setFont(fixed)
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(10)
        self._parts.setStyleSheet("QSplitter::handle { background: transparent; }")  # a gap
        self._parts.addWidget(self.table)
        self._parts.addWidget(self.text)
        self._parts.setSizes([220, 320])
        self.column.addWidget(self.field)
        self.column.addWidget(self.state, 1)
        self.column.addWidget(self._parts, 1)
        self._parts.hide()
        close = self.close_button()
        close.setDefault(False)  # Return in the field goes on to the list
        self.add_buttons(close)
        QShortcut(QKeySequence.StandardKey.Find, self, self.field.setFocus)
        self.field.setFocus()

    def show_components(self, components: Sequence[Component]) -> None:
        self._components = components
        self.table.setRowCount(len(components))
        for row, part in enumerate(components):
            for column, text in enumerate((part.name, part.version, part.licence)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self._filter(self.field.text())

    def show_trouble(self, error: PhotoSorterError) -> None:
        self.state.setText("\n".join(in_words(error)))

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setAccessibleName(self.tr("Parts"))
        table.setHorizontalHeaderLabels([self.tr("Part"), self.tr("Version"), self.tr("Licence")])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setMinimumHeight(110)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 110)
        table.currentCellChanged.connect(lambda row, *_: self._show_text(row))
        return table

    def _filter(self, words: str) -> None:
        """Show the parts whose name or licence holds all the words."""
        if not self._components:
            return
        wanted = words.casefold().split()
        first = -1
        for row, part in enumerate(self._components):
            said = f"{part.name} {part.licence}".casefold()
            fits = all(word in said for word in wanted)
            self.table.setRowHidden(row, not fits)
            if fits and first < 0:
                first = row
        self._parts.setVisible(first >= 0)
        self.state.setVisible(first < 0)
        self.state.setText(self.tr("No part and no licence is called that."))
        current = self.table.currentRow()
        if first >= 0 and (current < 0 or self.table.isRowHidden(current)):
            self.table.setCurrentCell(first, 0)

    def _to_list(self) -> None:
        if self._parts.isVisible():
            self.table.setFocus()

    def _show_text(self, row: int) -> None:
        if 0 <= row < len(self._components):
            part = self._components[row]
            self.text.setPlainText(
                part.text
                or self.tr("{name} brings no text. Its licence: {licence}").format(
                    name=part.name, licence=part.licence or "?"
                )
            )

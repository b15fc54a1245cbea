"""Folders and files that are passed over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import icon_button, label, text_button
from photo_sorter.ui.dialogs.base import Dialog


class ExclusionsDialog(Dialog):
    """Takes effect at once: each addition and removal is an operation of its own."""

    excluded = Signal(str)  # a pattern that the person wrote
    included = Signal(str)  # a pattern of the list
    folder_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("What is passed over"))
        self.resize_within_screen(560, 520)
        what = self.tr(
            "Folders and files in this list are not looked at. Their photos are hidden at once and "
            "keep their tags, albums and ratings; taken off the list, they are back with all of "
            "them. On the disk nothing changes."
        )
        self.column.addWidget(label(what, "quiet", wrap=True))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("What is passed over"))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setObjectName("exclusions")
        self._list.itemSelectionChanged.connect(self._update)
        self._nothing = label(self.tr("You have passed over nothing yet."), "quiet")
        QVBoxLayout(self._list.viewport()).addWidget(
            self._nothing, alignment=Qt.AlignmentFlag.AlignCenter
        )
        self.column.addWidget(self._list, 1)
        self._remove_button = icon_button(
            theme, "minus", self.tr("Look at the chosen ones again"), self._remove
        )
        tools = QHBoxLayout()
        tools.addWidget(self._remove_button)
        tools.addStretch(1)
        tools.addWidget(text_button(self.tr("Choose a folder…"), "plain", self.folder_wanted.emit))
        self.column.addLayout(tools)
        self._text = QLineEdit()
        self._text.setAccessibleName(self.tr("A name or a pattern"))
        self._text.setPlaceholderText(self.tr("A name or a pattern, such as Exports or *.png"))
        self._text.textChanged.connect(self._update)
        self._add_button = text_button(self.tr("Pass over"), "", self._add)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._text, 1)
        line.addWidget(self._add_button)
        self.column.addLayout(line)
        rule = self.tr(
            "“Exports” means every folder and file of this name, “*.png” every name that ends so, "
            "“2019/raw” a path in a watched folder. A folder that holds a file named .nomedia is "
            "passed over, too."
        )
        self.column.addWidget(label(rule, "small", wrap=True))
        self._problem = label("", "danger", wrap=True)
        self._problem.hide()
        self.column.addWidget(self._problem)
        self.add_buttons(self.close_button())
        self._add_button.setDefault(True)  # else Return in the line would close the dialog
        self._text.setFocus()
        self._update()

    def show_patterns(self, patterns: Sequence[str]) -> None:
        self._list.clear()
        self._list.addItems(list(patterns))
        self._problem.hide()
        self._update()

    def forget_text(self) -> None:
        """What was written is passed over now."""
        self._text.clear()

    def show_problem(self, error: PhotoSorterError) -> None:
        self._problem.setText(in_one_line(error))
        self._problem.show()

    def _add(self) -> None:
        if text := self._text.text().strip():
            self.excluded.emit(text)

    def _remove(self) -> None:
        for item in self._list.selectedItems():
            self.included.emit(item.text())

    def _update(self) -> None:
        self._add_button.setEnabled(bool(self._text.text().strip()))
        self._remove_button.setEnabled(bool(self._list.selectedItems()))
        self._remove_button.setVisible(self._list.count() > 0)
        self._nothing.setVisible(self._list.count() == 0)

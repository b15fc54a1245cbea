"""Give files new names: one by its name, several by a pattern that counts."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.file_naming import new_paths
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.widgets import ElidedLabel, label, text_button
from photo_sorter.ui.dialogs.base import Dialog

SHOWN = 3  # new names that the dialog shows


class RenameDialog(Dialog):
    decided = Signal(str)  # the pattern

    def __init__(self, parent: QWidget | None, paths: Sequence[str]) -> None:
        """`paths`: the files, in the order in which they are counted."""
        super().__init__(parent)
        self._paths = list(paths)
        count, one = len(paths), len(paths) == 1
        self.set_title(self.tr("Rename") if one else self.tr("Rename %n photo(s)", "", count))
        self.setMinimumWidth(460)
        stem = os.path.splitext(os.path.basename(paths[0]))[0]
        self._name = QLineEdit(stem if one else "")
        self._name.setAccessibleName(self.tr("New name"))
        self._name.setPlaceholderText(self.tr("for example: Holiday ##"))
        self._name.selectAll()
        self.column.addWidget(label(self.tr("New name"), "section"))
        self.column.addWidget(self._name)
        if not one:
            hint = self.tr("## counts the photos. Folders and endings stay as they are.")
            self.column.addWidget(label(hint, "small", wrap=True))
        self.column.addSpacing(4)
        self._names = [
            ElidedLabel("quiet", Qt.TextElideMode.ElideMiddle) for _ in self._paths[:SHOWN]
        ]
        for shown in self._names:
            self.column.addWidget(shown)
        if count > SHOWN:
            more = self.tr("and {count} more").format(count=words.number(count - SHOWN))
            self.column.addWidget(label(more, "quiet"))
        self._problem = label("", "warning", wrap=True)
        self.column.addWidget(self._problem)
        self._ok = text_button(self.tr("Rename"), "primary", self._decide)
        self._ok.setDefault(True)
        self.add_buttons(self.cancel_button(), self._ok)
        self._name.textChanged.connect(self._check)
        self._check()
        self._name.setFocus()

    def _check(self) -> None:
        text, problem = self._name.text().strip(), ""
        old = [os.path.basename(path) for path in self._paths[:SHOWN]]
        shown = old
        if text:
            try:
                new = new_paths(self._paths, text)[:SHOWN]
            except InvalidInputError as error:
                problem = in_one_line(error)
            else:
                both = zip(old, new, strict=True)
                shown = [f"{before}  →  {os.path.basename(after)}" for before, after in both]
        for line, words_of_line in zip(self._names, shown, strict=True):
            line.set_text(words_of_line)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._ok.setEnabled(bool(text) and not problem)

    def _decide(self) -> None:
        self.decided.emit(self._name.text().strip())
        self.accept()

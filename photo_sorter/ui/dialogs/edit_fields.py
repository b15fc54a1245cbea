"""Fields of an edit of several photos: each shows the value that all have, or that there are
several, and says what a person makes of it; None where they leave it as it is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from photo_sorter.core.common_details import Common
from photo_sorter.ui.base import words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import ChoiceBox, icon_button

translate = QCoreApplication.translate

_GAP = 4  # pixels, before the button
_LINES = 3  # of a description that are seen at once


def several(values: int, counted: bool) -> str:
    """What stands where photos have different values."""
    if not counted:
        return translate("EditFields", "several values")
    return translate("EditFields", "several values ({count})").format(count=words.number(values))


class TextField(QWidget):
    """A line, or a few. Of several values none is shown: what is typed is for all photos, nothing
    leaves them, and a button empties them all. What was touched can be let be again."""

    changed = Signal()

    def __init__(
        self, theme: Theme, name: str, common: Common[str], counted: bool, *, lines: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._before = common.value or ""
        self._mixed = common.is_mixed
        self._several = several(common.values, counted) if common.is_mixed else ""
        self._emptied = False
        self.editor: QLineEdit | QPlainTextEdit = QPlainTextEdit() if lines else QLineEdit()
        self.editor.setAccessibleName(name)
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.setTabChangesFocus(True)
            margins = 22
            self.editor.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + margins)
        self._button = icon_button(theme, "undo", "", self._turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.editor, 1)
        row.addWidget(self._button)
        keep = self._button.sizePolicy()
        keep.setRetainSizeWhenHidden(True)  # so that fields stay as wide as each other
        self._button.setSizePolicy(keep)
        self._write(self._before)
        self.setFocusProxy(self.editor)
        self.editor.textChanged.connect(self._edited)
        self._show()

    @property
    def value(self) -> str | None:
        text = self._text()
        if self._mixed:
            return "" if self._emptied else text or None
        return None if text == self._before else text

    @property
    def beside(self) -> int:
        """Pixels to the right of the editor, which fields without a button leave free, too."""
        return self._button.sizeHint().width() + _GAP

    def set_placeholder(self, text: str) -> None:
        """What stands in the field while it is empty and all photos have nothing there."""
        if not self._mixed:
            self.editor.setPlaceholderText(text)

    def _text(self) -> str:
        editor = self.editor
        return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()

    def _write(self, text: str) -> None:
        editor = self.editor
        if isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.setCursorPosition(0)
        else:
            editor.setPlainText(text)

    def _edited(self) -> None:
        self._emptied = False
        self._show()
        self.changed.emit()

    def _turn(self) -> None:
        """Let it be again; or, of several values, empty them all."""
        empty = self._mixed and self.value is None
        self._write(self._before)
        self._emptied = empty
        self._show()
        self.changed.emit()
        self.editor.setFocus()

    def _show(self) -> None:
        touched = self.value is not None
        if self._mixed:
            nothing = translate("EditFields", "nothing, for all photos")
            self.editor.setPlaceholderText(nothing if self._emptied else self._several)
        name = (
            translate("EditFields", "Leave it as it is")
            if touched
            else translate("EditFields", "Remove it from all photos")
        )
        self._theme.set_icon(self._button, "undo" if touched else "close", "quiet")
        self._button.setToolTip(name)
        self._button.setAccessibleName(f"{name}: {self.editor.accessibleName()}")
        self._button.setVisible(touched or self._mixed)


class ChoiceField(ChoiceBox):
    """One of a few values. Where photos have several, that stands first and leaves them."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Mapping[int, str],
        common: Common[int],
        counted: bool,
    ) -> None:
        self._before = None if common.value is None else int(common.value)
        mixed = {None: several(common.values, counted)} if common.is_mixed else {}
        super().__init__(theme, name, {**mixed, **options}, self._before)

    @property
    def value(self) -> int | None:
        chosen = self.currentData()
        return None if chosen is None or chosen == self._before else int(chosen)

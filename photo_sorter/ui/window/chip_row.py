"""The filters that were read in a search, each with a × that takes it out of the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from photo_sorter.core.query import to_text
from photo_sorter.core.sentences import Chip, without
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import FlowLayout, clear_layout, icon_button, label

_LONGEST = 260  # pixels of a filter's words


class ChipRow(QWidget):
    """Hidden where there are none. It keeps the chips of the search before until another answer
    is there, so that the photos do not jump while somebody types."""

    text_changed = Signal(str)  # the search without a filter

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, tuple[Chip, ...]] = ("", ())
        self._buttons: list[QToolButton] = []
        inner = QWidget()
        self._flow = FlowLayout(8)
        inner.setLayout(self._flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 16, 10)
        column.addWidget(inner)
        self.hide()

    def show_chips(self, text: str, chips: Sequence[Chip]) -> None:
        """`chips` are those of the search `text`."""
        if (text, tuple(chips)) == self._shown:
            return
        self._shown = text, tuple(chips)
        at = self._focused()
        clear_layout(self._flow)
        self._buttons = []
        made = [self._chip(text, chip) for chip in chips]
        if made:
            name = label(self.tr("Filters"), "quiet")
            name.setMinimumHeight(made[0].sizeHint().height())
            self._flow.addWidget(name)
        for each in made:
            self._flow.addWidget(each)
        self.setVisible(bool(chips))
        if at is not None and self._buttons:
            self._buttons[min(at, len(self._buttons) - 1)].setFocus()

    def _focused(self) -> int | None:
        focused = QApplication.focusWidget()
        return next((i for i, each in enumerate(self._buttons) if each is focused), None)

    def _chip(self, text: str, chip: Chip) -> QWidget:
        made = QFrame()
        made.setObjectName("chip")
        made.setToolTip(self.tr("Read as {filter}").format(filter=to_text(chip.query)))
        row = QHBoxLayout(made)
        row.setContentsMargins(10, 2, 4, 2)
        row.setSpacing(4)
        words = label()
        shown = " ".join(chip.text.split())
        elide = Qt.TextElideMode.ElideMiddle
        words.setText(words.fontMetrics().elidedText(shown, elide, _LONGEST))
        row.addWidget(words)
        remove = icon_button(
            self._theme,
            "close",
            self.tr("Take “{words}” out of the search").format(words=shown),
            partial(self.text_changed.emit, without(text, chip)),
        )
        remove.setIconSize(QSize(12, 12))
        remove.setAccessibleDescription(made.toolTip())
        row.addWidget(remove)
        self._buttons.append(remove)
        return made

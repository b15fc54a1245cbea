"""The heading of a section, which folds it away and brings it back."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from photo_sorter.ui.base.theme import Theme

_ARROW = 12  # pixels a side
_FOLDS = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
_TURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # and Space, as of every button


class Heading(QPushButton):
    """`turned` with whether `body` is folded now, where a person did it. As in a list of folders,
    Left folds and Right unfolds."""

    turned = Signal(bool)

    def __init__(self, theme: Theme, text: str, body: QWidget) -> None:
        super().__init__(text)
        self._theme, self._body, self._folded = theme, body, False
        self.setProperty("kind", "heading")
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self._turn(not self._folded))
        self._tell()

    @property
    def folded(self) -> bool:
        return self._folded

    def fold(self, folded: bool) -> None:
        self._folded = folded
        self._body.setHidden(folded)
        self._tell()

    def _tell(self) -> None:
        folded = self._folded
        tip = self.tr("Show what is below") if folded else self.tr("Hide what is below")
        self.setToolTip(tip)
        self.setAccessibleDescription(self.tr("folded") if folded else self.tr("unfolded"))
        self.update()

    def _turn(self, folded: bool) -> None:
        if folded != self._folded:
            self.fold(folded)
            self.turned.emit(folded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _FOLDS:
            self._turn(_FOLDS[key])
        elif key in _TURNS:
            self._turn(not self._folded)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A heading never makes the panel wider."""
        return QSize(_ARROW, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRect(self.width() - _ARROW - 4, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        icon = self._theme.icon("right" if self._folded else "down", "quiet")
        icon.paint(painter, place)
        painter.end()

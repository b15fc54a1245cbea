"""Small pieces that many widgets are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import filterfalse
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from photo_sorter.ui.base.theme import Theme


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A plain-text label; `role` chooses its style."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wrap)
    if role:
        result.setProperty("role", role)
    return result


def icon_button(theme: Theme, icon: str, name: str, clicked: Callable[[], object]) -> QToolButton:
    """A button that is only an icon; its name is its tooltip and what a screen reader says."""
    button = QToolButton()
    button.setIconSize(QSize(20, 20))
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda: clicked())
    theme.set_icon(button, icon, "quiet")
    return button


def text_button(text: str, kind: str, clicked: Callable[[], object]) -> QPushButton:
    """`kind`: "", "primary", "hero", "plain", "pill" or "danger"."""
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    if kind:
        button.setProperty("kind", kind)
    button.clicked.connect(lambda: clicked())
    return button


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear_layout(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class ChoiceBox(QComboBox):
    """A combo box whose arrow is one of our icons."""

    def __init__(self, theme: Theme, name: str, options: Mapping[Any, str], chosen: object) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        for value, text in options.items():
            self.addItem(text, value)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRect(self.width() - 26, (self.height() - 14) // 2, 14, 14)
        self._theme.icon("down", "quiet").paint(painter, place)
        painter.end()


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room; the whole text is its tooltip."""

    def __init__(
        self, role: str = "", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._mode = mode
        self._whole = ""
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()

    def whole_width(self) -> int:
        """Pixels that the whole text takes."""
        return self.fontMetrics().horizontalAdvance(self._whole)

    def resizeEvent(self, event: object) -> None:
        self._elide()

    def _elide(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, self._mode, self.width()))


def _is_put_away(item: QLayoutItem) -> bool:
    """Not only not shown yet, as all that is new."""
    widget = item.widget()
    by_hand = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    return widget is not None and widget.isHidden() and widget.testAttribute(by_hand)


class FlowLayout(QLayout):
    """Widgets side by side, wrapped like words; one that is hidden takes no room."""

    def __init__(self, gap: int = 6, *, centred: bool = False) -> None:
        super().__init__()
        self._gap = gap
        self._centred = centred
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay the items out in lines; returns the height that they take."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(hint.height() for _, hint in line)
            used = sum(hint.width() for _, hint in line) + self._gap * (len(line) - 1)
            x = rect.x() + ((rect.width() - used) // 2 if self._centred else 0)
            for item, hint in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y), hint))
                x += hint.width() + self._gap
            y += height + self._gap
        return max(0, y - self._gap - rect.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        room = 0
        for item in filterfalse(_is_put_away, self._items):
            hint = item.sizeHint().boundedTo(QSize(max(1, width), 10_000))
            if not lines or hint.width() > room:
                lines.append([])
                room = width
            lines[-1].append((item, hint))
            room -= hint.width() + self._gap
        return lines

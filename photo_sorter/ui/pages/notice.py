"""A calm page of few words: an icon, what is so, what it means, what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import FlowLayout, clear_layout, label, text_button

Choice = tuple[str, str, Callable[[], object]]  # text, kind of button, what it does


@dataclass(frozen=True, slots=True)
class Message:
    """`more`: a second row of choices, with a heading of its own."""

    icon: str
    title: str
    text: str = ""
    choices: Sequence[Choice] = ()
    more_title: str = ""
    more: Sequence[Choice] = ()


class Notice(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._theme = theme
        self._name = ""
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label("", "title", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = label("", "quiet", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choices = QWidget()
        self._buttons = FlowLayout(10, centred=True)
        choices.setLayout(self._buttons)
        self._more_title = label("", "section")
        self._more_title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._more = QWidget()
        self._flow = FlowLayout(8, centred=True)
        self._more.setLayout(self._flow)
        inner = QWidget()
        inner.setMaximumWidth(520)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        for widget in (self._icon, self._title, self._text):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(choices)
        column.addSpacing(12)
        column.addWidget(self._more_title)
        column.addWidget(self._more)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 8, 24, 48)
        outer.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)  # all of a narrow window, up to its widest
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)
        theme.changed.connect(self._draw_icon)

    def say(self, message: Message) -> None:
        self._name = message.icon
        self._title.setText(message.title)
        self._text.setText(message.text)
        self._text.setVisible(bool(message.text))
        self.setAccessibleName(message.title)
        self.setAccessibleDescription(message.text)
        clear_layout(self._buttons)
        for words, kind, act in message.choices:
            self._buttons.addWidget(text_button(words, kind, act))
        clear_layout(self._flow)
        for words, kind, act in message.more:
            self._flow.addWidget(text_button(words, kind, act))
        self._more_title.setText(message.more_title)
        self._more_title.setVisible(bool(message.more))
        self._more.setVisible(bool(message.more))
        self._draw_icon()
        announce(self, ". ".join(filter(None, (message.title, message.text))))

    @property
    def title(self) -> str:
        return self._title.text()

    def _draw_icon(self) -> None:
        if self._name:
            picture = self._theme.picture(self._name, "outline", 56, self.devicePixelRatioF())
            self._icon.setPixmap(picture)

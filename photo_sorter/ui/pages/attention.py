"""Files that could not become photos, or only in part, by reason, with what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.views import FileFailure
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import problem_words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import ElidedLabel, clear_layout, icon_button, label, text_button

_SIDE_BY_SIDE = 440  # pixels of width, in which a card's button has room beside its heading
SHOWN = 20  # files of one reason; the rest are counted


class Attention(QScrollArea):
    retry_requested = Signal(list)  # location ids
    show_file_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._failures: tuple[FileFailure, ...] = ()
        self._tops: list[QBoxLayout] = []  # of the cards: a heading, and the button
        self.setAccessibleName(self.tr("Needs attention"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setObjectName("page")
        row = QHBoxLayout(page)
        row.setContentsMargins(20, 8, 20, 40)
        inner = QWidget()
        inner.setMaximumWidth(820)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        row.addWidget(inner, 1)
        row.addStretch(0)
        self.setWidget(page)

    @property
    def failures(self) -> tuple[FileFailure, ...]:
        return self._failures

    def show_failures(self, failures: Sequence[FileFailure]) -> None:
        self._failures = tuple(failures)
        self._tops.clear()
        clear_layout(self._column)
        if not failures:
            self._column.addWidget(
                label(self.tr("Nothing needs your attention. Every file could be read."), "quiet")
            )
        by_kind = sorted(failures, key=lambda f: (f.failure.kind.value, f.path))
        for _, group in groupby(by_kind, key=lambda f: f.failure.kind):
            self._column.addWidget(self._card(list(group)))
        self._column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for top in self._tops:
            top.setDirection(self._direction())

    def _direction(self) -> QBoxLayout.Direction:
        """Of heading and button: below one another where a long word and a long button have no
        room beside each other."""
        beside = self.viewport().width() >= _SIDE_BY_SIDE
        return QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom

    def _card(self, failures: list[FileFailure]) -> QWidget:
        title, advice = words.failure(failures[0].failure.kind)
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 14, 12)
        column.setSpacing(4)
        heading = QHBoxLayout()
        heading.setSpacing(12)
        heading.addWidget(label(title, "large", wrap=True), 1)
        heading.addWidget(label(words.number(len(failures)), "badge"))
        ids = [failure.location_id for failure in failures]
        again = text_button(self.tr("Try again"), "", lambda: self.retry_requested.emit(ids))
        again.setAccessibleDescription(title)
        top = QBoxLayout(self._direction())
        top.setSpacing(12)
        top.addLayout(heading, 1)
        top.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self._tops.append(top)
        column.addLayout(top)
        column.addWidget(label(advice, "quiet", wrap=True))
        column.addSpacing(4)
        for failure in failures[:SHOWN]:
            column.addWidget(self._line(failure))
        if len(failures) > SHOWN:
            text = self.tr("and %n more file(s)", "", len(failures) - SHOWN)
            column.addWidget(label(text, "quiet"))
        return card

    def _line(self, failure: FileFailure) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        folder, name = failure.path.rsplit("/", 1)
        shown_name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        shown_name.set_text(name)
        shown_name.setToolTip(f"{problem_words(failure.failure)[0]}.")
        place = ElidedLabel("quiet", Qt.TextElideMode.ElideLeft)
        place.set_text(folder)
        row.addWidget(shown_name, 2)
        row.addWidget(place, 3)
        row.addWidget(
            icon_button(
                self._theme,
                "external",
                self.tr("Show {name} in the file manager").format(name=name),
                lambda: self.show_file_requested.emit(failure.path),
            )
        )
        row.addWidget(
            icon_button(
                self._theme,
                "refresh",
                self.tr("Try {name} again").format(name=name),
                lambda: self.retry_requested.emit([failure.location_id]),
            )
        )
        return line

"""Files that could not become photos, or only in part, by reason, with what can be done; and what
of sidecars waits for a person or a drive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.errors import FailureKind
from photo_sorter.core.views import FileFailure
from photo_sorter.services.sidecars.report import AwaitedFolder
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import problem_words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import ElidedLabel, clear_layout, icon_button, label, text_button

_SIDE_BY_SIDE = 440  # pixels of width, in which a card's button has room beside its heading
SHOWN = 20  # files of one reason; the rest are counted

Group = tuple[FileFailure, ...]  # that have one reason


@dataclass(frozen=True, slots=True)
class Troubles:
    """`conflicts` is how many differences from files are to be decided."""

    failed: tuple[Group, ...] = ()
    awaited: tuple[AwaitedFolder, ...] = ()
    conflicts: int = 0


def groups(failures: Sequence[FileFailure]) -> tuple[Group, ...]:
    """By reason, then by path. For a worker's thread: there may be many. Of sidecars the reason is
    what the disk says."""
    ordered = sorted(failures, key=lambda each: (*_reason(each), each.path))
    return tuple(tuple(group) for _, group in groupby(ordered, _reason))


def _reason(failure: FileFailure) -> tuple[str, str]:
    what = failure.failure
    is_sidecar = what.kind is FailureKind.SIDECAR
    return what.kind.value, what.problem.name + str(what.values) if is_sidecar else ""


class Attention(QScrollArea):
    retry_requested = Signal(list)  # FileFailure
    show_file_requested = Signal(str)
    decide_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
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

    def show_troubles(self, troubles: Troubles) -> None:
        self._tops.clear()
        clear_layout(self._column)
        if troubles == Troubles():
            self._column.addWidget(
                label(self.tr("Nothing needs your attention. Every file could be read."), "quiet")
            )
        if troubles.conflicts:
            self._column.addWidget(self._conflict_card(troubles.conflicts))
        for folder in troubles.awaited:
            self._column.addWidget(self._folder_card(folder))
        for group in troubles.failed:
            self._column.addWidget(self._file_card(group))
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

    # --------------------------------------------------------------------------------- cards

    def _conflict_card(self, count: int) -> QWidget:
        decide = self._button(
            self.tr("Decide…"), self.decide_requested.emit, self.tr("Different here and in files")
        )
        advice = self.tr(
            "You and another program changed stars, labels or words of the same photos. Nothing is "
            "written there before you decide."
        )
        return self._card(self.tr("Different here and in files"), count, decide, advice)[0]

    def _folder_card(self, folder: AwaitedFolder) -> QWidget:
        title, advice = problem_words(folder.what)
        card, column = self._card(title, 0, None, advice)
        place = ElidedLabel("quiet", Qt.TextElideMode.ElideMiddle)
        place.set_text(folder.path)
        column.addWidget(place)
        return card

    def _file_card(self, failures: Group) -> QWidget:
        title, advice = _words(failures[0])
        again = self._button(
            self.tr("Try again"), partial(self.retry_requested.emit, list(failures)), title
        )
        card, column = self._card(title, len(failures), again, advice)
        for failure in failures[:SHOWN]:
            column.addWidget(self._line(failure))
        if len(failures) > SHOWN:
            text = self.tr("and %n more file(s)", "", len(failures) - SHOWN)
            column.addWidget(label(text, "quiet"))
        return card

    def _card(
        self, title: str, count: int, button: QPushButton | None, advice: str
    ) -> tuple[QWidget, QVBoxLayout]:
        """And what further lines are added to. A count of 0 is not shown."""
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 14, 12)
        column.setSpacing(4)
        heading = QHBoxLayout()
        heading.setSpacing(12)
        heading.addWidget(label(title, "large", wrap=True), 1)
        if count:
            heading.addWidget(label(words.number(count), "badge"))
        top = QBoxLayout(self._direction())
        top.setSpacing(12)
        top.addLayout(heading, 1)
        if button is not None:
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._tops.append(top)
        column.addLayout(top)
        column.addWidget(label(advice, "quiet", wrap=True))
        column.addSpacing(4)
        return card, column

    def _button(self, text: str, act: Callable[[], object], about: str) -> QPushButton:
        button = text_button(text, "", act)
        button.setAccessibleDescription(about)
        return button

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
                lambda: self.retry_requested.emit([failure]),
            )
        )
        return line


def _words(failure: FileFailure) -> tuple[str, str]:
    """What a card says of all its files."""
    if failure.failure.kind is FailureKind.SIDECAR:
        return problem_words(failure.failure)
    return words.failure(failure.failure.kind)

"""Photos that have the tag and look unlike the rest, each with the photos most like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from photo_sorter.core.answers import Said
from photo_sorter.core.asked import Asked, Suspect
from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import FlowLayout, clear_layout, label, text_button
from photo_sorter.ui.review.batch import Given
from photo_sorter.ui.review.cell import Cell, CellMaker

_LARGE, _SMALL = 120, 56  # pixels
_NEIGHBOURS = 4  # shown


@dataclass(frozen=True, slots=True)
class Told:
    """A suspect, and what is said of it."""

    suspect: Suspect
    words: str


class _Counted(QObject):
    """An object because lupdate sees plurals only in `tr`."""

    def heading(self, count: int) -> str:
        return self.tr("%n photo(s) tagged “{name}” look like none", "", count)


def heading(count: int, name: str) -> str:
    return _Counted().heading(count).format(name=name)


class Suspects(QScrollArea):
    answered = Signal(object)  # Given

    def __init__(self, cells: CellMaker) -> None:
        super().__init__()
        self._made_of = cells
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Suspects"))
        body = QWidget()
        body.setObjectName("page")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(2 * UNIT, 0, UNIT, 2 * UNIT)
        self._column.setSpacing(UNIT)
        self.setWidget(body)
        self.told: tuple[Told, ...] = ()
        self.rows: list[SuspectRow] = []
        cells.thumbnails.ready.connect(lambda _: self.viewport().update())

    def show_suspects(self, heading: str, told: Sequence[Told]) -> None:
        self.told = tuple(told)
        clear_layout(self._column)
        self._column.addWidget(label(heading, "large", wrap=True))
        self.rows = [SuspectRow(self._made_of, each) for each in told]
        for row in self.rows:
            row.answered.connect(self.answered)
            self._column.addWidget(row)
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def take_keyboard(self) -> None:
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        at = next((n for n, row in enumerate(self.rows) if row.has_keyboard), None)
        if step is None or at is None:
            event.ignore()
        elif 0 <= at + step < len(self.rows):
            row = self.rows[at + step]
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(row)


class SuspectRow(QFrame):
    answered = Signal(object)  # Given

    def __init__(self, cells: CellMaker, told: Told) -> None:
        super().__init__()
        self._suspect = told.suspect
        self.setObjectName("suspect")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(told.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        row.setSpacing(2 * UNIT)
        row.addWidget(_picture(cells, told.suspect.photo_id, _LARGE))
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        column.addWidget(label(told.words, wrap=True))
        near = FlowLayout(4)
        for photo_id in told.suspect.neighbours[:_NEIGHBOURS]:
            near.addWidget(_picture(cells, photo_id, _SMALL))
        column.addWidget(_holding(near))
        buttons = FlowLayout(UNIT)
        for said, text in (
            (Said.NO, self.tr("Take it away  (N)")),
            (Said.YES, self.tr("It is right  (Y)")),
        ):
            button = text_button(text, "", partial(self._answer, said))
            button.setAccessibleDescription(told.words)
            buttons.addWidget(button)
        column.addWidget(_holding(buttons))
        column.addStretch(1)
        row.addLayout(column, 1)

    @property
    def has_keyboard(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        said = {Qt.Key.Key_Y: Said.YES, Qt.Key.Key_N: Said.NO}.get(Qt.Key(event.key()))
        if said is None or event.modifiers() or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            self._answer(said)

    def _answer(self, said: Said) -> None:
        suspect = self._suspect
        asked = (Asked(suspect.photo_id, suspect.probability),)
        one = (suspect.photo_id,)
        given = Given(yes=one) if said is Said.YES else Given(no=one)
        self.answered.emit(Given(given.yes, given.no, (), asked))


def _holding(layout: FlowLayout) -> QWidget:
    """A widget whose height follows from its width."""
    result = QWidget()
    result.setLayout(layout)
    return result


def _picture(cells: CellMaker, photo_id: PhotoId, side: int) -> Cell:
    cell = Cell(cells)
    cell.setFixedSize(side, side)
    cell.show_photo(photo_id)
    cell.want()
    return cell

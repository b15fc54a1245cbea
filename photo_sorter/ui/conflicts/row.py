"""One conflict: the photo, the field, both values side by side, and a button below each."""

from __future__ import annotations

import html
import os
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from photo_sorter.core.file_merge import FieldValue
from photo_sorter.core.operations import Side
from photo_sorter.core.ports import SidecarConflict
from photo_sorter.ui.base import words
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.veil import Veil
from photo_sorter.ui.base.widgets import ElidedLabel, label, text_button
from photo_sorter.ui.conflicts.conflict_words import (
    breakable,
    field_name,
    value_shown,
    value_spoken,
)
from photo_sorter.ui.conflicts.keys import SIDES
from photo_sorter.ui.review.cell import Cell, CellMaker

_SIDE = 96  # pixels, of the picture
_SIDE_BY_SIDE = 420  # pixels of width, in which both values have room beside each other
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LARGEST, _MOST = 30, 240  # characters of a value that are shown large, and at all


class ConflictRow(QFrame):
    decided = Signal(object, object)  # SidecarConflict, Side
    left = Signal(int)  # the keyboard is to go as many rows further

    def __init__(self, cells: CellMaker, conflict: SidecarConflict) -> None:
        super().__init__()
        self.conflict = conflict
        self._veil: Veil = cells.veil
        self.setObjectName("suspect")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._spoken())
        self._picture = Cell(cells)
        self._picture.setFixedSize(_SIDE, _SIDE)
        self._picture.show_photo(conflict.photo_id)
        self._picture.want()
        folder, name = os.path.split(conflict.path)
        title = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        title.set_text(name)
        place = ElidedLabel("small", Qt.TextElideMode.ElideLeft)
        place.set_text(folder)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(place)
        column.addSpacing(UNIT)
        self._both = self._values()
        column.addLayout(self._both)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        row.setSpacing(2 * UNIT)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    @property
    def has_keyboard(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _values(self) -> QBoxLayout:
        conflict = self.conflict.conflict
        name = field_name(conflict.field)
        both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        both.setSpacing(2 * UNIT)
        for side, head, value, text in (
            (
                Side.OURS,
                self.tr("{field} here").format(field=name),
                conflict.ours,
                self.tr("Keep this  (H)"),
            ),
            (
                Side.THEIRS,
                self.tr("{field} in the file").format(field=name),
                conflict.theirs,
                self.tr("Take this  (F)"),
            ),
        ):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label(head, "quiet", wrap=True))
            column.addWidget(self._value(value))
            column.addStretch(1)
            column.addWidget(self._button(text, side), 0, Qt.AlignmentFlag.AlignLeft)
            both.addLayout(column, 1)
        return both

    def _value(self, value: FieldValue) -> QLabel:
        field = self.conflict.conflict.field
        text = value_shown(field, value)
        role = "large" if len(text) <= _LARGEST else ""
        shown = label(breakable(words.shortened(text, _MOST)), role, wrap=True)
        if len(text) > _MOST:
            shown.setToolTip(html.escape(text))
        shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        shown.setAccessibleName(value_spoken(field, value))
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _SIDE_BY_SIDE
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _button(self, text: str, side: Side) -> QPushButton:
        button = text_button(text, "", partial(self._decide, side))
        button.setAccessibleDescription(self._spoken())
        return button

    def _spoken(self) -> str:
        conflict = self.conflict.conflict
        template = self.tr("{field} of {name}: {ours} here, {theirs} in the file")
        return template.format(
            field=field_name(conflict.field),
            name=os.path.basename(self.conflict.path),
            ours=value_spoken(conflict.field, conflict.ours),
            theirs=value_spoken(conflict.field, conflict.theirs),
        )

    def _decide(self, side: Side) -> None:
        self.decided.emit(self.conflict, side)

    # ------------------------------------------------------------------------------- keyboard

    def event(self, event: QEvent) -> bool:
        """The keys are this row's own before they are an action's of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in SIDES or event.key() == Qt.Key.Key_V
            if own and not event.modifiers():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.left.emit(_STEPS[key])
        elif key in SIDES:
            self._decide(SIDES[key])
        elif key == Qt.Key.Key_V:
            photo = self.conflict.photo_id
            (self._veil.reveal if self._veil.hides(photo) else self._veil.cover)([photo])
        else:
            super().keyPressEvent(event)

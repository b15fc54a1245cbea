"""The grid as a screen reader meets it: a list of the photos in sight, each with a name.

The photos are painted, not widgets, so that they are told of here. Only those in sight, and the
one that has the keyboard, are there to be asked for: of a million nobody hears the rest.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton
from shiboken6 import isValid

from photo_sorter.ui.grid.selection import Selection
from photo_sorter.ui.grid.spoken import SpokenPhotos

_KEPT = 500  # photos that may still be asked about after they went out of sight


class SpokenGrid(Protocol):
    """What is needed of the grid. Rows are positions of now."""

    selection: Selection
    spoken: SpokenPhotos

    @property
    def count(self) -> int: ...
    @property
    def fold(self) -> QPushButton: ...
    def rows_in_sight(self) -> range: ...
    def id_of(self, row: int) -> int: ...
    def rect_of_row(self, row: int) -> QRectF: ...
    def place_of(self, row: int) -> str: ...


class PhotoVoice(QAccessibleInterface):
    """One photo. It is valid as long as its row is."""

    def __init__(self, grid: GridVoice, row: int) -> None:
        super().__init__()
        self._grid = grid
        self.row = row

    def isValid(self) -> bool:
        return self._grid.isValid() and self.row < self._grid.grid.count

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return self._grid.window()

    def parent(self) -> QAccessibleInterface:
        return self._grid

    def child(self, index: int) -> Any:
        return None

    def childAt(self, x: int, y: int) -> Any:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        rect = self._grid.grid.rect_of_row(self.row).toRect()
        return QRect(self._grid.area.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        grid = self._grid.grid
        current = grid.selection.current == self.row
        for name, holds in (
            ("selectable", True),
            ("multiSelectable", True),
            ("focusable", True),
            ("selected", self.row in grid.selection),
            ("focused", current and self._grid.area.hasFocus()),
            ("offscreen", self.row not in grid.rows_in_sight()),
        ):
            setattr(state, name, holds)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        grid = self._grid.grid
        photo_id = grid.id_of(self.row)
        if kind == QAccessible.Text.Name:
            return grid.spoken.name(photo_id)
        if kind == QAccessible.Text.Description:
            parts = (grid.spoken.description(photo_id), grid.place_of(self.row))
            return ". ".join(filter(None, parts))
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are given by tags and files."""


class GridVoice(QAccessibleInterface):
    """The grid. Its children are the photos in sight, then the button of the fold where it is
    shown."""

    def __init__(self, grid: SpokenGrid, area: QAbstractScrollArea) -> None:
        super().__init__()
        self.grid, self.area = grid, area
        self._photos: OrderedDict[int, tuple[PhotoVoice, int]] = OrderedDict()  # row: its id

    def photo(self, row: int) -> PhotoVoice:
        """The same object for the same row, as long as it is likely to be asked about."""
        if row not in self._photos:
            voice = PhotoVoice(self, row)
            self._photos[row] = voice, QAccessible.registerAccessibleInterface(voice)
            while len(self._photos) > _KEPT:
                _, (_, old) = self._photos.popitem(last=False)
                QAccessible.deleteAccessibleInterface(old)
        self._photos.move_to_end(row)
        return self._photos[row][0]

    def forget(self) -> None:
        """The rows hold other photos now."""
        while self._photos:
            _, (_, old) = self._photos.popitem()
            QAccessible.deleteAccessibleInterface(old)

    def isValid(self) -> bool:
        return isValid(self.area)

    def object(self) -> QObject:
        return self.area

    def window(self) -> Any:
        return self.area.window().windowHandle()

    def parent(self) -> Any:
        parent = self.area.parentWidget()
        return None if parent is None else QAccessible.queryAccessibleInterface(parent)

    def child(self, index: int) -> Any:
        rows = self._rows()
        if 0 <= index < len(rows):
            return self.photo(rows[index])
        if index == len(rows) and not self.grid.fold.isHidden():
            return QAccessible.queryAccessibleInterface(self.grid.fold)
        return None

    def childCount(self) -> int:
        return len(self._rows()) + (not self.grid.fold.isHidden())

    def childAt(self, x: int, y: int) -> Any:
        point = QPoint(x, y)
        within = (self.child(index) for index in range(self.childCount()))
        return next((child for child in within if child.rect().contains(point)), None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        rows = self._rows()
        if isinstance(child, PhotoVoice):
            return rows.index(child.row) if child.row in rows else -1
        return len(rows) if child.object() is self.grid.fold else -1

    def focusChild(self) -> Any:
        current = self.grid.selection.current
        return None if current is None else self.photo(current)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def rect(self) -> QRect:
        return QRect(self.area.mapToGlobal(QPoint(0, 0)), self.area.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        for name, holds in (
            ("focusable", True),
            ("multiSelectable", True),
            ("extSelectable", True),
            ("focused", self.area.hasFocus()),
            ("invisible", not self.area.isVisible()),
            ("disabled", not self.area.isEnabled()),
        ):
            setattr(state, name, holds)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self.area.accessibleName()
        if kind == QAccessible.Text.Description:
            return self.area.accessibleDescription()
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Its name is the widget's."""

    def _rows(self) -> Sequence[int]:
        rows = self.grid.rows_in_sight()
        current = self.grid.selection.current
        if current is None or current in rows:
            return rows
        return [current, *rows] if current < rows.start else [*rows, current]


class Voices:
    """Keeps the grids' voices. Qt deletes a voice with its widget, and Python, which made it, must
    not do so before: a widget's own attributes go too early."""

    def __init__(self) -> None:
        self._kept: list[GridVoice] = []

    def keep(self, voice: GridVoice) -> GridVoice:
        for gone in (each for each in self._kept if not isValid(each)):
            gone.forget()
        self._kept = [voice, *filter(isValid, self._kept)]
        return voice


def tell(voice: QAccessibleInterface, event: QAccessible.Event) -> None:
    """A screen reader, if one is there, of what happened."""
    QAccessible.updateAccessibility(QAccessibleEvent(voice, event))

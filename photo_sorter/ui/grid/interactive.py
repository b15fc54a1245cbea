"""What mouse and keys need of the grid, so that they need not know the grid itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from photo_sorter.ui.grid.layout import Layout
from photo_sorter.ui.grid.selection import Selection


class InteractiveGrid(Protocol):
    """Rows are positions of now. Used on the GUI thread alone."""

    selection: Selection
    opened: Any  # Signal(int), a photo id
    drag_requested: Any  # Signal()

    @property
    def count(self) -> int: ...

    @property
    def rows_a_page(self) -> int: ...

    @property
    def layout_now(self) -> Layout: ...

    def viewport(self) -> QWidget: ...

    def verticalScrollBar(self) -> QScrollBar: ...

    def setFocus(self, reason: Qt.FocusReason, /) -> None: ...

    def show_focus(self, by_key: bool) -> None: ...

    def row_at(self, point: QPointF) -> int | None: ...

    def rows_in(self, band: QRectF) -> Sequence[int]: ...

    def uncover_at(self, point: QPointF) -> bool: ...

    def turn_stack_at(self, point: QPointF) -> bool: ...

    def choose(self, row: int, *, extend: bool = False, toggle: bool = False) -> None: ...

    def go_to(self, row: int, *, extend: bool = False, only_move: bool = False) -> None: ...

    def neighbours(self) -> Sequence[int]: ...

    def announce_selection(self) -> None: ...

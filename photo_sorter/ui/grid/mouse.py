"""The grid's mouse: click, Shift, Ctrl, rubber band, drag out, double click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from photo_sorter.ui.grid.interactive import InteractiveGrid

EDGE = 40  # a band this near to the edge scrolls


class GridMouse(QObject):
    """Watches the grid's viewport. A press on a chosen photo waits for the release before it
    changes the selection, because it may become a drag of all chosen ones."""

    def __init__(self, grid: InteractiveGrid) -> None:
        super().__init__(grid.viewport())
        self._grid = grid
        self._pressed: QPointF | None = None
        self._pressed_row: int | None = None
        self._choose_on_release = False
        self._band_from: QPointF | None = None  # in the layout's height
        self._pointer = QPointF()
        self._scroll = QTimer(self, interval=16)
        self._scroll.timeout.connect(self._scroll_step)
        grid.viewport().installEventFilter(self)

    def band_in_view(self) -> QRectF | None:
        if self._band_from is None:
            return None
        scroll = self._grid.verticalScrollBar().value()
        return QRectF(self._band_from - QPointF(0, scroll), self._pointer).normalized()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if kind == QEvent.Type.MouseMove:
            return self._move(event)
        if kind == QEvent.Type.MouseButtonRelease:
            return self._release(event)
        if kind == QEvent.Type.MouseButtonDblClick:
            return self._double(event)
        return False

    def _press(self, event: QMouseEvent) -> bool:
        grid, row = self._grid, self._grid.row_at(event.position())
        grid.setFocus(Qt.FocusReason.MouseFocusReason)
        grid.show_focus(False)
        if event.button() == Qt.MouseButton.RightButton:
            if row is not None and row not in grid.selection:
                grid.choose(row)
            return False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if grid.uncover_at(event.position()) or grid.turn_stack_at(event.position()):
            self._pressed = None
            return True
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        toggle = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._pressed, self._pressed_row = event.position(), row
        self._choose_on_release = False
        if row is None:
            grid.selection.begin_band(keep=extend or toggle)
            grid.announce_selection()
        elif row in grid.selection and not extend and not toggle:
            self._choose_on_release = True
        else:
            grid.choose(row, extend=extend, toggle=toggle)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        self._pointer = event.position()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        moved = (event.position() - self._pressed).manhattanLength()
        if self._band_from is None and moved < QApplication.startDragDistance():
            return True
        if self._pressed_row is not None:
            self._pressed, self._choose_on_release = None, False
            self._grid.drag_requested.emit()
            return True
        if self._band_from is None:
            scroll = self._grid.verticalScrollBar().value()
            self._band_from = self._pressed + QPointF(0, scroll)
            self._scroll.start()
        self._stretch()
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if self._choose_on_release and self._pressed_row is not None:
            self._grid.choose(self._pressed_row)
        self._pressed, self._choose_on_release = None, False
        if self._band_from is not None:
            self._band_from = None
            self._scroll.stop()
            self._grid.announce_selection()
        return True

    def _double(self, event: QMouseEvent) -> bool:
        row = self._grid.row_at(event.position())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        if self._grid.turn_stack_at(event.position()):  # a second press, for a hasty hand
            return True
        self._grid.choose(row)
        self._grid.opened.emit(int(self._grid.selection.current_id or 0))
        return True

    def _stretch(self) -> None:
        band = self.band_in_view()
        if band is not None:
            scroll = self._grid.verticalScrollBar().value()
            self._grid.selection.band(self._grid.rows_in(band.translated(0, scroll)))
            self._grid.viewport().update()

    def _scroll_step(self) -> None:
        """Scroll while the band is pulled beyond an edge."""
        y, height = self._pointer.y(), self._grid.viewport().height()
        step = min(0.0, y - EDGE) + max(0.0, y - height + EDGE)
        if step:
            bar = self._grid.verticalScrollBar()
            bar.setValue(bar.value() + round(step / 2))
            self._stretch()

"""A sheet of photos that are marked yes and no: by click, by rubber band, by key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QRubberBand, QScrollArea, QWidget

from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.review.batch import Given
from photo_sorter.ui.review.cell import Cell, CellMaker
from photo_sorter.ui.review.cells_layout import CellsLayout, arranged
from photo_sorter.ui.review.marks import Mark, Marks

_KEYS = {Qt.Key.Key_Y: Mark.YES, Qt.Key.Key_N: Mark.NO, Qt.Key.Key_Space: None}


class Sheet(QScrollArea):
    marked = Signal()
    done = Signal()  # Return was pressed

    def __init__(self, cells: CellMaker) -> None:
        super().__init__()
        self._made_of = cells
        self.marks = Marks()
        self._cells: list[Cell] = []
        self._layout = CellsLayout(1, 1)
        self._at = 0  # the one that has the keyboard
        self._pressed: QPoint | None = None
        self._brush = Mark.YES
        self._banding = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Photos to mark"))
        self._board = _Board(self)
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self._board)
        self.setWidget(self._board)
        cells.thumbnails.ready.connect(self._thumbnail_came)
        cells.theme.changed.connect(self._board.update)

    @property
    def at(self) -> int:
        return self._at

    @property
    def current(self) -> PhotoId | None:
        """The photo that has the keyboard."""
        return self.marks.asked[self._at].photo_id if len(self.marks) else None

    def cell(self, place: int) -> Cell:
        return self._cells[place]

    def show_marks(self, marks: Marks) -> None:
        """Other photos."""
        self.marks, self._at = marks, 0
        self._banding, self._pressed = False, None
        self._band.hide()
        while len(self._cells) < len(marks):
            self._cells.append(Cell(self._made_of, self._board))
        for cell, asked in zip(self._cells, marks.asked, strict=False):
            cell.show_photo(asked.photo_id)
        self.verticalScrollBar().setValue(0)
        self._arrange()
        self._show_marks()
        self._show_keyboard()

    def restore(self, given: Given) -> None:
        """Mark the photos as they were answered before."""
        self.marks.restore(given)
        self._show_marks()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_keyboard()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_keyboard()

    def _show_keyboard(self) -> None:
        here = self._at if self.hasFocus() else -1
        for at, cell in enumerate(self._cells):
            cell.show_keyboard(at == here)
        if here >= 0 and len(self.marks):
            announce(self, self._cells[here].accessibleName())

    # ----------------------------------------------------------------------------- where they lie

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room, count = self._room(), len(self.marks)
        self._layout = arranged(count, room.width(), room.height())
        side = self._layout.side
        self._board.resize(room.width(), max(room.height(), self._layout.height(count)))
        for at, cell in enumerate(self._cells):
            cell.setVisible(at < count)
            if at < count:
                cell.setGeometry(QRect(QPoint(*self._layout.place(at)), QSize(side, side)))
        for cell in reversed(self._cells[:count]):  # the first is read first
            cell.want()

    def _room(self) -> QSize:
        """A scroll bar that may be needed has its room already: nothing jumps when it comes."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(1, self.maximumViewportSize().width() - bar), self.viewport().height())

    def _thumbnail_came(self, photo_id: int) -> None:
        for cell in self._cells[: len(self.marks)]:
            if cell.photo_id == photo_id:
                cell.update()

    def _show_marks(self) -> None:
        count = len(self.marks)
        place = self.tr("Photo {n} of {count}")
        for at, cell in enumerate(self._cells[:count]):
            cell.show_mark(self.marks.of(at), place.format(n=at + 1, count=count))
        self.marked.emit()

    def _place_at(self, point: QPoint) -> int | None:
        places = self._places_in(QRect(point, QSize(1, 1)))
        return places[0] if places else None

    def _places_in(self, rect: QRect) -> list[int]:
        cells = self._cells[: len(self.marks)]
        return [at for at, cell in enumerate(cells) if cell.geometry().intersects(rect)]

    # --------------------------------------------------------------------------------- the mouse

    def press(self, event: QMouseEvent) -> None:
        """The mouse is pressed on the board, in its pixels."""
        buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        if event.button() not in buttons or self._pressed is not None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        no = shift or event.button() == Qt.MouseButton.RightButton
        self._brush = Mark.NO if no else Mark.YES
        self._pressed = event.position().toPoint()
        self.marks.begin_band()

    def drag(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        point = event.position().toPoint()
        if not self._banding:
            if (point - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._banding = True
            self._band.show()
            self._band.raise_()
        self.ensureVisible(point.x(), point.y(), 0, 24)
        band = QRect(self._pressed, point).normalized()
        self._band.setGeometry(band)
        self.marks.band(self._places_in(band), self._brush)
        self._show_marks()

    def release(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        pressed, self._pressed = self._pressed, None
        if self._banding:
            self._banding = False
            self._band.hide()
            return
        place = self._place_at(pressed)
        if place is not None:
            self.marks.click(place, self._brush)
            self._go_to(place)
            self._show_marks()

    # ---------------------------------------------------------------------------------- the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = Qt.Key(event.key()), len(self.marks)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        columns = self._layout.columns
        target = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Up: self._at - columns,
            Qt.Key.Key_Down: self._at + columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }.get(key)
        if not count or not plain:
            event.ignore()
        elif target is not None:
            self._go_to(target)
        elif key in _KEYS:
            self.marks.set(self._at, _KEYS[key])
            self._show_marks()
            self._go_to(self._at + 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.done.emit()
        else:
            event.ignore()

    def _go_to(self, place: int) -> None:
        if 0 <= place < len(self.marks):
            self._at = place
        self.ensureWidgetVisible(self._cells[self._at], 0, 8)
        self._show_keyboard()


class _Board(QWidget):
    """What the photos lie on; hands the mouse to the sheet."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.setObjectName("page")
        self._sheet = sheet

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._sheet.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._sheet.drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._sheet.release(event)

"""The grid itself: scrolls, paints what is in sight, and turns mouse and keys into signals."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QWidget

from photo_sorter.core.rating import stars as rating_stars
from photo_sorter.core.rating import unpack
from photo_sorter.core.stacks import CLOSED, Opened
from photo_sorter.ui.base import words
from photo_sorter.ui.base.cover import paint_cover, places
from photo_sorter.ui.base.rating_badge import paint_rating
from photo_sorter.ui.base.stack_badge import paint_stack, stack_badge
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails, side_for
from photo_sorter.ui.base.tokens import FADE_MS, GAP, UNIT
from photo_sorter.ui.base.veil import Veil
from photo_sorter.ui.grid import content as contents
from photo_sorter.ui.grid.accessible import GridVoice, Voices, tell
from photo_sorter.ui.grid.arranger import Arranged, Arranger, arranged
from photo_sorter.ui.grid.content import Content, Rows
from photo_sorter.ui.grid.keys import walk
from photo_sorter.ui.grid.layout import Box, Frame, Layout
from photo_sorter.ui.grid.mouse import GridMouse
from photo_sorter.ui.grid.painter import FAINT, CellPainter
from photo_sorter.ui.grid.sections import Sections, heading
from photo_sorter.ui.grid.selection import Selection
from photo_sorter.ui.grid.spoken import Describe, SpokenPhotos

MARGIN = 20
HEADING = 48
TAIL = 88  # room under the last row: for the fold, and for toasts
KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
MANY = 150_000  # from here on a resize lays out once it pauses


class PhotoGrid(QAbstractScrollArea):
    """Shows a `Content`. Rows are positions of now; everything it says names photo ids."""

    opened = Signal(int)  # photo id: Enter or a double click
    # lists of photo ids, with what lies in closed stacks and without; as `list` Qt would copy each
    selection_changed = Signal(object, object)
    menu_requested = Signal(QPoint)  # global position
    drag_requested = Signal()
    zoom_requested = Signal(int)  # steps
    unfold_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        thumbnails: Thumbnails,
        arranger: Arranger,
        describe: Describe,
        veil: Veil,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.spoken = SpokenPhotos(describe, veil.hides)
        self._veil = veil
        self.voice: GridVoice | None = None  # made for the first screen reader that asks
        listen()
        self._theme = theme
        self._thumbnails = thumbnails
        self._arranger = arranger
        self._coming: tuple[Content, bool] | None = None  # to be shown; keep what is in sight
        self._painter = CellPainter(theme)
        self.selection = Selection()
        self._row_height, self._squares = 180, False
        self._opened = CLOSED
        # of the photo that a stack was turned at: its id and where it is in the view
        self._turned: tuple[int, float] | None = None
        nothing = contents.empty()
        self._take(arranged(nothing, self._framing(nothing)))
        self._by_key = False  # the keyboard is at work: show where it is
        self._fading: dict[int, float] = {}  # photo id: when its picture came
        self._fade = QTimer(self, interval=16)
        self._fade.timeout.connect(self._fade_step)
        self._later = QTimer(self, singleShot=True, interval=90)
        self._later.timeout.connect(self._arrange)
        self._mouse = GridMouse(self)
        self._fold = QPushButton(self)  # of the viewport's children a screen reader hears nothing
        self._fold.setProperty("kind", "pill")
        self._fold.setAccessibleName(self.tr("Weaker matches"))
        self._fold.hide()
        self._fold.clicked.connect(self.unfold_requested)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Photos"))
        self.verticalScrollBar().setAccessibleName(self.tr("Scroll the photos"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        thumbnails.ready.connect(self._picture_came)
        thumbnails.forgotten.connect(self._wish)
        theme.changed.connect(self._restyle)
        veil.changed.connect(self.viewport().update)

    # ------------------------------------------------------------------------- what is shown

    @property
    def content(self) -> Content:
        return self._content

    def show_content(self, content: Content, *, keep: bool) -> None:
        """With `keep` (the same listing, newer) the selection and what is in sight stay. A large
        one takes the place of what is shown a moment later."""
        self._coming = (content, keep)
        self._arrange()

    def _arrange(self) -> None:
        """Lay out what is to be shown, else what is shown, in the frame of now."""
        content = self._coming[0] if self._coming else self._content
        content = replace(content, opened=self._opened)
        self._arranger.arrange(content, self._framing(content), self._show)

    def _show(self, new: Arranged) -> None:
        coming, self._coming = self._coming, None
        keep = coming is None or coming[1]
        turned, self._turned = self._turned, None
        held = (turned or self._in_sight()) if keep else None
        before = self._chosen()
        self._take(new)
        if coming is None and turned is None:
            self._place(held)
            return
        if not keep:
            self.selection.current = self.selection.anchor = None
            self.selection.clear()
        self.selection.reset(self._listing.ids, self._content.standing_for)
        self._place(held)
        if not keep:
            self.verticalScrollBar().setValue(0)
        elif turned is not None:
            rows = self._rows_standing_for(turned[0])
            if len(rows):
                self._bring_into_sight(int(rows[0]))
        if not keep or self._chosen() != before:
            self.announce_selection()

    def _take(self, new: Arranged) -> None:
        self._content, self._sections, self._layout = new.content, new.sections, new.layout
        self._listing = new.content.shown
        self._veil.know(new.content.listing)
        self.spoken.forget()
        if self.voice is not None:
            self.voice.forget()

    def set_cells(self, row_height: int, squares: bool) -> None:
        self._row_height, self._squares = row_height, squares
        self._arrange()

    def show_photo(self, photo_id: int) -> None:
        """Make it the current and only chosen one and bring it into sight; of one that lies in a
        closed stack, the one that stands for it."""
        rows = self._rows_standing_for(photo_id)
        if len(rows):
            self.go_to(int(rows[0]))

    def _rows_standing_for(self, photo_id: int) -> Rows:
        """The row that shows a photo, or the stack that it lies in; none where it is not listed."""
        shown = self._content.standing_for(np.array([photo_id], np.int64))
        return np.flatnonzero(self._listing.ids == shown)

    def turn_stack(self, row: int | None = None) -> bool:
        """Open the stack that a row, or else what has the keyboard, is shown in, or close it;
        False where it is in none."""
        row = self.selection.current if row is None else row
        stack = 0 if row is None else int(self._content.piled.stacks[row])
        if not stack or self._content.opened != self._opened:
            return False
        self._opened = self._opened.turned(stack)
        first = int(np.flatnonzero(self._content.piled.stacks == stack)[0])
        self._turned = self._place_in_view(first)
        self._arrange()
        return True

    def turn_all_stacks(self) -> None:
        """Close all where one is open, else open all."""
        self._opened = Opened(others=self._opened == CLOSED)
        rows = self.rows_in_sight()
        if rows:
            current = self.selection.current
            self._turned = self._place_in_view(
                current if current is not None and current in rows else rows[0]
            )
        self._arrange()

    @property
    def chose_of_stack(self) -> bool:
        """Whether any chosen photo is shown in a stack."""
        return bool(self._content.piled.stacks[self.selection.rows].any())

    @property
    def chosen_stacks(self) -> int:
        """How many closed stacks are chosen."""
        return len(np.intersect1d(self._content.piled.above, self.selection.rows))

    def reveal(self, photo_id: int) -> None:
        """Open the stack that the photo lies in, if it is hidden there."""
        piled, ids = self._content.piled, self._content.photos.ids
        beneath = np.flatnonzero(ids[piled.hidden] == photo_id)
        if len(beneath):
            self.turn_stack(int(piled.above[beneath[0]]))

    def neighbours(self) -> list[int]:
        """All photo ids in the order shown, for the viewer's arrows."""
        ids: list[int] = self._listing.ids.tolist()
        return ids

    @property
    def count(self) -> int:
        return len(self._listing)

    @property
    def fold(self) -> QPushButton:
        """The button that shows the weaker matches."""
        return self._fold

    def rows_in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        lines = self._layout.rows_between(top, top + self.viewport().height())
        if not lines:
            return range(0)
        return range(int(self._layout.starts[lines[0]]), int(self._layout.starts[lines[-1] + 1]))

    def id_of(self, row: int) -> int:
        return int(self._listing.ids[row])

    def place_of(self, row: int) -> str:
        """Where a photo stands among the others, in words."""
        return self.tr("Photo {number} of {count}").format(
            number=words.number(row + 1), count=words.number(self.count)
        )

    @property
    def rows_a_page(self) -> int:
        return max(1, int(self.viewport().height() / (self._row_height + GAP)))

    @property
    def layout_now(self) -> Layout:
        return self._layout

    @property
    def fading(self) -> bool:
        """A picture is coming in just now."""
        return bool(self._fading)

    # ------------------------------------------------------------------------------ geometry

    def _framing(self, content: Content) -> Callable[[Sections], Frame]:
        """The frame of now for a content with these sections."""
        width = max(120, self.viewport().width() - 2 * MARGIN)
        height, squares = self._row_height, self._squares

        def frame(sections: Sections) -> Frame:
            top = HEADING if content.dated or len(sections.starts) > 1 else 0
            return Frame(width, height, GAP, top, squares)

        return frame

    def _in_sight(self) -> tuple[int, float] | None:
        """A photo at the top of the view and how far below the edge it lies."""
        scroll = self.verticalScrollBar().value()
        if scroll == 0:
            return None  # at the very top stays at the very top: newest photos come in there
        rows = self._layout.rows_between(scroll, scroll + self.viewport().height())
        if not rows:
            return None
        index = int(self._layout.starts[rows[0]])
        return self._place_in_view(index)

    def _place_in_view(self, row: int) -> tuple[int, float]:
        top = float(self._layout.tops[self._layout.row_of(row)])
        return self.id_of(row), top - self.verticalScrollBar().value()

    def _place(self, held: tuple[int, float] | None) -> None:
        """Fit the scroll bar to a new layout; the photo that is `held` stays where it was."""
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setRange(0, max(0, round(self._layout.height + TAIL - height)))
        bar.setEnabled(bar.maximum() > 0)  # where everything is in view there is nothing to grip
        bar.setPageStep(height)
        bar.setSingleStep(48)
        if held is not None:
            rows = self._rows_standing_for(held[0])
            if len(rows):
                top = self._layout.tops[self._layout.row_of(int(rows[0]))]
                bar.setValue(round(float(top) - held[1]))
        self._place_fold()
        self._wish()
        self.viewport().update()

    def box_rect(self, box: Box) -> QRectF:
        """A cell in the viewport, on whole pixels so that edges are sharp."""
        scroll = self.verticalScrollBar().value()
        left, top = round(MARGIN + box.x), round(box.y - scroll)
        right, bottom = round(MARGIN + box.x + box.width), round(box.y + box.height - scroll)
        return QRectF(left, top, right - left, bottom - top)

    def rect_of_row(self, row: int) -> QRectF:
        return self.box_rect(self._layout.box_of(row))

    def row_at(self, point: QPointF) -> int | None:
        return self._layout.index_at(
            point.x() - MARGIN, point.y() + self.verticalScrollBar().value()
        )

    def rows_in(self, band: QRectF) -> list[int]:
        """`band` in the layout's height (it grows while the view scrolls under it)."""
        return self._layout.indices_in(
            band.left() - MARGIN, band.top(), band.right() - MARGIN, band.bottom()
        )

    # -------------------------------------------------------------------------- thumbnails

    def _wish(self) -> None:
        """Ask for the pictures in sight, then for a page below and one above."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        ids = self._listing.ids
        wanted: list[int] = []
        for low, high in (
            (top, top + height),
            (top + height, top + 2 * height),
            (top - height, top),
        ):
            rows = self._layout.rows_between(low, high)
            if rows:
                first = self._layout.starts[rows[0]]
                wanted += ids[first : self._layout.starts[rows[-1] + 1]].tolist()
        self._thumbnails.want(wanted, self._side())

    def _side(self) -> int:
        return side_for(self._row_height * self.devicePixelRatioF() * 1.25)

    def _picture_came(self, photo_id: int) -> None:
        self._painter.forget(photo_id)
        self._fading.setdefault(photo_id, time.monotonic())
        if not self._fade.isActive():
            self._fade.start()

    def _fade_step(self) -> None:
        now = time.monotonic()
        self.viewport().update()
        self._fading = {i: t for i, t in self._fading.items() if now - t < FADE_MS / 1000}
        if not self._fading:
            self._fade.stop()

    def _scrolled(self) -> None:
        self._place_fold()
        self._wish()
        self.viewport().update()

    # ------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.colours.surface))
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        self._paint_headings(painter, top, bottom)
        now, ratio, side = time.monotonic(), self.devicePixelRatioF(), self._side()
        lines = self._layout.rows_between(top, bottom)
        boxes = [box for line in lines for box in self._layout.boxes(line)]
        for box in boxes:
            if self._content.piled.opened[box.index]:
                self._painter.opened(painter, self.box_rect(box))
        for box in boxes:
            self._paint_cell(painter, box, now, ratio, side)
        self._paint_focus(painter)
        self._paint_floating(painter, top)
        band = self._mouse.band_in_view()
        if band is not None:
            self._painter.band(painter, band)
        painter.end()

    def _paint_cell(self, painter: QPainter, box: Box, now: float, ratio: float, side: int) -> None:
        count = int(self._content.piled.counts[box.index])
        opened = bool(self._content.piled.opened[box.index])
        rect = self.box_rect(box)
        if count and not opened:
            rect = self._painter.sheets(painter, rect)
        photo_id = int(self._listing.ids[box.index])
        if self._listing.sensitive[box.index] and self._veil.hides(photo_id):
            painter.setFont(self.font())  # that of a heading may be set
            paint_cover(painter, self._theme, rect)
        else:
            self._paint_photo(painter, box, rect, now, ratio, side)
        if self._listing.offline[box.index]:
            self._painter.offline(painter, rect)
        if packed := int(self._listing.ratings[box.index]):
            paint_rating(painter, self._theme, rect, unpack(packed))
        if count:
            paint_stack(painter, self._theme, rect, count, opened=opened)
        if box.index in self.selection:
            self._painter.selected(painter, rect)

    def _paint_photo(
        self, painter: QPainter, box: Box, rect: QRectF, now: float, ratio: float, side: int
    ) -> None:
        photo_id = int(self._listing.ids[box.index])
        offline = bool(self._listing.offline[box.index])
        pixmap = self._thumbnails.get(photo_id, side)
        came = self._fading.get(photo_id)
        rating = unpack(int(self._listing.ratings[box.index]))
        opacity = 1.0 if came is None else min(1.0, (now - came) * 1000 / FADE_MS)
        if pixmap is None or opacity < 1.0 or offline or rating.rejected:
            self._painter.placeholder(painter, rect, int(self._listing.colours[box.index]))
        if pixmap is not None:
            faint = offline or rating.rejected
            painter.setOpacity(opacity * (FAINT if faint else 1.0))
            self._painter.picture(painter, rect, photo_id, pixmap, ratio)
            painter.setOpacity(1.0)
        elif self._thumbnails.is_missing(photo_id):
            self._painter.missing(painter, rect)

    def _paint_headings(self, painter: QPainter, top: int, bottom: int) -> None:
        if not self._layout.frame.heading_height:
            return
        for section in self._layout.sections_between(top, bottom):
            y = float(self._layout.heading_tops[section]) - top
            rect = QRectF(MARGIN, y + 6, self.viewport().width() - 2 * MARGIN, HEADING - 8)
            self._painter.heading(painter, rect, self._heading(section), self._heading_font())

    def _paint_floating(self, painter: QPainter, top: int) -> None:
        if not self._content.dated or not len(self._layout) or top < HEADING:
            return
        section = self._layout.section_at(top + UNIT)
        if float(self._layout.heading_tops[section]) < top - HEADING / 2:
            at = QPointF(MARGIN + UNIT, UNIT)
            self._painter.floating_heading(painter, at, self._heading(section), self.font())

    def _paint_focus(self, painter: QPainter) -> None:
        current = self.selection.current
        if self._by_key and current is not None and current not in self.selection:
            self._painter.focused(painter, self.rect_of_row(current))

    def show_focus(self, by_key: bool) -> None:
        """Whether the ring is drawn around the photo that has the keyboard."""
        self._by_key = by_key
        self.viewport().update()

    def _heading(self, section: int) -> str:
        if not self._content.dated:
            return self.tr("Weaker matches") if section else self.tr("Best matches")
        if self._sections.stars is not None:
            stars = int(self._sections.stars[section])
            return rating_stars(stars) if stars else self.tr("Not rated")
        first = int(self._layout.section_starts[section])
        return heading(int(self._listing.times[first]), self._sections.span)

    def _heading_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _place_fold(self) -> None:
        hidden = self._content.weak and not self._content.unfolded
        self._fold.setVisible(bool(hidden))
        if hidden:
            text = self.tr("Show %n weaker match(es)", "", self._content.weak)
            self._fold.setText(text)
            self._fold.setAccessibleName(text)
            size = self._fold.sizeHint()
            y = round(self._layout.height - self.verticalScrollBar().value()) + 2 * UNIT
            at = QPoint((self.viewport().width() - size.width()) // 2, y)
            self._fold.setGeometry(QRect(self.viewport().mapTo(self, at), size))

    def _restyle(self) -> None:
        self._painter.forget()
        self.viewport().update()

    # ------------------------------------------------------------------------------- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if len(self._listing) > MANY:
            self._later.start()
        else:
            self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.selection.current is None and len(self._listing):
            first = self._layout.rows_between(self.verticalScrollBar().value(), 1e12)
            self.selection.current = int(self._layout.starts[first[0]]) if first else 0
        super().focusInEvent(event)
        self.show_focus(event.reason() in KEYBOARD)
        self._speak()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_focus(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        position = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            if self.selection.current is None:
                return
            centre = self.rect_of_row(self.selection.current).center().toPoint()
            position = self.viewport().mapToGlobal(centre)
        if len(self.selection):
            self.menu_requested.emit(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.show_focus(True)
        if not walk(self, event):
            super().keyPressEvent(event)

    # ----------------------------------------------------------------------------- choosing

    def go_to(self, row: int, *, extend: bool = False, only_move: bool = False) -> None:
        if only_move:
            self.selection.move_to(row)
            self.viewport().update()
            self._speak()
        else:
            self.choose(row, extend=extend)
        self._bring_into_sight(row)

    def _bring_into_sight(self, row: int) -> None:
        rect = self.rect_of_row(row)
        bar = self.verticalScrollBar()
        if rect.top() < HEADING:
            bar.setValue(bar.value() + round(rect.top()) - HEADING)
        elif rect.bottom() > self.viewport().height() - UNIT:
            bar.setValue(bar.value() + round(rect.bottom()) - self.viewport().height() + UNIT)

    def uncover_at(self, point: QPointF) -> bool:
        """Show the sensitive photo whose button is there; False where there is none."""
        row = self.row_at(point)
        if row is None or not self._veil.hides(self.id_of(row)):
            return False
        metrics = QFontMetricsF(self.font())
        if not places(self.rect_of_row(row), metrics).hit.contains(point):
            return False
        self._veil.reveal([self.id_of(row)])
        return True

    def turn_stack_at(self, point: QPointF) -> bool:
        """Open or close the stack whose badge is there; False where there is none."""
        row = self.row_at(point)
        count = 0 if row is None else int(self._content.piled.counts[row])
        if row is None or not count:
            return False
        return stack_badge(self.rect_of_row(row), count).contains(point) and self.turn_stack(row)

    def choose(self, row: int, *, extend: bool = False, toggle: bool = False) -> None:
        self.selection.choose(row, extend=extend, toggle=toggle)
        self.announce_selection()

    def announce_selection(self) -> None:
        """Repaint, tell the rest of the window, and tell screen readers where we are."""
        self.viewport().update()
        self._speak()
        self.selection_changed.emit(self._whole(), self.selection.ids)

    def _chosen(self) -> tuple[list[int], int, bool]:
        """What would be announced."""
        return self._whole(), len(self.selection), self.chose_of_stack

    def _whole(self) -> list[int]:
        """The chosen photos, with those that lie in closed stacks."""
        return self._content.whole(self.selection.rows)

    def _speak(self) -> None:
        """Tell screen readers which photo has the keyboard, and whether it is chosen."""
        current = self.selection.current
        if current is None or not QAccessible.isActive():
            return
        QAccessible.queryAccessibleInterface(self)  # which makes the voice
        if self.voice is not None and self.hasFocus():
            photo = self.voice.photo(current)
            tell(photo, QAccessible.Event.Focus)
            if current in self.selection:
                tell(photo, QAccessible.Event.Selection)

    def sizeHint(self) -> QSize:
        return QSize(720, 480)


@cache
def listen() -> None:
    """Answer screen readers for every grid, from the first one on."""
    voices = Voices()

    def voice_of(key: str, widget: object) -> GridVoice | None:
        """None for every other widget, which Qt gives a voice itself. Qt asks again for one that
        was given another parent, and must be given another voice: it deletes each."""
        if not isinstance(widget, PhotoGrid):
            return None
        if widget.voice is not None:
            widget.voice.forget()
        widget.voice = voices.keep(GridVoice(widget, widget))
        return widget.voice

    QAccessible.installFactory(voice_of)

"""The members of a group, one at a time as large as the window, each at the same zoom and place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from photo_sorter.core.duplicates.kinds import DuplicateGroup, Member
from photo_sorter.ui.base.cover import paint_large_cover
from photo_sorter.ui.base.error_words import problem_words
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.tokens import VIEWER_GROUND
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.duplicates import facts, keys
from photo_sorter.ui.duplicates.choosing import Choosing
from photo_sorter.ui.viewer.buttons import ViewerButtons
from photo_sorter.ui.viewer.caption import paint_pill
from photo_sorter.ui.viewer.lens import STEP
from photo_sorter.ui.viewer.photo_pane import PhotoPane

_FATE = 38  # pixels from the top, of the line that says whether it stays


class LargeLook(PhotoPane):
    """Lies over all of `host`. What is chosen here is chosen in the list below. A smaller member
    is shown as large as the largest: so what the two differ in is seen by flipping."""

    closed = Signal()
    chosen = Signal()

    def __init__(self, window: WindowContext, choosing: Choosing, host: QWidget) -> None:
        super().__init__(window.library, window.tasks, window.theme, window.thumbnails, window.veil)
        self.setParent(host)
        self._choosing, self._host = choosing, host
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("A closer look"))
        self._buttons = ViewerButtons(
            window.theme, self, self.leave, self.flip, lambda steps: self.zoom(STEP**steps)
        )
        self.picture_changed.connect(self._show_grip)
        host.installEventFilter(self)
        self.hide()

    @property
    def group(self) -> DuplicateGroup | None:
        return self._choosing.group

    @property
    def at(self) -> int:
        return self._choosing.at

    @property
    def member(self) -> Member | None:
        group = self.group
        return None if group is None else group.members[self.at]

    @property
    def whole_size(self) -> QSizeF:
        """As the library has it, before the picture is there."""
        size, member = super().whole_size, self.member
        if size.isEmpty() and member is not None and member.facts.width:
            return QSizeF(member.facts.width, member.facts.height)
        return size

    @property
    def laid_out(self) -> QSizeF:
        """As if it had as many pixels as the largest."""
        size = self.whole_size
        members = () if self.group is None else self.group.members
        largest = max((max(x.facts.width, x.facts.height) for x in members), default=0)
        if size.isEmpty() or not largest:
            return size
        return size * (largest / max(size.width(), size.height()))

    def open(self) -> None:
        """At the member that has the keyboard."""
        self._lens.reset()
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._load()

    def leave(self) -> None:
        if self.isVisible():
            self.put_away()
            self.hide()
            self.closed.emit()

    def flip(self, by: int) -> None:
        """To another member; after the last comes the first. Nothing is chosen by that."""
        group = self.group
        if group is not None:
            self._choosing.at = (self.at + by) % len(group.members)
            self._load()
            self.chosen.emit()

    def _load(self) -> None:
        group, member = self.group, self.member
        if group is None or member is None:
            self.leave()
            return
        count = len(group.members)
        self._buttons.show_ends(has_previous=count > 1, has_next=count > 1)
        near = [
            group.members[(self.at + step) % count].photo_id for step in range(1, min(count, 3))
        ]
        self.show_photo(member.photo_id, near, keeps_look=True)
        said = ". ".join((facts.everything(group, member), self._fate(), *self._wrong()))
        self.setAccessibleDescription(said)
        announce(self, said)

    def _show_grip(self) -> None:
        held = (
            Qt.CursorShape.OpenHandCursor if self._grip is None else Qt.CursorShape.ClosedHandCursor
        )
        self.setCursor(held if self._lens.can_shift else Qt.CursorShape.ArrowCursor)

    # ------------------------------------------------------------------------------ choosing

    def _keep_alone(self, at: int) -> None:
        self._choosing.keep_alone(at)
        self._load()
        self.chosen.emit()

    def _keep_too(self) -> None:
        self._choosing.keep_too(self.at)
        self._load()
        self.chosen.emit()

    def _fate(self) -> str:
        stays = self.at in self._choosing.kept(self._choosing.current)
        return self.tr("stays") if stays else self.tr("goes to the trash")

    def _wrong(self) -> list[str]:
        error = self._pictures.error
        return [] if error is None else [problem_words(error)[0]]

    def _reveal(self) -> None:
        member, veil = self.member, self._veil
        if member is not None:
            hides = veil.hides(member.photo_id)
            (veil.reveal if hides else veil.cover)([member.photo_id])

    # ------------------------------------------------------------------------------ painting

    def paint_photo(self, painter: QPainter) -> None:
        group, member = self.group, self.member
        painter.fillRect(self.rect(), QColor(VIEWER_GROUND))
        if group is None or member is None:
            return
        if self.is_hidden:
            paint_large_cover(painter, self._theme, self._lens.rect, QRectF(self.rect()))
        else:
            self.paint_picture(painter)
        size = QSizeF(self.size())
        number = self.tr("{n} of {count}").format(n=self.at + 1, count=len(group.members))
        lines = [f"{number} · {facts.everything(group, member)}", *self._wrong()]
        paint_pill(painter, size, lines, size.height() - 34)
        percent = QLocale().toString(round(self._own_magnification() * 100))
        zoom = self.tr("{percent} %").format(percent=percent)
        paint_pill(painter, size, [f"{self._fate()} · {zoom}"], _FATE)

    def _own_magnification(self) -> float:
        """1 where a pixel of this member is one of the screen."""
        size = self.whole_size
        longer = max(size.width(), size.height())
        return self._side_on_screen() / longer if longer else 0.0

    # -------------------------------------------------------------------------------- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self.setGeometry(self._host.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._buttons.place(self.width(), self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if steps := event.angleDelta().y():
            self.zoom(STEP if steps > 0 else 1 / STEP, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._lens.can_shift:
            self._grip = event.position()
            self._show_grip()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.shift(event.position() - self._grip)
            self._grip = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self._show_grip()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit_or_natural(event.position())

    def event(self, event: QEvent) -> bool:
        """The keys are this look's own before they are an action's of the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and keys.is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Space: lambda: self.flip(1),
            Qt.Key.Key_Return: lambda: self.flip(1),
            Qt.Key.Key_Enter: lambda: self.flip(1),
            Qt.Key.Key_Right: lambda: self.flip(1),
            Qt.Key.Key_Left: lambda: self.flip(-1),
            Qt.Key.Key_K: self._keep_too,
            Qt.Key.Key_V: self._reveal,
            Qt.Key.Key_Plus: lambda: self.zoom(STEP),
            Qt.Key.Key_Equal: lambda: self.zoom(STEP),
            Qt.Key.Key_Minus: lambda: self.zoom(1 / STEP),
            Qt.Key.Key_Z: self.fit_or_natural,
            Qt.Key.Key_Escape: self.leave,
        }
        digit, act = keys.digit(event), acts.get(event.key())
        if digit is not None:
            self._keep_alone(digit)
        elif act is not None:
            act()
        else:
            super().keyPressEvent(event)

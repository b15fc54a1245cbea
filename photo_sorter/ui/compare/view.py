"""Two to four photos side by side, over the whole window: which is the best of them?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from photo_sorter.core.changes import Action
from photo_sorter.core.culling.comparison import MOST_PANES, Comparison
from photo_sorter.core.operations import Compound, RatePhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import ColourLabel, Rating, RatingChange
from photo_sorter.ui.base import words
from photo_sorter.ui.base.spoken import announce, photo_name
from photo_sorter.ui.base.tokens import VIEWER_GROUND
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.compare import keys
from photo_sorter.ui.compare.arrangement import arranged
from photo_sorter.ui.compare.bar import HEIGHT as BAR_HEIGHT
from photo_sorter.ui.compare.bar import Bar
from photo_sorter.ui.compare.keys import Ask
from photo_sorter.ui.compare.known import Known, learn
from photo_sorter.ui.compare.lenses import LockedLenses
from photo_sorter.ui.compare.looking import Looking
from photo_sorter.ui.compare.pane import ComparePane
from photo_sorter.ui.compare.strip import HEIGHT as STRIP_HEIGHT
from photo_sorter.ui.compare.strip import Strip
from photo_sorter.ui.compare.words import why_best
from photo_sorter.ui.viewer.lens import STEP

_ASPECT = 1.5  # of a photo that nothing is known of yet
_FACE = 0.5  # of a pane's height, where somebody looks at a face
_NAME = "compare"


class CompareView(QWidget):
    """Lies over all of `host`, hidden until `open`. `closed` when somebody leaves."""

    closed = Signal()

    def __init__(self, window: WindowContext, host: QWidget) -> None:
        super().__init__(host)
        self._window, self._host = window, host
        self._groups: Sequence[Sequence[PhotoId]] = ()
        self._at = 0
        self._comparison: Comparison | None = None
        self._known = Known()
        self._face = -1  # of the focused photo, that was looked at last
        parts = (window.library, window.tasks, window.theme, window.thumbnails, window.veil)
        self.panes = [ComparePane(*parts) for _ in range(MOST_PANES)]
        for pane in self.panes:
            pane.setParent(self)
            pane.pressed.connect(lambda pane=pane: self._press(pane))
            pane.hide()
        self.lenses = LockedLenses(self.panes, self)
        self.looking = Looking(window.tasks, self.panes, self)
        self.bar = Bar(window.theme, self)
        self.bar.asked.connect(self._do)
        self.strip = Strip(window.theme, window.thumbnails, window.veil, self)
        self.strip.chosen.connect(lambda photo_id: self._focus(PhotoId(photo_id)))
        window.bridge.photos_changed.connect(self._learn)
        host.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Photos side by side"))
        self.hide()

    @property
    def comparison(self) -> Comparison | None:
        """None while nothing is compared."""
        return self._comparison

    @property
    def proposed(self) -> PhotoId | None:
        return self._known.best

    @property
    def in_sight(self) -> list[ComparePane]:
        """The panes that show a photo, from left to right and from above."""
        showing = {pane.photo_id: pane for pane in self.panes}
        ids = self._comparison.in_sight if self._comparison else ()
        return [showing[each] for each in ids if each in showing]

    def open(self, groups: Sequence[Sequence[PhotoId]], at: int = 0) -> None:
        """Groups of two photos or more; the one at that place first."""
        self._groups = [tuple(group) for group in groups]
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lenses.locked = True
        self.looking.start()
        self._show_group(at)

    def leave(self) -> None:
        if not self.isVisible():
            return
        self._window.tasks.forget(_NAME)
        self.looking.stop()
        for pane in self.panes:
            pane.put_away()
            pane.clear()
        self._comparison, self._known = None, Known()
        self.hide()
        self.closed.emit()

    # ---------------------------------------------------------------------------- what is shown

    def _show_group(self, at: int) -> None:
        if not 0 <= at < len(self._groups):
            return
        self._at, self._known, self._face = at, Known(), -1
        self.bar.show_proposal("")
        panes = self._comparison.panes if self._comparison else MOST_PANES
        self._show(Comparison(tuple(self._groups[at]), panes=panes), keeps_look=False)

    def _show(self, comparison: Comparison, *, keeps_look: bool = True) -> None:
        before, self._comparison = self._comparison, comparison
        if before is None or before.focus != comparison.focus:
            self._face = -1
        self._assign(keeps_look=keeps_look)
        self._place()
        count = words.photos(len(comparison.photo_ids))
        number, groups = words.number(self._at + 1), words.number(len(self._groups))
        of_all = self.tr("Group {number} of {groups}").format(number=number, groups=groups)
        self.bar.show_group(
            f"{of_all} · {count}" if len(self._groups) > 1 else count,
            has_previous=self._at > 0,
            has_next=self._at < len(self._groups) - 1,
        )
        self._show_state()
        self.strip.show_group(comparison)
        self._show_known()
        self._learn()

    def _assign(self, *, keeps_look: bool) -> None:
        """A photo that stays in sight keeps its pane, and what was read of it."""
        if self._comparison is None:
            return
        ids = self._comparison.in_sight
        after = self._comparison.first + len(ids)
        coming = self._comparison.photo_ids[after : after + 1]
        free = [pane for pane in self.panes if pane.photo_id not in ids]
        showing = {pane.photo_id: pane for pane in self.panes}
        for photo_id in ids:
            pane = showing.get(photo_id)
            if pane is None:
                pane = free.pop(0)
                pane.clear()
            pane.show_photo(photo_id, coming, keeps_look=keeps_look and pane.isVisible())
        for pane in free:
            pane.put_away()
            pane.clear()
            pane.hide()

    def _place(self) -> None:
        wide, high = self.width(), self.height()
        comparison = self._comparison
        if comparison is None:
            return
        self.bar.setGeometry(0, 0, wide, BAR_HEIGHT)
        strip = STRIP_HEIGHT if len(comparison.photo_ids) > len(comparison.in_sight) else 0
        self.strip.setVisible(bool(strip))
        self.strip.setGeometry(0, high - strip, wide, strip)
        room = QRect(0, BAR_HEIGHT, wide, max(high - BAR_HEIGHT - strip, 1))
        panes = self.in_sight
        for pane, place in zip(panes, arranged(len(panes), room, self._aspect()), strict=True):
            pane.setGeometry(place)
            pane.show()

    def _aspect(self) -> float:
        """Of the pictures' most usual shape: the first one's."""
        for details in self._known.details.values():
            if details.width and details.height:
                return details.width / details.height
        return _ASPECT

    def _learn(self) -> None:
        """What is known may be other than it was."""
        comparison, library = self._comparison, self._window.library
        if comparison is not None:
            self._window.tasks.run(
                lambda: learn(library, comparison.photo_ids, comparison.in_sight),
                self._learnt,
                newest=_NAME,
            )

    def _learnt(self, known: Known) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        if known.gone:
            left = comparison.without(known.gone)
            if left is None:
                self.leave()
            else:
                self._show(left)
            return
        for details in known.details.values():
            self._window.veil.learn(details)
        new = not self._known.details
        self._known = known
        if new:
            self._place()  # in the shape that they turn out to have
        self._show_known()
        self._say_focused()

    def _show_known(self) -> None:
        comparison, known = self._comparison, self._known
        if comparison is None:
            return
        for pane in self.in_sight:
            pane.describe(known.details.get(PhotoId(pane.photo_id or 0)))
            pane.focused = pane.photo_id == comparison.focused
            pane.is_proposed = pane.photo_id == known.best
            pane.update()
        self.strip.show_known(known.ratings, known.best)
        proposal = self.tr("Proposed: {reason}").format(reason=why_best(known.reason))
        self.bar.show_proposal(proposal if known.best is not None else "")

    def _say_focused(self) -> None:
        comparison = self._comparison
        details = self._known.details.get(comparison.focused) if comparison else None
        if details is not None:
            name = photo_name(details, hidden=self._window.veil.hides(details.id))
            if name != self.accessibleDescription():
                self.setAccessibleDescription(name)
                announce(self, name)

    def _show_state(self) -> None:
        self.bar.show_state(locked=self.lenses.locked, marks_edges=self.looking.marks_edges)

    # ---------------------------------------------------------------------------- what is asked

    def _press(self, pane: ComparePane) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if pane.photo_id is not None:
            self._focus(pane.photo_id)

    def _focus(self, photo_id: PhotoId) -> None:
        if self._comparison is not None and photo_id != self._comparison.focused:
            self._show(self._comparison.focused_on(photo_id))

    def _do(self, ask: Ask) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        acts: dict[Ask, Callable[[], object]] = {
            Ask.LEAVE: self.leave,
            Ask.PREVIOUS: lambda: self._show(comparison.walked(-1)),
            Ask.NEXT: lambda: self._show(comparison.walked(1)),
            Ask.PREVIOUS_GROUP: lambda: self._show_group(self._at - 1),
            Ask.NEXT_GROUP: lambda: self._show_group(self._at + 1),
            Ask.CLOSER: lambda: self.lenses.zoom(self._pane(), STEP),
            Ask.FURTHER: lambda: self.lenses.zoom(self._pane(), 1 / STEP),
            Ask.NATURAL: lambda: self.lenses.fit_or_natural(self._pane()),
            Ask.FACE: self._show_next_face,
            Ask.LOCK: self._toggle_lock,
            Ask.EDGES: self._toggle_edges,
            Ask.FAVOURITE: lambda: self._rate(RatingChange(favourite=not self._rating.favourite)),
            Ask.REJECT: lambda: self._rate(RatingChange(rejected=not self._rating.rejected)),
            Ask.KEEP_BEST: lambda: self._keep(self._known.best),
            Ask.KEEP_THIS: lambda: self._keep(comparison.focused),
            Ask.FEWER: lambda: self._show(comparison.with_panes(comparison.panes - 1)),
            Ask.MORE: lambda: self._show(comparison.with_panes(comparison.panes + 1)),
            Ask.VEIL: self._turn_veil,
        }
        acts[ask]()

    def _pane(self) -> ComparePane:
        """The one that has the focus."""
        panes = self.in_sight
        return next((pane for pane in panes if pane.focused), panes[0])

    @property
    def _rating(self) -> Rating:
        focused = self._comparison.focused if self._comparison else PhotoId(0)
        return self._known.ratings.get(focused, Rating())

    def _rate(self, change: RatingChange) -> None:
        if self._comparison is not None:
            self._window.commands.do(RatePhotos((self._comparison.focused,), change))

    def _keep(self, photo_id: PhotoId | None) -> None:
        """Reject all others, and go on to the next group."""
        comparison = self._comparison
        if comparison is None or photo_id not in comparison.photo_ids:
            return
        others = comparison.focused_on(photo_id).others
        rejected = [RatePhotos(others, RatingChange(rejected=True))] if others else []
        kept = RatePhotos((photo_id,), RatingChange(rejected=False))
        done = Compound((*rejected, kept), Action.PHOTOS_REJECTED, count=len(others))
        self._window.commands.do(done)
        if self._at < len(self._groups) - 1:
            self._show_group(self._at + 1)

    def _show_next_face(self) -> None:
        pane = self._pane()
        faces = pane.details.faces if pane.details else ()
        if not faces:
            self._window.toasts.say(self.tr("The file of this photo names no faces"))
            return
        self._face = (self._face + 1) % len(faces)
        face = faces[self._face]
        fitted = pane.picture_rect.height() / pane.scale
        factor = _FACE * pane.height() / max(face.height * fitted, 1)
        centre = (face.x + face.width / 2, face.y + face.height / 2)
        self.lenses.show_part(pane, factor, centre)

    def _toggle_lock(self) -> None:
        self.lenses.locked = not self.lenses.locked
        self._show_state()

    def _toggle_edges(self) -> None:
        self.looking.mark_edges(not self.looking.marks_edges)
        self._show_state()

    def _turn_veil(self) -> None:
        """Lift the veil from the photo that has the focus, or let it down again."""
        veil, pane = self._window.veil, self._pane()
        if pane.photo_id is not None:
            (veil.reveal if veil.hides(pane.photo_id) else veil.cover)([pane.photo_id])

    # ------------------------------------------------------------------------------------ events

    def event(self, event: QEvent) -> bool:
        """Its keys come before those of the window's actions."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = (keys.asked(event), keys.stars(event), keys.label(event))
            if any(each is not None for each in own):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ask, stars, label = keys.asked(event), keys.stars(event), keys.label(event)
        if ask is not None:
            self._do(ask)
        elif stars is not None:
            self._rate(RatingChange(stars=stars))
        elif label is not None:
            self._rate(RatingChange(label=ColourLabel(label)))
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self.setGeometry(self._host.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(VIEWER_GROUND))
        painter.end()

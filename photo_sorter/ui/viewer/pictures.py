"""What the viewer has read: the photo that is seen, as fine as it is shown, and its neighbours.

A photo comes in at most a few sizes: the one that fits the window, and halves of the whole, as
many as somebody zooms into. All is kept within a byte limit; the sizes beyond the fitting one are
those of the photo that is seen.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Picture, PictureSize
from photo_sorter.services.library import Library
from photo_sorter.ui.base.screen_profile import Screen, ScreenProfiles
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.viewer.shown_picture import ShownPicture, shown

BYTE_LIMIT = 256 << 20


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """One read that is under way."""

    photo_id: int
    side: int | None
    screen: Screen
    ahead: bool = False
    cancelled: threading.Event = field(default_factory=threading.Event)


class ViewerPictures(QObject):
    """Lives on the GUI thread; reads on workers. Three reads at a time are under way at most: the
    photo that is seen, a closer look at it, and one neighbour."""

    changed = Signal(int)  # photo id: another picture of it is there, or the reason why not

    def __init__(self, library: Library, tasks: Tasks, byte_limit: int = BYTE_LIMIT) -> None:
        super().__init__()
        self._library, self._tasks, self._limit = library, tasks, byte_limit
        self._profiles = ScreenProfiles()
        self._screen = Screen()
        self._current = -1
        self._side = 0
        self._near: list[int] = []  # that are still to be read ahead
        self._fitting: OrderedDict[int, ShownPicture] = OrderedDict()
        self._closer: dict[int | None, ShownPicture | None] = {}  # by side; None where it failed
        self._now: _Read | None = None
        self._close_look: _Read | None = None
        self._next: _Read | None = None
        self.error: PhotoSorterError | None = None  # why the current photo is not there

    @property
    def is_reading(self) -> bool:
        """The current photo has been asked for and is not there yet."""
        return self._now is not None

    @property
    def is_idle(self) -> bool:
        """Nothing is being read, of the neighbours neither."""
        return not (self._now or self._next or self._close_look)

    @property
    def byte_size(self) -> int:
        kept = [*self._fitting.values(), *self._finer]
        return sum(each.picture.byte_size for each in kept)

    def show(self, photo_id: int, side: int, screen: Screen, near: Sequence[int] = ()) -> None:
        """This photo is seen now, at most `side` pixels of the screen long where it fits; these
        will be next, the likeliest first."""
        if photo_id != self._current:
            self._drop_close_look()
            self.error = None
        if screen != self._screen:
            self.forget()
        self._current, self._side, self._screen = photo_id, side, screen
        self._near = [each for each in near if each != photo_id]
        if self._now is not None and (
            self._now.photo_id != photo_id or (self._now.side or 0) < side
        ):
            self._now.cancelled.set()
            self._now = None
        if self._next is not None:
            self._settle_next(self._next)
        kept = self._fitting.get(photo_id)
        if kept is not None and kept.suffices(side):
            self._fitting.move_to_end(photo_id)
            self._read_ahead()
        elif self._now is None:
            self._start_now()

    def _settle_next(self, read: _Read) -> None:
        """What was read ahead may be what is wanted now, or may be outdated."""
        if read.photo_id == self._current and self._now is None:
            self._now, self._next = read, None
        elif read.photo_id not in self._near:
            read.cancelled.set()
            self._next = None

    def look_closer(self, side: float, whole: float) -> None:
        """The current photo is shown with its longer side this many pixels of the screen long, and
        has `whole`: have it as fine as that, without waiting for the fitting size."""
        fitting = self._fitting.get(self._current)
        if fitting is not None and fitting.suffices(side):
            return
        if min(side, whole) <= self._side:
            return  # it is on its way
        if any(x.suffices(side) and not x.is_too_fine(side) for x in self._finer):
            return
        wanted = _half_for(side, math.ceil(whole))
        if wanted in self._closer:
            return  # there is no more to be had
        under_way = self._close_look
        if under_way is not None:
            if under_way.side == wanted:
                return
            under_way.cancelled.set()
        self._close_look = _Read(self._current, wanted, self._screen)
        self._start(self._close_look)

    def best(self, side: float) -> ShownPicture | None:
        """What is there of the current photo for this size on the screen: the coarsest that is
        fine enough, else the finest."""
        fitting = self._fitting.get(self._current)
        there = sorted([*self._finer, *filter(None, (fitting,))], key=lambda x: x.side)
        return next((x for x in there if x.suffices(side)), there[-1] if there else None)

    @property
    def _finer(self) -> list[ShownPicture]:
        """What was read of the current photo beyond the fitting size."""
        return [each for each in self._closer.values() if each is not None]

    def forget(self) -> None:
        """Stop reading, and keep nothing."""
        self._drop_close_look()
        for read in filter(None, (self._now, self._next)):
            read.cancelled.set()
        self._now = self._next = None
        self._current, self.error = -1, None
        self._near.clear()
        self._fitting.clear()

    def _drop_close_look(self) -> None:
        if self._close_look is not None:
            self._close_look.cancelled.set()
            self._close_look = None
        self._closer.clear()

    # ------------------------------------------------------------------------------- reading

    def _start_now(self) -> None:
        self._now = _Read(self._current, self._side, self._screen)
        self._start(self._now)

    def _read_ahead(self) -> None:
        """One neighbour at a time, and only while nobody waits for another picture."""
        while self._near and not (self._next or self._now or self._close_look):
            photo_id = self._near.pop(0)
            kept = self._fitting.get(photo_id)
            if kept is None or not kept.suffices(self._side):
                self._next = _Read(photo_id, self._side, self._screen, ahead=True)
                self._start(self._next)

    def _start(self, read: _Read) -> None:
        def work() -> Picture:
            size = PictureSize(read.side, self._profiles.of(read.screen), read.ahead)
            photo_id = PhotoId(read.photo_id)
            return self._library.pictures.read(photo_id, size, read.cancelled.is_set)

        self._tasks.run(
            work,
            lambda picture: self._came(read, picture),
            lambda error: self._failed(read, error),
        )

    def _came(self, read: _Read, picture: Picture) -> None:
        if read.screen != self._screen or read not in (self._now, self._next, self._close_look):
            return
        new = shown(picture, read.screen.name)
        if read is self._close_look:
            self._close_look = None
            self._closer[read.side] = new
            while len(self._closer) > 1 and self.byte_size > self._limit:
                del self._closer[next(iter(self._closer))]
        else:
            self._keep(read.photo_id, new)
        if read.photo_id == self._current:
            self.error = None
        self._end(read)

    def _failed(self, read: _Read, error: PhotoSorterError) -> None:
        if read is self._now:
            if read.ahead:  # with others at its side, and only once
                self._start_now()
                return
            self.error = error
        elif read is self._close_look:
            self._close_look = None
            self._closer[read.side] = None
        elif read is not self._next:
            return
        self._end(read)

    def _end(self, read: _Read) -> None:
        if read is self._now:
            self._now = None
        elif read is self._next:
            self._next = None
        if read.photo_id == self._current:
            self.changed.emit(read.photo_id)
        self._read_ahead()

    def _keep(self, photo_id: int, new: ShownPicture) -> None:
        self._fitting[photo_id] = new
        self._fitting.move_to_end(photo_id)
        for old in [each for each in self._fitting if each not in (self._current, photo_id)]:
            if self.byte_size <= self._limit:
                return
            del self._fitting[old]
        if self.byte_size > self._limit and photo_id != self._current:
            del self._fitting[photo_id]


def _half_for(side: float, whole: int) -> int | None:
    """The smallest half, quarter, eighth... of the whole that is fine enough; None for the whole.
    JPEGs are decoded at these sooner than at any other."""
    part = whole
    while part // 2 >= side:
        part //= 2
    return None if part == whole else part

"""Pictures for the grid: read by a few threads, newest query first, kept within a byte limit.

Worker threads make QImages; the pixmaps are made here, on the GUI thread, the only one that may.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QPixmap

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import PhotoId

log = logging.getLogger(__name__)

SIDES = (160, 320, 512)  # longest sides kept, in device pixels; the files have 512
Key = tuple[int, int]  # photo id, side


def side_for(pixels: float) -> int:
    """The smallest kept side that fills `pixels`."""
    return next((side for side in SIDES if side >= pixels), SIDES[-1])


class Thumbnails(QObject):
    """`get` answers at once from memory; `want` says what is in view, which replaces the query
    before, so what was scrolled away is never read; `ready` says that a picture came."""

    ready = Signal(int)  # photo id
    forgotten = Signal()  # what is in view is to be asked for again
    _loaded = Signal(object)

    def __init__(
        self,
        find: Callable[[PhotoId], Path | None],
        screen: Callable[[], QColorSpace | None] = lambda: None,
        *,
        workers: int = 3,
        byte_limit: int = 256 << 20,
    ) -> None:
        """`screen` says the colours to convert to, from any thread; None for none."""
        super().__init__()
        self._find, self._screen = find, screen
        self._limit = byte_limit
        self._bytes = 0
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._missing: set[int] = set()
        self._loaded.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._wake = threading.Condition()
        self._in_view: deque[Key] = deque()
        self._single: deque[Key] = deque()  # for panels: not replaced by the next view
        self._busy: set[Key] = set()
        self._closed = False
        self._threads = [
            threading.Thread(target=self._work, name=f"ui-thumbnail-{n}") for n in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def get(self, photo_id: int, side: int) -> QPixmap | None:
        """The picture in this size, else in the nearest one that is there."""
        for kept in (side, *(other for other in reversed(SIDES) if other != side)):
            pixmap = self._kept.get((photo_id, kept))
            if pixmap is not None:
                self._kept.move_to_end((photo_id, kept))
                return pixmap
        return None

    def is_missing(self, photo_id: int) -> bool:
        """It was asked for and there is none (its folder is away, its file is gone)."""
        return photo_id in self._missing

    def want(self, photo_ids: Iterable[int], side: int) -> None:
        """These are in view, most wanted first."""
        requested = deque(
            (photo_id, side)
            for photo_id in photo_ids
            if (photo_id, side) not in self._kept and photo_id not in self._missing
        )
        with self._wake:
            self._in_view = requested
            self._wake.notify_all()

    def want_one(self, photo_id: int, side: int = SIDES[-1]) -> None:
        if (photo_id, side) in self._kept or photo_id in self._missing:
            return
        with self._wake:
            self._single.appendleft((photo_id, side))
            self._wake.notify()

    @property
    def idle(self) -> bool:
        """Nothing is requested that has not come."""
        with self._wake:
            return not (self._in_view or self._single or self._busy)

    def forget(self) -> None:
        """The screen is another: its colours may be."""
        self._kept.clear()
        self._bytes = 0
        self.forgotten.emit()

    def try_missing_again(self) -> None:
        self._missing.clear()

    def close(self) -> None:
        with self._wake:
            self._closed = True
            self._wake.notify_all()
        for thread in self._threads:
            thread.join()

    def _next(self) -> Key | None:
        with self._wake:
            while not self._closed:
                for queue in (self._single, self._in_view):
                    while queue:
                        key = queue.popleft()
                        if key not in self._busy:
                            self._busy.add(key)
                            return key
                self._wake.wait()
        return None

    def _work(self) -> None:
        while (key := self._next()) is not None:
            image = self._read(key)
            with self._wake:
                self._busy.discard(key)
                if self._closed:
                    return
            self._loaded.emit((key, image))

    def _read(self, key: Key) -> QImage | None:
        photo_id, side = key
        try:
            path = self._find(PhotoId(photo_id))
        except PhotoSorterError as error:
            log.info("No thumbnail for photo %d: %s", photo_id, error)
            return None
        except Exception:  # a bug in one lookup must not end the thread that serves the rest
            log.exception("Finding the thumbnail of photo %d failed", photo_id)
            return None
        if path is None:
            return None
        reader = QImageReader(str(path))
        size = reader.size()
        if size.isValid() and max(size.width(), size.height()) > side:
            reader.setScaledSize(
                size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(
                    QSize(1, 1)
                )
            )
        image = reader.read()
        if image.isNull():
            log.warning("Thumbnail %s cannot be read: %s", path, reader.errorString())
            return None
        return _for_screen(image, self._screen())

    def _keep(self, loaded: tuple[Key, QImage | None]) -> None:
        if self._closed:
            return
        key, image = loaded
        if image is None:
            self._missing.add(key[0])
        else:
            before = self._kept.pop(key, None)
            if before is not None:
                self._bytes -= before.width() * before.height() * 4
            pixmap = QPixmap.fromImage(image)
            self._kept[key] = pixmap
            self._bytes += pixmap.width() * pixmap.height() * 4
            while self._bytes > self._limit and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= oldest.width() * oldest.height() * 4
        self.ready.emit(key[0])


def _for_screen(image: QImage, space: QColorSpace | None) -> QImage:
    """Thumbnails are sRGB, whatever the file says."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    if space is not None:
        image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        image.convertToColorSpace(space)
    return image

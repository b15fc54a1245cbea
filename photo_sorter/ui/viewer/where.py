"""Where in the photo that is seen something shows: everything else is veiled."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from photo_sorter.core.describing.pointing import Pointed
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.explanation import Whereabouts
from photo_sorter.core.photo import PhotoId
from photo_sorter.services.library import Library
from photo_sorter.ui.base.error_words import problem_words
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.tokens import VIEWER_GROUND, VIEWER_TEXT
from photo_sorter.ui.viewer.caption import paint_pill

_TASK = "where"
_VEIL = 200  # alpha over what does not fit at all
_DOUBTED_VEIL = 110
_RING = 16.0  # pixels, around the place that fits most
_LEGEND_LINE = 84.0  # from above


class Where(QObject):
    """One phrase at a time, of those that are searched for; for one photo after the other until it
    is put away. `changed` when there is something else to paint or to say."""

    changed = Signal()

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library, self._tasks = library, tasks
        self._phrases: tuple[str, ...] = ()
        self._photo_id = 0
        self._phrase: str | None = None  # None: put away
        self._found: Whereabouts | None = None
        self._veil = QImage()
        self._error: PhotoSorterError | None = None
        self._pointed: Pointed | None = None  # it is an answer that is shown
        self._given_up = threading.Event()

    @property
    def found(self) -> Whereabouts | None:
        """What is painted; None while it is looked for, and where nothing is."""
        return self._found

    @property
    def said(self) -> list[str]:
        """The legend; empty while it is put away."""
        if self._phrase is None:
            return []
        if not self._phrase:
            return [self.tr("Search for something: then W shows where in the photo it is.")]
        if self._error is not None:
            what, remedy = problem_words(self._error)
            return [what, *filter(None, [remedy])]
        if self._found is None:
            return [self.tr("Looking where “{words}” is…").format(words=self._phrase)]
        if self._pointed is not None and self._pointed.by_describer:
            return [self.tr("Bright: what the answer comes from")]
        if not self._found.is_sure:
            return [
                self.tr("Not sure that “{words}” is here. Least dark: what is most like it").format(
                    words=self._phrase
                )
            ]
        return [self.tr("Bright: where “{words}” is").format(words=self._phrase)]

    def set_phrases(self, phrases: Sequence[str]) -> None:
        """What is searched for now."""
        self._phrases = tuple(phrases)

    def show_next(self, photo_id: int) -> None:
        """The first phrase, then each further one, then none."""
        if self._phrase is None:
            self.show(photo_id, self._phrases[0] if self._phrases else "")
            return
        at = self._phrases.index(self._phrase) if self._phrase in self._phrases else -1
        if 0 <= at < len(self._phrases) - 1:
            self.show(photo_id, self._phrases[at + 1])
        else:
            self.put_away()

    def show(self, photo_id: int, phrase: str) -> None:
        self._phrase = phrase
        self._look(photo_id)

    def show_pointed(self, photo_id: int, pointed: Pointed) -> None:
        """Where an answer is: of this photo alone."""
        self._forget()
        self._photo_id, self._phrase = photo_id, pointed.found.phrase
        self._pointed = pointed
        self._came(pointed.found)

    def put_away(self) -> None:
        if self._phrase is not None:
            self._phrase = None
            self._forget()
            self.changed.emit()

    def walk_to(self, photo_id: int) -> None:
        """Another photo is seen: it is shown there too."""
        if self._phrase is None or photo_id == self._photo_id:
            return
        if self._pointed is not None:
            self.put_away()
        else:
            self._look(photo_id)

    def _look(self, photo_id: int) -> None:
        self._forget()
        self._photo_id, phrase = photo_id, self._phrase
        if phrase:
            given_up = self._given_up
            self._tasks.run(
                lambda: self._library.why.where(PhotoId(photo_id), phrase, given_up.is_set),
                self._came,
                self._failed,
                newest=_TASK,
            )
        self.changed.emit()

    def _forget(self) -> None:
        self._given_up.set()
        self._given_up = threading.Event()
        self._tasks.forget(_TASK)
        self._found, self._error, self._veil = None, None, QImage()
        self._pointed = None

    def _came(self, found: Whereabouts) -> None:
        self._found, self._veil = found, _veil(found)
        self.changed.emit()

    def _failed(self, error: PhotoSorterError) -> None:
        self._error = error
        self.changed.emit()

    # ------------------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, photo: QRectF, size: QSizeF) -> None:
        """Over the photo, which fills the rectangle; the legend in the window of that size."""
        if self._found is not None:
            painter.drawImage(photo, self._veil, QRectF(self._veil.rect()))
            if self._found.is_sure:
                _paint_ring(painter, photo, self._found)
        if said := self.said:
            paint_pill(painter, size, said, _LEGEND_LINE)


def _veil(found: Whereabouts) -> QImage:
    """Dark where nothing is, clear where most is."""
    rows, columns = found.strengths.shape
    ground = QColor(VIEWER_GROUND)
    pixels = np.empty((rows, columns, 4), np.uint8)
    pixels[..., :3] = (ground.red(), ground.green(), ground.blue())
    alpha = _VEIL if found.is_sure else _DOUBTED_VEIL
    pixels[..., 3] = np.rint(alpha * (1.0 - found.strengths)).astype(np.uint8)
    image = QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
    return image.copy()  # out of the memory that ends with this call


def _paint_ring(painter: QPainter, photo: QRectF, found: Whereabouts) -> None:
    """White within black, so that it is seen on any photo."""
    middle = QPointF(
        photo.left() + found.peak.x * photo.width(), photo.top() + found.peak.y * photo.height()
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((VIEWER_GROUND, 5.0), (VIEWER_TEXT, 2.0)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(middle, _RING, _RING)

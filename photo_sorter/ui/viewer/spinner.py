"""An arc that turns, where a picture takes longer than a moment."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from photo_sorter.ui.base.tokens import VEIL_ALPHA, VIEWER_TEXT

LATE_MS = 400  # what is quicker than this needs no sign
_SIDE = 56
_FRAME_MS = 33
_TURN_MS = 900
_ARC = 100  # degrees


class Spinner(QWidget):
    """Hidden until `start` was `LATE_MS` ago; lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.resize(_SIDE, _SIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Reading the picture"))
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._appear)
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self.update)
        self._clock = QElapsedTimer()
        self.hide()

    def start(self) -> None:
        """Somebody begins to wait."""
        self.stop()
        self._late.start()

    def stop(self) -> None:
        """Nobody waits any more."""
        self._late.stop()
        self._frames.stop()
        self.hide()

    def place(self, width: int, height: int) -> None:
        self.move((width - _SIDE) // 2, (height - _SIDE) // 2)

    def _appear(self) -> None:
        self._clock.start()
        self._frames.start()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, VEIL_ALPHA))
        painter.drawEllipse(self.rect())
        pen = QPen(QColor(VIEWER_TEXT), 4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        begin = -self._clock.elapsed() * 360 // _TURN_MS % 360
        painter.drawArc(QRectF(self.rect()).adjusted(15, 15, -15, -15), begin * 16, _ARC * 16)
        painter.end()

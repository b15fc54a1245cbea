"""By how much the picture is straightened: a slider and a number."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSlider, QWidget

from photo_sorter.core.versions.edit import STEEPEST
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import label

_FINE = 10  # steps of the slider in a degree
_WIDEST = 440


class AngleControl(QWidget):
    changed = Signal(float)  # degrees clockwise, by a person
    settled = Signal()  # the slider was let go
    given_up = Signal()  # the number is written: back to the picture

    def __init__(self) -> None:
        super().__init__()
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(-round(STEEPEST * _FINE), round(STEEPEST * _FINE))
        self.slider.setSingleStep(1)
        self.slider.setPageStep(_FINE)
        self.slider.setMaximumWidth(_WIDEST)
        self.slider.setAccessibleName(self.tr("Straighten"))
        tip = self.tr("Straighten (, and .); a double click makes it level again (0)")
        self.slider.setToolTip(tip)
        self.slider.valueChanged.connect(lambda steps: self.changed.emit(steps / _FINE))
        self.slider.sliderReleased.connect(self.settled)
        self.number = _Number()
        self.number.setRange(-STEEPEST, STEEPEST)
        self.number.setDecimals(1)
        self.number.setSingleStep(0.1)
        self.number.setSuffix("°")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setKeyboardTracking(False)
        self.number.setAccessibleName(self.tr("Degrees"))
        self.number.setToolTip(tip)
        self.number.setFixedWidth(72)
        self.number.valueChanged.connect(self.changed)
        self.number.written.connect(self.given_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addStretch(1)
        row.addWidget(label(self.tr("Straighten")))
        row.addWidget(self.slider, 8)
        row.addWidget(self.number)
        row.addStretch(1)

    def show_angle(self, degrees: float) -> None:
        """Nobody is told."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.number):
            self.slider.setValue(round(degrees * _FINE))
            self.number.setValue(degrees)


class _Slider(QSlider):
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(0)
        self.sliderReleased.emit()
        event.accept()


class _Number(QDoubleSpinBox):
    """Return is of the number: it does not save the version as well."""

    written = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.written.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

"""The adjustments of a picture as sliders that a person may move."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSlider, QWidget

from photo_sorter.core.adjusting.adjustments import NAMES, NOTHING, RANGES, Adjustments, adjustments
from photo_sorter.ui.base.widgets import label

_FINE = 100  # steps of a slider in 1


class AdjustmentSliders(QWidget):
    moved = Signal(object)  # Adjustments, by a person

    def __init__(self) -> None:
        super().__init__()
        names = {
            "exposure": self.tr("Brightness"),
            "temperature": self.tr("Warmth"),
            "tint": self.tr("Tint"),
            "contrast": self.tr("Contrast"),
            "shadows": self.tr("Shadows"),
            "highlights": self.tr("Highlights"),
            "fade": self.tr("Fade"),
            "saturation": self.tr("Colour"),
            "vignette": self.tr("Dark corners"),
        }
        self._value = NOTHING
        self._setting = False
        self._sliders: dict[str, QSlider] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(NAMES):
            grid.addWidget(label(names[name], "quiet"), row, 0)
            self._sliders[name] = slider = self._slider(name, names[name])
            grid.addWidget(slider, row, 1)

    def _slider(self, name: str, words: str) -> QSlider:
        low, high = RANGES[name]
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(round(low * _FINE), round(high * _FINE))
        slider.setPageStep(10)
        slider.setAccessibleName(words)
        slider.valueChanged.connect(partial(self._moved, name))
        return slider

    @property
    def value(self) -> Adjustments:
        return self._value

    def set_value(self, said: Adjustments) -> None:
        """Nobody is told."""
        self._setting = True
        self._value = said
        for name, value in said.values().items():
            self._sliders[name].setValue(round(value * _FINE))
        self._setting = False

    def _moved(self, name: str, step: int) -> None:
        if not self._setting:
            self._value = adjustments({**self._value.values(), name: step / _FINE})
            self.moved.emit(self._value)

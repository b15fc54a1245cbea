"""The widgets that change a setting, made of what `core.settings` says of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider

from photo_sorter.core.setting_spec import SettingSpec, Value
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import ChoiceBox
from photo_sorter.ui.dialogs.setting_words import setting_words

_STEPS = 100  # of a slider over a range of fractions


class ChoiceEditor(ChoiceBox):
    """Offers the choices, and beside them the value that holds where it is none of them."""

    decided = Signal(object)  # the value

    def __init__(self, theme: Theme, spec: SettingSpec, value: Value) -> None:
        words = setting_words()
        offered = {choice: words[text] for choice, text in spec.choices}
        super().__init__(theme, words[spec.title], offered, value)
        if value not in offered:
            self.addItem(self._other(spec, value), value)
            self.setCurrentIndex(self.count() - 1)
        self.currentIndexChanged.connect(lambda: self.decided.emit(self.currentData()))

    def _other(self, spec: SettingSpec, value: Value) -> str:
        if spec.unit == "minutes" and isinstance(value, float):
            return self.tr("every %n minute(s)", "", round(value))
        return str(value)


class RangeEditor(QSlider):
    """A slider from the least value to the largest. While it is drawn nothing is decided."""

    decided = Signal(object)  # the value

    def __init__(self, spec: SettingSpec, value: Value) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        assert spec.bounds is not None
        assert isinstance(value, int | float)
        low, high = spec.bounds
        self._kind = type(value)
        self._low = low
        self._step = 1.0 if isinstance(value, int) else (high - low) / _STEPS
        self.setRange(0, round((high - low) / self._step))
        self.setValue(round((value - low) / self._step))
        self.setAccessibleName(setting_words()[spec.title])
        self.sliderReleased.connect(self._decide)
        self.valueChanged.connect(self._moved)

    def _moved(self) -> None:
        if not self.isSliderDown():  # by key: there is no release
            self._decide()

    def _decide(self) -> None:
        self.decided.emit(self._kind(self._low + self.value() * self._step))


def setting_editor(theme: Theme, spec: SettingSpec, value: Value) -> ChoiceEditor | RangeEditor:
    """Its signal `decided` brings each value that the person decides on."""
    if spec.choices:
        return ChoiceEditor(theme, spec, value)
    return RangeEditor(spec, value)

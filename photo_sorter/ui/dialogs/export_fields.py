"""Fields of the dialog that exports: how large, how good, what is left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSlider, QWidget

from photo_sorter.core.exporting.options import LEAST_QUALITY, MOST_QUALITY, Strip
from photo_sorter.core.exporting.sizes import (
    ORIGINAL_SIZE,
    ExportSize,
    FitBox,
    LongestEdge,
    Megapixels,
    read_size,
)
from photo_sorter.ui.base import words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import ChoiceBox, FlowLayout, label

_ORIGINAL, _LONGEST, _BOX, _MEGAPIXELS = "original", "longest", "box", "megapixels"
_USUAL = {_LONGEST: "2048", _BOX: "1920x1080", _MEGAPIXELS: "2"}
_FIELD_WIDTH = 96


class SizeField(QWidget):
    """A kind of size, and its number."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        kinds = {
            _ORIGINAL: self.tr("As they are"),
            _LONGEST: self.tr("Longest edge"),
            _BOX: self.tr("Within a box"),
            _MEGAPIXELS: self.tr("Megapixels"),
        }
        self._kind = ChoiceBox(theme, self.tr("Size"), kinds, _ORIGINAL)
        self._number = QLineEdit()
        self._number.setAccessibleName(self.tr("Size in numbers"))
        self._number.setFixedWidth(_FIELD_WIDTH)
        self._unit = label("", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._kind)
        row.addWidget(self._number)
        row.addWidget(self._unit)
        row.addStretch(1)
        self._kind.currentIndexChanged.connect(self._turned)
        self._number.textChanged.connect(lambda: self.changed.emit())
        self._show()

    @property
    def value(self) -> ExportSize:
        """Raises InvalidInputError."""
        kind, text = self._kind.currentData(), self._number.text().strip()
        if kind == _ORIGINAL:
            return ORIGINAL_SIZE
        return read_size(f"{text} mp" if kind == _MEGAPIXELS else text)

    def set_value(self, size: ExportSize) -> None:
        match size:
            case LongestEdge():
                kind, text = _LONGEST, str(size.pixels)
            case FitBox():
                kind, text = _BOX, str(size)
            case Megapixels():
                kind, text = _MEGAPIXELS, f"{size.millions:g}"
            case _:
                kind, text = _ORIGINAL, ""
        self._kind.setCurrentIndex(self._kind.findData(kind))
        self._number.setText(text)
        self._show()

    def _turned(self) -> None:
        self._number.setText(_USUAL.get(self._kind.currentData(), ""))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        kind = self._kind.currentData()
        for part in (self._number, self._unit):
            part.setVisible(kind != _ORIGINAL)
        self._unit.setText("MP" if kind == _MEGAPIXELS else self.tr("pixels"))


class QualityField(QWidget):
    """A slider with its number."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(LEAST_QUALITY, MOST_QUALITY)
        self._slider.setPageStep(5)
        self._slider.setAccessibleName(self.tr("Quality"))
        self._slider.setMaximumWidth(220)
        self._number = label("", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._slider, 1)
        row.addWidget(self._number)
        row.addStretch(1)
        self._slider.valueChanged.connect(self._moved)

    @property
    def value(self) -> int:
        return self._slider.value()

    def set_value(self, quality: int) -> None:
        self._slider.setValue(quality)
        self._number.setText(words.number(quality))

    def _moved(self) -> None:
        self._number.setText(words.number(self.value))
        self.changed.emit()


class StripField(QWidget):
    """What copies are not to tell."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes = {
            Strip.PLACE: QCheckBox(self.tr("Where it was")),
            Strip.PEOPLE: QCheckBox(self.tr("Who is on it")),
            Strip.ALL: QCheckBox(self.tr("Everything but the picture")),
        }
        row = FlowLayout(14)
        self.setLayout(row)
        for box in self._boxes.values():
            row.addWidget(box)
            box.toggled.connect(self._toggled)

    @property
    def value(self) -> frozenset[Strip]:
        return frozenset(what for what, box in self._boxes.items() if box.isChecked())

    def set_value(self, strip: frozenset[Strip]) -> None:
        for what, box in self._boxes.items():
            box.setChecked(what in strip)
        self._show()

    def _toggled(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        everything = self._boxes[Strip.ALL].isChecked()
        for what in (Strip.PLACE, Strip.PEOPLE):
            self._boxes[what].setEnabled(not everything)

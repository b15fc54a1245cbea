"""Settings: few, and each takes effect at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSlider, QSpinBox, QWidget

from photo_sorter.core.settings import Settings
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.parts import label, text_button
from photo_sorter.ui.translations import LANGUAGES


class SettingsDialog(Dialog):
    settings_changed = Signal(object)  # Settings
    models_requested = Signal()
    vocabulary_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Settings"))
        self.setMinimumWidth(520)
        self._settings = settings
        form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        themes = {
            "system": self.tr("Like the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        languages = {"": self.tr("Like the system"), **LANGUAGES}
        cells = {"": self.tr("Keep the photos' shape"), "squares": self.tr("Fill squares")}
        self._theme = self._choice(self.tr("Appearance"), themes, settings.theme)
        self._language = self._choice(self.tr("Language"), languages, settings.language)
        self._cells = self._choice(
            self.tr("Photos"), cells, "squares" if settings.square_cells else ""
        )
        self._strictness = QSlider(Qt.Orientation.Horizontal)
        self._strictness.setRange(0, 100)
        self._strictness.setValue(round(settings.strictness * 100))
        self._strictness.setAccessibleName(self.tr("How sure a match must be"))
        self._rescan = QSpinBox()
        self._rescan.setRange(1, 1440)
        self._rescan.setValue(round(settings.rescan_minutes))
        self._rescan.setSuffix(" " + self.tr("minutes"))
        self._rescan.setAccessibleName(self.tr("Look through the folders every"))
        form.addRow(label(self.tr("Appearance"), "quiet"), self._theme)
        form.addRow(label(self.tr("Language"), "quiet"), self._language)
        form.addRow(label(self.tr("Photos"), "quiet"), self._cells)
        form.addRow(label(self.tr("Search shows"), "quiet"), self._strictness)
        form.addRow(QWidget(), label(self.tr("← more photos · only sure ones →"), "small"))
        form.addRow(label(self.tr("Look through the folders every"), "quiet"), self._rescan)
        models = text_button(self.tr("Choose the model…"), "", self.models_requested.emit)
        form.addRow(label(self.tr("Understanding"), "quiet"), models)
        vocabulary = text_button(self.tr("Edit the tag words…"), "", self.vocabulary_requested.emit)
        form.addRow(label(self.tr("Tags"), "quiet"), vocabulary)
        self.column.addLayout(form)
        self.column.addStretch(1)
        self.add_buttons(self.close_button())
        for box in (self._theme, self._language, self._cells):
            box.currentIndexChanged.connect(self._send)
        self._strictness.sliderReleased.connect(self._send)
        self._strictness.valueChanged.connect(self._moved)
        self._rescan.editingFinished.connect(self._send)

    def _choice(self, name: str, options: dict[str, str], chosen: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for value, text in options.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _moved(self) -> None:
        if not self._strictness.isSliderDown():  # by key: there is no release
            self._send()

    def _send(self) -> None:
        settings = replace(
            self._settings,
            theme=self._theme.currentData(),
            language=self._language.currentData(),
            square_cells=bool(self._cells.currentData()),
            strictness=self._strictness.value() / 100,
            rescan_minutes=float(self._rescan.value()),
        )
        if settings != self._settings:
            self._settings = settings
            self.settings_changed.emit(settings)

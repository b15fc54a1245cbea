"""Settings: few, and each takes effect at once; the index server, when the library is opened."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QSlider, QWidget

from photo_sorter.core.settings import Settings
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.translations import LANGUAGES
from photo_sorter.ui.base.widgets import ChoiceBox, label, text_button
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.dialogs.index_server import IndexServerFields


class SettingsDialog(Dialog):
    changed = Signal(object)  # dict of fields of Settings with their new values
    models_requested = Signal()
    vocabulary_requested = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None) -> None:
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
        self._theme = ChoiceBox(theme, self.tr("Appearance"), themes, settings.theme)
        self._language = ChoiceBox(theme, self.tr("Language"), languages, settings.language)
        self._cells = ChoiceBox(
            theme, self.tr("Photos"), cells, "squares" if settings.square_cells else ""
        )
        self._strictness = QSlider(Qt.Orientation.Horizontal)
        self._strictness.setRange(0, 100)
        self._strictness.setValue(round(settings.strictness * 100))
        self._strictness.setAccessibleName(self.tr("How sure a match must be"))
        minutes = round(settings.rescan_minutes)
        every = {
            15: self.tr("every 15 minutes"),
            60: self.tr("every hour"),
            360: self.tr("every 6 hours"),
            1440: self.tr("once a day"),
        }
        every.setdefault(minutes, self.tr("every %n minute(s)", "", minutes))
        self._rescan = ChoiceBox(theme, self.tr("Look through the folders"), every, minutes)
        form.addRow(label(self.tr("Appearance"), "quiet"), self._theme)
        form.addRow(label(self.tr("Language"), "quiet"), self._language)
        form.addRow(label(self.tr("Photos"), "quiet"), self._cells)
        form.addRow(label(self.tr("Search shows"), "quiet"), self._strictness)
        form.addRow(QWidget(), label(self.tr("← more photos · only sure ones →"), "small"))
        form.addRow(label(self.tr("Look through the folders"), "quiet"), self._rescan)
        models = text_button(self.tr("Choose the model…"), "", self.models_requested.emit)
        form.addRow(label(self.tr("Understanding"), "quiet"), models)
        vocabulary = text_button(self.tr("Edit the tag words…"), "", self.vocabulary_requested.emit)
        form.addRow(label(self.tr("Tags"), "quiet"), vocabulary)
        self._server = IndexServerFields(settings.index_server, settings.index_token)
        form.addRow(label(self.tr("Index server"), "quiet"), self._server)
        self.column.addLayout(form)
        self.column.addStretch(1)
        self.add_buttons(self.close_button())
        for box in (self._theme, self._language, self._cells, self._rescan):
            box.currentIndexChanged.connect(self._send)
        self._server.changed.connect(self._send_server)
        self._strictness.sliderReleased.connect(self._send)
        self._strictness.valueChanged.connect(self._moved)

    def _moved(self) -> None:
        if not self._strictness.isSliderDown():  # by key: there is no release
            self._send()

    def _send(self) -> None:
        self._tell(
            theme=self._theme.currentData(),
            language=self._language.currentData(),
            square_cells=bool(self._cells.currentData()),
            strictness=self._strictness.value() / 100,
            rescan_minutes=float(self._rescan.currentData()),
        )

    def _send_server(self, address: str, token: str) -> None:
        self._tell(index_server=address, index_token=token)

    def _tell(self, **shown: object) -> None:
        """Tell of those that are not as they were shown or told before."""
        new = {k: v for k, v in shown.items() if v != getattr(self._settings, k)}
        if new:
            self._settings = replace(self._settings, **new)  # type: ignore[arg-type]
            self.changed.emit(new)

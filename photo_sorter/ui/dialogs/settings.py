"""Settings: few, and each takes effect at once; the index server, when the library is opened.

The rows come from the table in `core.settings`; those that are no plain setting stand here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from photo_sorter.core.setting_spec import SettingSpec
from photo_sorter.core.settings import SPECS, Settings
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.agreement import Agreement
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.dialogs.index_server import IndexServerFields
from photo_sorter.ui.dialogs.setting_editors import ChoiceEditor, setting_editor
from photo_sorter.ui.dialogs.setting_words import setting_words


class SettingsDialog(Dialog):
    changed = Signal(object)  # dict of fields of Settings with their new values
    models_requested = Signal()
    vocabulary_requested = Signal()
    exclusions_requested = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Settings"))
        self.setMinimumWidth(520)
        self._settings = settings
        self._agreements: list[tuple[SettingSpec, ChoiceEditor, Agreement]] = []
        self._form = form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for spec in SPECS:
            if spec.shown:
                self._add_row(theme, spec)
        models = text_button(self.tr("Choose the model…"), "", self.models_requested.emit)
        form.addRow(label(self.tr("Understanding"), "quiet"), models)
        vocabulary = text_button(self.tr("Edit the tag words…"), "", self.vocabulary_requested.emit)
        form.addRow(label(self.tr("Tags"), "quiet"), vocabulary)
        folders = text_button(
            self.tr("Choose what is passed over…"), "", self.exclusions_requested.emit
        )
        form.addRow(label(self.tr("Folders"), "quiet"), folders)
        self._server = IndexServerFields(settings.index_server, settings.index_token)
        form.addRow(label(self.tr("Index server"), "quiet"), self._server)
        self.column.addLayout(form)
        self.column.addStretch(1)
        self.add_buttons(self.close_button())
        self._server.changed.connect(self._send_server)

    def _add_row(self, theme: Theme, spec: SettingSpec) -> None:
        words = setting_words()
        editor = setting_editor(theme, spec, getattr(self._settings, spec.name))
        editor.setToolTip(words[spec.help])
        self._form.addRow(label(words[spec.label or spec.title], "quiet"), editor)
        if spec.warning and isinstance(editor, ChoiceEditor):
            self._ask_first(spec, editor, Agreement(words[spec.warning]))
        else:
            editor.decided.connect(lambda value: self._tell(**{spec.name: value}))
        if spec.scale:
            self._form.addRow(QWidget(), label(words[spec.scale], "small"))

    def _ask_first(self, spec: SettingSpec, editor: ChoiceEditor, agreement: Agreement) -> None:
        """The switch is on once the person has agreed; off it is at once."""

        def decide(value: bool) -> None:
            asks = value and not getattr(self._settings, spec.name)
            self._form.setRowVisible(agreement, asks)
            self._grow()
            if not value:
                self._tell(**{spec.name: False})

        def agree() -> None:
            self._form.setRowVisible(agreement, False)
            self._tell(**{spec.name: True})

        self._form.addRow(QWidget(), agreement)
        self._form.setRowVisible(agreement, False)
        self._agreements.append((spec, editor, agreement))
        editor.decided.connect(decide)
        agreement.agreed.connect(agree)
        agreement.refused.connect(lambda: editor.setCurrentIndex(editor.findData(False)))

    def show_holding(self, settings: Settings) -> None:
        """A switch that could not be put on is off again."""
        for spec, editor, _ in self._agreements:
            told = getattr(self._settings, spec.name)
            if told and not getattr(settings, spec.name):
                off: dict[str, Any] = {spec.name: False}
                self._settings = replace(self._settings, **off)
                editor.setCurrentIndex(editor.findData(False))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt fits the height before it knows the fonts, and would cut off the last line."""
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        wanted = self.column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), wanted))

    def _send_server(self, address: str, token: str) -> None:
        self._tell(index_server=address, index_token=token)

    def _tell(self, **shown: object) -> None:
        """Tell of those that are not as they were shown or told before."""
        new = {k: v for k, v in shown.items() if v != getattr(self._settings, k)}
        if new:
            self._settings = replace(self._settings, **new)  # type: ignore[arg-type]
            self.changed.emit(new)

"""Options of an export by a name: chosen with a press; a person's own saved, renamed, deleted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exporting.options import PRESETS, ExportOptions
from photo_sorter.core.exporting.presets import Presets, renamed, with_preset, without
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.menus import MenuItem, menu_of, pop_up
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import FlowLayout, clear_layout, label, text_button


class _NameField(QLineEdit):
    """Return saves and Esc gives up, here and not in the dialog."""

    decided = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.decided.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class PresetRow(QWidget):
    chosen = Signal(object)  # ExportOptions
    save_wanted = Signal(str)  # the options as they stand, under this name
    changed = Signal(object)  # Presets: the person's own are these now

    def __init__(self, theme: Theme, last: ExportOptions | None, own: Presets) -> None:
        """`last` are the options of the last export."""
        super().__init__()
        self._theme, self._last, self._own = theme, last, dict(own)
        self._renaming = ""  # the preset that gets another name
        pills = QWidget()
        self._pills = FlowLayout(8)
        pills.setLayout(self._pills)
        self.field = _NameField()
        self.field.setAccessibleName(self.tr("Name of these options"))
        self.field.setPlaceholderText(self.tr("A name for these options"))
        self.field.decided.connect(self._decide)
        self.field.given_up.connect(self._close_field)
        self._naming = QWidget()
        row = QHBoxLayout(self._naming)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(text_button(self.tr("Save"), "", self._decide))
        row.addWidget(text_button(self.tr("Cancel"), "plain", self._close_field))
        self._naming.hide()
        self._problem = label("", "danger", wrap=True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (pills, self._naming, self._problem):
            column.addWidget(part)
        self._fill()

    def keep(self, name: str, options: ExportOptions) -> None:
        """What `save_wanted` asked for."""
        self._set(with_preset(self._own, name, options))

    def _fill(self) -> None:
        clear_layout(self._pills)
        names = {
            "originals": self.tr("Originals"),
            "email": self.tr("For e-mail"),
            "web": self.tr("For the web"),
        }
        if self._last is not None:
            self._pills.addWidget(self._pill(self.tr("As last time"), self._last))
        for name, options in PRESETS.items():
            self._pills.addWidget(self._pill(names[name], options))
        for name, options in self._own.items():
            pill = self._pill(name, options)
            pill.setToolTip(self.tr("A right click, or the menu key, renames or deletes it"))
            pill.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            pill.customContextMenuRequested.connect(partial(self._ask, pill, name))
            self._pills.addWidget(pill)
        save = text_button(self.tr("Save as…"), "plain", self._begin_saving)
        self._theme.set_icon(save, "plus", "accent")
        self._pills.addWidget(save)

    def _pill(self, name: str, options: ExportOptions) -> QPushButton:
        text = name.replace("&", "&&")
        pill = text_button(text, "pill", partial(self.chosen.emit, options))
        pill.setAccessibleName(name)
        return pill

    def menu_items(self, name: str) -> list[MenuItem]:
        return [
            MenuItem("pencil", self.tr("Rename…"), partial(self._begin_renaming, name)),
            MenuItem("trash", self.tr("Delete"), partial(self._delete, name)),
        ]

    def _ask(self, pill: QPushButton, name: str, at: QPoint) -> None:
        pop_up(menu_of(self._theme, self, self.menu_items(name)), pill.mapToGlobal(at))

    def _begin_saving(self) -> None:
        self._open_field("")

    def _begin_renaming(self, name: str) -> None:
        self._open_field(name)

    def _open_field(self, renaming: str) -> None:
        self._renaming = renaming
        self.field.setText(renaming)
        self.field.selectAll()
        self._say("")
        self._naming.show()
        self.field.setFocus()

    def _close_field(self) -> None:
        self._say("")
        self._naming.hide()

    def _decide(self) -> None:
        name = self.field.text()
        try:
            if self._renaming:
                self._set(renamed(self._own, self._renaming, name))
            else:
                self.save_wanted.emit(name)
        except InvalidInputError as error:
            self._say(in_one_line(error))

    def _delete(self, name: str) -> None:
        self._set(without(self._own, name))

    def _set(self, presets: dict[str, ExportOptions]) -> None:
        self._own = presets
        self._close_field()
        self._fill()
        self.changed.emit(presets)

    def say_problem(self, error: InvalidInputError) -> None:
        self._say(in_one_line(error))

    def _say(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

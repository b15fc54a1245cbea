"""Change a tag: its name, what it lies below, its colour, its synonyms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QWidget

from photo_sorter.core.keywords import shown
from photo_sorter.core.synonym_text import read_synonyms, write_synonyms
from photo_sorter.core.tag_tree import (
    TagColour,
    TagTraits,
    as_typed,
    join,
    key_of,
    leaf_of,
    lies_below,
    parent_of,
)
from photo_sorter.ui.base import words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import TAG_COLOURS
from photo_sorter.ui.base.widgets import ChoiceBox, label, text_button
from photo_sorter.ui.dialogs.base import Dialog


class TagDialog(Dialog):
    decided = Signal(object)  # TagTraits, with the new name

    def __init__(
        self, theme: Theme, said: TagTraits, known: Sequence[str], parent: QWidget | None
    ) -> None:
        """`said` is what is known of the tag, `known` the names of all tags."""
        super().__init__(parent)
        self.set_title(self.tr("Change tag"))
        self.setMinimumWidth(460)
        self._before = said
        self._known = {key_of(name): name for name in known}
        self._name = self._field(self.tr("Name"), leaf_of(said.name))
        self._parent_name = self._field(self.tr("Lies below"), shown(parent_of(said.name)))
        self._parent_name.setPlaceholderText(self.tr("nothing: it stands at the top"))
        completer = QCompleter([shown(name) for name in known], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._parent_name.setCompleter(completer)
        self.column.addWidget(label(self.tr("Colour"), "section"))
        colours = {colour: words.tag_colour(colour) for colour in TagColour}
        self._colour = ChoiceBox(theme, self.tr("Colour"), colours, said.colour)
        for place, colour in enumerate(TagColour):
            if colour in TAG_COLOURS:
                self._colour.setItemIcon(place, theme.icon_in("tag", TAG_COLOURS[colour]))
        self.column.addWidget(self._colour)
        self._synonyms = self._field(self.tr("Synonyms"), write_synonyms(said.synonyms))
        self._synonyms.setPlaceholderText(self.tr("for example: de: Hund, fr: chien, doggy"))
        hint = self.tr("They find the tag in searches and wherever a tag is typed.")
        self.column.addWidget(label(hint, "small", wrap=True))
        self._exclusive = QCheckBox(self.tr("Only one of the tags below it fits a photo"))
        self._exclusive.setChecked(said.exclusive)
        self._exported = QCheckBox(self.tr("Other programs may have it"))
        self._exported.setChecked(said.exported)
        for box in (self._exclusive, self._exported):
            self.column.addWidget(box)
        self._remark = label("", "warning", wrap=True)
        self.column.addWidget(self._remark)
        self._ok = text_button(self.tr("Save"), "primary", self._decide)
        self._ok.setDefault(True)
        self.add_buttons(self.cancel_button(), self._ok)
        for field in (self._name, self._parent_name):
            field.textChanged.connect(self._check)
        self._name.selectAll()
        self._check()

    def _field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setAccessibleName(name)
        self.column.addWidget(label(name, "section"))
        self.column.addWidget(field)
        return field

    @property
    def traits(self) -> TagTraits:
        """What the fields say."""
        return TagTraits(
            join(as_typed(self._parent_name.text()), as_typed(self._name.text())),
            self._colour.currentData(),
            read_synonyms(self._synonyms.text()),
            self._exclusive.isChecked(),
            self._exported.isChecked(),
        )

    def _check(self) -> None:
        own, new = key_of(self._before.name), key_of(self.traits.name)
        below_itself = lies_below(new, own)
        there = self._known.get(new) if new != own else None
        if below_itself:
            self._remark.setText(self.tr("A tag cannot lie below itself."))
        elif there is not None:
            said = self.tr("There is a tag “{name}”. The two become one; Undo parts them again.")
            self._remark.setText(said.format(name=shown(there)))
        self._remark.setVisible(below_itself or there is not None)
        self._ok.setText(self.tr("Save") if there is None else self.tr("Make them one"))
        self.adjustSize()
        self._ok.setEnabled(bool(as_typed(self._name.text())) and not below_itself)

    def _decide(self) -> None:
        self.decided.emit(self.traits)
        self.accept()

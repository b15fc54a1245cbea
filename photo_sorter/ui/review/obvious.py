"""The surest photos, marked already: look, take out what is wrong, accept the rest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup

from photo_sorter.core.asked import Asked
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import text_button
from photo_sorter.ui.review.cell import CellMaker
from photo_sorter.ui.review.marks import Mark, Marks
from photo_sorter.ui.review.sheet_panel import SheetPanel


class Obvious(SheetPanel):
    side_chosen = Signal(bool)  # yes

    def __init__(self, cells: CellMaker) -> None:
        accept = QCoreApplication.translate("Obvious", "Accept these")
        super().__init__(cells, accept, skip=False)
        self.yes = True
        self.top.setSpacing(UNIT)
        group = QButtonGroup(self)
        for yes, text in ((True, self.tr("Surely yes")), (False, self.tr("Surely no"))):
            button = text_button(text, "pill", partial(self._choose, yes))
            button.setCheckable(True)
            button.setChecked(yes)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            group.addButton(button)
            self.top.addWidget(button)
        self.top.addStretch(1)

    def show_found(self, name: str, found: Sequence[Asked]) -> None:
        if not found:
            text = self.tr("No photo is obvious enough yet; it comes with more answers.")
            self.show_sheet(text, "", Marks())
            return
        if self.yes:
            text = self.tr("These %n photo(s) are surely “{name}”.", "", len(found))
        else:
            text = self.tr("These %n photo(s) are surely not “{name}”.", "", len(found))
        hint = self.tr("Click those that are wrong to take them out.")
        marks = Marks(found, Mark.YES if self.yes else Mark.NO)
        self.show_sheet(text.format(name=name), hint, marks)

    def _choose(self, yes: bool) -> None:
        self.yes = yes
        self.side_chosen.emit(yes)

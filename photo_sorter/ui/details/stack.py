"""Where the photo stands in its stack, and that what is done with a closed one is done with all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base import words
from photo_sorter.ui.base.spoken import stack_words
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class StackSection(DetailSection):
    above = 8

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._window = window
        self._said = label("", "quiet", wrap=True)
        self._turn = text_button(
            self.tr("Open the stack (G)"), "link", partial(window.frame.act, "open_stack")
        )
        self._cover = text_button(
            self.tr("Make it the cover"), "link", partial(window.frame.act, "stack_cover")
        )
        self.column.setSpacing(0)
        self.column.addWidget(self._said)
        for button in (self._turn, self._cover):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def said(self) -> str:
        return self._said.text()

    def show_photo(self, details: PhotoDetails) -> bool:
        stack, chosen = details.stack, self._window.chosen
        if stack is None:
            return False
        lines = [stack_words(stack)]
        if chosen.beneath:
            what = words.photos(len(chosen.ids))
            lines.append(self.tr("What you do is done with {photos}.").format(photos=what))
        self._said.setText("\n".join(lines))
        text = self.tr("Open the stack (G)") if chosen.beneath else self.tr("Close the stack (G)")
        self._turn.setText(text)
        self._turn.setAccessibleName(text)
        self._turn.setVisible(chosen.of_stack)
        self._cover.setVisible(stack.number > 1)
        return True

    def show_many(self, count: int) -> bool:
        beneath = self._window.chosen.beneath
        self._turn.hide()
        self._cover.hide()
        self._said.setText(self.tr("%n of them lie(s) in closed stacks.", "", beneath))
        return beneath > 0

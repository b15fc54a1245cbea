"""How to search, on one page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.dialogs.base import Dialog


class SearchHelpDialog(Dialog):
    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("How to search"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        for row, (typed, meaning) in enumerate(self.rows()):
            grid.addWidget(label(typed, "badge"), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(meaning), row, 1)
        self.column.addLayout(grid)
        self.column.addSpacing(6)
        note = self.tr(
            "A minus before a filter leaves such photos out. A filter becomes a chip in the field: "
            "its × takes it out, and so does Ctrl+Backspace behind it; a click on its words edits "
            "them. What is not understood is underlined, and the rest runs."
        )
        self.column.addWidget(label(note, "quiet"))
        self.add_buttons(self.close_button())

    def rows(self) -> list[tuple[str, str]]:
        """What one may type, and what it means."""
        return [
            (
                self.tr("dogs from last summer, no people"),
                self.tr(
                    "whole sentences: dates, cameras, tags, albums, stars, and what to leave out"
                ),
            ),
            ("red car -person", self.tr("a red car, and no person in the picture")),
            ('"black or white"', self.tr("the words as they stand")),
            ("2:beach + sunset", self.tr("both, each by itself, and more of the beach")),
            ("(dog or cat) snow", self.tr("one or the other, in the snow")),
            ('tag:family  album:"Summer"  folder:Holiday', self.tr("where it is sorted in")),
            ("date:2019..2021  date:last-summer", self.tr("when it was taken")),
            ("taken:july  taken:monday", self.tr("in any year")),
            ("rating:>=3  is:favourite  label:red", self.tr("what you think of it")),
            ("camera:Pixel  lens:50  focal:>=85  iso:>1600", self.tr("what it was taken with")),
            ("title:evening  keyword:holiday  name:IMG_20*", self.tr("what the file says")),
            ("type:raw  size:>20mp  shape:portrait", self.tr("what the file is")),
            ("has:gps  has:tags", self.tr("what there is of it")),
            ('like:"dog.jpg"', self.tr("looks like this picture")),
        ]

"""When the photo was taken; what its file says of that where a person says otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.operations import DatePhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.taken import TakenSource
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base import words
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.widgets import icon_button, label, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class DateSection(DetailSection):
    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._window = window
        self._photo: PhotoId | None = None
        self._moment = label("", "quiet", wrap=True)
        self._moment.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        change = icon_button(window.theme, "pencil", self.tr("Change the date…"), self._change)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._moment, 1)
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self._file = label("", "small", wrap=True)
        self._back = text_button(self.tr("Use the file's date again"), "link", self._take_back)
        self.column.addWidget(self._file)
        self.column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)

    def show_photo(self, details: PhotoDetails) -> bool:
        self._photo = details.id
        self._moment.setText(words.taken(details))
        by_person = details.taken_source is TakenSource.PERSON
        if by_person:
            self._file.setText(self._said_by_file(details))
        self._file.setVisible(by_person)
        self._back.setVisible(by_person)
        return True

    def _said_by_file(self, details: PhotoDetails) -> str:
        if details.taken_by_file is None:
            return self.tr("The file says nothing of it")
        date = words.date_taken(details.taken_by_file)
        return self.tr("The file says: {date}").format(date=date)

    def _change(self) -> None:
        if self._photo is not None:
            self._window.dialogs.fix_dates(self._window.chosen.meant_by(self._photo))

    def _take_back(self) -> None:
        if self._photo is not None:
            photos = of_photos(self._window.chosen.meant_by(self._photo))
            self._window.commands.do(DatePhotos(tuple(PersonDate(each) for each in photos)))

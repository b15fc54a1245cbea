"""The text in the picture, as the program read it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import Query
from photo_sorter.core.reading.lines import PageText
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.widgets import FlowLayout, label, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection

_TASK = "text of the photo"
_MOST_LINES, _MOST = 8, 300  # characters: a page of print would push all else out of sight


class PictureTextSection(DetailSection):
    above = 20

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._window = window
        self._photo = PhotoId(0)
        self._text = ""
        self.add_heading(self.tr("Text in the picture"), "text")
        self._by = label(self.tr("Read by the program"), "quiet")
        self._words = label("", "", wrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self._by)
        self.column.addWidget(self._words)
        row = FlowLayout(8)
        self._copy = text_button(self.tr("Copy the text"), "", self._copy_text)
        self._others = text_button(self.tr("Find others with this text"), "", self._find_others)
        for button in (self._copy, self._others):
            row.addWidget(button)
        self.column.addLayout(row)

    def show_photo(self, details: PhotoDetails) -> bool:
        photo_id, texts = PhotoId(details.id), self._window.library.texts
        if photo_id != self._photo:
            self._photo = photo_id
            self._show(None)
        self._window.tasks.run(lambda: texts.of(photo_id), self._show, newest=_TASK)
        return bool(self._text)

    def show_veiled(self, details: PhotoDetails) -> bool:
        return self.show_many(1)

    def show_many(self, count: int) -> bool:
        self._window.tasks.forget(_TASK)
        self._photo = PhotoId(0)
        self._show(None)
        return False

    def _show(self, page: PageText | None) -> None:
        self._text = "" if page is None else page.text
        seen = "\n".join(self._text.splitlines()[:_MOST_LINES])[:_MOST]
        self._words.setText(seen if seen == self._text else f"{seen.rstrip()} …")
        self.setVisible(bool(self._text))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._window.toasts.say(self.tr("The text is copied."))

    def _find_others(self) -> None:
        photo_id, library = self._photo, self._window.library

        def query() -> str:
            asked: Query | None = library.texts.others_with(photo_id)
            return "" if asked is None else library.search.written(asked)

        self._window.tasks.run(query, self._search)

    def _search(self, text: str) -> None:
        if text:
            self._window.frame.search_for(text)
        else:
            self._window.toasts.say(
                self.tr("This text has no words that others could have in common with it.")
            )

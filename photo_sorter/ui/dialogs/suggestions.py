"""Albums suggested from what the library holds: each can be made, under another name too, or sent
away for good."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.album_suggestion import AlbumSuggestion
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.ui.base.covers import Covers
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.suggestion_words import suggestion_name, suggestion_note
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.base import Dialog


class SuggestionRow(QFrame):
    created = Signal(object, str)  # AlbumSuggestion, name
    dismissed = Signal(object)  # AlbumSuggestion

    def __init__(self, theme: Theme, thumbnails: Thumbnails, suggestion: AlbumSuggestion) -> None:
        super().__init__()
        self.setObjectName("card")
        self.suggestion = suggestion
        self.name = QLineEdit(suggestion_name(suggestion))
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setAccessibleDescription(suggestion_note(suggestion))
        self.name.returnPressed.connect(self._create)
        self._create_button = text_button(self.tr("Create"), "", self._create)
        self._not_this = text_button(
            self.tr("Not this one"), "plain", lambda: self.dismissed.emit(suggestion)
        )
        self._not_this.setToolTip(self.tr("It is not suggested again."))
        self.name.textChanged.connect(
            lambda text: self._create_button.setEnabled(bool(text.strip()))
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(label(suggestion_note(suggestion), "small", wrap=True), 1)
        buttons.addWidget(self._not_this)
        buttons.addWidget(self._create_button)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(14)
        row.addWidget(Covers(theme, thumbnails, suggestion.covers))
        row.addLayout(column, 1)

    def _create(self) -> None:
        if name := self.name.text().strip():
            self.created.emit(self.suggestion, name)


class _Nothing(QWidget):
    """What is said while there are no rows: an icon, what is so, what it means."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._icon = theme, "album-auto"
        self._picture = label()
        self.title = label("", "large", wrap=True)
        self._text = label("", "quiet", wrap=True)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        for each in (self._picture, self.title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(each)
        column.addStretch(1)
        theme.changed.connect(self._draw)

    def say(self, icon: str, title: str, text: str) -> None:
        self._icon = icon
        self.title.setText(title)
        self._text.setText(text)
        self._draw()
        announce(self, f"{title}. {text}")

    def _draw(self) -> None:
        picture = self._theme.picture(self._icon, "outline", 56, self.devicePixelRatioF())
        self._picture.setPixmap(picture)


class SuggestionsDialog(Dialog):
    created = Signal(object, str)  # AlbumSuggestion, name
    dismissed = Signal(object)  # AlbumSuggestion

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme, self._thumbnails = theme, thumbnails
        self.rows: list[SuggestionRow] = []
        self.set_title(self.tr("Suggested albums"))
        self.resize_within_screen(760, 620)
        what = self.tr(
            "What stands out in your library. Nothing is made unless you say so, and a name can be "
            "changed before."
        )
        self.column.addWidget(label(what, "quiet", wrap=True))
        self._pages = QStackedWidget()
        self.nothing = _Nothing(theme)
        body = QWidget()
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(10)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(scroll)
        self.column.addWidget(self._pages, 1)
        self._problem = label("", "danger", wrap=True)
        self._problem.hide()
        self.column.addWidget(self._problem)
        close = text_button(self.tr("Close"), "", self.accept)
        self.add_buttons(close)  # not the default: Return in a name makes that album

    def show_busy(self) -> None:
        self._say(
            "refresh",
            self.tr("Looking at what your photos have in common…"),
            self.tr("This takes a moment, and waits for other work in the background."),
        )

    def show_suggestions(self, suggestions: Sequence[AlbumSuggestion]) -> None:
        """What is offered already keeps its row, with what was written there."""
        kept = {row.suggestion: row for row in self.rows if row.suggestion in set(suggestions)}
        at, before = self._focused(), self.rows
        for row in before:
            if row.suggestion not in kept:
                row.hide()
                row.deleteLater()
        self.rows = [kept.get(each) or self._row(each) for each in suggestions]
        for place, row in enumerate(self.rows):
            self._list.insertWidget(place, row)
        if not self.rows:
            self._say(
                "album-auto",
                self.tr("Nothing stands out yet"),
                self.tr(
                    "Albums are suggested once the library has many photos of one thing, or of "
                    "days when many were taken."
                ),
            )
            return
        self._pages.setCurrentIndex(1)
        if at is None or before[at].suggestion not in kept:
            self.rows[min(at or 0, len(self.rows) - 1)].name.setFocus()

    def show_problem(self, error: PhotoSorterError | None) -> None:
        self._problem.setText("" if error is None else in_one_line(error))
        self._problem.setVisible(error is not None)

    def _row(self, suggestion: AlbumSuggestion) -> SuggestionRow:
        row = SuggestionRow(self._theme, self._thumbnails, suggestion)
        row.created.connect(self.created)
        row.dismissed.connect(self.dismissed)
        return row

    def _focused(self) -> int | None:
        """The place of the row that has the keyboard."""
        widget = self.focusWidget()
        for place, row in enumerate(self.rows):
            if widget is not None and row.isAncestorOf(widget):
                return place
        return None

    def _say(self, icon: str, title: str, text: str) -> None:
        self.nothing.say(icon, title, text)
        self._pages.setCurrentIndex(0)

"""The search field: finds as one types, takes dropped pictures, says when it is busy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from photo_sorter.core.sentences import Chip
from photo_sorter.core.views import Remark
from photo_sorter.ui.base.drag import local_files, photo_ids
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import SEARCH_PAUSE_MS, SEARCH_WIDTH
from photo_sorter.ui.base.widgets import icon_button, restyle
from photo_sorter.ui.browse.browser import BrowseQuery
from photo_sorter.ui.window.search_field import SearchField

_MOST_FILES = 8  # each is read before there is an answer


class SearchBar(QFrame):
    """`query_requested` carries a `BrowseQuery`, or None when the field was emptied."""

    query_requested = Signal(object)
    pictures_dropped = Signal(list, list)  # ids of photos, and paths of other files
    left = Signal()  # on to the photos
    focused = Signal()
    unfocused = Signal()
    resized = Signal()
    menu_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setAcceptDrops(True)
        self.setMaximumWidth(SEARCH_WIDTH)
        self.setFixedHeight(38)
        self._theme = theme
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self.search_now)

        self._icon = QToolButton()
        self._icon.setEnabled(False)
        self._icon.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._icon.setIconSize(QSize(18, 18))
        self._icon.setAccessibleName(self.tr("Search"))
        theme.set_icon(self._icon, "search", "quiet")
        self.field = SearchField(theme)
        self.field.setPlaceholderText(self.tr("Describe a photo, or drop a picture here"))
        self.field.setAccessibleName(self.tr("Search your photos"))
        self.field.setAcceptDrops(False)  # the whole bar takes them
        self.field.textEdited.connect(self._edited)
        self.field.focus_changed.connect(self._focus_changed)
        self.field.left_down.connect(self._leave)
        self.field.chip_removed.connect(self._without_chip)
        self._clear = icon_button(theme, "close", self.tr("Clear the search (Esc)"), self.clear)
        self._clear.setIconSize(QSize(16, 16))
        self._clear.hide()

        self._more = icon_button(
            theme, "saved", self.tr("Keep this search"), self.menu_requested.emit
        )
        self._more.setIconSize(QSize(16, 16))
        self._more.hide()

        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 6, 0)
        row.setSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self.field, 1)
        row.addWidget(self._more)
        row.addWidget(self._clear)
        self.setFocusProxy(self.field)

    @property
    def text(self) -> str:
        return self.field.text()

    def show_reading(self, text: str, chips: Sequence[Chip], remarks: Sequence[Remark]) -> None:
        """What was read in the search `text`: its filters, and what was not understood."""
        self.field.show_chips(text, chips)
        self.field.mark(text, remarks)

    def set_text(self, text: str) -> None:
        """Search for `text` as if it had been typed."""
        self.field.setText(text)
        self._edited()
        self.search_now()

    def replace(self, text: str, cursor: int) -> None:
        """As if a person had typed it; it can be taken back as typing can."""
        self.field.selectAll()
        self.field.insert(text)
        self.field.setCursorPosition(cursor)
        self._edited()

    def start(self, text: str = "") -> None:
        """Take the keyboard, with what is there chosen to be typed over; or as if `text` had been
        typed behind it."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            made = f"{self.text} {text}".lstrip()
            self.replace(made, len(made))
            self.field.textEdited.emit(made)
        else:
            self.field.selectAll()

    def clear(self) -> None:
        self.field.clear()
        self._edited()
        self.search_now()

    def show_query(self, query: BrowseQuery | None) -> None:
        """What is being searched, where something else than this field began it."""
        is_typing = self._pause.isActive()
        self._pause.stop()
        text = "" if query is None else query.text
        if text != self.text.strip() and (query is None or not is_typing):
            self.field.setText(text)
        self._clear.setVisible(query is not None)
        self._more.setVisible(bool(self.text))

    def set_busy(self, busy: bool) -> None:
        self._theme.set_icon(self._icon, "search", "accent" if busy else "quiet")
        self._icon.setAccessibleDescription(self.tr("Searching") if busy else "")

    def search_now(self) -> None:
        self._pause.stop()
        text = self.field.text().strip()
        self.query_requested.emit(BrowseQuery(text) if text else None)

    def _without_chip(self, text: str, cursor: int) -> None:
        self.replace(text, cursor)
        self.search_now()

    def _edited(self) -> None:
        self._clear.setVisible(bool(self.field.text()))
        self._more.setVisible(bool(self.field.text()))
        self._pause.start()

    def _leave(self) -> None:
        self.search_now()
        self.left.emit()

    def _focus_changed(self, inside: bool) -> None:
        restyle(self, "active", inside)
        (self.focused if inside else self.unfocused).emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = local_files(event.mimeData())
        if photo_ids(event.mimeData()) or 0 < len(files) <= _MOST_FILES:
            restyle(self, "drop", True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self, "drop", False)

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self, "drop", False)
        self.search_now()  # what was typed just now stays
        self.pictures_dropped.emit(photo_ids(event.mimeData()), local_files(event.mimeData()))
        event.acceptProposedAction()

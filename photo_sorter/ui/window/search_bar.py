"""The search field: finds as one types, takes dropped pictures, says when it is busy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPalette,
    QTextCharFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from photo_sorter.core.views import Remark
from photo_sorter.ui.base.drag import local_files, photo_ids
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import SEARCH_PAUSE_MS, SEARCH_WIDTH
from photo_sorter.ui.base.widgets import icon_button, restyle
from photo_sorter.ui.browse.browser import BrowseQuery

_MOST_FILES = 8  # each is read before there is an answer


class _Field(QLineEdit):
    focus_changed = Signal(bool)
    left_down = Signal()

    def underline(self, places: Sequence[tuple[int, int]]) -> None:
        """A line of text can be formatted by an input method alone, from its cursor on."""
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(self.palette().color(QPalette.ColorRole.Accent))
        cursor = self.cursorPosition()
        kind = QInputMethodEvent.AttributeType.TextFormat
        attributes = [
            QInputMethodEvent.Attribute(kind, start - cursor, end - start, form)
            for start, end in places
        ]
        QCoreApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class SearchBar(QFrame):
    """`query_requested` carries a `BrowseQuery`, or None when the field was emptied."""

    query_requested = Signal(object)
    pictures_dropped = Signal(list, list)  # ids of photos, and paths of other files
    left = Signal()  # on to the photos
    focused = Signal()

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
        self._field = _Field()
        self._field.setPlaceholderText(self.tr("Describe a photo, or drop a picture here"))
        self._field.setAccessibleName(self.tr("Search your photos"))
        self._field.setAcceptDrops(False)  # the whole bar takes them
        self._field.textEdited.connect(self._edited)
        self._field.focus_changed.connect(self._focus_changed)
        self._field.left_down.connect(self._leave)
        self._clear = icon_button(theme, "close", self.tr("Clear the search (Esc)"), self.clear)
        self._clear.setIconSize(QSize(16, 16))
        self._clear.hide()

        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 6, 0)
        row.setSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self._field, 1)
        row.addWidget(self._clear)
        self.setFocusProxy(self._field)

    @property
    def text(self) -> str:
        return self._field.text()

    def mark(self, remarks: Sequence[Remark]) -> None:
        """Underline what was not understood of the text that stands there."""
        before = len(self.text) - len(self.text.lstrip())  # which was not searched with
        places = [(each.start, each.end) for each in remarks if each.end > each.start]
        self._field.underline([(before + start, before + end) for start, end in places])

    def set_text(self, text: str) -> None:
        """Search for `text` as if it had been typed."""
        self._field.setText(text)
        self._edited()
        self.search_now()

    def start(self) -> None:
        """Take the keyboard, with what is there chosen to be typed over."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def clear(self) -> None:
        self._field.clear()
        self._edited()
        self.search_now()

    def show_query(self, query: BrowseQuery | None) -> None:
        """What is being searched, where something else than this field began it."""
        self._pause.stop()
        text = "" if query is None else query.text
        if text != self._field.text().strip():
            self._field.setText(text)
        self._clear.setVisible(query is not None)

    def set_busy(self, busy: bool) -> None:
        self._theme.set_icon(self._icon, "search", "accent" if busy else "quiet")
        self._icon.setAccessibleDescription(self.tr("Searching") if busy else "")

    def search_now(self) -> None:
        self._pause.stop()
        text = self._field.text().strip()
        self.query_requested.emit(BrowseQuery(text) if text else None)

    def _edited(self) -> None:
        self._clear.setVisible(bool(self._field.text()))
        self._pause.start()

    def _leave(self) -> None:
        self.search_now()
        self.left.emit()

    def _focus_changed(self, inside: bool) -> None:
        restyle(self, "active", inside)
        if inside:
            self.focused.emit()

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

"""Tags as chips, and the field that adds one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from photo_sorter.core.keywords import shown
from photo_sorter.core.tag_tree import TagColour
from photo_sorter.core.views import PhotoTag, TagSource
from photo_sorter.ui.base import words
from photo_sorter.ui.base.tag_completer import complete_tags
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import TAG_COLOURS
from photo_sorter.ui.base.widgets import icon_button, label, text_button


class TagChip(QFrame):
    """A tag, who says so (a tick for a person, "file" for a keyword, for the model how sure it
    is), and × to take it away."""

    chosen = Signal(str)
    removed = Signal(str)
    review_requested = Signal(str)

    def __init__(self, theme: Theme, tag: PhotoTag, colour: TagColour = TagColour.NONE) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setProperty("source", tag.source.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 4, 2)
        row.setSpacing(0)
        name = text_button(shown(tag.name), "plain", lambda: self.chosen.emit(tag.name))
        name.setStyleSheet("min-height: 14px; padding: 1px 6px; border-radius: 9px;")
        theme.changed.connect(name.update)
        if colour in TAG_COLOURS:
            name.setIcon(theme.icon_in("tag", TAG_COLOURS[colour]))
            name.setIconSize(QSize(12, 12))
        percent = f"{round(tag.confidence * 100)} %"
        mark = {TagSource.PERSON: "✓", TagSource.FILE: self.tr("file")}.get(tag.source, percent)
        coloured = f"{words.tag_colour(colour)}. " if colour in TAG_COLOURS else ""
        tip = coloured + self._tip(tag, percent)
        name.setToolTip(tip)
        name.setAccessibleDescription(tip)
        row.addWidget(name)
        sure = label(mark, "small")
        row.addWidget(sure)
        row.addSpacing(4)
        text = self.tr("Take away the tag {name}").format(name=shown(tag.name))
        remove = icon_button(theme, "close", text, lambda: self.removed.emit(tag.name))
        remove.setIconSize(QSize(12, 12))
        row.addWidget(remove)
        review = QAction(self.tr("Review “{name}”…").format(name=shown(tag.name)), self)
        review.triggered.connect(lambda: self.review_requested.emit(tag.name))
        theme.set_icon(review, "check", "quiet")
        self.addAction(review)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _tip(self, tag: PhotoTag, percent: str) -> str:
        match tag.source:
            case TagSource.PERSON:
                return self.tr("You said so. Click to see all photos with this tag.")
            case TagSource.FILE:
                return self.tr("A keyword of the file. Click to see all photos with this tag.")
        return self.tr(
            "The model's word: {sure} ({percent}). Click to see all photos with this tag."
        ).format(sure=words.confidence(tag.confidence), percent=percent)


class TagField(QLineEdit):
    """Adds a tag; proposes the known ones."""

    added = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Add a tag"))
        self.setAccessibleName(self.tr("Add a tag"))
        self.setToolTip(self.tr("Add a tag; T does so wherever the keyboard is"))
        self._known = QStringListModel(self)
        complete_tags(self, self._known, self.tr("Known tags"))
        self.returnPressed.connect(self._send)

    def set_known(self, names: Sequence[str]) -> None:
        self._known.setStringList(list(names))

    def _send(self) -> None:
        name = self.text().strip()
        if name:
            self.added.emit(name)
            self.clear()
            completer = self.completer()
            if completer is not None and (popup := completer.popup()) is not None:
                popup.hide()

"""The tags of several photos: on all, on some, on none; each can be put on all or taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.common_details import CommonTag
from photo_sorter.core.keywords import shown
from photo_sorter.ui.base import words
from photo_sorter.ui.base.tag_completer import complete_tags
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import FlowLayout, clear_layout, icon_button, label, text_button

_SHOWN = 40  # tags that photos have; the others can be typed
_HEIGHT = 116  # pixels that the chips may take before they scroll


@dataclass(slots=True)
class TagState:
    """`photos` of all have it; `wanted` is what a person makes of it, None for as it is."""

    name: str
    photos: int
    wanted: bool | None = None


class TagStateChip(QFrame):
    """A click on the name puts the tag on all photos, or leaves it as it is again; × takes it
    off."""

    completed = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, tag: TagState, photos: int) -> None:
        super().__init__()
        self.setObjectName("chip")
        on_all = tag.wanted or (tag.wanted is None and tag.photos == photos)
        self.setProperty("source", "person" if on_all else "")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 4, 2)
        row.setSpacing(0)
        name = text_button(shown(tag.name), "plain", self.completed.emit)
        name.setStyleSheet("min-height: 14px; padding: 1px 6px; border-radius: 9px;")
        theme.changed.connect(name.update)
        says = self._says(tag, photos)
        name.setAccessibleName(f"{shown(tag.name)}: {says}")
        name.setToolTip(self._tip(tag, photos))
        font = name.font()
        font.setStrikeOut(tag.wanted is False)
        name.setFont(font)
        row.addWidget(name)
        row.addWidget(label(says, "small"))
        row.addSpacing(4)
        if tag.wanted is not False:
            text = self.tr("Take the tag {name} off all photos").format(name=shown(tag.name))
            remove = icon_button(theme, "close", text, self.removed.emit)
            remove.setIconSize(QSize(12, 12))
            row.addWidget(remove)

    def _says(self, tag: TagState, photos: int) -> str:
        if tag.wanted is False:
            return self.tr("taken off")
        if tag.wanted or tag.photos == photos:
            return self.tr("all") if photos > 1 else ""
        return self.tr("{some} of {all}").format(
            some=words.number(tag.photos), all=words.number(photos)
        )

    def _tip(self, tag: TagState, photos: int) -> str:
        if tag.wanted is not None:
            return self.tr("Leave it as it is")
        return self.tr("Put it on all photos") if tag.photos < photos else self.tr("On all photos")


class TagsField(QWidget):
    changed = Signal()

    def __init__(
        self, theme: Theme, tags: Sequence[CommonTag], photos: int, known: Sequence[str]
    ) -> None:
        """`known` are the tags that are proposed."""
        super().__init__()
        self._theme, self._photos = theme, photos
        self._tags = {tag.name.casefold(): TagState(tag.name, tag.photos) for tag in tags}
        self._hidden = {tag.name.casefold() for tag in tags[_SHOWN:]}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._chips = QWidget()
        self._flow = FlowLayout()
        self._chips.setLayout(self._flow)
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidget(self._chips)
        column.addWidget(self._room)
        self._more = label("", "small")
        column.addWidget(self._more)
        self.field = _AddField(known)
        self.field.added.connect(self._add)
        column.addWidget(self.field)
        self._show()

    @property
    def added(self) -> tuple[str, ...]:
        """Tags that all photos are to have."""
        return tuple(tag.name for tag in self._tags.values() if tag.wanted)

    @property
    def removed(self) -> tuple[str, ...]:
        return tuple(tag.name for tag in self._tags.values() if tag.wanted is False)

    def take_typed(self) -> None:
        """What stands in the field and was not sent counts, too."""
        self.field.send()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _add(self, name: str) -> None:
        state = self._tags.setdefault(name.casefold(), TagState(name, 0))
        self._hidden.discard(name.casefold())
        state.wanted = True
        self._show()
        self.changed.emit()

    def _complete(self, key: str) -> None:
        tag = self._tags[key]
        if tag.wanted is None and tag.photos == self._photos:
            return
        self._want(key, True if tag.wanted is None else None)

    def _want(self, key: str, wanted: bool | None) -> None:
        self._tags[key].wanted = wanted
        if not wanted and not self._tags[key].photos:
            del self._tags[key]  # it was only added here
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        clear_layout(self._flow)
        for key, tag in self._tags.items():
            if key in self._hidden:
                continue
            chip = TagStateChip(self._theme, tag, self._photos)
            chip.completed.connect(lambda key=key: self._complete(key))
            chip.removed.connect(lambda key=key: self._want(key, False))
            self._flow.addWidget(chip)
            chip.show()  # at once, so that its room is known
        self._room.setVisible(self._flow.count() > 0)
        self._more.setText(self.tr("and %n further tag(s)", "", len(self._hidden)))
        self._more.setVisible(bool(self._hidden))
        self._fit()
        QTimer.singleShot(0, self, self._fit)  # once the chips have their style

    def _fit(self) -> None:
        self._flow.invalidate()
        wanted = self._flow.heightForWidth(max(1, self._room.viewport().width()))
        self._room.setFixedHeight(min(wanted + 2, _HEIGHT))


class _AddField(QLineEdit):
    """Return adds what is typed, and does not press the dialog's button."""

    added = Signal(str)

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Add a tag to all"))
        self.setAccessibleName(self.tr("Add a tag to all"))
        complete_tags(self, QStringListModel(list(known), self), self.tr("Known tags"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.send()
            event.accept()
        else:
            super().keyPressEvent(event)

    def send(self) -> None:
        name = " ".join(self.text().split())
        self.clear()
        if name:
            self.added.emit(name)

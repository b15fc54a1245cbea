"""T: a small field over the photos that gives tags to the chosen ones by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QWidget

from photo_sorter.core.changes import Action, Change
from photo_sorter.core.keywords import SEPARATOR, shown
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.tag_matching import MatchedTag, TagMatcher
from photo_sorter.core.tag_tree import TagColour, as_typed
from photo_sorter.core.views import TagSummary
from photo_sorter.ui.base import words
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.tokens import TAG_COLOURS
from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.browse.completion_list import CompletionList
from photo_sorter.ui.browse.context import WindowContext

_WIDTH = 440  # pixels
_MOST = 9  # lines
_FROM_TOP = 64  # pixels
_GIVEN = (Action.TAG_ADDED, Action.TAG_EXCHANGED, Action.TAG_REMOVED)
_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class QuickTag(QFrame):
    """Stays until Escape. What Enter does is decided by what the list says of the letters, which
    comes from a worker: an Enter that is sooner waits for it. `step` goes to another photo."""

    def __init__(self, window: WindowContext, body: QWidget, step: Callable[[int], None]) -> None:
        super().__init__(body)
        self.setObjectName("quickTag")
        self._window, self._body, self._step = window, body, step
        self._matcher: TagMatcher | None = None
        self._answered: str | None = None  # the letters that the list is for
        self._waiting: list[Callable[[], object]] = []  # for that answer
        self._escaped = False  # the last of the keys that wait
        self._before: QWidget | None = None  # had the keyboard
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Tag for the chosen photos"))
        self.field.setPlaceholderText(self.tr("A few letters of a tag, then Enter"))
        self._count = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 12, 8)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        self.list = CompletionList(window.theme, body)
        self.list.chosen.connect(self._say)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(lambda _: self._ask())
        body.installEventFilter(self)
        window.chosen.changed.connect(self._count_chosen)
        window.commands.changed.connect(self._something_changed)
        window.commands.undone.connect(self._something_changed)
        self.hide()

    def start(self) -> None:
        """Come, with the tags as they are now."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.field.clear()
        self._place()
        self.show()
        self.raise_()
        self._count_chosen()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._read()

    def leave(self) -> None:
        """Go, and give the keyboard back."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self._waiting.clear()
        self._escaped = False
        self.hide()
        self.list.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------------------- letters

    def _read(self) -> None:
        """Letters wait for it: what is there by now is not made anew."""
        self._matcher = self._answered = None
        self._window.tasks.run(self._window.library.tags.matcher, self._came, newest="quick tag")

    def _read_recent(self) -> None:
        """The tags are the same; which were given last may be others."""
        known, tags = self._matcher, self._window.library.tags
        if known is not None:
            self._window.tasks.run(
                lambda: known.with_recent(tags.recent(_MOST)), self._came, newest="quick tag"
            )

    def _came(self, matcher: TagMatcher) -> None:
        self._matcher = matcher
        self._ask()

    def _ask(self) -> None:
        typed, matcher = self.field.text(), self._matcher
        self._answered = None
        if matcher is not None:
            self._window.tasks.run(
                lambda: matcher.best(typed, _MOST),
                lambda found: self._answer(typed, found),
                newest="quick tag letters",
            )

    def _answer(self, typed: str, found: Sequence[MatchedTag]) -> None:
        if not self.isVisible() or typed != self.field.text():
            return
        self._answered = typed
        items = self._items(typed, found) if typed.strip() else self._recent_items()
        self.list.show_items(items, self)
        if typed.strip():
            self.list.step(1)
        waiting, self._waiting = self._waiting, []
        self._escaped = False
        for act in waiting:
            act()

    def _items(self, typed: str, found: Sequence[MatchedTag]) -> list[MenuItem]:
        """A new tag comes first where no known one begins so."""
        items = [self._item(match.tag, match.by) for match in found]
        if any(match.exact and not match.by for match in found):
            return items
        name = as_typed(typed)
        new = MenuItem("plus", shown(name), lambda: self._give(name), self.tr("new"))
        return [*items, new] if found and found[0].likely else [new, *items]

    def _item(self, tag: TagSummary, by: str) -> MenuItem:
        text = f"{by} → {shown(tag.name)}" if by else shown(tag.name)
        colour = tag.said.colour if tag.said is not None else TagColour.NONE
        note = words.number(tag.count)
        if colour is not TagColour.NONE:
            note = f"{words.tag_colour(colour)} · {note}"
        return MenuItem(
            "tag", text, lambda: self._give(tag.name), note, colour=TAG_COLOURS.get(colour, "")
        )

    @property
    def _recent(self) -> Sequence[str]:
        return () if self._matcher is None else self._matcher.recent

    def _recent_items(self) -> list[MenuItem]:
        return [
            MenuItem("recent", shown(name), partial(self._give, name), str(number))
            for number, name in enumerate(self._recent, 1)
        ]

    # ---------------------------------------------------------------------------------- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
                self._ask()
        elif isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                return self._keeps(event)
            if event.type() is QEvent.Type.KeyPress:
                return self._pressed(event)
        elif isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            self._lost_keyboard(event)
        return super().eventFilter(watched, event)

    def _keeps(self, event: QKeyEvent) -> bool:
        """Keys that are the field's before they are the window's. Without letters Ctrl+Z takes
        back the tag, not the letters."""
        undoes = event.matches(QKeySequence.StandardKey.Undo)
        if undoes and not self.field.text():
            event.ignore()
            return True
        if event.key() == Qt.Key.Key_Escape or event.key() in _DIGITS:
            event.accept()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key was for more than letters. After an Enter that waits all wait, but for
        a second Escape."""
        is_escape = event.key() == Qt.Key.Key_Escape
        if self._waiting and not (is_escape and self._escaped):
            self._escaped = is_escape
            later = event.clone()
            self._waiting.append(lambda: QApplication.sendEvent(self.field, later))
            return True
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.leave()
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_PageDown:
                self._step(1)
            case Qt.Key.Key_PageUp:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._when_answered(lambda: self._enter(go_on=control))
            case Qt.Key.Key_Tab if self.list.current is not None:
                self.field.setText(self.list.current.text.rpartition(" → ")[2])
                self._ask()
            case key if key in _DIGITS and (alt or not self.field.text()):
                number = key - Qt.Key.Key_0
                self._when_answered(lambda: self._give_recent(number))
            case _:
                return False
        return True

    def _when_answered(self, act: Callable[[], None]) -> None:
        if self._answered == self.field.text():
            act()
        else:
            self._waiting.append(act)

    def _enter(self, *, go_on: bool) -> None:
        item = self.list.current
        if item is None:
            if not self.field.text().strip():
                self._step(1) if go_on else self.leave()
            return
        item.run()
        if go_on:
            self._step(1)

    def _give_recent(self, number: int) -> None:
        if number <= len(self._recent):
            self._give(self._recent[number - 1])

    def _give(self, name: str) -> None:
        """To all chosen photos; taken away where all of them have it. The field is ready for the
        next."""
        photos: tuple[PhotoId, ...] = of_photos(self._window.chosen.ids)
        tags = self._window.library.tags
        if photos and name.strip(SEPARATOR):
            self._window.commands.do_made(lambda: tags.toggled(photos, name))
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    # --------------------------------------------------------------------------------- shape

    def _something_changed(self, change: Change) -> None:
        if not self.isVisible():
            return
        matcher, deed = self._matcher, change.deed
        if deed.action in _GIVEN and matcher is not None and matcher.knows(deed.name):
            self._read_recent()
        else:
            self._read()

    def _lost_keyboard(self, event: QFocusEvent) -> None:
        """Whoever clicks elsewhere is done; another window comes and goes."""
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self._before = None
            self.leave()

    def _count_chosen(self) -> None:
        self._count.setText(words.photos(len(self._window.chosen.ids)))

    def _place(self) -> None:
        width = min(_WIDTH, self._body.width() - 40)
        self.setGeometry(
            (self._body.width() - width) // 2, _FROM_TOP, width, self.sizeHint().height()
        )

    def _say(self, item: MenuItem | None) -> None:
        if item is not None:
            announce(self.field, f"{item.text}, {item.note}")

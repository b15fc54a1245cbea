"""The page of photos that are there twice: a kind, its groups, and what becomes of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from photo_sorter.core.duplicates.carrying import Carried, carried
from photo_sorter.core.duplicates.kinds import DuplicateGroup, Kind, Verdict
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.views import Activity, Progress
from photo_sorter.services.duplicates.removing import Choice
from photo_sorter.ui.base.error_words import in_one_line, in_words, problem_words
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.throttle import Throttle
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.duplicates import facts, keys
from photo_sorter.ui.duplicates.all_proposals import AllProposals
from photo_sorter.ui.duplicates.group_list import GroupList, shape_of
from photo_sorter.ui.duplicates.group_row import Deed
from photo_sorter.ui.duplicates.group_words import (
    GroupCounts,
    all_said,
    carried_said,
    kind_note,
    nothing_at_all,
    nothing_of,
)
from photo_sorter.ui.duplicates.kind_buttons import KindButtons
from photo_sorter.ui.duplicates.large_look import LargeLook
from photo_sorter.ui.duplicates.member_cell import CellMaker
from photo_sorter.ui.duplicates.rows_layout import GroupShape
from photo_sorter.ui.pages.notice import Message, Notice
from photo_sorter.ui.review.veiling import Veiling

_READ, _COUNT = "duplicates", "duplicate-counts"
_CARRIED, _ALL_CARRIED = "duplicates-carried", "duplicates-all-carried"
_BAR = 12  # pixels, of the list's scroll bar
_AT_ONCE = (Kind.COPIED, Kind.SAME)  # whose proposals are sure enough to be taken all at once
_VERDICTS = {Deed.KEEP: Verdict.KEEP, Deed.STACK: Verdict.STACK}


@dataclass(frozen=True, slots=True)
class _Read:
    """What a worker read of one kind."""

    kind: Kind
    groups: Sequence[DuplicateGroup]
    shapes: Sequence[GroupShape]
    sensitive: frozenset[int]
    left: int  # photos that are still to be compared


class DuplicatesPage(QWidget):
    """Current while it is seen. What is decided goes at once; where that fails it comes back."""

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self._window = window
        self._kind = Kind.COPIED
        self._left = 0
        self._counts: dict[Kind, int] | None = None  # of groups, once they were counted
        self._came = False  # something was read since the kind was chosen
        self._chose = False  # a person chose a kind
        self._undone = False  # what comes back is to be looked at
        self._look: LargeLook | None = None
        self._veiling = Veiling(window.library, window.veil)
        self._throttle = Throttle()
        self._throttle.due.connect(self._read)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._made_of = CellMaker(window.theme, window.thumbnails, window.veil)
        self.kinds = KindButtons()
        self.list = GroupList(self._made_of)
        self.notice = Notice(window.theme)
        self._said = label("", "", wrap=True)
        self._note = label("", "quiet", wrap=True)
        self.left_said = label("", "quiet")
        self.all_button = text_button("", "", self._look_at_all)
        self._stack = QStackedWidget()
        for part in (self.notice, self.list):
            self._stack.addWidget(part)
        self._lay_out()
        self._connect()
        self.kinds.show_chosen(self._kind)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._said)
        words.addWidget(self._note)
        words.addWidget(self.left_said)
        row = QHBoxLayout()
        row.setContentsMargins(2 * UNIT, 0, 2 * UNIT + _BAR, UNIT)
        row.setSpacing(2 * UNIT)
        row.addLayout(words, 1)
        row.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignTop)
        policy = self.all_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # kinds without it have their groups at one height
        self.all_button.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.kinds)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        window, bridge = self._window, self._window.bridge
        self.kinds.chosen.connect(self.show_kind)
        self.list.asked.connect(self._do)
        self.list.opened.connect(self._look_closer)
        self.list.chosen.connect(self._ask_carried)
        self.list.revealed.connect(self._reveal)
        for signal in (
            bridge.duplicates_changed,
            bridge.photos_changed,
            bridge.photos_embedded,
            bridge.folders_changed,
            bridge.models_changed,
        ):
            signal.connect(self._read_soon)
        bridge.progress_changed.connect(self._know_progress)
        window.tasks.failed.connect(lambda _: self._read_soon())
        window.commands.undone.connect(lambda _: self._expect())

    @property
    def kind(self) -> Kind:
        return self._kind

    @property
    def look(self) -> LargeLook | None:
        return self._look

    @property
    def part(self) -> QWidget | None:
        """What is shown: the groups, or words."""
        return self._stack.currentWidget()

    # ------------------------------------------------------------------------- what is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._veiling.again()
        if not self._came:
            self._say(Message("copy", self.tr("Looking…")))
        self._read()
        self._take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._look is not None:
            self._look.leave()

    def show_kind(self, kind: Kind) -> None:
        """A person chose it."""
        self._chose = True
        self._change_kind(kind)

    def _change_kind(self, kind: Kind) -> None:
        if kind is self._kind and self._came:
            self._take_keyboard()
            return
        self._kind, self._came = kind, False
        self.kinds.show_chosen(kind)
        self._say(Message("copy", self.tr("Looking…")))
        self._read()

    def _read_soon(self) -> None:
        if self.isVisible():
            self._throttle.soon()

    def _expect(self) -> None:
        """Something was undone: a group that comes back by that is what a person looks for."""
        self._undone = self.isVisible()
        self._read_soon()

    def _read(self) -> None:
        """After what was decided until now."""
        if not self.isVisible():
            return
        kind, tasks = self._kind, self._window.tasks
        read = self._throttle.timed(partial(self._read_kind, kind))
        tasks.run(read, self._show, self._failed, newest=_READ, in_order=True)

    def _read_kind(self, kind: Kind) -> _Read:
        """On a worker."""
        duplicates = self._window.library.duplicates
        groups = duplicates.known(kind)
        ids = [member.photo_id for group in groups for member in group.members]
        return _Read(
            kind,
            groups,
            [shape_of(group) for group in groups],
            self._veiling.sensitive(ids),
            duplicates.count_left(),
        )

    def _show(self, read: _Read) -> None:
        if read.kind is not self._kind:
            return
        first, self._came = not self._came, True
        self._veiling.know(read.sensitive)
        self.list.show_groups(read.groups, read.shapes, to_new=self._undone)
        self._undone = False
        if first:
            self.list.show_from_top()
        self._show_left(read.left)
        self._show_words()
        self._count_kinds()
        if self._look is not None and self._look.isVisible() and not self.list.count:
            self._look.leave()

    def _count_kinds(self) -> None:
        self._window.tasks.run(self._count, self._counted, newest=_COUNT)

    def _count(self) -> dict[Kind, int]:
        """On a worker."""
        known = self._window.library.duplicates.known
        return {kind: len(known(kind)) for kind in Kind}

    def _counted(self, counts: dict[Kind, int]) -> None:
        self._counts = counts
        for kind, count in counts.items():
            self.kinds.show_count(kind, count)
        filled = next((kind for kind, count in counts.items() if count), None)
        if not self._chose and not counts[self._kind] and filled is not None:
            self._change_kind(filled)
        elif self._came and not self.list.count:
            self._say_nothing()

    def _show_words(self) -> None:
        groups = self.list.choosing.groups
        self.kinds.show_count(self._kind, len(groups))
        self._said.setText(all_said(groups))
        self._note.setText(kind_note(self._kind))
        for part in (self._said, self._note):
            part.setVisible(bool(groups))
        ready = sum(not _is_away(group) for group in groups)
        self.all_button.setText(GroupCounts().proposals(ready))
        self.all_button.setAccessibleName(self.all_button.text())
        self.all_button.setVisible(self._kind in _AT_ONCE and ready > 1)
        if groups:
            self._turn_to(self.list)
        else:
            self._say_nothing()

    def _say_nothing(self) -> None:
        empty = self._counts is not None and not any(self._counts.values())
        title, text = nothing_at_all() if empty and not self._left else nothing_of(self._kind)
        choice = (self.tr("All photos"), "", self._leave)
        self._say(Message("check", title, text, [choice]))

    def _failed(self, error: PhotoSorterError) -> None:
        self._came = False
        choice = (self.tr("Try again"), "", self._read)
        self._say(Message("attention", *in_words(error), [choice]))

    def _say(self, message: Message) -> None:
        if self.part is not self.notice or self.notice.title != message.title:
            self.notice.say(message)
        self._turn_to(self.notice)
        for part in (self._said, self._note, self.all_button):
            part.hide()

    def _turn_to(self, part: QWidget) -> None:
        had = self._has_keyboard()
        if self.part is not part:
            self._stack.setCurrentWidget(part)
            if had:
                self._take_keyboard()

    def _has_keyboard(self) -> bool:
        focus = self.window().focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)

    def _take_keyboard(self) -> None:
        if self.isVisible() and self.part is not None:
            taker = self.list if self.part is self.list else self
            taker.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------------ still comparing

    def _show_left(self, left: int) -> None:
        self._left = left
        self.left_said.setText(GroupCounts().left(left))
        self.left_said.setVisible(left > 0)

    def _know_progress(self, progress: Progress) -> None:
        if progress.activity is Activity.COMPARING:
            self._show_left(progress.total - progress.done)

    # ----------------------------------------------------------------------- what becomes of it

    def _do(self, place: int, deed: Deed) -> None:
        choice = self.list.choosing.choice(place)
        if deed is Deed.TRASH:
            if not choice.going:
                announce(self, self.tr("All of them stay; nothing can go"))
                return
            self._trash([choice])
        elif deed is Deed.STACK and choice.group.kind is Kind.COPIED:
            return
        else:
            verdict = self._window.library.duplicates.verdict(choice.group, _VERDICTS[deed])
            self._window.commands.do(verdict)
        self.list.drop(place)
        self._show_words()

    def _trash(self, choices: Sequence[Choice]) -> None:
        removal = self._window.library.duplicates.removal
        self._window.commands.do_made(partial(removal, tuple(choices)))

    def _ask_carried(self) -> None:
        """Of the current group what goes along to what stays, before it goes."""
        choice = self.list.choice
        self._window.tasks.forget(_CARRIED)
        if choice is None or not choice.going or not self.isVisible():
            self.list.say("")
            return
        self._window.tasks.run(
            partial(self._carried, (choice,)),
            partial(self._say_carried, choice),
            lambda error: self.list.say(problem_words(error)[0], wrong=True),
            newest=_CARRIED,
        )

    def _carried(self, choices: Sequence[Choice]) -> Carried:
        """On a worker."""
        return carried(self._window.library.duplicates.removal(choices).operations)

    def _say_carried(self, choice: Choice, found: Carried) -> None:
        if choice == self.list.choice:
            albums = self._window.overview.data.albums
            self.list.say(carried_said(found, facts.file_name(choice.kept[0]), albums))

    def _look_at_all(self) -> None:
        choices = [x for x in self.list.choices() if x.going and not _is_away(x.group)]
        dialog = AllProposals(self.window(), self._made_of, choices)
        dialog.confirmed.connect(partial(self._take_all, choices))
        dialog.open()
        self._window.tasks.run(
            partial(self._carried, choices),
            lambda found: dialog.say(found, self._window.overview.data.albums),
            lambda error: dialog.fail(in_one_line(error)),
            newest=_ALL_CARRIED,
        )
        dialog.finished.connect(self._looked_at_all)

    def _looked_at_all(self) -> None:
        self._window.tasks.forget(_ALL_CARRIED)
        self._take_keyboard()

    def _take_all(self, choices: Sequence[Choice]) -> None:
        self._trash(choices)
        done = {choice.group for choice in choices}
        left = [group for group in self.list.choosing.groups if group not in done]
        self.list.show_groups(left, [shape_of(group) for group in left])
        self._show_words()

    # ------------------------------------------------------------------------------ a closer look

    def _look_closer(self, at: int) -> None:
        if self._look is None:
            window = self.window()
            whole = window.centralWidget() if isinstance(window, QMainWindow) else None
            self._look = LargeLook(self._window, self.list.choosing, whole or self)
            self._look.closed.connect(self._take_keyboard)
            self._look.chosen.connect(self.list.show_chosen)
        self.list.choosing.at = at
        self._look.open()

    def _reveal(self, photo_id: int) -> None:
        """Lift the veil from the photo that has the keyboard, or let it down again."""
        veil = self._window.veil
        (veil.reveal if veil.hides(photo_id) else veil.cover)([photo_id])

    # ---------------------------------------------------------------------------------- keyboard

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent):
            own = keys.other_kind(event) or event.key() == Qt.Key.Key_Escape
            if own:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = keys.other_kind(event)
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif step:
            kinds = list(Kind)
            self.show_kind(kinds[(kinds.index(self._kind) + step) % len(kinds)])
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self._window.browser.go_to(Place())


def _is_away(group: DuplicateGroup) -> bool:
    """A file of it lies on a drive that is not connected: the group waits for that."""
    return any(each.facts.away for each in group.members)

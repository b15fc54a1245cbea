"""One group: what is said of it, what can be done with it, and its members side by side."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from photo_sorter.core.duplicates.kinds import DuplicateGroup, Kind
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import ElidedLabel, restyle, text_button
from photo_sorter.ui.duplicates import facts
from photo_sorter.ui.duplicates.group_words import GroupCounts, group_said
from photo_sorter.ui.duplicates.member_cell import CellMaker, MemberCell, Seen
from photo_sorter.ui.duplicates.rows_layout import HEAD, PAD, CellsOfGroup

_NUMBERED = 9  # members that a digit chooses


class Deed(Enum):
    """What becomes of a group."""

    KEEP = auto()
    STACK = auto()
    TRASH = auto()


class GroupRow(QFrame):
    """Made a few times, and shown with ever other groups."""

    member_pressed = Signal(int, int, bool)  # group, member, whether with Ctrl
    member_opened = Signal(int, int)  # group, member
    asked = Signal(int, object)  # group, Deed
    pressed = Signal(int)  # group

    def __init__(self, made_of: CellMaker, board: QWidget) -> None:
        super().__init__(board)
        self._made_of = made_of
        self.setObjectName("group")
        self.place = -1
        self._group: DuplicateGroup | None = None
        self._cells_of = CellsOfGroup(1, 1, 1, 1)
        self._said = ElidedLabel()
        self._carried = ElidedLabel("small")
        self.cells: list[MemberCell] = []
        self.buttons = {
            Deed.KEEP: self._button(
                self.tr("Keep all"), self.tr("All of them stay (A)"), Deed.KEEP
            ),
            Deed.STACK: self._button(
                "", self.tr("They stay, and are shown as one (S)"), Deed.STACK
            ),
            Deed.TRASH: self._button(
                "", self.tr("What does not stay goes to the trash (Del)"), Deed.TRASH
            ),
        }
        self.buttons[Deed.KEEP].setText(self.tr("Keep all"))
        self.buttons[Deed.STACK].setText(self.tr("Stack"))
        for part in (self._said, self._carried, *self.buttons.values()):
            part.setParent(self)

    def _button(self, text: str, tip: str, deed: Deed) -> QPushButton:
        button = text_button(text, "", lambda: self.asked.emit(self.place, deed))
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the page's keys do the same
        return button

    def show_group(
        self,
        place: int,
        group: DuplicateGroup,
        cells: CellsOfGroup,
        kept: Sequence[int],
        keyboard_at: int | None,
    ) -> None:
        """`keyboard_at`: the member that has the keyboard, where this is the current group."""
        self.place, self._group, self._cells_of = place, group, cells
        restyle(self, "current", keyboard_at is not None)
        self._said.set_text(group_said(group))
        going = len(group.members) - len(kept)
        trash = self.buttons[Deed.TRASH]
        trash.setText(GroupCounts().move(going))
        trash.setEnabled(going > 0)
        restyle(trash, "kind", "primary" if keyboard_at is not None else "")
        self.buttons[Deed.STACK].setVisible(group.kind is not Kind.COPIED)
        for button in self.buttons.values():
            button.setAccessibleName(button.text())
        self._show_members(group, kept, keyboard_at)
        self._arrange()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Beside why one is proposed: what goes along to what stays, or why nothing can go."""
        restyle(self._carried, "role", "danger" if wrong else "small")
        why = "" if self._group is None or wrong else facts.reason(self._group)
        self._carried.set_text(" · ".join(filter(None, (why, text))))

    @property
    def heading(self) -> str:
        return self._said.accessibleName()

    @property
    def said(self) -> str:
        return self._carried.accessibleName()

    def _show_members(
        self, group: DuplicateGroup, kept: Sequence[int], keyboard_at: int | None
    ) -> None:
        while len(self.cells) < len(group.members):
            cell = MemberCell(self._made_of, self)
            at = len(self.cells)
            cell.pressed.connect(partial(self._member_pressed, at))
            cell.opened.connect(partial(self._member_opened, at))
            self.cells.append(cell)
        lines = facts.differing(group)
        folders = frozenset(at for at, line in enumerate(lines, 1) if line == facts.FOLDER_LINE)
        for at, cell in enumerate(self.cells):
            cell.setVisible(at < len(group.members))
            if at >= len(group.members):
                continue
            member = group.members[at]
            words = [facts.file_name(member)]
            words += [facts.said(group, member, line) for line in lines]
            seen = Seen(
                member.photo_id,
                tuple(words),
                at in kept,
                member.fresh,
                str(at + 1) if at < _NUMBERED else "",
                at == keyboard_at,
                folders,
                self._cells_of.picture,
            )
            cell.show_member(seen, self.spoken(at, stays=at in kept))

    def spoken(self, at: int, *, stays: bool) -> str:
        """What is heard of a member."""
        group = self._group
        if group is None:
            return ""
        member = group.members[at]
        template = self.tr("{n} of {count}: {what}, {fate}")
        return template.format(
            n=at + 1,
            count=len(group.members),
            what=facts.everything(group, member),
            fate=self.tr("stays") if stays else self.tr("goes to the trash"),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        right, line = self.width() - PAD, self.fontMetrics().height()
        for deed in (Deed.TRASH, Deed.STACK, Deed.KEEP):
            button = self.buttons[deed]
            if button.isHidden():
                continue
            hint = button.sizeHint()
            right -= hint.width()
            button.setGeometry(right, PAD, hint.width(), min(HEAD, hint.height()))
            right -= UNIT
        self._said.setGeometry(QRect(PAD, PAD, max(0, right - PAD), HEAD - 4))
        self._carried.setGeometry(QRect(PAD, PAD + HEAD, self.width() - 2 * PAD, line))
        top = PAD + HEAD + line + UNIT
        for at, cell in enumerate(self.cells):
            left, below = self._cells_of.place(at)
            cell.setGeometry(PAD + left, top + below, self._cells_of.width, self._cells_of.height)

    def _member_pressed(self, at: int, control: bool) -> None:
        self.member_pressed.emit(self.place, at, control)

    def _member_opened(self, at: int) -> None:
        self.member_opened.emit(self.place, at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self.place)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """A wheel is the list's."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return False
        return super().event(event)

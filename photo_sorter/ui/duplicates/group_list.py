"""All groups of a kind, one below the other. Only those in sight are widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea

from photo_sorter.core.duplicates.kinds import DuplicateGroup
from photo_sorter.services.duplicates.removing import Choice
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.thumbnails import SIDES
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.duplicates import facts, keys
from photo_sorter.ui.duplicates.choosing import Choosing
from photo_sorter.ui.duplicates.group_row import Deed, GroupRow
from photo_sorter.ui.duplicates.group_words import group_said
from photo_sorter.ui.duplicates.member_cell import CellMaker
from photo_sorter.ui.duplicates.rows_layout import GroupShape, RowsLayout, room_shape

_SIDE_MARGIN = 2 * UNIT
_STEP = 60  # pixels by a turn of the wheel
_DEEDS = {
    Qt.Key.Key_A: Deed.KEEP,
    Qt.Key.Key_S: Deed.STACK,
    Qt.Key.Key_Delete: Deed.TRASH,
}


class GroupList(QAbstractScrollArea):
    """Has the keyboard for all of its groups."""

    asked = Signal(int, object)  # group, Deed
    opened = Signal(int)  # the member of the current group to look at large
    chosen = Signal()  # another group is current, or others of it stay
    revealed = Signal(int)  # photo: the veil over it is to be lifted, or let down

    def __init__(self, made_of: CellMaker) -> None:
        super().__init__()
        self._made_of = made_of
        self.choosing = Choosing()
        self._shapes: list[GroupShape] = []
        self._layout = RowsLayout([], 1, 1)
        self._rows: dict[int, GroupRow] = {}  # in sight, by their groups
        self._idle: list[GroupRow] = []
        self._said: tuple[str, bool] = ("", False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.verticalScrollBar().valueChanged.connect(self._show_rows)
        self.viewport().setObjectName("page")
        self.setAccessibleName(self.tr("Groups of photos"))
        made_of.thumbnails.ready.connect(self._thumbnail_came)
        made_of.thumbnails.forgotten.connect(self._want)

    @property
    def count(self) -> int:
        return len(self.choosing.groups)

    @property
    def choice(self) -> Choice | None:
        """What was chosen of the current group."""
        return self.choosing.choice(self.choosing.current) if self.count else None

    def choices(self) -> list[Choice]:
        """Of all groups."""
        return [self.choosing.choice(place) for place in range(self.count)]

    def row(self, place: int) -> GroupRow | None:
        """None of a group that is not in sight."""
        return self._rows.get(place)

    # ------------------------------------------------------------------------- what is shown

    def show_groups(
        self,
        groups: Sequence[DuplicateGroup],
        shapes: Sequence[GroupShape],
        *,
        to_new: bool = False,
    ) -> None:
        """What is looked at stays where it is."""
        offset = self._offset()
        self.choosing.show(groups, to_new=to_new)
        self._shapes = list(shapes)
        self._shown_anew(offset)

    def drop(self, place: int) -> None:
        """The group was decided."""
        offset = self._offset()
        self.choosing.drop(place)
        del self._shapes[place]
        self._shown_anew(offset)

    def _offset(self) -> int | None:
        """Where the current group is, from the top of what is seen; None where it is not seen."""
        if self.choosing.current not in self._rows:
            return None
        return self._layout.top(self.choosing.current) - self.verticalScrollBar().value()

    def _shown_anew(self, offset: int | None) -> None:
        self._arrange()
        if self.count and offset is not None:
            self.verticalScrollBar().setValue(self._layout.top(self.choosing.current) - offset)
        self._show_rows()
        if offset is not None:
            self._reveal()
        self._chosen_changed()

    def show_from_top(self) -> None:
        """Another kind is looked at."""
        self.choosing.go_to(0)
        self.verticalScrollBar().setValue(0)
        self._show_rows()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Of the current group: what goes along to what stays."""
        self._said = text, wrong
        row = self._rows.get(self.choosing.current)
        if row is not None:
            row.say(text, wrong=wrong)

    # -------------------------------------------------------------------------------- places

    def _arrange(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().size()
        line = self.fontMetrics().height()
        self._layout = RowsLayout(self._shapes, self._row_width(), line)
        bar.setPageStep(room.height())
        bar.setRange(0, max(0, self._layout.height + 2 * UNIT - room.height()))

    def _row_width(self) -> int:
        return max(1, self.viewport().width() - 2 * _SIDE_MARGIN)

    def _show_rows(self) -> None:
        """Have widgets of the groups in sight, and of no others."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        wanted = self._layout.in_sight(top, top + height) if self.count else range(0)
        for place in [place for place in self._rows if place not in wanted]:
            row = self._rows.pop(place)
            row.hide()
            self._idle.append(row)
        for place in wanted:
            row = self._rows.get(place) or self._taken(place)
            width = self._row_width()
            row.setGeometry(
                QRect(
                    _SIDE_MARGIN,
                    self._layout.top(place) - top,
                    width,
                    self._layout.row_height(place),
                )
            )
            self._dress(place, row)
            row.show()
        self._want()

    def _taken(self, place: int) -> GroupRow:
        row = self._idle.pop() if self._idle else self._made_row()
        self._rows[place] = row
        return row

    def _made_row(self) -> GroupRow:
        row = GroupRow(self._made_of, self.viewport())
        row.member_pressed.connect(self._member_pressed)
        row.member_opened.connect(self._member_opened)
        row.pressed.connect(self._pressed)
        row.asked.connect(self._asked)
        return row

    def _dress(self, place: int, row: GroupRow) -> None:
        choosing = self.choosing
        current = place == choosing.current
        row.show_group(
            place,
            choosing.groups[place],
            self._layout.cells(place),
            choosing.kept(place),
            choosing.at if current else None,
        )
        text, wrong = self._said if current else ("", False)
        row.say(text, wrong=wrong)

    def _want(self) -> None:
        cells = [
            cell
            for place in sorted(self._rows)
            for cell in self._rows[place].cells
            if not cell.isHidden()
        ]
        side = max((cell.side for cell in cells), default=SIDES[0])
        ids = [cell.seen.photo_id for cell in cells if cell.seen is not None]
        if self.isVisible():
            self._made_of.thumbnails.want(dict.fromkeys(ids), side)

    def _thumbnail_came(self, photo_id: int) -> None:
        for row in self._rows.values():
            for cell in row.cells:
                if cell.seen is not None and cell.seen.photo_id == photo_id:
                    cell.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        offset = self._offset()
        self._arrange()
        if self.count and offset is not None:
            self.verticalScrollBar().setValue(self._layout.top(self.choosing.current) - offset)
        self._show_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()
            self._show_rows()

    def _reveal(self) -> None:
        """Have the current group in sight, from its top on."""
        if not self.count:
            return
        bar, place = self.verticalScrollBar(), self.choosing.current
        top, height = self._layout.top(place), self._layout.row_height(place)
        room = self.viewport().height()
        if top < bar.value() or height > room:
            bar.setValue(top)
        elif top + height > bar.value() + room:
            bar.setValue(top + height - room + UNIT)

    # ------------------------------------------------------------------------------- choosing

    def show_chosen(self) -> None:
        """Something was chosen elsewhere, in the closer look."""
        self._chosen_changed()

    def _chosen_changed(self) -> None:
        for place, row in self._rows.items():
            self._dress(place, row)
        self._speak()
        self.chosen.emit()

    def _speak(self) -> None:
        row = self._rows.get(self.choosing.current)
        if row is not None and self.hasFocus():
            at = self.choosing.at
            announce(self, row.spoken(at, stays=at in self.choosing.kept(self.choosing.current)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._speak()

    def go_to(self, place: int) -> None:
        if self.count:
            self.choosing.go_to(place)
            self._said = ("", False)
            self._reveal()
            group = self.choosing.group
            if group is not None:
                self.setAccessibleDescription(group_said(group))
            self._chosen_changed()

    def keep_alone(self, at: int) -> None:
        self.choosing.keep_alone(at)
        self._chosen_changed()

    def keep_too(self, at: int) -> None:
        self.choosing.keep_too(at)
        self._chosen_changed()

    def walk(self, by: int) -> None:
        self.choosing.walk(by)
        self._chosen_changed()

    def _member_pressed(self, place: int, at: int, control: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if place != self.choosing.current:
            self.choosing.go_to(place)
        if control:
            self.keep_too(at)
        else:
            self.keep_alone(at)

    def _member_opened(self, place: int, at: int) -> None:
        if place == self.choosing.current:
            self.opened.emit(at)

    def _pressed(self, place: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if place != self.choosing.current:
            self.choosing.go_to(place)
            self._chosen_changed()

    def _asked(self, place: int, deed: Deed) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.asked.emit(place, deed)

    # --------------------------------------------------------------------------------- keyboard

    def event(self, event: QEvent) -> bool:
        """The keys are this page's own before they are an action's of the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and keys.is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current, group = Qt.Key(event.key()), self.choosing.current, self.choosing.group
        digit = keys.digit(event)
        walks = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        targets = {
            Qt.Key.Key_Up: current - 1,
            Qt.Key.Key_Down: current + 1,
            Qt.Key.Key_PageUp: current - self._page(),
            Qt.Key.Key_PageDown: current + self._page(),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count - 1,
        }
        if group is None or keys.other_kind(event) or not keys.is_own(event):
            super().keyPressEvent(event)
        elif digit is not None:
            self.keep_alone(digit)
        elif key in walks:
            self.walk(walks[key])
        elif key in targets:
            self.go_to(targets[key])
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.choosing.at)
        elif event.isAutoRepeat():
            event.accept()  # a key that is held decides no second group
        elif key in _DEEDS:
            self.asked.emit(current, _DEEDS[key])
        elif key == Qt.Key.Key_K:
            self.keep_too(self.choosing.at)
        elif key == Qt.Key.Key_V:
            self.revealed.emit(group.members[self.choosing.at].photo_id)
        else:
            event.ignore()

    def _page(self) -> int:
        """How many groups a page is."""
        return max(1, len(self._rows) - 1)


def shape_of(group: DuplicateGroup) -> GroupShape:
    """For a worker."""
    sizes = [(each.facts.width, each.facts.height) for each in group.members]
    return GroupShape(len(group.members), 1 + len(facts.differing(group)), room_shape(sizes))

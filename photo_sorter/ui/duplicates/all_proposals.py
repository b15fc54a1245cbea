"""Many groups at once: what stays and what goes, looked at before one confirmation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from photo_sorter.core.duplicates.carrying import Carried
from photo_sorter.core.duplicates.kinds import Member
from photo_sorter.core.views import Album
from photo_sorter.services.duplicates.removing import Choice
from photo_sorter.ui.base import words
from photo_sorter.ui.base.cover import paint_cover
from photo_sorter.ui.base.thumbnails import SIDES
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.duplicates import facts
from photo_sorter.ui.duplicates.group_words import GroupCounts, carried_said
from photo_sorter.ui.duplicates.member_cell import CellMaker

translate = QCoreApplication.translate

_CHOICE = Qt.ItemDataRole.UserRole + 1
_PICTURE = 56  # pixels
_PICTURES = 4  # of those that go, at most
_GAP = " · "


class AllProposals(Dialog):
    confirmed = Signal()

    def __init__(
        self, parent: QWidget | None, made_of: CellMaker, choices: Sequence[Choice]
    ) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Look at all proposals"))
        going = [member for choice in choices for member in choice.going]
        size = words.size(sum(each.facts.byte_size for each in going))
        title = self.tr("{files} go to the trash").format(files=GroupCounts().files(len(going)))
        self.title = label(_GAP.join([title, size]), "large", wrap=True)
        self.said = label("", "quiet", wrap=True)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("What stays and what goes"))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setModel(_Choices(choices, self))
        self.list.setItemDelegate(_ChoiceDelegate(made_of, self))
        self.list.setMinimumHeight(2 * (_PICTURE + 2 * UNIT))
        made_of.thumbnails.ready.connect(self.list.viewport().update)
        self.move_button = text_button(GroupCounts().move(len(going)), "primary", self._confirm)
        for part in (self.title, self.said):
            self.column.addWidget(part)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(label(self.tr("One undo brings all of them back."), "quiet"))
        self.add_buttons(self.cancel_button(), self.move_button)
        self.resize_within_screen(720, 620)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setFocus()

    def say(self, found: Carried, albums: Sequence[Album]) -> None:
        """What is said of those that stay before the others go."""
        name = self.tr("what stays")
        said = carried_said(found, name, albums)
        self.said.setText(said or self.tr("What stays knows all that is known of what goes."))

    def fail(self, text: str) -> None:
        """Nothing can go."""
        self.said.setText(text)
        self.move_button.setEnabled(False)

    def _confirm(self) -> None:
        self.confirmed.emit()
        self.accept()


class _Choices(QAbstractListModel):
    def __init__(self, choices: Sequence[Choice], parent: QObject) -> None:
        super().__init__(parent)
        self._choices = choices

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._choices)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        choice = self._choices[index.row()]
        if role == _CHOICE:
            return choice
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_stays(choice)}. {_goes(choice)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(each.path for each in choice.group.members)
        return None


def _stays(choice: Choice) -> str:
    names = ", ".join(facts.file_name(each) for each in choice.kept)
    return translate("AllProposals", "{names} stays").format(names=names)


def _goes(choice: Choice) -> str:
    names = ", ".join(facts.file_name(each) for each in choice.going)
    return translate("AllProposals", "to the trash: {names}").format(names=names)


class _ChoiceDelegate(QStyledItemDelegate):
    def __init__(self, made_of: CellMaker, parent: QObject) -> None:
        super().__init__(parent)
        self._made_of = made_of

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, _PICTURE + 2 * UNIT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        choice: Choice = index.data(_CHOICE)
        colours = self._made_of.theme.colours
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
        top, left = rect.top() + UNIT, rect.left() + UNIT
        shown: list[tuple[Member, float]] = [(choice.kept[0], 1.0)]
        shown += [(each, 0.5) for each in choice.going[:_PICTURES]]
        for member, seen in shown:
            self._picture(painter, QRectF(left, top, _PICTURE, _PICTURE), member, seen)
            left += _PICTURE + UNIT
        left += UNIT
        line, width = option.fontMetrics.height(), rect.right() - left - UNIT
        middle = rect.center().y()
        for text, colour, at in (
            (_stays(choice), colours.text, middle - line),
            (_goes(choice), colours.quiet, middle),
        ):
            painter.setPen(QColor(colour))
            shortened = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
            painter.drawText(QRect(left, at, width, line), Qt.AlignmentFlag.AlignVCenter, shortened)
        painter.restore()

    def _picture(self, painter: QPainter, room: QRectF, member: Member, seen: float) -> None:
        made_of = self._made_of
        pixmap = made_of.thumbnails.get(member.photo_id, SIDES[0])
        if made_of.veil.hides(member.photo_id):
            paint_cover(painter, made_of.theme, room)
        elif pixmap is None:
            painter.fillRect(room, QColor(made_of.theme.colours.field))
            made_of.thumbnails.want_one(member.photo_id, SIDES[0])
        else:
            size = QSizeF(pixmap.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(QPointF(), size)
            place.moveCenter(room.center())
            painter.setOpacity(seen)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
            painter.setOpacity(1.0)

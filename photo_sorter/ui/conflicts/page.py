"""The page of conflicts: what differs here and in the files, decided one by one or all at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from photo_sorter.core.operations import Side
from photo_sorter.core.ports import SidecarConflict
from photo_sorter.ui.base import words
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import FlowLayout, label, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.conflicts.row import ConflictRow
from photo_sorter.ui.pages.notice import Message, Notice
from photo_sorter.ui.review.cell import CellMaker
from photo_sorter.ui.review.veiling import Veiling

SHOWN = 50  # at once; the next ones come as these are decided
_READ = "conflicts"
_WIDEST = 820  # pixels

Read = tuple[list[SidecarConflict], frozenset[int]]  # and which of the photos are sensitive


class ConflictsPage(QWidget):
    """Current while it is seen. What is decided goes at once; where that fails it comes back."""

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self._window = window
        self._cells = CellMaker(window.theme, window.thumbnails, window.veil)
        self._veiling = Veiling(window.library, window.veil)
        self.conflicts: list[SidecarConflict] = []
        self.rows: list[ConflictRow] = []
        self._opens = False  # it takes the keyboard once it knows what to show
        self.setObjectName("page")
        self.notice = Notice(window.theme)
        self._count = label("", "large", wrap=True)
        self._more = label("", "quiet")
        self._list = QVBoxLayout()
        self._list.setSpacing(UNIT)
        self._area = self._scrolled()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.notice)
        self._pages.addWidget(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        window.thumbnails.ready.connect(lambda _: self._area.viewport().update())
        window.bridge.sidecars_changed.connect(self._read_where_seen)
        window.tasks.failed.connect(lambda _: self._read_where_seen())

    def _scrolled(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("page")
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._count)
        what = self.tr(
            "You and another program changed the same thing. Nothing is written to these files "
            "before you decide, and what you decide can be undone."
        )
        column.addWidget(label(what, "quiet", wrap=True))
        for_all = FlowLayout(UNIT)
        keep, take = self.tr("Keep all that is here"), self.tr("Take all that is in the files")
        for side, text in ((Side.OURS, keep), (Side.THEIRS, take)):
            for_all.addWidget(text_button(text, "", partial(self._decide_all, side)))
        buttons = QWidget()
        buttons.setLayout(for_all)
        column.addWidget(buttons)
        column.addSpacing(UNIT)
        column.addLayout(self._list)
        column.addWidget(self._more)
        column.addStretch(1)
        row = QHBoxLayout(body)
        row.setContentsMargins(20, UNIT, 20, 5 * UNIT)
        row.addWidget(inner, 1)
        row.addStretch(0)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Differences from files"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area

    # ------------------------------------------------------------------------------ what is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._veiling.again()
        self._opens = not self.rows
        self._read_where_seen()

    def _read_where_seen(self) -> None:
        """After what was decided until now."""
        if self.isVisible():
            self._window.tasks.run(self._read, self._show, newest=_READ, in_order=True)

    def _read(self) -> Read:
        """On a worker."""
        found = self._window.library.sidecars.conflicts()
        return found, self._veiling.sensitive(x.photo_id for x in found[:SHOWN])

    def _show(self, read: Read) -> None:
        conflicts, sensitive = read
        self._veiling.know(sensitive)
        self._show_conflicts(conflicts)

    def _show_conflicts(self, conflicts: Sequence[SidecarConflict]) -> None:
        """What was shown before keeps its row; the keyboard stays at its place."""
        self.conflicts = list(conflicts)
        at = next((n for n, row in enumerate(self.rows) if row.has_keyboard), None)
        begins = not self.rows and (self._opens or self.notice.hasFocus())
        self._opens = False
        wanted = self.conflicts[:SHOWN]
        kept = {row.conflict: row for row in self.rows if row.conflict in wanted}
        for row in self.rows:
            if row.conflict not in kept:
                self._list.removeWidget(row)
                row.hide()
                row.deleteLater()
        self.rows = [kept.get(each) or self._row(each) for each in wanted]
        for place, row in enumerate(self.rows):
            self._list.insertWidget(place, row)
        self._count.setText(self.tr("%Ln value(s) differ here and in files", "", len(conflicts)))
        left = len(conflicts) - len(wanted)
        self._more.setText(self.tr("and {count} more").format(count=words.number(left)))
        self._more.setVisible(left > 0)
        if not self.rows:
            self._say_nothing()
        else:
            self._pages.setCurrentWidget(self._area)
            if begins or at is not None:
                self._focus(min(at or 0, len(self.rows) - 1))

    def _say_nothing(self) -> None:
        if self._pages.currentWidget() is self.notice and self.notice.title:
            return
        text = self.tr(
            "Where you and another program change the stars, label or words of a photo "
            "differently, you decide here what counts."
        )
        choice = (self.tr("All photos"), "", self._leave)
        self.notice.say(Message("check", self.tr("Nothing to decide"), text, [choice]))
        self._pages.setCurrentWidget(self.notice)
        self.notice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, conflict: SidecarConflict) -> ConflictRow:
        row = ConflictRow(self._cells, conflict)
        row.decided.connect(lambda decided, side: self._decide([decided], side))
        row.left.connect(partial(self._step, row))
        return row

    # ----------------------------------------------------------------------------------- answers

    def _decide(self, conflicts: Sequence[SidecarConflict], side: Side) -> None:
        service = self._window.library.sidecars
        self._window.commands.do_made(partial(service.decision, conflicts, side))
        gone = set(conflicts)
        self._show_conflicts([each for each in self.conflicts if each not in gone])

    def _decide_all(self, side: Side) -> None:
        self._decide(list(self.conflicts), side)

    # ---------------------------------------------------------------------------------- keyboard

    def event(self, event: QEvent) -> bool:
        """Esc is this page's own before it is an action's of the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self._window.browser.go_to(Place())

    def _step(self, row: ConflictRow, by: int) -> None:
        self._focus(max(0, min(self.rows.index(row) + by, len(self.rows) - 1)))

    def _focus(self, place: int) -> None:
        row = self.rows[place]
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(row)

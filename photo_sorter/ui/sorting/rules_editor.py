"""The rules in their order: each photo goes by the first that fits it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from photo_sorter.core.sorting.rules import Rule
from photo_sorter.core.sorting.template import parse_template
from photo_sorter.core.views import Remark
from photo_sorter.services.sorting.examples import DraftRule, RuleExample
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import FlowLayout, text_button
from photo_sorter.ui.sorting.rule_row import RuleRow

USUAL = "{year}/{year}-{month:02}-{day:02} {event}"  # what is offered at first


class RulesEditor(QWidget):
    changed = Signal()
    added = Signal(object)  # RuleRow
    load_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[RuleRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        buttons = QWidget()
        flow = FlowLayout(UNIT)
        buttons.setLayout(flow)
        self._tools = [
            text_button(self.tr("Add a rule"), "", self._add),
            text_button(self.tr("Open rules…"), "plain", self.load_wanted.emit),
            text_button(self.tr("Save rules…"), "plain", self.save_wanted.emit),
        ]
        for tool in self._tools:
            flow.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(self._list)
        column.addWidget(buttons)
        self.set_rules([Rule("", parse_template(USUAL))])

    @property
    def rules(self) -> tuple[Rule, ...] | None:
        """Those that say something; None where one is not understood, or there is none."""
        found = []
        for row in self.rows:
            if row.is_empty:
                continue
            if row.rule is None or row.problem:
                return None
            found.append(row.rule)
        return tuple(found) or None

    @property
    def drafts(self) -> list[DraftRule]:
        """One for each row."""
        return [row.draft for row in self.rows]

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab halts, in this order."""
        return [*(stop for row in self.rows for stop in row.stops), *self._tools]

    def set_rules(self, rules: Sequence[Rule]) -> None:
        """The last one is for everything else where it asks for nothing."""
        focused = self.window().focusWidget()
        had_keyboard = any(row.isAncestorOf(focused) for row in self.rows if focused is not None)
        for row in self.rows:
            self._take_out(row)
        self.rows = []
        rest = rules[-1].template.text if rules and not rules[-1].query else ""
        for rule in rules[:-1] if rest else rules:
            self._put_in(RuleRow(self._theme, rule.query or "*", rule.template.text))
        self._put_in(RuleRow(self._theme, template=rest, last=True))
        self.changed.emit()
        if had_keyboard:
            self.focus()

    def show_examples(self, found: Sequence[tuple[RuleExample, Sequence[Remark]]]) -> None:
        """In the order of `drafts`, with what is to be said of queries that are not understood."""
        if len(found) == len(self.rows):
            for row, (example, remarks) in zip(self.rows, found, strict=True):
                row.show_example(example, remarks)

    def focus(self) -> None:
        self.rows[0].focus()

    def focus_problem(self) -> None:
        """The first row that is not understood."""
        for row in self.rows:
            if row.problem:
                row.focus()
                return

    def _add(self) -> None:
        row = RuleRow(self._theme)
        self._put_in(row, len(self.rows) - 1)
        row.focus()
        self.changed.emit()

    def _put_in(self, row: RuleRow, place: int | None = None) -> None:
        place = len(self.rows) if place is None else place
        self.rows.insert(place, row)
        self._list.insertWidget(place, row)
        row.show()  # else it would be seen, and take the keyboard, a moment later
        row.changed.connect(self.changed)
        row.moved.connect(partial(self._move, row))
        row.removed.connect(partial(self._remove, row))
        self.added.emit(row)

    def _take_out(self, row: RuleRow) -> None:
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _move(self, row: RuleRow, by: int) -> None:
        before = self.rows.index(row)
        after = max(0, min(before + by, len(self.rows) - 2))  # the last one stays last
        if after == before:
            return
        self.rows.insert(after, self.rows.pop(before))
        self._list.removeWidget(row)
        self._list.insertWidget(after, row)
        self.changed.emit()

    def _remove(self, row: RuleRow) -> None:
        place = self.rows.index(row)
        self.rows.pop(place)
        self._take_out(row)
        self.rows[min(place, len(self.rows) - 1)].focus()
        self.changed.emit()

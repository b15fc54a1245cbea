"""The page of sorting into folders: rules, the plan that they make, and earlier plans."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from photo_sorter.core.sorting.plan import PlanId, SortPlan
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import FlowLayout, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.sorting.plan_view import PlanView
from photo_sorter.ui.sorting.plans_list import PlansList
from photo_sorter.ui.sorting.rules_view import RulesView

RULES, PLAN, EARLIER = range(3)


class SortingPage(QWidget):
    """It shows what runs or waits, if anything does, and the rules otherwise."""

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self._window = window
        self.setObjectName("page")
        self.rules = RulesView(window)
        self.plan = PlanView(window)
        self.earlier = PlansList(window)
        self._pages = QStackedWidget()
        self._pills = QButtonGroup(self)
        pills = QWidget()
        row = FlowLayout(UNIT)
        pills.setLayout(row)
        parts = (
            (self.tr("Rules"), self.rules),
            (self.tr("Plan"), self.plan),
            (self.tr("Earlier plans"), self.earlier),
        )
        for number, (name, page) in enumerate(parts):
            pill = text_button(name, "pill", lambda: None)
            pill.setCheckable(True)
            self._pills.addButton(pill, number)
            row.addWidget(pill)
            self._pages.addWidget(page)
        self._pills.button(RULES).setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.addWidget(pills)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self._pills.idToggled.connect(lambda number, on: self._turn(number) if on else None)
        self.plan.rules_wanted.connect(lambda: self.turn_to(RULES))
        self.earlier.rules_wanted.connect(lambda: self.turn_to(RULES))
        self.earlier.chosen.connect(lambda plan_id: self.show_plan(PlanId(plan_id)))
        window.sort_work.planned.connect(self._planned)
        window.sort_work.asked.connect(lambda: self.turn_to(RULES))

    @property
    def part(self) -> int:
        return self._pages.currentIndex()

    def turn_to(self, part: int) -> None:
        self._pills.button(part).setChecked(True)
        self._focus()

    def show_plan(self, plan_id: PlanId) -> None:
        self.plan.show_plan(plan_id)
        self.turn_to(PLAN)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        work = self._window.sort_work
        run = work.running or work.paused
        self.rules.begin()
        if run is not None:
            self.show_plan(run.plan_id)
        else:
            self._turn(self.part)
            self._focus()

    def _planned(self, plan: SortPlan) -> None:
        self.show_plan(plan.id)

    def _turn(self, part: int) -> None:
        self._pages.setCurrentIndex(part)
        if part == EARLIER:
            self.earlier.read()
        elif part == PLAN:
            self.plan.read()

    def _focus(self) -> None:
        if not self.isVisible():
            return
        (self.rules.editor.focus, self.plan.focus, self.earlier.focus)[self.part]()

    # ---------------------------------------------------------------------------------- keyboard

    def event(self, event: QEvent) -> bool:
        """Esc is this page's own before it is an action's of the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif enter and control and self.part == RULES:
            self.rules.make_plan()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self.part == RULES:
            self._window.browser.go_to(Place())
        else:
            self.turn_to(RULES)

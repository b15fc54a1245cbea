"""A plan: what would be where, its run, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QProgressBar,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.sorting.plan import EntryState, PlanId, PlanState, PlanTotals, SortPlan
from photo_sorter.core.views import Progress
from photo_sorter.services.sorting.runs import WantedRun
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.menus import pop_up
from photo_sorter.ui.base.sort_work import RunEnded
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import FlowLayout, clear_layout, label, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.pages.notice import Choice, Message, Notice
from photo_sorter.ui.sorting.plan_model import FILES, NAME, SIZE, PlanModel
from photo_sorter.ui.sorting.plan_tree import PlanTree, build, is_problem
from photo_sorter.ui.sorting.report import report_text
from photo_sorter.ui.sorting.sort_words import SortWords
from photo_sorter.ui.sorting.text_files import write_text

_READ = "read sort plan"
_OPENED = 12  # folders that are shown with theirs without being asked for
_BEFORE = (PlanState.PLANNED, PlanState.APPLYING)


@dataclass(frozen=True, slots=True)
class PlanShown:
    """All that the view says of a plan, read on a worker."""

    plan: SortPlan
    totals: PlanTotals
    counts: dict[EntryState, int]
    way_on: WantedRun | None  # where it is half way
    whole: PlanTree
    problems: PlanTree


class PlanView(QWidget):
    """The newest state of one plan; what it shows is read again whenever a run stops."""

    rules_wanted = Signal()

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self._window = window
        self._say = SortWords(self)
        self.shown: PlanShown | None = None
        self._plan_id: PlanId | None = None
        self._error = ""
        self.model = PlanModel(window.theme)
        self.tree = self._make_tree()
        self.title = label("", "large", wrap=True)
        self.about = label("", "quiet", wrap=True)
        self._notes = label("", "", wrap=True)
        self._problem = label("", "danger", wrap=True)
        self._filter = QWidget()
        self._kinds = QButtonGroup(self)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._numbers = label("", "quiet")
        self._buttons = FlowLayout(UNIT)
        self._made: list[QPushButton] = []
        self._offered: object = None
        self._notice = Notice(window.theme)
        self._body = QWidget()
        self._lay_out()
        work = window.sort_work
        work.changed.connect(self._follow)
        work.progressed.connect(self._show_progress)
        work.ended.connect(self._know_end)
        self._choose_page()

    # ----------------------------------------------------------------------------- the widgets

    def _make_tree(self) -> QTreeView:
        tree = _Tree()
        tree.setObjectName("plan")
        tree.setModel(self.model)
        tree.setAccessibleName(self.tr("What would be where"))
        tree.setUniformRowHeights(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        tree.setMinimumHeight(120)
        return tree

    def _lay_out(self) -> None:
        kinds = FlowLayout(UNIT)
        self._filter.setLayout(kinds)
        for number, name in enumerate((self.tr("All"), self.tr("To look at"))):
            pill = text_button(name, "pill", lambda: None)
            pill.setCheckable(True)
            pill.setChecked(number == 0)
            self._kinds.addButton(pill, number)
            kinds.addWidget(pill)
        self._kinds.idToggled.connect(lambda number, on: self._show_tree() if on else None)
        running = QHBoxLayout()
        running.setSpacing(2 * UNIT)
        running.addWidget(self._bar, 1)
        running.addWidget(self._numbers)
        buttons = QWidget()
        buttons.setLayout(self._buttons)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(20, UNIT, 20, 2 * UNIT)
        column.setSpacing(UNIT)
        for widget in (self.title, self.about, self._notes, self._filter):
            column.addWidget(widget)
        column.addWidget(self.tree, 1)
        column.addWidget(self._problem)
        column.addLayout(running)
        column.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._notice)
        whole.addWidget(self._body)

    # ------------------------------------------------------------------------------ what is shown

    def show_plan(self, plan_id: PlanId) -> None:
        if plan_id != self._plan_id:
            self._error = ""
            self.shown = None
            self._kinds.button(0).setChecked(True)
        self._plan_id = plan_id
        self.read()

    def read(self) -> None:
        if self._plan_id is not None:
            self._window.tasks.run(partial(self._look_up, self._plan_id), self._show, newest=_READ)

    def focus(self) -> None:
        if self._body.isHidden():
            self._notice.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_up(self, plan_id: PlanId) -> PlanShown:
        """On a worker."""
        sorting = self._window.library.sorting
        rows = sorting.entries(plan_id)
        plan = sorting.get(plan_id)
        return PlanShown(
            plan,
            sorting.totals(plan_id),
            sorting.counts(plan_id),
            self._window.library.sort_runs.way_on(plan),
            build(rows, lambda row: True),
            build(rows, is_problem),
        )

    def _show(self, shown: PlanShown) -> None:
        first = self.shown is None or self.shown.plan.id != shown.plan.id
        self.shown = shown
        plan, say = shown.plan, self._say
        self.title.setText(say.totals(plan, shown.totals))
        parts = [say.becomes(plan, shown.totals)]
        if plan.state is not PlanState.PLANNED:
            self.title.setText(f"{say.totals(plan, shown.totals)} – {say.state(plan.state)}")
            parts = [say.far(shown.counts)]
        parts += [say.drive(drive) for drive in plan.drives if drive.needed]
        self.about.setText(" · ".join(part for part in parts if part))
        self.about.setVisible(bool(self.about.text()))
        notes = [say.note(note) for note in plan.notes] if plan.state in _BEFORE else []
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        count = shown.problems.nodes[0].count
        to_look_at = self.tr("To look at ({count})").format(count=words.number(count))
        self._kinds.button(1).setText(to_look_at)
        self._filter.setVisible(count > 0)
        if not count:
            self._kinds.button(0).setChecked(True)
        self._show_tree()
        self._choose_page()
        self._know_run()
        if first and self.isVisible():
            self.focus()

    def _choose_page(self) -> None:
        shown = self.shown
        empty = shown is None or not shown.whole.nodes[0].count
        self._notice.setVisible(empty)
        self._body.setVisible(not empty)
        if shown is None:
            text = self.tr("Write rules, and see here what would be where.")
            title = self.tr("There is no plan yet")
        else:
            text = self.tr("No photo of your library is among those that are to be sorted.")
            title = self.tr("There is nothing to sort")
        choice = (self.tr("To the rules"), "", self.rules_wanted.emit)
        if self._notice.title != title:
            self._notice.say(Message("sort", title, text, [choice]))

    def _show_tree(self) -> None:
        shown = self.shown
        if shown is None:
            return
        tree = shown.problems if self._kinds.checkedId() == 1 else shown.whole
        if tree is self.model.tree:
            return
        self.model.show(tree)
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            number = self.model.node(index)
            if number is not None and (
                tree.nodes[number].why is None or tree.nodes[number].problems
            ):
                self.tree.setExpanded(index, self.model.rowCount(index) <= _OPENED)
        first = self.model.index(0, 0)
        self.tree.setExpanded(first, True)
        self.tree.setCurrentIndex(first)

    # ---------------------------------------------------------------------------------- the run

    @property
    def _runs(self) -> bool:
        run = self._window.sort_work.running
        return run is not None and run.plan_id == self._plan_id

    @property
    def _waits(self) -> bool:
        run = self._window.sort_work.paused
        return run is not None and run.plan_id == self._plan_id

    def _follow(self) -> None:
        """A run began, paused or ended."""
        self._know_run()
        if not self._runs and self.isVisible():
            self.read()

    def _know_run(self) -> None:
        """The buttons are those of what the plan is at now."""
        shown = self.shown
        if shown is None:
            return
        here = self._runs or self._waits
        self._bar.setVisible(here)
        self._numbers.setVisible(here)
        self._show_progress(self._window.sort_work.progress)
        self._problem.setText(self._error)
        self._problem.setVisible(bool(self._error) and not self._runs)
        self._offer(self._choices(shown))

    def _offer(self, choices: list[Choice]) -> None:
        """What is offered already stays: a button that is being pressed must not go."""
        work = self._window.sort_work
        way_on = self.shown and self.shown.way_on
        offered = (self._plan_id, work.paused, way_on, [text for text, _, _ in choices])
        if offered == self._offered:
            return
        self._offered = offered
        had_keyboard = self.window().focusWidget() in self._made
        clear_layout(self._buttons)
        self._made = [text_button(*choice) for choice in choices]
        for button in self._made:
            self._buttons.addWidget(button)
            button.show()  # else it would be seen, and reached by Tab, a moment later
        if had_keyboard:
            run = self._runs or self._waits
            (self._made[0] if run else self.tree).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choices(self, shown: PlanShown) -> list[Choice]:
        work, plan = self._window.sort_work, shown.plan
        report: list[Choice] = [
            (self.tr("Copy the report"), "plain", self.copy_report),
            (self.tr("Save the report…"), "plain", self._choose_where_to_save),
        ]
        if self._runs:
            return [(self.tr("Pause"), "", work.pause)]
        if work.running is not None:
            return report  # another one runs
        way_on = work.paused if self._waits else shown.way_on
        if way_on is not None:
            go_on = self.tr("Go on taking back") if way_on.back else self.tr("Go on")
            back: list[Choice] = [(self.tr("Take it back"), "", self.take_back)]
            return [
                (go_on, "primary", partial(self._go_on, way_on)),
                (self.tr("Keep it as it is"), "", partial(work.keep, way_on)),
                *([] if way_on.back else back),
                *report,
            ]
        if plan.state is PlanState.PLANNED:
            count = self._say.files(shown.totals.files)
            copies = plan.options.copying
            sort = self.tr("Copy {files}") if copies else self.tr("Sort {files}")
            go: list[Choice] = []
            if shown.totals.files:
                go.append((sort.format(files=count), "primary", self.apply))
            return [*go, (self.tr("Change the rules"), "", self.rules_wanted.emit), *report]
        done = shown.counts.get(EntryState.DONE, 0)
        undo: list[Choice] = [(self.tr("Undo"), "", self.take_back)] if done else []
        if done and len(plan.rules) > 1:
            undo.append((self.tr("Undo one rule…"), "", self._choose_rule))
        return [*undo, *report]

    def apply(self) -> None:
        if self._plan_id is not None:
            self._error = ""
            self._window.sort_work.apply(self._plan_id)

    def _go_on(self, run: WantedRun) -> None:
        self._error = ""
        self._window.sort_work.resume(run)

    def take_back(self, rule: int | None = None) -> None:
        if self._plan_id is not None:
            self._error = ""
            self._window.sort_work.take_back(self._plan_id, rule)

    def _choose_rule(self) -> None:
        shown = self.shown
        if shown is None:
            return
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Undo one rule…"))
        for number, rule in enumerate(shown.plan.rules):
            action = menu.addAction(rule.replace("&", "&&"))
            action.triggered.connect(lambda _=False, rule=number: self.take_back(rule))
        pop_up(menu, self.mapToGlobal(QPoint(20, self.height() - menu.sizeHint().height())))

    def _show_progress(self, progress: Progress) -> None:
        if not (self._runs or self._waits):
            return
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        what = self.tr("Paused") if self._waits else ""
        numbers = words.progress_numbers(progress)
        self._numbers.setText(" · ".join(part for part in (what, numbers) if part))

    def _know_end(self, ended: RunEnded) -> None:
        if ended.run.plan_id == self._plan_id:
            self._error = "" if ended.error is None else in_one_line(ended.error)
            self.read()

    # -------------------------------------------------------------------------------- the report

    def copy_report(self) -> None:
        def copy(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._window.toasts.say(self.tr("The report is copied"), about="report")

        if self._plan_id is not None:
            self._window.tasks.run(partial(self._report, self._plan_id), copy)

    def _choose_where_to_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.setNameFilters([self.tr("Text") + " (*.txt)", self.tr("All files") + " (*)"])
        dialog.fileSelected.connect(self.save_report)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_report(self, path: str) -> None:
        def saved(_: None) -> None:
            self._window.toasts.say(self.tr("Report saved"), path, about="report")

        plan_id = self._plan_id
        if plan_id is not None:
            self._window.tasks.run(lambda: write_text(path, self._report(plan_id)), saved)

    def _report(self, plan_id: PlanId) -> str:
        """On a worker."""
        sorting = self._window.library.sorting
        return report_text(
            sorting.get(plan_id),
            sorting.totals(plan_id),
            sorting.counts(plan_id),
            sorting.entries(plan_id),
        )


class _Tree(QTreeView):
    """Names have half of the room that numbers leave, notes the rest."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.fontMetrics()
        numbers = {
            FILES: letters.horizontalAdvance("0,000,000") + 2 * UNIT,
            SIZE: letters.horizontalAdvance("1,000.0 MB") + 2 * UNIT,
        }
        for column, width in numbers.items():
            self.setColumnWidth(column, width)
        room = self.viewport().width() - sum(numbers.values())
        self.setColumnWidth(NAME, max(160, room // 2))

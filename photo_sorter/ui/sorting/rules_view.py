"""What is to be sorted, by which rules, and how; and the button that makes a plan of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.sorting.plan import SortPlan
from photo_sorter.core.sorting.rules import Rule, parse_rules
from photo_sorter.core.views import Remark
from photo_sorter.services.sorting.examples import RuleExample
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import ChoiceBox, label, text_button
from photo_sorter.ui.browse.completing import Completing
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.sorting.options_box import OptionsBox
from photo_sorter.ui.sorting.rule_row import RuleRow
from photo_sorter.ui.sorting.rules_editor import RulesEditor
from photo_sorter.ui.sorting.text_files import read_rules, write_text

_WIDEST = 820  # pixels
_PAUSE_MS = 250  # in typing, before examples are looked for
_EXAMPLES, _REMEMBERED = "sort examples", "sort rules"


class RulesView(QWidget):
    """The rules of the newest plan are there again next time."""

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self._window = window
        self.editor = RulesEditor(window.theme)
        self.options = OptionsBox(window.theme)
        self.scope = ChoiceBox(window.theme, self.tr("Photos"), {}, None)
        self.scope.setMinimumContentsLength(16)
        self.plan_button = text_button(self.tr("Make the plan"), "primary", self.make_plan)
        self.cancel_button = text_button(self.tr("Cancel"), "", self.cancel)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._looked = label("", "quiet")
        self._problem = label("", "danger", wrap=True)
        self._touched = False  # a person wrote something: what was remembered comes too late
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_for_examples)
        self._lay_out()
        self._connect()
        self._show_planning()

    @property
    def problem(self) -> str:
        return self._problem.text() if not self._problem.isHidden() else ""

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        which = QHBoxLayout()
        which.setSpacing(2 * UNIT)
        which.addWidget(label(self.scope.accessibleName(), "quiet"))
        which.addWidget(self.scope, 1)
        column.addLayout(which)
        column.addSpacing(UNIT)
        what = self.tr(
            "Each photo goes by the first rule that fits it. Nothing is touched before you have "
            "seen the plan."
        )
        column.addWidget(label(what, "quiet", wrap=True))
        column.addWidget(self.editor)
        column.addSpacing(UNIT)
        column.addWidget(self.options)
        column.addStretch(1)
        body = QWidget()
        body.setObjectName("page")
        row = QHBoxLayout(body)
        row.setContentsMargins(20, UNIT, 20, UNIT)
        row.addWidget(inner, 1)
        row.addStretch(0)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Rules"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        self._body = body
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(20, UNIT, 20, 2 * UNIT)
        column.addWidget(self._problem)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.plan_button)
        line.addWidget(self.cancel_button)
        line.addWidget(self._bar, 1)
        line.addWidget(self._looked)
        line.addStretch(0)
        column.addLayout(line)
        return foot

    def _connect(self) -> None:
        work = self._window.sort_work
        self.editor.changed.connect(self._edited)
        self.editor.added.connect(self._complete)
        for row in self.editor.rows:
            self._complete(row)
        self.editor.load_wanted.connect(self._choose_rules)
        self.editor.save_wanted.connect(self._choose_where_to_save)
        self.options.changed.connect(self._edited)
        self.scope.activated.connect(lambda _: self._pause.start())
        work.asked.connect(self.show_scopes)
        work.planning_progressed.connect(self._show_looked)
        work.planned.connect(lambda _: self._show_planning())
        work.plan_failed.connect(self._fail)

    def _complete(self, row: RuleRow) -> None:
        """Queries are completed as in the search field. The list lies on what is scrolled, so that
        it stays below its line."""
        if not row.is_last:
            Completing(self._window, row.query, row.query, self._body)

    # ------------------------------------------------------------------------------ what is shown

    def begin(self) -> None:
        """It is looked at: the rules of last time, what is to be sorted, and examples."""
        self.show_scopes()
        self._order_tabs()
        if not self._touched:
            self._window.tasks.run(self._remembered, self._remember, newest=_REMEMBERED)

    def show_scopes(self) -> None:
        work = self._window.sort_work
        self.scope.clear()
        for number, scope in enumerate(work.scopes):
            self.scope.addItem(scope.title, number)
        self.scope.setCurrentIndex(work.scope)
        self._pause.start()

    def _remembered(self) -> SortPlan | None:
        """On a worker."""
        plans = self._window.library.sorting.all()
        return plans[0] if plans else None

    def _remember(self, plan: SortPlan | None) -> None:
        if plan is None or self._touched:
            return
        try:
            rules = parse_rules("\n".join(plan.rules))
        except InvalidInputError:
            return  # of another version: what is offered at first stays
        self.options.set_options(plan.options)
        self.editor.set_rules(rules)
        self._touched = False

    def _order_tabs(self) -> None:
        stops = [self.scope, *self.editor.stops, *self.options.stops, self.plan_button]
        for before, after in pairwise([*stops, self.cancel_button]):
            QWidget.setTabOrder(before, after)

    def _edited(self) -> None:
        self._touched = True
        self._problem.hide()
        self._pause.start()
        self._order_tabs()

    def _look_for_examples(self) -> None:
        work, library = self._window.sort_work, self._window.library
        number = self.scope.currentData()
        if not self.isVisible() or number is None:
            return
        scope, drafts, options = work.scopes[number], self.editor.drafts, self.options.options

        def remarks(query: str) -> Sequence[Remark]:
            return library.search.remarks(query, library.search.read(query))

        def look() -> list[tuple[RuleExample, Sequence[Remark]]]:
            found = library.sort_examples.of(drafts, options, scope.query(), scope.chosen)
            return [
                (example, remarks(draft.query) if example.problem else ())
                for draft, example in zip(drafts, found, strict=True)
            ]

        self._window.tasks.run(look, self.editor.show_examples, newest=_EXAMPLES)

    # --------------------------------------------------------------------------------- the plan

    def make_plan(self) -> None:
        rules, number = self.editor.rules, self.scope.currentData()
        if self._window.sort_work.is_planning or number is None:
            return
        if rules is None:
            wrong = any(row.problem for row in self.editor.rows)
            said = (
                self.tr("A rule is not understood yet; it says why.")
                if wrong
                else self.tr("Write where the photos are to go.")
            )
            self._say_problem(said)
            self.editor.focus_problem()
            return
        self._problem.hide()
        work = self._window.sort_work
        work.plan(rules, self.options.options, work.scopes[number])
        self._show_planning()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        self._window.sort_work.cancel_planning()
        self._show_planning()
        self.plan_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_planning(self) -> None:
        planning = self._window.sort_work.is_planning
        self.plan_button.setVisible(not planning)
        for widget in (self.cancel_button, self._bar, self._looked):
            widget.setVisible(planning)
        if planning:
            self._bar.setRange(0, 0)
            self._looked.setText(self.tr("Making the plan…"))

    def _show_looked(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        looked = self.tr("{done} of {total} photos")
        self._looked.setText(looked.format(done=words.number(done), total=words.number(total)))

    def _fail(self, error: PhotoSorterError) -> None:
        self._show_planning()
        self._say_problem(in_one_line(error))
        self.plan_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.show()

    # ------------------------------------------------------------------------------ rules' files

    def _choose_rules(self) -> None:
        dialog = self._file_dialog(self.tr("Open rules"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_rules)
        dialog.open()

    def _choose_where_to_save(self) -> None:
        rules = self.editor.rules
        if rules is None:
            self.make_plan()  # says what is wrong with them
            return
        dialog = self._file_dialog(self.tr("Save the rules"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(lambda path: self.save_rules(path, rules))
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setNameFilters([self.tr("Rules") + " (*.txt)", self.tr("All files") + " (*)"])
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def open_rules(self, path: str) -> None:
        self._window.tasks.run(partial(read_rules, path), self._loaded, self._fail)

    def _loaded(self, rules: tuple[Rule, ...]) -> None:
        self.editor.set_rules(rules)
        self.editor.focus()

    def save_rules(self, path: str, rules: Sequence[Rule]) -> None:
        text = "".join(f"{rule.text}\n" for rule in rules)

        def saved(_: None) -> None:
            self._window.toasts.say(self.tr("Rules saved"), path)

        self._window.tasks.run(partial(write_text, path, text), saved, self._fail)

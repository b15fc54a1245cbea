"""One rule: which photos, and where they go, with what it comes to below."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.rules import Rule
from photo_sorter.core.sorting.template import Template, parse_template
from photo_sorter.core.views import Remark
from photo_sorter.services.sorting.examples import DraftRule, RuleExample
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import problem_words, sentences
from photo_sorter.ui.base.menus import pop_up
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import ElidedLabel, icon_button, label, text_button
from photo_sorter.ui.sorting import keys
from photo_sorter.ui.sorting.marked_line import MarkedLine, Span, is_alt
from photo_sorter.ui.sorting.sort_words import SortWords, shown

_STEPS = {keys.UP: -1, keys.DOWN: 1}


class RuleRow(QWidget):
    """The `last` one is for all that no other takes; without a template these stay."""

    changed = Signal()
    moved = Signal(int)  # by so many places
    removed = Signal()

    def __init__(
        self, theme: Theme, query: str = "", template: str = "", *, last: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self.is_last = last
        self.query = MarkedLine(
            theme, self.tr("Which photos"), self.tr("as in the search field: tag:receipt")
        )
        self.template = MarkedLine(
            theme,
            self.tr("Where they go"),
            self.tr("they stay where they are") if last else "Papers/{year}",
        )
        self._said = ElidedLabel("small", Qt.TextElideMode.ElideMiddle)
        self._problem = label("", "danger", wrap=True)
        self._problem.hide()
        self._example: RuleExample | None = None  # until it is looked for
        self._remarks: Sequence[Remark] = ()
        self._better = text_button("", "plain", self._correct)
        self._better.hide()
        self._template_error: InvalidInputError | None = None
        self._lay_out()
        self.query.setText(query)
        self.template.setText(template)
        self._check()
        self.query.textChanged.connect(lambda _: self._edited())
        self.template.textChanged.connect(lambda _: self._edited())
        for line in (self.query, self.template):
            line.installEventFilter(self)

    @property
    def draft(self) -> DraftRule:
        return DraftRule(self._asked, self._parsed)

    @property
    def rule(self) -> Rule | None:
        """None while it is not understood, or says nothing yet."""
        return None if self._parsed is None else Rule(self._asked, self._parsed)

    @property
    def is_empty(self) -> bool:
        return not self.template.text().strip() and (self.is_last or not self.query.text().strip())

    @property
    def problem(self) -> str:
        """What is wrong, and what to do; '' where nothing is."""
        return self._problem.text()

    @property
    def said(self) -> str:
        return self._said.toolTip()

    def focus(self) -> None:
        line = self.template if self.is_last else self.query
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_example(self, example: RuleExample, remarks: Sequence[Remark] = ()) -> None:
        """`remarks` are those on a query that is not understood."""
        self._example, self._remarks = example, remarks
        self._tell()

    @property
    def _asked(self) -> str:
        text = "" if self.is_last else self.query.text().strip()
        return "" if text == "*" else text

    # ----------------------------------------------------------------------------- the widgets

    def _lay_out(self) -> None:
        self._first: QWidget = self.query
        if self.is_last:
            self._first = label(self.tr("Everything else"))
            self._first.setContentsMargins(UNIT, 0, 0, 0)
            self.query.setParent(self)
            self.query.hide()
        self._first.setMinimumWidth(110)
        self.template.setMinimumWidth(150)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self._first, 2)
        line.addWidget(_arrow())
        line.addWidget(self.template, 3)
        self._fields = self._fields_button()
        line.addWidget(self._fields)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        tools = [icon_button(self._theme, *tool) for tool in self._tools()]
        for tool in tools:
            buttons.addWidget(tool)
            policy = tool.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # all rows have the same columns
            tool.setSizePolicy(policy)
            if self.is_last:
                tool.hide()  # one that has no parent yet and were shown would be a window
        ends = [self.template, self._fields]
        first = [] if self.is_last else [self.query]
        after = [] if self.is_last else tools
        self.stops: list[QWidget] = [*first, *ends, *after, self._better]
        line.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, UNIT)
        column.setSpacing(2)
        column.addLayout(line)
        below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        below.setContentsMargins(UNIT + 2, 0, UNIT, 0)
        below.addWidget(self._said, 1)
        below.addWidget(self._problem, 1)
        below.addWidget(self._better, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)

    def _tools(self) -> list[tuple[str, str, Callable[[], object]]]:
        return [
            ("up", self.tr("Earlier  (Alt+↑)"), lambda: self.moved.emit(-1)),
            ("down", self.tr("Later  (Alt+↓)"), lambda: self.moved.emit(1)),
            ("close", self.tr("Remove the rule  (Alt+Backspace)"), self.removed.emit),
        ]

    def _fields_button(self) -> QToolButton:
        button = QToolButton()
        button.setText("{…}")
        name = self.tr("Insert a field")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._show_fields(button))
        return button

    def _show_fields(self, button: QToolButton) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(button.accessibleName())
        for field, meaning in SortWords().fields():
            action = menu.addAction(f"{field}\t{meaning}" if meaning else field)
            action.triggered.connect(lambda _=False, text=field: self._insert(text))
        pop_up(menu, button.mapToGlobal(QPoint(0, button.height())))

    def _insert(self, field: str) -> None:
        self.template.insert(field)
        self.template.setFocus(Qt.FocusReason.OtherFocusReason)

    # ----------------------------------------------------------------------- what is understood

    def _edited(self) -> None:
        self._example, self._remarks = None, ()
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        self._parsed: Template | None = None
        self._template_error = None
        text = self.template.text()
        if text.strip():
            try:
                self._parsed = parse_template(text)
            except InvalidInputError as error:
                self._template_error = error
        self._tell()

    def _tell(self) -> None:
        """What is wrong with it, else what it would do."""
        problems = []
        if self._example is not None and (error := self._example.problem):
            said = sentences(*problem_words(error))
            self.query.mark(self._wrong_of_query(), said)
            problems.append(said)
        elif not self.is_last and not self.is_empty and not self.query.text().strip():
            problems.append(self.tr("Say which photos, or write * for all."))
        if error := self._template_error:
            said = sentences(*problem_words(error))
            self.template.mark(_wrong_of_template(self.template.text(), error), said)
            problems.append(said)
        elif not self.is_last and not self.template.text().strip() and self.query.text().strip():
            what = problem_words(InvalidInputError(Problem.SORT_TEMPLATE_EMPTY))
            problems.append(sentences(*what))
        self._problem.setText("\n".join(problems))
        self._problem.setVisible(bool(problems))
        better = next((remark.better for remark in self._remarks if remark.better), "")
        self._better.setText(self.tr("Take “{words}”").format(words=better))
        self._better.setAccessibleName(self._better.text())
        self._better.setVisible(bool(better))
        self._said.setVisible(not problems)
        self._said.set_text("" if problems else self._outcome())

    def _correct(self) -> None:
        corrected = next((each.corrected for each in self._remarks if each.better), "")
        self.query.setText(corrected or self.query.text())
        self.query.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wrong_of_query(self) -> list[Span]:
        """Where it is said; else all of it."""
        text = self.query.text()
        indent = len(text) - len(text.lstrip())
        places = [(indent + x.start, indent + x.end) for x in self._remarks if x.end > x.start]
        return places or [(0, len(text))]

    def _outcome(self) -> str:
        example = self._example
        if example is None:
            return ""
        if example.photos == 0:
            return "" if self.is_empty else self.tr("no photo")
        count = words.photos(example.photos)
        if not example.path:
            return count
        name = shown(os.path.basename(example.path))
        if example.target:
            way = f"{name} → {shown(_short(example.path, example.target))}"
        else:
            why = SortWords().reason(example.reason) if example.reason else ""
            way = f"{name}: {why}" if why else name
        return self.tr("{photos}, such as {way}").format(photos=count, way=way)

    # ------------------------------------------------------------------------------- keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the line of text or the window takes the key for something else."""
        if isinstance(event, QKeyEvent) and is_alt(event.modifiers()) and not self.is_last:
            key = Qt.Key(event.key())
            if key in _STEPS or key == keys.REMOVE:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    if key == keys.REMOVE:
                        self.removed.emit()
                    else:
                        self.moved.emit(_STEPS[key])
                    return True
        return super().eventFilter(watched, event)


def _arrow() -> QLabel:
    arrow = label("→", "quiet")
    arrow.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return arrow


def _short(path: str, target: str) -> str:
    """Without the folders that both lie in; whole where they share none."""
    try:
        common = os.path.commonpath([os.path.dirname(path), os.path.dirname(target)])
    except ValueError:
        return target
    return os.path.relpath(target, common) if common not in ("", os.sep) else target


def _wrong_of_template(text: str, error: InvalidInputError) -> list[Span]:
    """From where it says on, as far as the word or the brace goes; else all of it."""
    at = error.values.get("at")
    if not isinstance(at, int):
        return [(0, len(text))]
    start = len(text) - len(text.lstrip()) + at - 1
    word = re.match(r"[{}]?[^{}|/]*", text[start:])
    return [(start, start + max(1, word.end() if word else 1))]

"""The page that shows what taking over another program's words would do, and asks how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QHeaderView,
    QListView,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.importing import Given, ImportOptions, ImportPlan
from photo_sorter.core.keywords import shown
from photo_sorter.ui.base import words
from photo_sorter.ui.base.widgets import FlowLayout, label, text_button
from photo_sorter.ui.dialogs.import_words import ImportWords

_ROW = 26  # pixels
_OPENED = 12  # names that are listed without being asked for
_LISTED = 1000  # lines of one list; the rest is counted


class ImportPlanPage(QWidget):
    options_changed = Signal(object)  # ImportOptions

    def __init__(self) -> None:
        super().__init__()
        self._words = ImportWords(self)
        self._source = label("", "large")
        self._found = label("", "quiet", wrap=True)
        self._pages = QStackedWidget()
        self._pills = QButtonGroup(self)
        self._new = _tree(self.tr("What is new"), [self.tr("What is new"), self.tr("Photos")])
        self._pages.addWidget(self._new)
        self._lists = [
            _list(name)
            for name in (
                self.tr("Different here"),
                self.tr("Not found"),
                self.tr("Ambiguous"),
            )
        ]
        for each in self._lists:
            self._pages.addWidget(each)
        self._theirs = QCheckBox(self.tr("Also where I have said something else here"))
        self._folders = QCheckBox(self.tr("Folders become albums"))
        self._picks = QCheckBox(self.tr("Flagged photos become favourites"))
        self._picks.setChecked(True)
        self._left_out = label("", "small", wrap=True)
        self._lay_out()
        for box in (self._theirs, self._folders, self._picks):
            box.toggled.connect(lambda _: self.options_changed.emit(self.options))
        self._pills.idToggled.connect(lambda page, on: self._pages.setCurrentIndex(page))

    @property
    def options(self) -> ImportOptions:
        return ImportOptions(
            self._theirs.isChecked(), self._folders.isChecked(), self._picks.isChecked()
        )

    def show_plan(self, plan: ImportPlan) -> None:
        matched = plan.matched
        self._source.setText(self._words.source(matched))
        self._found.setText(self._words.found(matched))
        self._show_news(plan)
        here, missing, ambiguous = self._lists
        refused = [self._words.refused(plan.tags_refused)] if plan.tags_refused else []
        refused += [self._words.kept(plan.details_kept)] if plan.details_kept else []
        differences = [self._words.difference(each) for each in plan.differences[:_LISTED]]
        count = len(plan.differences)
        kept = plan.tags_refused + plan.details_kept
        self._fill(1, here, [*refused, *differences], count + kept, count)
        for number, view, paths in (
            (2, missing, matched.not_found),
            (3, ambiguous, matched.ambiguous),
        ):
            self._fill(number, view, paths[:_LISTED], len(paths), len(paths))
        if self._pills.button(self._pages.currentIndex()).isHidden():
            self._pills.button(0).setChecked(True)
        self._theirs.setVisible(bool(refused or differences))
        photos = matched.source.photos
        self._folders.setVisible(any(photo.folder_album for photo in photos))
        self._picks.setVisible(any(photo.picked for photo in photos))
        self._left_out.setText(self._words.left_out(plan))
        self._left_out.setVisible(bool(self._left_out.text()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._source)
        column.addWidget(self._found)
        pills = QWidget()
        row = FlowLayout(8)
        pills.setLayout(row)
        names = (self._new, *self._lists)
        for number, view in enumerate(names):
            pill = text_button(view.accessibleName(), "pill", lambda: None)
            pill.setCheckable(True)
            pill.setChecked(number == 0)
            self._pills.addButton(pill, number)
            row.addWidget(pill)
        column.addWidget(pills)
        column.addWidget(self._pages, 1)
        for box in (self._theirs, self._folders, self._picks):
            column.addWidget(box)
        column.addWidget(self._left_out)

    def _show_news(self, plan: ImportPlan) -> None:
        tree, say = self._new, self._words
        tree.clear()
        if plan.operation is None:
            _add(tree, say.nothing(), "")
        if plan.tags:
            self._add_given(say.tags(len(plan.tags), sum(x.new for x in plan.tags)), plan.tags)
        if plan.albums:
            new = sum(each.new for each in plan.albums)
            self._add_given(say.albums(len(plan.albums), new), plan.albums)
        if plan.rated:
            _add(tree, say.rated(), words.number(plan.rated))
        if plan.dated:
            _add(tree, say.dated(), words.number(plan.dated))
        for name, count in plan.details.items():
            _add(tree, say.details(name), words.number(count))

    def _add_given(self, title: str, given: Sequence[Given]) -> None:
        top = _add(self._new, title, "")
        for each in given[:_LISTED]:
            name = shown(each.name)
            text = self._words.new(name) if each.new else name
            top.addChild(_item(text, words.number(each.photos)))
        if len(given) > _LISTED:
            top.addChild(_item(self._words.more(len(given) - _LISTED), ""))
        top.setExpanded(len(given) <= _OPENED)

    def _fill(
        self, number: int, view: QListView, lines: Sequence[str], count: int, listed: int
    ) -> None:
        """`count` stands on the pill; of the `listed` ones the first are in `lines`."""
        texts = [line.encode("utf-8", "replace").decode() for line in lines]
        if listed > _LISTED:
            texts.append(self._words.more(listed - _LISTED))
        model = view.model()
        assert isinstance(model, QStringListModel)
        model.setStringList(texts)
        pill = self._pills.button(number)
        pill.setText(f"{view.accessibleName()} ({words.number(count)})")
        pill.setVisible(bool(texts))


def _tree(name: str, headers: Sequence[str]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setHeaderLabels(list(headers))
    tree.setUniformRowHeights(True)
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    tree.setMinimumHeight(120)
    return tree


def _list(name: str) -> QListView:
    view = QListView()
    view.setAccessibleName(name)
    view.setUniformItemSizes(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    view.setSpacing(3)
    view.setModel(QStringListModel(view))
    return view


def _item(text: str, count: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text, count])
    item.setToolTip(0, text)
    item.setSizeHint(0, QSize(0, _ROW))
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _add(tree: QTreeWidget, text: str, count: str) -> QTreeWidgetItem:
    item = _item(text, count)
    tree.addTopLevelItem(item)
    return item

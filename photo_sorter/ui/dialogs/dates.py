"""Put right when photos were taken; what becomes of each is shown while one fills it in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from photo_sorter.core.date_fixes import DateChange
from photo_sorter.core.dated_photo import DatedPhoto
from photo_sorter.ui.base import words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails
from photo_sorter.ui.base.veil import Veil
from photo_sorter.ui.base.widgets import FlowLayout, label, text_button
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.dialogs.date_editors import (
    DateEditor,
    FileEditor,
    NameEditor,
    SetEditor,
    ShiftEditor,
    ZoneEditor,
)
from photo_sorter.ui.dialogs.date_preview import DatePreviewModel, preview_table


class DatesDialog(Dialog):
    asked = Signal(object)  # DateFix: what would it make of the photos?
    decided = Signal(object)  # DateFix

    def __init__(
        self,
        theme: Theme,
        thumbnails: Thumbnails,
        veil: Veil,
        photos: Sequence[DatedPhoto],
        parent: QWidget | None,
    ) -> None:
        """`photos` with the oldest first. Each `asked` wants a `show_plan`."""
        super().__init__(parent)
        self._photos = list(photos)
        self.set_title(self.tr("Fix the date of %n photo(s)", "", len(photos)))
        self.resize_within_screen(760, 600)
        ways = {
            self.tr("Shift"): ShiftEditor(theme, self._photos),
            self.tr("Set"): SetEditor(theme, self._photos),
            self.tr("From the name"): NameEditor(),
            self.tr("Time zone"): ZoneEditor(theme),
            self.tr("As in the file"): FileEditor(),
        }
        self._editors = QStackedWidget()
        self._ways = QButtonGroup(self)
        self._add_ways(ways)
        self.column.addSpacing(4)
        self.column.addWidget(self._editors)
        self._problem = label("", "warning", wrap=True)
        self.column.addWidget(self._problem)
        self._model = DatePreviewModel(theme, thumbnails, veil, self._photos)
        self._model.setParent(self)
        self.column.addWidget(preview_table(self._model, self.tr("Dates before and after")), 1)
        self._count = label("", "quiet")
        self.column.addWidget(self._count)
        self.column.addWidget(
            label(self.tr("Kept in the library; your files are not changed."), "small", wrap=True)
        )
        self._ok = text_button(self.tr("Fix dates"), "primary", self._decide)
        self._ok.setDefault(True)
        self.add_buttons(self.cancel_button(), self._ok)
        self._ways.idToggled.connect(lambda way, on: self._choose(way) if on else None)

    def begin(self) -> None:
        """Ask for the first time: of one photo the date is set, of several it is shifted."""
        self._ways.button(1 if len(self._photos) == 1 else 0).setChecked(True)
        self._editor.begin()

    def show_plan(self, plan: Sequence[DateChange]) -> None:
        """What becomes of the photos by the fix that was asked last."""
        changing = sum(change.why_not is None for change in plan)
        self._model.show_plan(plan)
        self._say_count(changing)
        self._ok.setEnabled(changing > 0)

    def _add_ways(self, ways: dict[str, DateEditor]) -> None:
        pills = QWidget()
        row = FlowLayout(8)
        pills.setLayout(row)
        for number, (name, editor) in enumerate(ways.items()):
            pill = text_button(name, "pill", lambda: None)
            pill.setCheckable(True)
            self._ways.addButton(pill, number)
            row.addWidget(pill)
            self._editors.addWidget(editor)
            editor.changed.connect(self._ask)
        self.column.addWidget(pills)

    def _choose(self, way: int) -> None:
        self._editors.setCurrentIndex(way)
        self._ask()

    @property
    def _editor(self) -> DateEditor:
        editor = self._editors.currentWidget()
        assert isinstance(editor, DateEditor)
        return editor

    def _ask(self) -> None:
        fix, problem = self._editor.fix, self._editor.problem
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        # Until the plan comes it may be decided blindly: a person who types knows what.
        self._ok.setEnabled(fix is not None)
        if fix is None:
            self._model.show_plan(None)
            self._say_count(0)
        else:
            self.asked.emit(fix)

    def _say_count(self, changing: int) -> None:
        text = self.tr("Changes {count} of {photos}").format(
            count=words.number(changing), photos=words.photos(len(self._photos))
        )
        self._count.setText(text)

    def _decide(self) -> None:
        fix = self._editor.fix
        if fix is not None:
            self.decided.emit(fix)
            self.accept()

"""Take over what another program knows: choose it, see what comes, do it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.importing import ImportPlan
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.dialogs.import_plan import ImportPlanPage

_CHOOSE, _BUSY, _PLAN = range(3)


class ImportDialog(Dialog):
    file_wanted = Signal()
    folder_wanted = Signal()
    options_changed = Signal(object)  # ImportOptions
    decided = Signal(object)  # ImportPlan

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Import from another program"))
        self.resize_within_screen(680, 600)
        self._shown: ImportPlan | None = None
        self._plan = ImportPlanPage()
        self._plan.options_changed.connect(self._ask_again)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._what = label("", wrap=True)
        self._numbers = label("", "quiet")
        self._pages = QStackedWidget()
        for page in (self._choose_page(), self._busy_page(), self._plan):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages, 1)
        self._problem = label("", "danger", wrap=True)
        self._problem.hide()
        self.column.addWidget(self._problem)
        self._back = text_button(self.tr("Choose another…"), "plain", self.show_choice)
        self._import = text_button(self.tr("Import"), "primary", self._decide)
        self.add_buttons(self._back, self.cancel_button(), self._import)
        self.show_choice()

    def show_choice(self) -> None:
        self._show(_CHOOSE)

    def show_reading(self) -> None:
        self._what.setText(self.tr("Reading what is there; nothing is changed by that."))
        self.show_progress(0, 0)
        self._show(_BUSY)

    def show_progress(self, done: int, total: int) -> None:
        """A total of 0 is not known yet."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        known = self.tr("{done} of {total}").format(
            done=words.number(done), total=words.number(total)
        )
        text = known if total else words.number(done) if done else ""
        self._numbers.setText(text)
        self._bar.setAccessibleDescription(f"{self._what.text()} {text}")

    def show_plan(self, plan: ImportPlan) -> None:
        self._shown = plan
        self._plan.show_plan(plan)
        self._show(_PLAN)

    def show_doing(self) -> None:
        self._what.setText(self.tr("Taking it over…"))
        self.show_progress(0, 0)
        self._show(_BUSY)

    def show_problem(self, error: PhotoSorterError) -> None:
        """And let another source be chosen."""
        self.show_choice()
        self._problem.setText(in_one_line(error))
        self._problem.show()

    def _show(self, page: int) -> None:
        self._problem.hide()
        self._pages.setCurrentIndex(page)
        self._back.setVisible(page == _PLAN)
        ready = page == _PLAN and self._shown is not None and self._shown.operation is not None
        self._import.setVisible(page == _PLAN)
        self._import.setEnabled(ready)
        self._import.setDefault(ready)

    def _ask_again(self, options: object) -> None:
        """The plan that is shown no longer holds: none can be decided until the next is there."""
        self._import.setEnabled(False)
        self.options_changed.emit(options)

    def _decide(self) -> None:
        if self._shown is not None:
            self.decided.emit(self._shown)

    def _choose_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        what = self.tr(
            "Tags, ratings, colour labels, flags and albums are taken over for the photos that are "
            "in your library. You see first what comes, and can undo it. Nothing is written to "
            "the other program's files."
        )
        column.addWidget(label(what, wrap=True))
        column.addWidget(_scrolled(self._kinds()), 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(text_button(self.tr("Choose a file…"), "", self.file_wanted.emit))
        row.addWidget(text_button(self.tr("Choose a folder…"), "", self.folder_wanted.emit))
        row.addStretch(1)
        column.addLayout(row)
        return page

    def _kinds(self) -> QWidget:
        """What can be chosen."""
        kinds = QWidget()
        column = QVBoxLayout(kinds)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for name, text in (
            ("digiKam", self.tr("the file digikam4.db, in the folder of your collection")),
            ("Lightroom Classic", self.tr("the catalog, a file that ends with .lrcat")),
            ("Google Photos", self.tr("the folder of a Takeout, unpacked")),
            ("Picasa", self.tr("a folder whose folders hold a .picasa.ini")),
            (
                "Apple Photos",
                self.tr(
                    "nothing to import: export there with IPTC as XMP and add the folder to your "
                    "library"
                ),
            ),
        ):
            column.addWidget(label(name, "section"))
            column.addWidget(label(text, wrap=True))
            column.addSpacing(8)
        column.addStretch(1)
        return kinds

    def _busy_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._what)
        column.addWidget(self._bar)
        column.addWidget(self._numbers)
        column.addStretch(2)
        return page


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setMinimumHeight(80)
    area.setWidget(content)
    return area

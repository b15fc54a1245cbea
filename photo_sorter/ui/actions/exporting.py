"""Making copies of photos elsewhere."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from photo_sorter.core.ports.exporting import ExportNote
from photo_sorter.core.views import Activity
from photo_sorter.services.exporting.report import CopyReport, ExportPlan, ExportSummary
from photo_sorter.services.jobs.progress import ProgressTracker
from photo_sorter.ui.actions.action import ActionSpec, MainMenu, PhotoMenu
from photo_sorter.ui.base import external, words
from photo_sorter.ui.base.error_words import problem_words, sentences
from photo_sorter.ui.browse.context import WindowContext

translate = QCoreApplication.translate


class ExportWords(QObject):
    """What came of an export. An object because lupdate sees plurals only in `tr`."""

    def title(self, summary: ExportSummary) -> str:
        count = summary.exported
        if summary.stopped:
            return self.tr("Stopped: %Ln photo(s) exported", "", count)
        if not count:
            return self.tr("Nothing was exported")
        where = f"“{summary.target.name}”"
        return self.tr("%Ln photo(s) exported to {place}", "", count).format(place=where)

    def left_out(self, summary: ExportSummary) -> str:
        notes = summary.notes
        told = [
            (summary.failed, self.tr("%Ln photo(s) could not be exported", "", summary.failed)),
            (summary.away, self.tr("%Ln photo(s) are not there now", "", summary.away)),
            (
                summary.passed_over,
                self.tr("%Ln photo(s) left out: their names are taken", "", summary.passed_over),
            ),
            (summary.along, self.tr("%Ln RAW file(s) or film(s) beside them", "", summary.along)),
            (
                summary.left_along,
                self.tr("%Ln RAW file(s) or film(s) left out", "", summary.left_along),
            ),
            *((notes.get(note, 0), self._note(note, notes.get(note, 0))) for note in ExportNote),
        ]
        return sentences(*(text for count, text in told if count))

    def _note(self, note: ExportNote, count: int) -> str:
        match note:
            case ExportNote.FIRST_FRAME:
                return self.tr("%Ln file(s) hold several pictures: the first was taken", "", count)
            case ExportNote.DEVELOPED:
                return self.tr("%Ln raw photo(s) as the viewer shows them", "", count)
            case ExportNote.CUT_OFF:
                return self.tr("%Ln damaged photo(s): what there is of them", "", count)
            case ExportNote.WORDS_LEFT_OUT:
                return self.tr("%Ln file(s) take no words: they are as they were", "", count)
            case _:
                return self.tr("%Ln motion photo(s) without their film", "", count)


def _ids(window: WindowContext) -> list[int]:
    """The chosen photos; without any, all that are shown."""
    if window.chosen.ids:
        return window.chosen.ids
    found: list[int] = window.browser.content.shown.ids.tolist()
    return found


def _has_photos(window: WindowContext) -> bool:
    there = bool(window.chosen.ids) or len(window.browser.content.shown) > 0
    return there and not window.file_work.is_busy


def _text(window: WindowContext) -> str:
    if window.chosen.ids or not len(window.browser.content.shown):
        return translate("Actions", "Export…")
    count = words.photos(len(window.browser.content.shown))
    return translate("Actions", "Export all that is shown ({photos})…").format(photos=count)


def _export(window: WindowContext) -> None:
    window.dialogs.export(_ids(window), lambda plan: _start(window, plan), window.settings)


def _start(window: WindowContext, plan: ExportPlan) -> None:
    """On a worker, with its progress in the bar."""

    def work(tracker: ProgressTracker, stop: threading.Event) -> ExportSummary:
        left = len(plan.copies)
        tracker.begin(Activity.EXPORTING, left)

        def done(report: CopyReport) -> None:
            nonlocal left
            left -= 1
            tracker.advance(1, left)

        return window.library.exporting.run(plan, stop.is_set, done)

    window.file_work.run(Activity.EXPORTING, work, lambda summary: _say(window, summary))


def _say(window: WindowContext, summary: ExportSummary) -> None:
    said = ExportWords()
    detail = said.left_out(summary)
    if summary.problem is not None:
        detail = sentences(detail, *problem_words(summary.problem))
    if summary.exported:
        show = translate("Actions", "Show in folder")
        window.toasts.say(
            said.title(summary), detail, show, lambda: _show(summary.target), "export"
        )
    else:
        window.toasts.say(said.title(summary), detail, about="export")


def _show(target: Path) -> None:
    if target.is_dir():
        external.open_folder(str(target))
    else:
        external.show_in_file_manager(str(target))


ACTIONS = (
    ActionSpec(
        "export",
        "export",
        _text,
        _export,
        ("Ctrl+Shift+E",),
        enabled=_has_photos,
        main_menu=MainMenu.LIBRARY,
        photo_menu=PhotoMenu.FILES,
    ),
)

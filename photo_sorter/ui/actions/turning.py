"""Turning photos by a note in their files, and cropping them beside their originals."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from photo_sorter.core.views import Activity
from photo_sorter.services.jobs.progress import ProgressTracker
from photo_sorter.services.turning.service import TurnReport
from photo_sorter.ui.actions.action import ActionSpec, PhotoMenu, one_chosen, photos_chosen
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.error_words import problem_words, sentences
from photo_sorter.ui.browse.context import WindowContext

translate = QCoreApplication.translate

RIGHT, OVER, LEFT = 1, 2, 3
_FEW = 8  # photos; of so few nobody needs to see how far it is


class TurnWords(QObject):
    """What came of turning. An object because lupdate sees plurals only in `tr`."""

    def refused(self, report: TurnReport) -> str:
        count = len(report.refused)
        return self.tr("%Ln photo(s) could not be turned", "", count)

    def beside(self, report: TurnReport) -> str:
        """What stays as it is beside the photos."""
        count = len(report.raws)
        return self.tr("%Ln camera raw(s) beside them stay as they are", "", count) if count else ""


def _can_turn(window: WindowContext) -> bool:
    few = len(window.chosen.ids) <= _FEW
    return photos_chosen(window) and (few or not window.file_work.is_busy)


def _turn(window: WindowContext, turns: int) -> None:
    """The first time a person is told what that does to the files."""
    if window.settings.current().turning_explained:
        _run(window, turns)
    else:
        window.dialogs.explain_turning(partial(_agreed, window, turns))


def _agreed(window: WindowContext, turns: int) -> None:
    window.settings.change(turning_explained=True)
    _run(window, turns)


def _run(window: WindowContext, turns: int) -> None:
    photos, turning = of_photos(window.chosen.ids), window.library.turning
    if len(photos) <= _FEW:  # whoever presses the key twice turns it twice
        window.tasks.run(lambda: turning.turn(photos, turns), partial(_say, window), in_order=True)
        return

    def work(tracker: ProgressTracker, stop: threading.Event) -> TurnReport:
        tracker.begin(Activity.TURNING, len(photos))
        told = 0

        def progress(done: int, total: int) -> None:
            nonlocal told
            tracker.advance(done - told, total - done)
            told = done

        return turning.turn(photos, turns, progress, stop.is_set)

    window.file_work.run(Activity.TURNING, work, partial(_say, window))


def _say(window: WindowContext, report: TurnReport) -> None:
    said = TurnWords()
    if report.change is not None:
        window.commands.changed.emit(report.change)
    if report.refused:
        why = sentences(*problem_words(report.refused[0].problem), said.beside(report))
        window.toasts.say(said.refused(report), why, about="turning")
    elif report.raws:
        window.toasts.say(said.beside(report), about="turning")


ACTIONS = (
    ActionSpec(
        "turn_left",
        "turn-left",
        lambda _: translate("Actions", "Turn left"),
        lambda window: _turn(window, LEFT),
        ("Ctrl+L",),
        enabled=_can_turn,
        photo_menu=PhotoMenu.FILES,
    ),
    ActionSpec(
        "turn_right",
        "turn-right",
        lambda _: translate("Actions", "Turn right"),
        lambda window: _turn(window, RIGHT),
        ("Ctrl+R",),
        enabled=_can_turn,
        photo_menu=PhotoMenu.FILES,
    ),
    ActionSpec(
        "turn_over",
        "turn-right",
        lambda _: translate("Actions", "Turn upside down"),
        lambda window: _turn(window, OVER),
        enabled=_can_turn,
        photo_menu=PhotoMenu.FILES,
    ),
    ActionSpec(
        "crop",
        "crop",
        lambda _: translate("Actions", "Crop…"),
        lambda window: window.frame.crop(window.chosen.seen[0]),
        ("Shift+C",),
        enabled=one_chosen,
        on_photos=True,
        photo_menu=PhotoMenu.FILES,
    ),
)

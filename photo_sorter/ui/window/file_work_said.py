"""What came of writing to files or reading from them is said above the photos."""

from __future__ import annotations

from PySide6.QtCore import QObject

from photo_sorter.core.problems import Problem
from photo_sorter.core.views import Activity
from photo_sorter.ui.base.error_words import problem_words, sentences
from photo_sorter.ui.base.file_work import FilesDone
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.places.attention import needs_attention
from photo_sorter.ui.places.conflicts import decide_conflicts


class FileWorkSaid(QObject):
    """What reading changed is told as any other change, which can be undone; beside it only what is
    left to do."""

    def __init__(self, window: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        window.file_work.ended.connect(self._say)

    def _say(self, done: FilesDone) -> None:
        window = self._window
        if done.change is not None:
            window.commands.changed.emit(done.change)
            if not (done.failed or done.conflicts):
                return
        what = self._written(done) if done.activity is Activity.WRITING_FILES else self._read(done)
        if done.failed and done.problem is not None:
            why = sentences(self._failed(done.failed), *problem_words(done.problem))
            if _is_listed(done):
                go = window.browser.go_to
                show = self.tr("Show")
                window.toasts.say(what, why, show, lambda: go(needs_attention()), "files")
            else:
                window.toasts.say(what, why, about="files")
        elif done.conflicts:
            left = self.tr("%Ln value(s) differ here and in the files.", "", done.conflicts)
            decide = self.tr("Decide…")
            window.toasts.say(what, left, decide, lambda: decide_conflicts(window), "files")
        else:
            window.toasts.say(what, about="files")

    def _written(self, done: FilesDone) -> str:
        if done.stopped:
            return self.tr("Stopped: %Ln file(s) written, the rest still waits", "", done.written)
        if done.written:
            return self.tr("%Ln file(s) written beside your photos", "", done.written)
        return (
            self.tr("Nothing was written")
            if done.failed
            else self.tr("Everything is in the files already")
        )

    def _read(self, done: FilesDone) -> str:
        if done.stopped:
            return self.tr("Stopped: %Ln file(s) with something new read", "", done.read)
        if done.read:
            return self.tr("%Ln file(s) with something new read", "", done.read)
        return self.tr("The files say nothing new")

    def _failed(self, count: int) -> str:
        return self.tr("%Ln file(s) could not be read or written", "", count)


def _is_listed(done: FilesDone) -> bool:
    """Whether *Needs attention* lists what failed: what was to be written, of photos that are
    there."""
    away = done.problem is not None and done.problem.problem is Problem.PHOTO_AWAY
    return done.activity is Activity.WRITING_FILES and not away

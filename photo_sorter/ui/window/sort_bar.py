"""Sorting into folders, wherever one looks: how far it is, pause and go on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from photo_sorter.core.views import Activity, Progress
from photo_sorter.ui.base.error_words import in_words
from photo_sorter.ui.base.sort_work import RunEnded
from photo_sorter.ui.base.widgets import text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.places.sorting import show_sorting
from photo_sorter.ui.window.progress_bar import WorkBar


class SortBar(WorkBar):
    """It stays where sorting is paused, from an earlier session, too, and leads to the page where
    one decides what is to become of it."""

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window.theme)
        self._window = window
        self._show = text_button(self.tr("Show"), "plain", lambda: show_sorting(window))
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.count() - 1, self._show)
        work = window.sort_work
        work.progressed.connect(self.show_progress)
        work.ended.connect(self._say)
        self.pause_requested.connect(work.pause)
        self.resume_requested.connect(lambda: work.resume())
        self.show_progress(work.progress)

    def show_progress(self, progress: Progress) -> None:
        super().show_progress(progress)
        if progress.activity is Activity.PAUSED:
            self._what.setText(self.tr("Sorting is paused"))

    def _say(self, ended: RunEnded) -> None:
        """The journal tells of a sort that came to its end, with *Undo*."""
        toasts, show = self._window.toasts, self.tr("Show")

        def open_page() -> None:
            show_sorting(self._window)

        if ended.error is not None:
            toasts.say(*in_words(ended.error), show, open_page, "sort")
        elif not ended.came_to_end:
            return
        elif ended.stuck:
            left = self.tr("%Ln file(s) stayed where they are.", "", ended.stuck)
            what = self.tr("Taken back") if ended.run.back else self.tr("Sorted")
            toasts.say(f"{what}. {left}", "", show, open_page, "sort")
        elif ended.run.back:
            toasts.say(self.tr("%Ln file(s) are back", "", ended.done), about="sort")

"""Opens the dialog on captions: reads what there is, and does what is decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from photo_sorter.services.describing.captions import Lacking
from photo_sorter.services.library import Library
from photo_sorter.ui.base.commands import Commands, of_photos
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.dialogs.captions import CaptionsDialog


class CaptionsOpener(QObject):
    """`photo_ids` are those that it is about, None for all."""

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        commands: Commands,
        models: Callable[[], object],
        photo_ids: Sequence[int] | None,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library, self._tasks, self._commands = library, tasks, commands
        self._models, self._window = models, window
        self._ids = None if photo_ids is None else of_photos(photo_ids)

    def open(self) -> None:
        ids = self._ids
        self._tasks.run(lambda: self._library.captions.lacking(ids), self._show, newest="captions")

    def _show(self, lacking: Lacking) -> None:
        count = None if self._ids is None else len(self._ids)
        dialog = CaptionsDialog(lacking, count, self._window)
        dialog.write_requested.connect(self._write)
        dialog.delete_requested.connect(
            lambda: self._commands.do_made(self._library.captions.deleting_by_models)
        )
        dialog.stop_requested.connect(lambda: self._tasks.run(self._stop))
        dialog.models_requested.connect(lambda: self._models())
        dialog.open()

    def _write(self, anew: bool) -> None:
        def want() -> None:
            self._library.captions.want(self._ids, anew=anew)
            self._library.jobs.write_captions()

        self._tasks.run(want, in_order=True)

    def _stop(self) -> None:
        self._library.captions.unwant()
        self._library.jobs.stop_captions()

"""Opens the dialog that exports, and says in it what would come of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exporting.options import ExportOptions, options_text, read_options
from photo_sorter.core.exporting.presets import presets_text, read_presets
from photo_sorter.core.photo import PhotoId
from photo_sorter.services.exporting.report import ExportPlan
from photo_sorter.services.library import Library
from photo_sorter.ui.base.setting_changes import SettingChanges
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.dialogs.export import ExportDialog

translate = QCoreApplication.translate
_ESTIMATE = "export estimate"  # tasks of which the newest alone answers


class ExportOpener(QObject):
    """Lives as long as its dialog. A plan that was decided on is made by `start`."""

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        changes: SettingChanges,
        theme: Theme,
        photo_ids: tuple[PhotoId, ...],
        start: Callable[[ExportPlan], None],
        window: QWidget,
    ) -> None:
        settings = changes.current()
        target = settings.export_folder or str(_pictures() / translate("Dialogs", "Export"))
        last, own = _last(settings.export_options), read_presets(settings.export_presets)
        dialog = ExportDialog(theme, len(photo_ids), last, own, target, window)
        super().__init__(dialog)
        self._exporting, self._tasks, self._changes = library.exporting, tasks, changes
        self._ids, self._start, self._dialog = photo_ids, start, dialog
        dialog.asked.connect(self._estimate)
        dialog.decided.connect(self._decided)
        dialog.folder_wanted.connect(self._choose_folder)
        dialog.zip_wanted.connect(self._choose_zip)
        dialog.presets_changed.connect(
            lambda presets: changes.change(export_presets=presets_text(presets))
        )
        dialog.finished.connect(lambda: tasks.forget(_ESTIMATE))

    def open(self) -> None:
        self._dialog.open()

    def _estimate(self, options: ExportOptions, target: Path) -> None:
        def call() -> tuple[ExportPlan, int]:
            plan = self._exporting.plan(self._ids, options, target)
            return plan, self._exporting.example_size(plan)

        self._tasks.run(
            call,
            lambda found: self._dialog.show_plan(*found),
            self._dialog.show_problem,
            newest=_ESTIMATE,
        )

    def _decided(self, options: ExportOptions, target: Path) -> None:
        ids, start, exporting = self._ids, self._start, self._exporting
        self._changes.change(export_options=options_text(options), export_folder=str(target))
        # Planned anew: the names in the folder may be others by now.
        self._tasks.run(lambda: exporting.plan(ids, options, target), start)

    def _choose_folder(self) -> None:
        dialog = self._file_dialog(translate("Dialogs", "Choose where to export to"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def _choose_zip(self) -> None:
        dialog = self._file_dialog(translate("Dialogs", "Export into a zip"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # which never happens
        dialog.setNameFilter("Zip (*.zip)")
        dialog.setDefaultSuffix("zip")
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._dialog, title)
        dialog.fileSelected.connect(self._dialog.set_target)
        dialog.finished.connect(dialog.deleteLater)
        return dialog


def _last(text: str) -> ExportOptions | None:
    try:
        return read_options(text) if text else None
    except InvalidInputError:  # of another version
        return None


def _pictures() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(found) if found else Path.home()

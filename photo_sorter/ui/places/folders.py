"""Folders that are watched, those on drives that are away included."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.operations import RemoveFolder
from photo_sorter.core.photo import Folder, FolderState
from photo_sorter.ui.base import external
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import FOLDER, Place, of_folder
from photo_sorter.ui.pages.notice import Message
from photo_sorter.ui.places.all_photos import no_photos
from photo_sorter.ui.places.place_type import Entry, PlaceType, Section, leave

translate = QCoreApplication.translate
_ICONS = {
    FolderState.ONLINE: "folder",
    FolderState.OFFLINE: "offline",
    FolderState.UNREADABLE: "attention",
}


class Folders(PlaceType):
    key = FOLDER
    section = Section(
        lambda: translate("Places", "Folders"),
        "plus",
        lambda: translate("Places", "Add a folder (Ctrl+O)"),
        lambda window: window.dialogs.choose_folder(),
        lambda: translate("Places", "Folder"),
    )

    def entries(self, data: Holdings) -> Sequence[Entry]:
        return [
            Entry(
                of_folder(folder),
                _ICONS[folder.state],
                folder.photo_count,
                note=_note(folder),
                dim=folder.state is not FolderState.ONLINE,
            )
            for folder in data.folders
        ]

    def empty(self, place: Place, window: WindowContext) -> Message:
        return no_photos(window)

    def menu(self, place: Place, window: WindowContext) -> Sequence[MenuItem]:
        folder = next((f for f in window.overview.data.folders if f.id == place.folder), None)
        if folder is None:
            return ()

        def stop_watching() -> None:
            leave(place, window)
            window.commands.do(RemoveFolder(folder.path))

        return (
            MenuItem(
                "external",
                translate("Places", "Show in the file manager"),
                lambda: external.open_folder(folder.path),
            ),
            MenuItem(
                "refresh",
                translate("Places", "Look through the folders again"),
                lambda: window.tasks.run(window.library.jobs.rescan),
            ),
            MenuItem(
                "eye",
                translate("Places", "What is passed over…"),
                window.dialogs.exclusions,
            ),
            MenuItem("minus", translate("Places", "Stop watching; its files stay"), stop_watching),
        )


def _note(folder: Folder) -> str:
    notes = {
        FolderState.ONLINE: folder.path,
        FolderState.OFFLINE: translate(
            "Places", "{path}\nNot connected now. Its photos stay here until it comes back."
        ).format(path=folder.path),
        FolderState.UNREADABLE: translate(
            "Places", "{path}\nThis folder may not be read. Check its permissions."
        ).format(path=folder.path),
    }
    return notes[folder.state]

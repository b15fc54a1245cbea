"""Actions on the chosen photos' files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.operations import TrashFiles
from photo_sorter.services.files.renaming import files_away
from photo_sorter.ui.actions.action import ActionSpec, PhotoMenu, one_chosen, photos_chosen
from photo_sorter.ui.base import external, words
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.browse.context import WindowContext

translate = QCoreApplication.translate


def _show_file(window: WindowContext) -> None:
    if window.chosen.paths:
        external.show_in_file_manager(window.chosen.paths[0])


def _trash_words(window: WindowContext) -> str:
    """What is not seen is named: all of a closed stack goes."""
    if window.chosen.beneath:
        photos = words.photos(len(window.chosen.ids))
        return translate("Actions", "Move {photos} to the trash").format(photos=photos)
    return translate("Actions", "Move to the trash")


def trash(window: WindowContext) -> None:
    """All files of the chosen photos that are there now."""
    photos, library = of_photos(window.chosen.ids), window.library

    def operation() -> TrashFiles:
        paths = library.photos.files_here(photos)
        if not paths:
            raise files_away()
        return TrashFiles(tuple(paths))

    window.commands.do_made(operation)


ACTIONS = (
    ActionSpec(
        "rename",
        "pencil",
        lambda _: translate("Actions", "Rename…"),
        lambda window: window.dialogs.rename(window.chosen.ids),
        ("F2",),
        enabled=photos_chosen,
        photo_menu=PhotoMenu.FILES,
    ),
    ActionSpec(
        "copy",
        "copy",
        lambda _: translate("Actions", "Copy the files"),
        lambda window: external.copy_files([*window.chosen.paths, *window.chosen.parts]),
        ("Ctrl+C",),
        enabled=photos_chosen,
        on_photos=True,
        photo_menu=PhotoMenu.FILES,
    ),
    ActionSpec(
        "copy_path",
        "copy",
        lambda _: translate("Actions", "Copy the path"),
        lambda window: external.copy_paths(window.chosen.paths),
        ("Ctrl+Shift+C",),
        enabled=photos_chosen,
        photo_menu=PhotoMenu.FILES,
    ),
    ActionSpec(
        "show_file",
        "external",
        lambda _: translate("Actions", "Show in the file manager"),
        _show_file,
        enabled=one_chosen,
        photo_menu=PhotoMenu.FILES,
    ),
    ActionSpec(
        "trash",
        "trash",
        _trash_words,
        trash,
        ("Ctrl+Del", "Ctrl+Backspace"),
        enabled=photos_chosen,
        on_photos=True,
        photo_menu=PhotoMenu.FILES,
    ),
)

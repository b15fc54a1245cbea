"""Actions on what stands beside photos: write it, read it, decide where it differs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, MainMenu, PhotoMenu, photos_chosen
from photo_sorter.ui.base import words
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.places.conflicts import decide_conflicts

translate = QCoreApplication.translate


def _is_free(window: WindowContext) -> bool:
    return not window.file_work.is_busy


def _for_chosen(window: WindowContext) -> bool:
    return photos_chosen(window) and _is_free(window)


def _waiting(window: WindowContext) -> int:
    """Photos that something can be written of."""
    counts = window.overview.data.sidecars
    return counts.due + counts.waiting + counts.failed


def _write_words(window: WindowContext) -> str:
    count = _waiting(window)
    if not count:
        return translate("Actions", "Write all to files")
    return translate("Actions", "Write all to files ({photos})").format(photos=words.photos(count))


ACTIONS = (
    ActionSpec(
        "write_files",
        "file-write",
        _write_words,
        lambda window: window.file_work.write(),
        enabled=lambda window: _is_free(window) and _waiting(window) > 0,
        main_menu=MainMenu.BESIDE_PHOTOS,
    ),
    ActionSpec(
        "read_files",
        "file-read",
        lambda _: translate("Actions", "Read all from files"),
        lambda window: window.file_work.read(),
        enabled=_is_free,
        main_menu=MainMenu.BESIDE_PHOTOS,
    ),
    ActionSpec(
        "conflicts",
        "differ",
        lambda _: translate("Actions", "Decide differences from files…"),
        decide_conflicts,
        main_menu=MainMenu.BESIDE_PHOTOS,
    ),
    ActionSpec(
        "write_chosen",
        "file-write",
        lambda _: translate("Actions", "Write to files"),
        lambda window: window.file_work.write(of_photos(window.chosen.ids)),
        enabled=_for_chosen,
        photo_menu=PhotoMenu.FILES,
    ),
    ActionSpec(
        "read_chosen",
        "file-read",
        lambda _: translate("Actions", "Read from files"),
        lambda window: window.file_work.read(of_photos(window.chosen.ids)),
        enabled=_for_chosen,
        photo_menu=PhotoMenu.FILES,
    ),
)

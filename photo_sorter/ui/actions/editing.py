"""Saying what the chosen photos are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, MainMenu, PhotoMenu, photos_chosen
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.browse.context import WindowContext

translate = QCoreApplication.translate


def _use_captions(window: WindowContext) -> None:
    """Where photos have no description yet; of one photo in place of what it has."""
    photos, captions = of_photos(window.chosen.ids), window.library.captions
    window.commands.do_made(lambda: captions.accepting(photos))


ACTIONS = (
    ActionSpec(
        "edit_details",
        "pencil",
        lambda _: translate("Actions", "Edit details…"),
        lambda window: window.dialogs.edit(window.chosen.ids),
        ("E",),
        enabled=photos_chosen,
        on_photos=True,
        photo_menu=PhotoMenu.SORT,
    ),
    ActionSpec(
        "write_captions",
        "words",
        lambda _: translate("Actions", "Write captions…"),
        lambda window: window.dialogs.captions(window.chosen.ids),
        enabled=photos_chosen,
        photo_menu=PhotoMenu.SORT,
    ),
    ActionSpec(
        "write_all_captions",
        "words",
        lambda _: translate("Actions", "Captions of all photos…"),
        lambda window: window.dialogs.captions(None),
        main_menu=MainMenu.LIBRARY,
    ),
    ActionSpec(
        "use_captions",
        "check",
        lambda _: translate("Actions", "Use captions as descriptions"),
        _use_captions,
        enabled=photos_chosen,
    ),
)

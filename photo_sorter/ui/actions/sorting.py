"""Actions that sort files into folders."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, MainMenu, PhotoMenu, photos_chosen
from photo_sorter.ui.places.sorting import sort_chosen, sort_shown

translate = QCoreApplication.translate

ACTIONS = (
    ActionSpec(
        "sort_shown",
        "sort",
        lambda _: translate("Actions", "Sort into folders…"),
        sort_shown,
        main_menu=MainMenu.BESIDE_PHOTOS,
    ),
    ActionSpec(
        "sort_chosen",
        "sort",
        lambda _: translate("Actions", "Sort into folders…"),
        sort_chosen,
        enabled=photos_chosen,
        photo_menu=PhotoMenu.FILES,
        in_palette=False,
    ),
)

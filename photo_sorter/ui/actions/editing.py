"""Saying what the chosen photos are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, PhotoMenu, photos_chosen

translate = QCoreApplication.translate

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
)

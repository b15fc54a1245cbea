"""Putting right when the chosen photos were taken."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, PhotoMenu, photos_chosen

translate = QCoreApplication.translate

ACTIONS = (
    ActionSpec(
        "fix_dates",
        "calendar",
        lambda _: translate("Actions", "Fix dates…"),
        lambda window: window.dialogs.fix_dates(window.chosen.ids),
        ("D",),
        enabled=photos_chosen,
        on_photos=True,
        photo_menu=PhotoMenu.SORT,
    ),
)

"""Look at photos that are there twice, at bursts and at look-alikes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, MainMenu
from photo_sorter.ui.places.duplicates import compare

ACTIONS = (
    ActionSpec(
        "duplicates",
        "copy",
        lambda _: QCoreApplication.translate("Actions", "Photos that are there twice…"),
        compare,
        main_menu=MainMenu.LIBRARY,
    ),
)

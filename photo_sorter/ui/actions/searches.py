"""Actions on searches: keep the one that is looked at, forget those of before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, MainMenu
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.places.searches import searched

translate = QCoreApplication.translate


def _is_searching(window: WindowContext) -> bool:
    return bool(searched(window))


ACTIONS = (
    ActionSpec(
        "save_search",
        "saved",
        lambda _: translate("Actions", "Save this search…"),
        lambda window: window.dialogs.save_search(searched(window)),
        enabled=_is_searching,
        main_menu=MainMenu.ADD,
    ),
    ActionSpec(
        "album_of_search",
        "album-auto",
        lambda _: translate("Actions", "Make an album of this search…"),
        lambda window: window.dialogs.new_album(words=searched(window)),
        enabled=_is_searching,
        main_menu=MainMenu.ADD,
    ),
    ActionSpec(
        "forget_searches",
        "recent",
        lambda _: translate("Actions", "Forget recent searches"),
        lambda window: window.tasks.run(window.library.searches.forget_recent),
        main_menu=MainMenu.LIBRARY,
    ),
)

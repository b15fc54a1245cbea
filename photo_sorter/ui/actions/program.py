"""Actions on the program: help, what it is, its end."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, MainMenu

translate = QCoreApplication.translate

ACTIONS = (
    ActionSpec(
        "shortcuts",
        "keyboard",
        lambda _: translate("Actions", "Keyboard"),
        lambda window: window.frame.show_keys(),
        ("?",),
        main_menu=MainMenu.HELP,
    ),
    ActionSpec(
        "search_help",
        "search",
        lambda _: translate("Actions", "How to search"),
        lambda window: window.dialogs.search_help(),
        main_menu=MainMenu.HELP,
    ),
    ActionSpec(
        "about",
        "info",
        lambda _: translate("Actions", "About Photo Sorter"),
        lambda window: window.dialogs.about(),
        main_menu=MainMenu.HELP,
    ),
    ActionSpec(
        "quit",
        "close",
        lambda _: translate("Actions", "Quit"),
        lambda window: window.frame.quit(),
        ("Ctrl+Q",),
        main_menu=MainMenu.LEAVE,
    ),
)

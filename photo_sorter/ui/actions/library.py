"""Actions on the library: what it watches, what was done to it, how it is set up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, MainMenu

translate = QCoreApplication.translate

ACTIONS = (
    ActionSpec(
        "add_folder",
        "folder-plus",
        lambda _: translate("Actions", "Add a folder…"),
        lambda window: window.dialogs.choose_folder(),
        ("Ctrl+O",),
        main_menu=MainMenu.ADD,
    ),
    ActionSpec(
        "new_album",
        "album",
        lambda _: translate("Actions", "New album…"),
        lambda window: window.dialogs.new_album(),
        ("Ctrl+N",),
        main_menu=MainMenu.ADD,
    ),
    ActionSpec(
        "import",
        "download",
        lambda _: translate("Actions", "Import from another program…"),
        lambda window: window.dialogs.import_from_program(),
        main_menu=MainMenu.ADD,
    ),
    ActionSpec(
        "rescan",
        "refresh",
        lambda _: translate("Actions", "Look through the folders again"),
        lambda window: window.tasks.run(window.library.jobs.rescan),
        ("F5",),
        main_menu=MainMenu.LIBRARY,
    ),
    ActionSpec(
        "exclusions",
        "minus",
        lambda _: translate("Actions", "What is passed over…"),
        lambda window: window.dialogs.exclusions(),
        main_menu=MainMenu.LIBRARY,
    ),
    ActionSpec(
        "undo",
        "undo",
        lambda _: translate("Actions", "Undo"),
        lambda window: window.commands.undo(),
        ("Ctrl+Z",),
        main_menu=MainMenu.LIBRARY,
    ),
    ActionSpec(
        "redo",
        "redo",
        lambda _: translate("Actions", "Redo"),
        lambda window: window.commands.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        main_menu=MainMenu.LIBRARY,
    ),
    ActionSpec(
        "models",
        "model",
        lambda _: translate("Actions", "Models…"),
        lambda window: window.dialogs.models(),
        main_menu=MainMenu.SET_UP,
    ),
    ActionSpec(
        "vocabulary",
        "words",
        lambda _: translate("Actions", "Tag words…"),
        lambda window: window.dialogs.vocabulary(),
        main_menu=MainMenu.SET_UP,
    ),
    ActionSpec(
        "settings",
        "settings",
        lambda _: translate("Actions", "Settings…"),
        lambda window: window.dialogs.settings(window.settings),
        ("Ctrl+,",),
        main_menu=MainMenu.SET_UP,
    ),
)

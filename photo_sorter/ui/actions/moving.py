"""Actions on the window itself: where to look, what to show beside the photos, how large."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, MainMenu

translate = QCoreApplication.translate

ACTIONS = (
    ActionSpec(
        "search",
        "search",
        lambda _: translate("Actions", "Search"),
        lambda window: window.frame.start_search(),
        ("Ctrl+F",),
    ),
    ActionSpec(
        "back",
        "left",
        lambda _: translate("Actions", "Back"),
        lambda window: window.frame.go_back(),
        ("Esc",),
        in_palette=False,
    ),
    ActionSpec(
        "palette",
        "command",
        lambda _: translate("Actions", "Find a command…"),
        lambda window: window.frame.show_palette(),
        ("Ctrl+K",),
        main_menu=MainMenu.HELP,
        in_palette=False,
    ),
    ActionSpec(
        "sidebar",
        "sidebar",
        lambda _: translate("Actions", "Show or hide the sidebar"),
        lambda window: window.frame.toggle_sidebar(),
        ("Ctrl+B",),
    ),
    ActionSpec(
        "panel",
        "panel",
        lambda _: translate("Actions", "Show or hide the details"),
        lambda window: window.frame.toggle_panel(),
        ("Ctrl+I",),
    ),
    ActionSpec(
        "larger",
        "zoom-in",
        lambda _: translate("Actions", "Larger photos"),
        lambda window: window.frame.zoom(1),
        ("Ctrl++", "Ctrl+="),
    ),
    ActionSpec(
        "smaller",
        "zoom-out",
        lambda _: translate("Actions", "Smaller photos"),
        lambda window: window.frame.zoom(-1),
        ("Ctrl+-",),
    ),
)

"""Giving a photo another look, and keeping a part of it, in words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, PhotoMenu, one_chosen
from photo_sorter.ui.base import external
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.version_said import say_version

translate = QCoreApplication.translate


def _can_look(window: WindowContext) -> bool:
    """A photo that is covered stays so."""
    return one_chosen(window) and not window.veil.hides(window.chosen.seen[0])


def _look(window: WindowContext) -> None:
    seen = window.chosen.seen
    window.dialogs.look(seen[0], partial(say_version, window), partial(_exported, window))


def _exported(window: WindowContext, path: Path) -> None:
    text = translate("Actions", "Copy saved as “{name}”").format(name=path.name)
    show = translate("Actions", "Show in folder")
    window.toasts.say(
        text, "", show, lambda: external.show_in_file_manager(str(path)), about="export"
    )


def _crop(window: WindowContext) -> None:
    photo = window.chosen.seen[0]
    window.dialogs.crop_words(photo, lambda parts: window.frame.crop(photo, parts))


ACTIONS = (
    ActionSpec(
        "look",
        "look",
        lambda _: translate("Actions", "Look…"),
        _look,
        ("Shift+K",),
        enabled=_can_look,
        on_photos=True,
        photo_menu=PhotoMenu.FILES,
    ),
    ActionSpec(
        "crop_words",
        "crop",
        lambda _: translate("Actions", "Crop by words…"),
        _crop,
        ("Shift+X",),
        enabled=_can_look,
        on_photos=True,
        photo_menu=PhotoMenu.FILES,
    ),
)

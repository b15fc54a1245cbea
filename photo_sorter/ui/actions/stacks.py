"""Stacks: photos become one item, and are shown one by one again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.operations import SetStackCover, StackPhotos, UnstackPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.actions.action import ActionSpec, PhotoMenu
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.browse.context import WindowContext

translate = QCoreApplication.translate


def _can_stack(window: WindowContext) -> bool:
    return len(window.chosen.seen) > 1


def _stack(window: WindowContext) -> None:
    window.commands.do(StackPhotos(of_photos(window.chosen.ids)))


def _of_stack(window: WindowContext) -> bool:
    return window.chosen.of_stack


def _unstack_words(window: WindowContext) -> str:
    if _of_stack(window) and not window.chosen.beneath:
        return translate("Actions", "Take out of the stack")
    return translate("Actions", "Unstack")


def _unstack(window: WindowContext) -> None:
    window.commands.do(UnstackPhotos(of_photos(window.chosen.ids)))


def _can_be_cover(window: WindowContext) -> bool:
    details = window.chosen.details
    stack = None if details is None else details.stack
    return stack is not None and stack.number > 1 and len(window.chosen.seen) == 1


def _make_cover(window: WindowContext) -> None:
    window.commands.do(SetStackCover(PhotoId(window.chosen.seen[0])))


ACTIONS = (
    ActionSpec(
        "stack",
        "stack",
        lambda _: translate("Actions", "Stack the photos"),
        _stack,
        ("Ctrl+G",),
        enabled=_can_stack,
        offered=_can_stack,
        photo_menu=PhotoMenu.SORT,
    ),
    ActionSpec(
        "unstack",
        "minus",
        _unstack_words,
        _unstack,
        ("Ctrl+Shift+G",),
        enabled=_of_stack,
        offered=_of_stack,
        photo_menu=PhotoMenu.SORT,
    ),
    ActionSpec(
        "stack_cover",
        "photos",
        lambda _: translate("Actions", "Make it the cover of its stack"),
        _make_cover,
        enabled=_can_be_cover,
        offered=_can_be_cover,
        photo_menu=PhotoMenu.SORT,
    ),
    ActionSpec(
        "open_stack",
        "stack",
        lambda _: translate("Actions", "Open or close the stack"),
        lambda window: window.frame.turn_stack(),
        ("G",),
        enabled=_of_stack,
        offered=_of_stack,
        on_photos=True,
        photo_menu=PhotoMenu.LOOK,
    ),
    ActionSpec(
        "open_stacks",
        "stack",
        lambda _: translate("Actions", "Open or close all stacks"),
        lambda window: window.frame.turn_all_stacks(),
        ("Shift+G",),
        on_photos=True,
    ),
)

"""Sensitive photos: ask to see them, and say which ones are sensitive."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.operations import TagPhotos
from photo_sorter.core.sensitive import SENSITIVE_TAG
from photo_sorter.ui.actions.action import ActionSpec, MainMenu, PhotoMenu, photos_chosen
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.browse.context import WindowContext

translate = QCoreApplication.translate


def _sensitive(window: WindowContext) -> list[int]:
    return [each for each in window.chosen.ids if window.veil.is_sensitive(each)]


def _hidden(window: WindowContext) -> list[int]:
    return [each for each in window.chosen.ids if window.veil.hides(each)]


def _reveal_words(window: WindowContext) -> str:
    if _sensitive(window) and not _hidden(window):
        return translate("Actions", "Hide the sensitive picture again")
    return translate("Actions", "Show the sensitive picture")


def _reveal(window: WindowContext) -> None:
    """All chosen ones; hide them where none is hidden."""
    if hidden := _hidden(window):
        window.veil.reveal(hidden)
    else:
        window.veil.cover(_sensitive(window))


def _all_words(window: WindowContext) -> str:
    if window.veil.shows_all:
        return translate("Actions", "Hide all sensitive pictures again")
    return translate("Actions", "Show all sensitive pictures")


def _reveal_all(window: WindowContext) -> None:
    if window.veil.shows_all:
        window.veil.cover_all()
    else:
        window.veil.reveal_all()


def _all_are_sensitive(window: WindowContext) -> bool:
    return bool(window.chosen.ids) and len(_sensitive(window)) == len(window.chosen.ids)


def _mark_words(window: WindowContext) -> str:
    if _all_are_sensitive(window):
        return translate("Actions", "Mark as not sensitive")
    return translate("Actions", "Mark as sensitive")


def _mark(window: WindowContext) -> None:
    """The chosen photos are hidden at once, also those that somebody has just looked at."""
    photos, sensitive = of_photos(window.chosen.ids), not _all_are_sensitive(window)
    if sensitive:
        window.veil.cover(photos)
    window.commands.do(TagPhotos(photos, SENSITIVE_TAG, sensitive))


ACTIONS = (
    ActionSpec(
        "reveal",
        "eye",
        _reveal_words,
        _reveal,
        ("V",),
        enabled=lambda window: bool(_sensitive(window)),
        offered=lambda window: bool(_sensitive(window)),
        on_photos=True,
        photo_menu=PhotoMenu.LOOK,
    ),
    ActionSpec(
        "reveal_all",
        "eye",
        _all_words,
        _reveal_all,
        ("Shift+V",),
        on_photos=True,
        main_menu=MainMenu.LIBRARY,
    ),
    ActionSpec(
        "mark_sensitive",
        "eye-off",
        _mark_words,
        _mark,
        enabled=photos_chosen,
        photo_menu=PhotoMenu.SORT,
    ),
)

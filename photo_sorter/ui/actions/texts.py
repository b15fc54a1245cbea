"""Actions on the text in pictures: look at it, delete what was read, read anew."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from photo_sorter.ui.actions.action import ActionSpec, MainMenu, one_chosen
from photo_sorter.ui.base import words
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.context import WindowContext

translate = QCoreApplication.translate


def _work(window: WindowContext) -> Sequence[MenuItem]:
    return [
        MenuItem(
            "refresh",
            translate("Actions", "Look for text in all pictures again"),
            partial(_read_again, window),
        ),
        MenuItem(
            "trash",
            translate("Actions", "Delete all text that was read…"),
            partial(_ask_to_delete, window),
        ),
    ]


def _read_again(window: WindowContext) -> None:
    window.tasks.run(window.library.texts.read_again, in_order=True)


def _ask_to_delete(window: WindowContext) -> None:
    """How much it is, and whether that is meant."""

    def asked(count: int) -> None:
        if not count:
            window.toasts.say(translate("Actions", "No text was read in any picture."))
            return
        text = translate("Actions", "Delete the text of {photos}").format(
            photos=words.photos(count)
        )
        keep = MenuItem("undo", translate("Actions", "Keep it"), lambda: None, apart=True)
        window.frame.pop_up([MenuItem("trash", text, partial(_delete, window)), keep])

    window.tasks.run(window.library.texts.count, asked)


def _delete(window: WindowContext) -> None:
    def done(count: int) -> None:
        window.toasts.say(
            translate("Actions", "The text of {photos} is deleted.").format(
                photos=words.photos(count)
            ),
            translate("Actions", "The pictures themselves are as they were."),
        )

    window.tasks.run(window.library.texts.forget, done, in_order=True)


ACTIONS = (
    ActionSpec(
        "picture_text",
        "text",
        lambda _: translate("Actions", "Show the text in the picture"),
        lambda window: window.frame.show_text(),
        ("Shift+T",),
        enabled=one_chosen,
        on_photos=True,
        in_palette=False,
    ),
    ActionSpec(
        "picture_texts",
        "text",
        lambda _: translate("Actions", "Text in pictures"),
        lambda window: window.frame.pop_up(_work(window)),
        choices=_work,
        main_menu=MainMenu.LIBRARY,
    ),
)

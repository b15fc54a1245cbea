"""What the page says where there is no photo to ask about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.errors import ModelUnavailableError, PhotoSorterError
from photo_sorter.ui.base.error_words import in_words
from photo_sorter.ui.pages.notice import Choice, Message

translate = QCoreApplication.translate
Act = Callable[[], object]


def looking() -> Message:
    return Message(
        "search",
        translate("Review", "Looking at your photos…"),
        translate("Review", "They are put into order, the most telling first."),
    )


def nothing_left(leave: Act) -> Message:
    text = translate("Review", "Every photo that could be asked about was answered or skipped.")
    back = translate("Review", "See its photos")
    return Message(
        "check", translate("Review", "Nothing left to review"), text, [(back, "primary", leave)]
    )


def no_photos(leave: Act) -> Message:
    text = translate("Review", "Photos can be asked about as soon as the model has looked at them.")
    back = translate("Review", "Back")
    return Message(
        "photos",
        translate("Review", "There are no photos to review yet"),
        text,
        [(back, "", leave)],
    )


def mute_name(name: str, *, is_album: bool, leave: Act, go_on: Act) -> Message:
    """No word describes it, and nobody gave it to a photo yet."""
    title = translate("Review", "The model does not know what “{name}” looks like")
    if is_album:
        text = translate(
            "Review",
            "Drag about five photos that belong there onto its name in the sidebar. From them it "
            "learns which photos to ask about.",
        )
    else:
        text = translate(
            "Review",
            "Choose about five photos that show it, press T and give them the tag. From them it "
            "learns which photos to ask about.",
        )
    choose = translate("Review", "Go and choose photos")
    anyway = translate("Review", "Look through photos anyway")
    choices: list[Choice] = [(choose, "primary", leave), (anyway, "", go_on)]
    return Message("tag", title.format(name=name), text, choices)


def enough(leave: Act, go_on: Act) -> Message:
    text = translate(
        "Review", "Of the photos that get it, and of those that should, most are right by now."
    )
    stop, further = translate("Review", "See its photos"), translate("Review", "Go on anyway")
    return Message(
        "check",
        translate("Review", "Sure enough: you can stop"),
        text,
        [(stop, "primary", leave), (further, "", go_on)],
    )


def failed(error: PhotoSorterError, again: Act, models: Act) -> Message:
    choices: list[Choice] = [(translate("Review", "Try again"), "primary", again)]
    if isinstance(error, ModelUnavailableError):
        choices.append((translate("Review", "Models…"), "", models))
    return Message("attention", *in_words(error), choices)


def no_suspects(name: str) -> Message:
    text = translate("Review", "All photos that have it look like others that have it.")
    title = translate("Review", "No photo of “{name}” is suspect")
    return Message("check", title.format(name=name), text)

"""How a photo is called where it is heard instead of seen."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from photo_sorter.core.rating import Rating
from photo_sorter.core.stacks import StackPlace
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import problem_words

translate = QCoreApplication.translate

_TAGS_MOST = 5  # a listener waits for each


def photo_name(details: PhotoDetails, *, hidden: bool = False) -> str:
    """What it shows, else its file; when it was taken; what a person thinks of it. What a
    `hidden` photo shows is not said."""
    tags = [] if hidden else [tag.name for tag in details.tags[:_TAGS_MOST]]
    shown = tags or [_file(details)]
    if hidden:
        shown.insert(0, translate("Spoken", "sensitive, hidden"))
    parts = [*shown, words.taken(details), *rating_words(details.rating)]
    if details.stack is not None:
        parts.append(stack_words(details.stack))
    if details.offline:
        parts.append(translate("Spoken", "not connected"))
    if details.warning is not None:
        parts.append(problem_words(details.warning)[0])
    return ", ".join(filter(None, parts))


def photo_description(details: PhotoDetails, *, hidden: bool = False) -> str:
    """Its file where the name is made of tags, and what stands in it in words; nothing of a
    `hidden` photo."""
    if hidden:
        return ""
    parts = [_file(details) if details.tags else "", details.title, details.description]
    return ". ".join(filter(None, parts))


def stack_words(stack: StackPlace) -> str:
    """Where a photo stands in its stack."""
    number, count = words.number(stack.number), words.number(stack.count)
    return translate("Spoken", "{number} of {count} in a stack").format(number=number, count=count)


def rating_words(rating: Rating) -> list[str]:
    said = [words.star_count(rating.stars)] if rating.stars else []
    said += [translate("Spoken", "favourite")] if rating.favourite else []
    said += [translate("Spoken", "rejected")] if rating.rejected else []
    return said + ([words.colour_label(rating.label)] if rating.label else [])


def announce(about: QObject, text: str) -> None:
    """Have a screen reader, where one is there, say what changed elsewhere than where the
    keyboard is."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, text))


def _file(details: PhotoDetails) -> str:
    name = os.path.basename(details.paths[0]) if details.paths else ""
    return name.encode("utf-8", "replace").decode("utf-8")

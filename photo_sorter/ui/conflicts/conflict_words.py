"""What is in conflict, and both values, in words."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.colour_names import colour_of
from photo_sorter.core.file_merge import FieldValue, SingleField
from photo_sorter.core.rating import stars
from photo_sorter.ui.base import words

translate = QCoreApplication.translate

_LONG = re.compile(r"\S{16}(?=\S)")


def field_name(field: SingleField) -> str:
    return {
        SingleField.RATING: translate("Conflicts", "Stars"),
        SingleField.LABEL: translate("Conflicts", "Colour label"),
        SingleField.TITLE: translate("Conflicts", "Title"),
        SingleField.DESCRIPTION: translate("Conflicts", "Description"),
        SingleField.COPYRIGHT: translate("Conflicts", "Copyright"),
        SingleField.CREATOR: translate("Conflicts", "Creator"),
        SingleField.PLACE: translate("Conflicts", "Place"),
    }[field]


def value_shown(field: SingleField, value: FieldValue) -> str:
    """As it is seen: stars as stars."""
    if field is SingleField.RATING and isinstance(value, int) and value > 0:
        return stars(value)
    return value_spoken(field, value)


def breakable(text: str) -> str:
    """A word that is too long for a line may be broken anywhere, without a sign of it."""
    return _LONG.sub(lambda found: found.group() + "\u200b", text)


def value_spoken(field: SingleField, value: FieldValue) -> str:
    """As it is heard: stars as a number of them."""
    if field is SingleField.RATING:
        count = value if isinstance(value, int) else 0
        if count < 0:
            return translate("Conflicts", "rejected")
        return words.star_count(count) if count else translate("Conflicts", "no stars")
    if field is SingleField.LABEL:
        text = None if value is None else str(value)
        colour = colour_of(text)
        return words.colour_label(colour) if colour is not None else str(value)
    return translate("Conflicts", "nothing") if value is None else str(value)

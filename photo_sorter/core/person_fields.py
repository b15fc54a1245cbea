"""How a person's word of each field with one value meets the file's; a field is one entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from photo_sorter.core.colour_names import colour_of, label_text
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import FieldValue, SingleField
from photo_sorter.core.person_said import REJECTED, PersonSaid, file_names, file_place, file_text
from photo_sorter.core.written_places import read_place


@dataclass(frozen=True, slots=True)
class PersonField:
    """`spoken` is what a file is to say: of what it says, of what it would say by itself, and of
    what a person said. `kept` is what a person counts as having said once the file's value counts:
    where they said nothing, that is nothing still."""

    spoken: Callable[[FileFields, FileFields, PersonSaid], FieldValue]
    kept: Callable[[PersonSaid, FieldValue], PersonSaid]


def _rating(fields: FileFields, own: FileFields, said: PersonSaid) -> int | None:
    rejected = own.rating == REJECTED if said.rejected is None else said.rejected
    if rejected:
        return REJECTED
    if said.stars is not None:
        return said.stars
    return None if own.rating == REJECTED else own.rating


def _keep_rating(said: PersonSaid, theirs: FieldValue) -> PersonSaid:
    if theirs == REJECTED:
        return said if said.rejected is None else replace(said, rejected=True)
    stars = theirs if isinstance(theirs, int) else None
    return replace(said, stars=None if said.stars is None else stars, rejected=None)


def _label(fields: FileFields, own: FileFields, said: PersonSaid) -> str | None:
    """In the file's own spelling where that means the same colour."""
    if said.label is None:
        return own.label
    for text in (fields.label, own.label):
        if colour_of(text) is said.label:
            return text
    return label_text(said.label)


def _keep_label(said: PersonSaid, theirs: FieldValue) -> PersonSaid:
    colour = colour_of(theirs) if isinstance(theirs, str) else None
    return said if said.label is None else replace(said, label=colour)


def _text(name: str, written: Callable[[str], str] = file_text) -> PersonField:
    """A text of `said.details`, and how it comes back out of a file; an empty one by a person takes
    the file's away."""

    def spoken(fields: FileFields, own: FileFields, said: PersonSaid) -> FieldValue:
        mine = getattr(said.details, name)
        by_file: FieldValue = getattr(own, name)
        return by_file if mine is None else written(mine) or None

    def kept(said: PersonSaid, theirs: FieldValue) -> PersonSaid:
        if getattr(said.details, name) is None:
            return said
        value: Any = {name: theirs}
        return replace(said, details=replace(said.details, **value))

    return PersonField(spoken, kept)


def _place(fields: FileFields, own: FileFields, said: PersonSaid) -> str | None:
    place = said.details.place
    return own.place if place is None else file_place(place)


def _keep_place(said: PersonSaid, theirs: FieldValue) -> PersonSaid:
    if said.details.place is None:
        return said
    place = read_place(theirs) if isinstance(theirs, str) else None
    return replace(said, details=replace(said.details, place=place))


PERSON_FIELDS: Mapping[SingleField, PersonField] = {
    SingleField.RATING: PersonField(_rating, _keep_rating),
    SingleField.LABEL: PersonField(_label, _keep_label),
    SingleField.TITLE: _text("title"),
    SingleField.DESCRIPTION: _text("description"),
    SingleField.COPYRIGHT: _text("copyright"),
    SingleField.PLACE: PersonField(_place, _keep_place),
    SingleField.CREATOR: _text("creator", file_names),
}


def keeping(said: PersonSaid, one: SingleField, theirs: FieldValue) -> PersonSaid:
    """What a person counts as having said once they keep the file's value."""
    return PERSON_FIELDS[one].kept(said, theirs)

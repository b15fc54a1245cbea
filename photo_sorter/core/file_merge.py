"""Three-way merge of what a file says and what the catalog says.

The base is what both said when they last agreed. Against it each side has changed something or
has not; so a keyword that one side took away is told from one that the other side added, which a
union of the two cannot.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from photo_sorter.core.colour_names import colour_of
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.keywords import answers, tags_of

FieldValue = str | int | None


class SingleField(Enum):
    """The fields of `FileFields` that have one value; named as there."""

    RATING = "rating"
    LABEL = "label"
    TITLE = "title"
    DESCRIPTION = "description"
    COPYRIGHT = "copyright"
    PLACE = "place"
    CREATOR = "creator"


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """Both sides changed a field, and differently."""

    field: SingleField
    ours: FieldValue
    theirs: FieldValue


@dataclass(frozen=True, slots=True)
class Merged:
    """`fields` is what the file is to say. Of a conflict, and of what is yet to be decided, that is
    what it says already."""

    fields: FileFields
    conflicts: tuple[FieldConflict, ...] = ()
    undecided: frozenset[SingleField] = frozenset()

    @property
    def open(self) -> frozenset[SingleField]:
        """The fields of which neither side's word counts yet."""
        return self.undecided | {conflict.field for conflict in self.conflicts}


def merge(
    base: FileFields,
    theirs: FileFields,
    ours: FileFields,
    undecided: Collection[SingleField] = (),
) -> Merged:
    """`theirs` is the file. The fields in `undecided` are left as the file has them, whatever
    either side says, and are no conflict of their own."""
    values: dict[str, FieldValue] = {}
    conflicts = []
    for field in SingleField:
        was, there, here = (value_of(side, field) for side in (base, theirs, ours))
        values[field.value] = there
        if field in undecided or same(field, there, here) or same(field, here, was):
            continue
        if same(field, there, was):
            values[field.value] = here
        else:
            conflicts.append(FieldConflict(field, here, there))
    keywords = merge_keywords(base.keywords, theirs.keywords, ours.keywords)
    fields = with_values(FileFields(keywords), values)
    return Merged(fields, tuple(conflicts), frozenset(undecided))


def merge_keywords(
    base: Iterable[str], theirs: Iterable[str], ours: Iterable[str]
) -> tuple[str, ...]:
    """What either side added is in, what either side removed is out: in the file's order and
    spelling, then what is ours alone. All sides are compared as tags: a word that a path of the
    same side answers to is not there for itself, and not missed either."""
    was = {key(word): word for word in tags_of(list(base))}
    there = {key(word): word for word in tags_of(list(theirs))}
    here = {key(word): word for word in tags_of(list(ours))}
    kept = [word for name, word in there.items() if name in here or name not in was]
    added = [word for name, word in here.items() if name not in there and name not in was]
    return tuple(tags_of([*kept, *added]))


def changed_keywords(
    before: Iterable[str], after: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those that were added, and those that were removed; compared as `merge_keywords` does."""
    was = {key(word): word for word in tags_of(list(before))}
    now = {key(word): word for word in tags_of(list(after))}
    added = tuple(word for name, word in now.items() if name not in was)
    return added, tuple(word for name, word in was.items() if name not in now)


def says(keywords: Iterable[str], word: str) -> bool:
    """Whether one of the keywords is the word, or a path that answers to it."""
    asked = key(word)
    return any(answers(key(each), asked) for each in keywords)


def same_fields(one: FileFields, other: FileFields) -> bool:
    """Whether nobody would call the two different: case and order of keywords do not count."""
    return changed_keywords(one.keywords, other.keywords) == ((), ()) and all(
        same(field, value_of(one, field), value_of(other, field)) for field in SingleField
    )


def changed_fields(before: FileFields, after: FileFields) -> tuple[str, ...]:
    """The names of the fields in which the two differ."""
    found = [
        field.value
        for field in SingleField
        if not same(field, value_of(before, field), value_of(after, field))
    ]
    if changed_keywords(before.keywords, after.keywords) != ((), ()):
        found.insert(0, "keywords")
    return tuple(found)


def same(field: SingleField, one: FieldValue, other: FieldValue) -> bool:
    """No stars are as good as no rating; a label is one colour in every language."""
    if field is SingleField.RATING:
        return (one or 0) == (other or 0)
    if field is SingleField.LABEL and isinstance(one, str) and isinstance(other, str):
        return key(one) == key(other) or (colour_of(one) or one) == (colour_of(other) or other)
    return one == other


def value_of(fields: FileFields, field: SingleField) -> FieldValue:
    value: FieldValue = getattr(fields, field.value)
    return value


def with_values(fields: FileFields, values: dict[str, FieldValue]) -> FileFields:
    """The fields with these values in place of their own, by the fields' names."""
    return replace(fields, **values)  # type: ignore[arg-type]


def key(word: str) -> str:
    """What two spellings of a keyword have in common, as the catalog tells names apart."""
    return " ".join(unicodedata.normalize("NFC", word).split()).casefold()

"""What a person said of a photo, what its file says by itself, and what both together come to.

`own` is what a file says for itself: its fields less what only a person's word in this library put
there, and with what only a person's word took away. So a word that is taken back leaves the file
as it would be without that word, and nothing that other programs said is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from photo_sorter.core.colour_names import colour_of, label_text
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import (
    FieldValue,
    Merged,
    SingleField,
    changed_keywords,
    key,
    same,
    says,
    value_of,
    with_values,
)
from photo_sorter.core.keywords import SEPARATOR, tags_of
from photo_sorter.core.rating import ColourLabel

REJECTED = -1  # as a rating in a file
_LONGEST_KEYWORD = 200  # characters that are read of one in a file
# What XML has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """Of one photo. `present` are the tags that a person gave or confirmed, `refused` those that
    they took away; of the rest None where they said nothing. What only the model gave is not
    here. Being a favourite goes into no file: it is kept along."""

    present: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    stars: int | None = None
    rejected: bool | None = None
    label: ColourLabel | None = None
    favourite: bool | None = None


@dataclass(frozen=True, slots=True)
class FileState:
    """What the two sides agreed on last: `fields` is what the file said then."""

    fields: FileFields = field(default_factory=FileFields)
    own: FileFields = field(default_factory=FileFields)


def first_state(theirs: FileFields, read: FileFields) -> FileState:
    """Of a file that was never merged. `read` is what the catalog was told that the photo's files
    say: by that it is known which side changed a value since."""
    values = {one.value: value_of(theirs, one) and value_of(read, one) for one in SingleField}
    return FileState(with_values(theirs, values), theirs)


def heard(state: FileState) -> FileFields:
    """What the catalog is to know as the file's word: all its keywords, and of the rest what is not
    there because a person said so here."""
    return replace(state.own, keywords=state.fields.keywords)


def with_embedded(state: FileState, read: FileFields, said: PersonSaid) -> FileState:
    """A sidecar's keywords stand in for those inside the picture. So one without any takes these
    over with the first that a person gives or takes away."""
    if state.fields.keywords or state.own.keywords or not read.keywords:
        return state
    embedded = tuple(tags_of(read.keywords))
    refused = {key(file_keyword(word)) for word in said.refused}
    if not said.present and not refused & {key(word) for word in embedded}:
        return state
    return replace(state, own=replace(state.own, keywords=embedded))


def spoken(state: FileState, said: PersonSaid) -> FileFields:
    """What the file is to say by the catalog."""
    return FileFields(
        _keywords(state, said), _rating(state.own, said), _label(state, said),
        state.own.title, state.own.description,
    )  # fmt: skip


def _keywords(state: FileState, said: PersonSaid) -> tuple[str, ...]:
    refused = {key(file_keyword(word)) for word in said.refused}
    own = [word for word in state.own.keywords if key(word) not in refused]
    present = [word for word in map(file_keyword, said.present) if word]
    return tuple(tags_of([*own, *(word for word in present if not _is_among(word, own))]))


def _is_among(word: str, words: list[str]) -> bool:
    return key(word) in map(key, words)


def _rating(own: FileFields, said: PersonSaid) -> int | None:
    rejected = own.rating == REJECTED if said.rejected is None else said.rejected
    if rejected:
        return REJECTED
    if said.stars is not None:
        return said.stars
    return None if own.rating == REJECTED else own.rating


def _label(state: FileState, said: PersonSaid) -> str | None:
    """In the file's own spelling where that means the same colour."""
    if said.label is None:
        return state.own.label
    for text in (state.fields.label, state.own.label):
        if colour_of(text) is said.label:
            return text
    return label_text(said.label)


def file_keyword(word: str) -> str:
    """A tag's name as it comes back out of a file; empty where nothing of it does."""
    parts = (part.strip() for part in _UNWRITABLE.sub("", word).split(SEPARATOR))
    joined = SEPARATOR.join(part for part in parts if part)[:_LONGEST_KEYWORD]
    return SEPARATOR.join(part.strip() for part in joined.split(SEPARATOR) if part.strip())


# --------------------------------------------------------------------- after a look at the file


def taken_in(state: FileState, theirs: FileFields, merged: Merged, said: PersonSaid) -> PersonSaid:
    """What a person counts as having said, now that the file was changed elsewhere."""
    added, removed = changed_keywords(state.fields.keywords, theirs.keywords)
    gone = tuple(word for word in said.present if _is_gone(file_keyword(word), removed, merged))
    back = set(map(key, added))
    refused = tuple(word for word in said.refused if key(file_keyword(word)) not in back)
    present = tuple(word for word in said.present if word not in gone)
    taken = replace(said, present=present, refused=refused + gone)
    if _theirs_counts(SingleField.RATING, state, theirs, merged, said):
        taken = _rated(taken, theirs.rating)
    if said.label is not None and _theirs_counts(SingleField.LABEL, state, theirs, merged, said):
        taken = replace(taken, label=colour_of(theirs.label) if theirs.label else None)
    return taken


def _is_gone(word: str, removed: tuple[str, ...], merged: Merged) -> bool:
    return says(removed, word) and not says(merged.fields.keywords, word)


def _theirs_counts(
    one: SingleField, state: FileState, theirs: FileFields, merged: Merged, said: PersonSaid
) -> bool:
    """Whether the file alone changed the field. What both sides changed alike was this library's to
    say: a write that a crash hid looks like that."""
    if one in merged.open:
        return False
    now = value_of(theirs, one)
    changed = not same(one, now, value_of(state.fields, one))
    return changed and not same(one, now, value_of(spoken(state, said), one))


def _rated(said: PersonSaid, rating: int | None) -> PersonSaid:
    """Where a person said nothing, the file's own word counts already."""
    if rating == REJECTED:
        return said if said.rejected is None else replace(said, rejected=True)
    return replace(said, stars=None if said.stars is None else rating, rejected=None)


def followed(state: FileState, theirs: FileFields, merged: Merged, said: PersonSaid) -> FileState:
    """The state once the file was looked at and nothing was written. What is open keeps its
    base."""
    fields, own = dict[str, FieldValue](), dict[str, FieldValue]()
    for one in SingleField:
        theirs_counts = _theirs_counts(one, state, theirs, merged, said)
        fields[one.value] = value_of(state.fields if one in merged.open else theirs, one)
        own[one.value] = value_of(theirs if theirs_counts else state.own, one)
    added, removed = changed_keywords(state.fields.keywords, theirs.keywords)
    mine = {key(file_keyword(word)) for word in said.present}
    refused = {key(file_keyword(word)) for word in said.refused}
    lost = set(map(key, removed)) - refused
    kept = [word for word in state.own.keywords if key(word) not in lost]
    kept += [word for word in added if key(word) not in mine and not _is_among(word, kept)]
    return FileState(
        with_values(FileFields(theirs.keywords), fields),
        with_values(FileFields(tuple(kept)), own),
    )


def written(state: FileState, merged: Merged) -> FileState:
    """The state once the file says what was merged; `state` is what `followed` gave."""
    kept = {one.value: value_of(state.fields, one) for one in merged.open}
    return FileState(with_values(merged.fields, kept), state.own)


def decided(state: FileState, one: SingleField, theirs: FieldValue) -> FileState:
    """The state once a person keeps their own value against the file's `theirs`."""
    return replace(state, fields=with_values(state.fields, {one.value: theirs}))


def same_said(one: PersonSaid | None, other: PersonSaid) -> bool:
    """Whether both say the same; the order of words does not count."""
    return one is not None and _ordered(one) == _ordered(other)


def _ordered(said: PersonSaid) -> PersonSaid:
    return replace(said, present=tuple(sorted(said.present)), refused=tuple(sorted(said.refused)))


def told(read: FileFields, sidecar: FileFields) -> FileFields:
    """What the files say once a sidecar was read anew: where it says nothing, what was read of the
    picture counts."""
    values = {
        one.value: value_of(read if value_of(sidecar, one) is None else sidecar, one)
        for one in SingleField
    }
    return with_values(FileFields(sidecar.keywords or read.keywords), values)


def keeping(said: PersonSaid, one: SingleField, theirs: FieldValue) -> PersonSaid:
    """What a person counts as having said once they keep the file's value."""
    if one is SingleField.RATING and not isinstance(theirs, str):
        return _rated(said, theirs)
    if one is SingleField.LABEL and not isinstance(theirs, int):
        return replace(said, label=colour_of(theirs) if theirs else None)
    return said


def own_words(read: Sequence[str], states: Sequence[FileState]) -> list[str]:
    """Of the keywords that a photo's files were read to have, those that the files say for
    themselves; with those that they would say were it not for a person's word."""
    said = [word for state in states for word in state.fields.keywords]
    own = [word for state in states for word in state.own.keywords]
    mine = set(map(key, said)) - set(map(key, own))
    found = [word for word in read if key(word) not in mine]
    hidden = set(map(key, own)) - set(map(key, said))
    return found + [word for word in own if key(word) in hidden and not _is_among(word, found)]

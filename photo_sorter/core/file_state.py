"""What a file says by itself, and what it is to say with a person's words.

`own` is what a file says for itself: its fields less what only a person's word in this library put
there, and with what only a person's word took away. So a word that is taken back leaves the file
as it would be without that word, and nothing that other programs said is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import FieldValue, SingleField, key, same, value_of, with_values
from photo_sorter.core.keywords import tags_of
from photo_sorter.core.person_fields import PERSON_FIELDS
from photo_sorter.core.person_said import PersonSaid, file_keyword

_LONG = 150  # characters; shorter texts are read whole


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
    if not any(map(said.keyword, said.present)) and not refused & {key(word) for word in embedded}:
        return state
    return replace(state, own=replace(state.own, keywords=embedded))


def spoken(state: FileState, said: PersonSaid) -> FileFields:
    """What the file is to say by the catalog."""
    values = {
        one.value: field.spoken(state.fields, state.own, said)
        for one, field in PERSON_FIELDS.items()
    }
    return with_values(FileFields(_keywords(state, said)), values)


def _keywords(state: FileState, said: PersonSaid) -> tuple[str, ...]:
    refused = {key(file_keyword(word)) for word in said.refused}
    own = [word for word in state.own.keywords if key(word) not in refused]
    present = [word for word in map(said.keyword, said.present) if word]
    return tuple(tags_of([*own, *(word for word in present if not _is_among(word, own))]))


def _is_among(word: str, words: list[str]) -> bool:
    return key(word) in map(key, words)


def told(read: FileFields, sidecar: FileFields) -> FileFields:
    """What the files say once a sidecar was read anew: where it says nothing, what was read of the
    picture counts."""
    values = {
        one.value: value_of(read if value_of(sidecar, one) is None else sidecar, one)
        for one in SingleField
    }
    return with_values(FileFields(sidecar.keywords or read.keywords), values)


def own_values(read: FileFields, states: Sequence[FileState]) -> dict[str, FileFields]:
    """What files say for themselves, by the names of those fields in which they were read to say
    what only a person's word put there."""
    found: dict[str, FileFields] = {}
    for state in states:
        for one in SingleField:
            said, own = value_of(state.fields, one), value_of(state.own, one)
            if not same(one, said, own) and _is_read(one, value_of(read, one), said):
                found[one.value] = state.own
    return found


def _is_read(one: SingleField, read: FieldValue, said: FieldValue) -> bool:
    """Texts are read in one line, and long ones not to their end."""
    if isinstance(read, str) and isinstance(said, str):
        line, words = " ".join(said.split()), " ".join(read.split())
        if line == words or (len(words) >= _LONG and line.startswith(words)):
            return True
    return said is not None and same(one, read, said)


def own_words(read: Sequence[str], states: Sequence[FileState]) -> list[str]:
    """Of the keywords that a photo's files were read to have, those that the files say for
    themselves; with those that they would say were it not for a person's word."""
    said = [word for state in states for word in state.fields.keywords]
    own = [word for state in states for word in state.own.keywords]
    mine = set(map(key, said)) - set(map(key, own))
    found = [word for word in read if key(word) not in mine]
    hidden = set(map(key, own)) - set(map(key, said))
    return found + [word for word in own if key(word) in hidden and not _is_among(word, found)]

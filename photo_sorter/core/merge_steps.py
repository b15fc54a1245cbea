"""What a look at a file makes of what is known of it, and of what a person said."""

from __future__ import annotations

from dataclasses import replace

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
from photo_sorter.core.file_state import FileState, spoken
from photo_sorter.core.person_fields import PERSON_FIELDS
from photo_sorter.core.person_said import PersonSaid, file_keyword


def taken_in(state: FileState, theirs: FileFields, merged: Merged, said: PersonSaid) -> PersonSaid:
    """What a person counts as having said, now that the file was changed elsewhere."""
    added, removed = changed_keywords(state.fields.keywords, theirs.keywords)
    gone = tuple(word for word in said.present if _is_gone(said.keyword(word), removed, merged))
    back = set(map(key, added))
    refused = tuple(word for word in said.refused if key(file_keyword(word)) not in back)
    present = tuple(word for word in said.present if word not in gone)
    taken = replace(said, present=present, refused=refused + gone)
    for one, field in PERSON_FIELDS.items():
        if _theirs_counts(one, state, theirs, merged, said):
            taken = field.kept(taken, value_of(theirs, one))
    return taken


def _is_gone(word: str, removed: tuple[str, ...], merged: Merged) -> bool:
    return bool(word) and says(removed, word) and not says(merged.fields.keywords, word)


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


def followed(state: FileState, theirs: FileFields, merged: Merged, said: PersonSaid) -> FileState:
    """The state once the file was looked at and nothing was written. What is open keeps its
    base."""
    fields, own = dict[str, FieldValue](), dict[str, FieldValue]()
    for one in SingleField:
        theirs_counts = _theirs_counts(one, state, theirs, merged, said)
        fields[one.value] = value_of(state.fields if one in merged.open else theirs, one)
        own[one.value] = value_of(theirs if theirs_counts else state.own, one)
    added, removed = changed_keywords(state.fields.keywords, theirs.keywords)
    mine = {key(said.keyword(word)) for word in said.present}
    refused = {key(file_keyword(word)) for word in said.refused}
    lost = set(map(key, removed)) - refused
    kept = [word for word in state.own.keywords if key(word) not in lost]
    kept += [word for word in added if key(word) not in mine and key(word) not in map(key, kept)]
    return FileState(
        with_values(FileFields(theirs.keywords), fields),
        with_values(FileFields(tuple(kept)), own),
    )


def written(state: FileState, merged: Merged) -> FileState:
    """The state once the file says what was merged; `state` is what `followed` gave."""
    kept = {one.value: value_of(state.fields, one) for one in merged.open}
    return FileState(with_values(merged.fields, kept), state.own)


def decided(
    state: FileState, one: SingleField, theirs: FieldValue, *, ours: bool, again: bool
) -> FileState:
    """The state once a person keeps their own value against the file's `theirs` (`ours`), or the
    file's. `again`: it was decided before, and the file may say by now what was kept then."""
    values = {one.value: theirs}
    fields = state.fields if again else with_values(state.fields, values)
    return FileState(fields, state.own if ours else with_values(state.own, values))

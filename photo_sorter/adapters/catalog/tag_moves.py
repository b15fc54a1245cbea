"""Tags that are renamed, merged, deleted, described, and put back as they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from photo_sorter.adapters.catalog.file_tags import follow_keywords
from photo_sorter.adapters.catalog.shifted_tags import Shifted, shifted
from photo_sorter.adapters.catalog.tag_marks import (
    drop_empty,
    drop_tag,
    follow_files,
    merge_marks,
    read_marks,
    write_marks,
)
from photo_sorter.adapters.catalog.tag_traits import (
    Aliases,
    Traits,
    changed_aliases,
    changed_traits,
    read_aliases,
    read_traits,
    write_aliases,
    write_traits,
)
from photo_sorter.adapters.catalog.values import name_key
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.ports.catalog import AliasAt, MarksOfTag, MovedTags, TagChange, TraitsAt
from photo_sorter.core.problems import Problem
from photo_sorter.core.tag_tree import TagTraits, ancestors, key_of, lies_below, moved, tidy

T = TypeVar("T")


class _Said:
    """Traits and aliases as they are within one change; what was before is told by `back`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._traits_before = read_traits(connection)
        self._aliases_before = read_aliases(connection)
        self.traits: Traits = dict(self._traits_before)
        self.aliases: Aliases = dict(self._aliases_before)

    def shifted(
        self, connection: sqlite3.Connection, follow: Callable[[str], str] = lambda name: name
    ) -> Shifted:
        """Of names that led somewhere, and lead elsewhere now than where that goes: `follow` says
        what becomes of a tag."""
        before = self._aliases_before
        keys = [key for key, led in before.items() if self.aliases.get(key) != follow(led)]
        return shifted(connection, keys, (before, self.aliases))

    def write(self, connection: sqlite3.Connection) -> None:
        keys = changed_traits(self._traits_before, self.traits)
        write_traits(connection, [TraitsAt(key, self.traits.get(key)) for key in keys])
        names = changed_aliases(self._aliases_before, self.aliases)
        write_aliases(connection, [AliasAt(key, self.aliases.get(key)) for key in names])

    def back(self) -> tuple[tuple[TraitsAt, ...], tuple[AliasAt, ...]]:
        keys = changed_traits(self._traits_before, self.traits)
        names = changed_aliases(self._aliases_before, self.aliases)
        return (
            tuple(TraitsAt(key, self._traits_before.get(key)) for key in keys),
            tuple(AliasAt(key, self._aliases_before.get(key)) for key in names),
        )


@contextmanager
def _saying(connection: sqlite3.Connection) -> Iterator[_Said]:
    said = _Said(connection)
    yield said
    said.write(connection)


def move(connection: sqlite3.Connection, name: str, to: str) -> MovedTags:
    """See `core.ports.TagTable`."""
    source, target = name_key(name), tidy(to)
    key = key_of(target)
    if not source or not key:
        raise InvalidInputError(Problem.TAG_NAMELESS)
    if lies_below(key, source):
        raise InvalidInputError(Problem.TAG_BELOW_ITSELF, name=target)
    renamed: list[tuple[str, str]] = []
    marks: list[MarksOfTag] = []
    merged, count = False, 0
    rows = _at_or_below(connection, source)
    with _saying(connection) as said:
        _move_said(said, source, target, [spelt for _, spelt in rows])
        elsewhere = said.shifted(
            connection, lambda led: moved(led, source, target) if _is_part(led, source) else led
        )
        if elsewhere.photo_ids:
            marks += [read_marks(connection, spelt) for _, spelt in rows]
            marks += elsewhere.marks
        for tag, spelt in rows:
            new = moved(spelt, source, target)
            there = _id_of(connection, new)
            count += _marked(connection, tag)
            if there is None or there == tag:
                connection.execute(
                    "UPDATE tags SET key = ?, name = ? WHERE id = ?", (name_key(new), new, tag)
                )
                renamed.append((new, spelt))
            else:
                merged = merged or _marked(connection, there) > 0
                marks += [read_marks(connection, spelt), read_marks(connection, new)]
                merge_marks(connection, tag, there)
    follow_keywords(connection, elsewhere.photo_ids)
    traits, aliases = said.back()
    back = TagChange(tuple(reversed(renamed)), tuple(_first_of_each(marks)), traits, aliases)
    return MovedTags(merged, count, back)


def delete(connection: sqlite3.Connection, name: str) -> MovedTags:
    """See `core.ports.TagTable`."""
    source = name_key(name)
    marks: list[MarksOfTag] = []
    count = 0
    rows = _at_or_below(connection, source)
    with _saying(connection) as said:
        said.aliases.update({name_key(spelt): "" for _, spelt in rows})
        for key in [k for k in said.traits if k == source or lies_below(k, source)]:
            del said.traits[key]
        said.aliases.update({key: "" for key, led in said.aliases.items() if _is_part(led, source)})
        said.aliases[source] = ""
        elsewhere = said.shifted(connection, lambda led: "" if _is_part(led, source) else led)
        for tag, spelt in rows:
            count += _marked(connection, tag)
            marks.append(read_marks(connection, spelt))
            drop_tag(connection, tag)
    follow_keywords(connection, elsewhere.photo_ids)
    marks += elsewhere.marks
    traits, aliases = said.back()
    return MovedTags(False, count, TagChange((), tuple(_first_of_each(marks)), traits, aliases))


def describe(connection: sqlite3.Connection, wanted: Sequence[TagTraits]) -> TagChange:
    """See `core.ports.TagTable`. A name that was deleted before is one again, which files give."""
    with _saying(connection) as said:
        for each in wanted:
            name = tidy(each.name)
            key = key_of(name)
            if not key:
                raise InvalidInputError(Problem.TAG_NAMELESS)
            said.traits[key] = replace(each, name=name)
            for path in (*ancestors(key), key):
                if said.aliases.get(path) == "":
                    del said.aliases[path]
        elsewhere = said.shifted(connection)
    follow_keywords(connection, elsewhere.photo_ids)
    traits, aliases = said.back()
    return TagChange(marks=elsewhere.marks, traits=traits, aliases=aliases)


def restore(connection: sqlite3.Connection, change: TagChange) -> TagChange:
    """See `core.ports.TagTable`."""
    with _saying(connection) as said:
        for trait in change.traits:
            _put(said.traits, trait.key, trait.traits)
        for alias in change.aliases:
            _put(said.aliases, alias.key, alias.name)
    # What files say goes by the names of before, so those are back first.
    traits, aliases = said.back()
    before: tuple[MarksOfTag, ...] = ()
    if change.marks_first:
        before = _write_all(connection, change.marks)
        drop_empty(connection, [each.name for each in change.marks if not each.by_file])
        _rename_all(connection, change.renamed)
    else:
        _rename_all(connection, change.renamed)
        before = _write_all(connection, change.marks)
    follow_files(connection, [*change.marks, *before])
    drop_empty(connection, [each.name for each in change.marks])
    return TagChange(
        tuple((new, old) for old, new in reversed(change.renamed)),
        before,
        traits,
        aliases,
        not change.marks_first,
    )


def _write_all(
    connection: sqlite3.Connection, wanted: Sequence[MarksOfTag]
) -> tuple[MarksOfTag, ...]:
    before = tuple(read_marks(connection, each.name) for each in wanted)
    for each in wanted:
        write_marks(connection, each)
    return before


def _rename_all(connection: sqlite3.Connection, renamed: Sequence[tuple[str, str]]) -> None:
    for source, target in renamed:
        tag, there = _id_of(connection, source), _id_of(connection, target)
        if tag is None:
            continue  # nobody has it any more
        if there not in (None, tag):
            raise InvalidInputError(Problem.TAG_NAME_IN_USE, name=target)
        connection.execute(
            "UPDATE tags SET key = ?, name = ? WHERE id = ?", (name_key(target), target, tag)
        )


def _move_said(said: _Said, source: str, target: str, names: Sequence[str]) -> None:
    """What is said of the tags goes along, and their old names lead to the new ones."""
    traits = said.traits
    for key in [k for k in traits if k == source or lies_below(k, source)]:
        old = traits.pop(key)
        name = moved(old.name, source, target)
        there = traits.get(key_of(name))
        new = replace(old, name=name)
        traits[key_of(name)] = new if there is None else _both(there, new)
    olds = {source: target, **{name_key(each): moved(each, source, target) for each in names}}
    for key, name in list(said.aliases.items()):
        if _is_part(name, source):
            said.aliases[key] = moved(name, source, target)
    said.aliases.update(olds)
    for name in olds.values():  # is a tag now, whatever it was before
        for path in (*ancestors(key_of(name)), key_of(name)):
            said.aliases.pop(path, None)


def _is_part(name: str, source: str) -> bool:
    key = name_key(name)
    return key == source or lies_below(key, source)


def _both(one: TagTraits, other: TagTraits) -> TagTraits:
    """Of two tags that become one; `one` has its name and colour."""
    known = {key_of(synonym.text) for synonym in one.synonyms}
    further = tuple(each for each in other.synonyms if key_of(each.text) not in known)
    return replace(
        one,
        colour=one.colour if one.colour.value else other.colour,
        synonyms=one.synonyms + further,
        exclusive=one.exclusive or other.exclusive,
    )


def _first_of_each(marks: Sequence[MarksOfTag]) -> Iterator[MarksOfTag]:
    """Of a tag that several were merged into, as it was at first."""
    seen: set[str] = set()
    for each in marks:
        if name_key(each.name) not in seen:
            seen.add(name_key(each.name))
            yield each


def _put(into: dict[str, T], key: str, value: T | None) -> None:
    if value is None:
        into.pop(key, None)
    else:
        into[key] = value


def _at_or_below(connection: sqlite3.Connection, key: str) -> list[tuple[int, str]]:
    """Those nearest to the top first, so that none gets in the way of one that moves up."""
    return connection.execute(
        "SELECT id, name FROM tags WHERE key = ?1 "
        "OR substr(key, 1, length(?1) + 1) = ?1 || '|' ORDER BY length(key), key",
        (key,),
    ).fetchall()


def _id_of(connection: sqlite3.Connection, name: str) -> int | None:
    row = connection.execute("SELECT id FROM tags WHERE key = ?", (name_key(name),)).fetchone()
    return None if row is None else int(row[0])


def _marked(connection: sqlite3.Connection, tag: int) -> int:
    (count,) = connection.execute(
        "SELECT count(*) FROM tag_marks WHERE tag_id = ? AND present = 1", (tag,)
    ).fetchone()
    return int(count)

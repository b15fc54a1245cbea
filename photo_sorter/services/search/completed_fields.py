"""Which fields are completed, by which values, and how the photos of a query are read off those."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from photo_sorter.core.embedding import PhotoIds
from photo_sorter.core.folding import ASCII_LOWER
from photo_sorter.core.ports import Catalog
from photo_sorter.core.query import Camera, Date, InAlbum, InFolder, Lens, Query, Tag
from photo_sorter.core.query.fields import BY_NAME
from photo_sorter.core.query.values import Value
from photo_sorter.core.tag_tree import key_of

Held = Sequence[tuple[str, Query, PhotoIds]]  # a value, what it asks for, and its photos


@dataclass(frozen=True, slots=True)
class CompletedField:
    """`values` are all that the library has. `matching` gives the places, among the values'
    names, of those whose photos together are what a node of the field asks for; None where they
    are not. Values that have an order of their own stay `in_order`."""

    values: Callable[[Catalog], Held]
    matching: Callable[[Any, Sequence[str]], list[int] | None]
    in_order: bool = False


def _held(
    read: Callable[[Catalog], Sequence[tuple[str, PhotoIds]]], node: Callable[[str], Query]
) -> Callable[[Catalog], Held]:
    return lambda catalog: [(name, node(name), ids) for name, ids in read(catalog)]


def _tags(catalog: Catalog) -> Held:
    """By their names and by their synonyms, which ask for the tag itself."""
    held = catalog.held_values.tags()
    by_key = {key_of(name): ids for name, ids in held}
    synonyms = [
        (synonym.text, Tag(said.name), by_key[key_of(said.name)])
        for said in catalog.tags.traits()
        for synonym in said.synonyms
        if key_of(said.name) in by_key
    ]
    return [*((name, Tag(name), ids) for name, ids in held), *synonyms]


def _parts(
    read: Callable[[Catalog], Sequence[tuple[str, PhotoIds]]], node: Callable[[str], Query]
) -> Callable[[Catalog], Held]:
    """Of a field that is asked for by a part of the name: "Pixel 6" also finds "Pixel 6 Pro"."""

    def values(catalog: Catalog) -> Held:
        held = read(catalog)
        names = [_lower(name) for name, _ in held]
        found = []
        for own, (name, ids) in zip(names, held, strict=True):
            longer = [x for other, (_, x) in zip(names, held, strict=True) if own in other]
            found.append((name, node(name), np.concatenate(longer) if len(longer) > 1 else ids))
        return found

    return values


def _days(catalog: Catalog) -> Held:
    """Years, then months, the newest first."""
    months = sorted(catalog.held_values.months(), reverse=True)
    years: dict[str, list[PhotoIds]] = defaultdict(list)
    for month, ids in months:
        years[month[:4]].append(ids)
    read = BY_NAME["date"].read
    whole = [(year, np.concatenate(parts)) for year, parts in years.items()]
    return [(name, read(Value(name)), ids) for name, ids in (*whole, *months)]


def _choices(field: str, values: Sequence[str]) -> Callable[[Catalog], Held]:
    """Of a field whose values are known beforehand."""
    nodes = [(value, BY_NAME[field].read(Value(value))) for value in values]

    def held(catalog: Catalog) -> Held:
        found = ((name, node, catalog.photos.ids_in(node)) for name, node in nodes)
        every = catalog.held_values.visible
        return [(name, node, every() if ids is None else ids) for name, node, ids in found]

    return held


def _by_name(get: Callable[[Any], object]) -> Callable[[Any, Sequence[str]], list[int] | None]:
    def matching(node: Any, names: Sequence[str]) -> list[int] | None:
        asked = get(node)
        if not isinstance(asked, str):
            return None
        key = " ".join(asked.split()).casefold()
        return [at for at, name in enumerate(names) if name.casefold() == key] or None

    return matching


def _by_part(node: Any, names: Sequence[str]) -> list[int] | None:
    asked = _lower(node.name)
    return [at for at, name in enumerate(names) if asked in _lower(name)]


def _by_months(node: Date, names: Sequence[str]) -> list[int] | None:
    """A date that begins and ends with a month."""
    first, last = node.first, node.last
    if first is not None and first.day != 1:
        return None
    if last is not None and last.day != monthrange(last.year, last.month)[1]:
        return None
    low = "" if first is None else f"{first.year:04}-{first.month:02}"
    high = "9999-99" if last is None else f"{last.year:04}-{last.month:02}"
    return [at for at, name in enumerate(names) if len(name) == 7 and low <= name <= high]


def _by_value(field: str) -> Callable[[Any, Sequence[str]], list[int] | None]:
    write = BY_NAME[field].write

    def matching(node: Any, names: Sequence[str]) -> list[int] | None:
        text = write(node).text
        return [names.index(text)] if text in names else None

    return matching


def _lower(name: str) -> str:
    return name.translate(ASCII_LOWER)


_RATINGS = ("5", ">=4", ">=3", ">=2", ">=1", "4", "3", "2", "1", "0")


def _chosen(field: str, values: Sequence[str], *, in_order: bool = False) -> CompletedField:
    return CompletedField(_choices(field, values), _by_value(field), in_order)


FIELDS: Mapping[str, CompletedField] = {
    "tag": CompletedField(_tags, _by_name(lambda node: node.name)),
    "album": CompletedField(
        _held(lambda catalog: catalog.held_values.albums(), InAlbum),
        _by_name(lambda node: node.album),
    ),
    "camera": CompletedField(
        _parts(lambda catalog: catalog.held_values.cameras(), Camera), _by_part
    ),
    "lens": CompletedField(_parts(lambda catalog: catalog.held_values.lenses(), Lens), _by_part),
    "folder": CompletedField(
        _held(lambda catalog: catalog.held_values.folders(), InFolder),
        # upper and lower case are told apart outside of ASCII: the catalog is asked
        lambda node, names: [names.index(node.folder)] if node.folder in names else None,
    ),
    "date": CompletedField(_days, _by_months, in_order=True),
    "rating": _chosen("rating", _RATINGS, in_order=True),
    **{name: _chosen(name, BY_NAME[name].values) for name in ("type", "is", "has", "shape")},
    "label": _chosen("label", [each for each in BY_NAME["label"].values if each != "none"]),
}
# What else a field may be read as, such as days that move with the calendar, the catalog answers.
FIELD_OF: Mapping[type[Any], str] = {BY_NAME[name].nodes[0]: name for name in FIELDS}

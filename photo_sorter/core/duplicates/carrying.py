"""What the one that stays is told of those that go, for a person to read before it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from photo_sorter.core.operations import (
    DatePhotos,
    EditPhotos,
    Operation,
    PutInAlbum,
    RatePhotos,
    TagPhotos,
)
from photo_sorter.core.views import AlbumId


@dataclass(frozen=True, slots=True)
class Carried:
    """`details` are the names of the fields of `DetailChange`; `stars` 0 where none are."""

    tags: tuple[str, ...] = ()
    albums: tuple[AlbumId, ...] = ()
    stars: int = 0
    favourite: bool = False
    label: bool = False
    date: bool = False
    details: tuple[str, ...] = ()


def carried(operations: Iterable[Operation]) -> Carried:
    """Of the operations of a removal."""
    tags: dict[str, None] = {}
    albums: dict[AlbumId, None] = {}
    details: dict[str, None] = {}
    stars, favourite, label, date = 0, False, False, False
    for operation in operations:
        match operation:
            case TagPhotos(_, name):
                tags[name] = None
            case PutInAlbum(album):
                albums[album] = None
            case RatePhotos(_, change):
                stars = max(stars, change.stars or 0)
                favourite = favourite or bool(change.favourite)
                label = label or bool(change.label)
            case DatePhotos():
                date = True
            case EditPhotos(_, change):
                for field in fields(change):
                    if getattr(change, field.name) is not None:
                        details[field.name] = None
    return Carried(tuple(tags), tuple(albums), stars, favourite, label, date, tuple(details))

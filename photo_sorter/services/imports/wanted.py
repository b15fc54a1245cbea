"""All that a source says of one photo, which may be several of its files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from photo_sorter.core.importing import ImportOptions, MatchedPhoto
from photo_sorter.core.keywords import tags_of
from photo_sorter.core.person_details import DetailChange, Place, one_line, paragraphs
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import RatingChange
from photo_sorter.core.taken import DateTaken

T = TypeVar("T")

_NAMES = 20_000  # that are kept in mind: a source repeats them for each photo


@dataclass(frozen=True, slots=True)
class WantedPhoto:
    """All that a source says of one photo, in one."""

    photo_id: PhotoId
    path: str
    tags: Sequence[str]
    rating: RatingChange
    albums: Sequence[str]
    taken: DateTaken | None
    details: DetailChange


def merged(photo: MatchedPhoto, options: ImportOptions) -> WantedPhoto:
    """Where a photo has several files, what any of them says; the first where they differ."""
    said = photo.said
    albums = [album for each in said for album in each.albums]
    if options.folder_albums:
        albums += [each.folder_album for each in said if each.folder_album]
    favourite = any(
        each.favourite or (each.picked and options.picked_as_favourite) for each in said
    )
    return WantedPhoto(
        photo.photo_id,
        said[0].path,
        tags_of([clean for each in said for tag in each.tags if (clean := clean_name(tag))]),
        RatingChange(
            _first(each.stars for each in said),
            favourite or None,
            any(each.rejected for each in said) or None,
            _first(each.label for each in said),
        ),
        list(
            {name_key(album): clean_name(album) for album in albums if clean_name(album)}.values()
        ),
        _first(each.taken for each in said),
        DetailChange(
            _first(one_line(_whole(each.title)) or None for each in said),
            _first(paragraphs(_whole(each.description)) or None for each in said),
            _first(one_line(_whole(each.copyright)) or None for each in said),
            _first(each.place and Place(*each.place) for each in said),
            _first(one_line(_whole(each.creator)) or None for each in said),
        ),
    )


@lru_cache(_NAMES)
def clean_name(name: str) -> str:
    """As the catalog keeps names."""
    return " ".join(unicodedata.normalize("NFC", _whole(name)).split())


def _whole(text: str) -> str:
    """Halves of characters, which JSON can hold, are none."""
    return text.encode("utf-8", "replace").decode()


@lru_cache(_NAMES)
def name_key(name: str) -> str:
    return clean_name(name).casefold()


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)

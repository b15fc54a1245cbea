"""What is known of photos to fill templates with; only what the templates ask for is looked up."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.folder_names import says_something
from photo_sorter.core.keywords import SEPARATOR
from photo_sorter.core.person_details import PersonDetails, place_of
from photo_sorter.core.photo import FilePath, Photo, PhotoId, PhotoMetadata
from photo_sorter.core.ports import Catalog
from photo_sorter.core.sorting.fields import Facts
from photo_sorter.core.sorting.rules import Rule
from photo_sorter.core.sorting.template import Choice
from photo_sorter.core.tag_tree import leaf_of
from photo_sorter.core.taken import Precision
from photo_sorter.core.views import AlbumKind, PhotoTag, TagSource

_DATE_BEFORE = re.compile(r"^[\d\s._-]+(?=\D)")  # of a folder that is named by day and event


_TRUST = (TagSource.PERSON, TagSource.FILE, TagSource.MODEL)
_PLACES = frozenset({"places", "orte", "lieux", "lugares", "luoghi"})


class PhotoFacts:
    """Of some thousand photos at a time."""

    def __init__(self, catalog: Catalog, rules: Sequence[Rule]) -> None:
        self._catalog = catalog
        self._asked = _fields(rules)
        self._albums = _albums(catalog) if "album" in self._asked else {}
        self._dates: Mapping[PhotoId, PersonDate] = {}
        self._tags: Mapping[PhotoId, Sequence[PhotoTag]] = {}
        self._stars: Mapping[PhotoId, int] = {}
        self._details: Mapping[PhotoId, PersonDetails] = {}

    def look_up(self, photo_ids: Sequence[PhotoId]) -> None:
        """From now on `of` knows of these, and of no others."""
        self._dates = self._catalog.dates.of(photo_ids)
        if self._asked & {"tag", "place"}:
            self._tags = self._catalog.tags.of_photos(photo_ids)
        if "rating" in self._asked:
            found = self._catalog.ratings.of(photo_ids)
            self._stars = {photo_id: rating.stars for photo_id, rating in found.items()}

        if "place" in self._asked:
            self._details = self._catalog.details.of(photo_ids)

    def of(self, photo: Photo, path: FilePath, root: FilePath, first: Collection[str]) -> Facts:
        """`first` are tags and albums that are taken before others."""
        meta = photo.metadata
        directory, _, name = path.rpartition("/")
        event = ""
        if "event" in self._asked:
            event = _event(directory, root, meta.camera)
        return Facts(
            when=photo.sort_time,
            precision=_precision(meta, self._dates.get(photo.id)),
            event=event,
            camera=meta.camera,
            album=_chosen(self._albums.get(photo.id, ()), first),
            tag=leaf_of(_chosen(_names(self._tags.get(photo.id, ())), first)),
            rating=self._stars.get(photo.id, 0),
            kind=_kind(meta.format),
            place=self._place(photo) if "place" in self._asked else "",
            original=os.path.splitext(name)[0],
        )

    def _place(self, photo: Photo) -> str:
        """By its name, where a person or the file says one as programs do: by a tag below "Places".
        Else where it lies on earth, to about a kilometre."""
        for tag in sorted(self._tags.get(photo.id, ()), key=lambda each: _TRUST.index(each.source)):
            root, _, below = tag.name.partition(SEPARATOR)
            if below and root.casefold() in _PLACES and tag.source is not TagSource.MODEL:
                return leaf_of(below)
        meta = photo.metadata
        there = place_of(self._details.get(photo.id), meta.latitude, meta.longitude)
        if there.latitude is None or there.longitude is None:
            return ""
        return f"{there.latitude:.2f}, {there.longitude:.2f}"


def _fields(rules: Sequence[Rule]) -> frozenset[str]:
    return frozenset(
        field.name
        for rule in rules
        for part in (*rule.template.folders, rule.template.name or ())
        for piece in part
        if isinstance(piece, Choice)
        for field in piece.fields
    )


def _albums(catalog: Catalog) -> dict[PhotoId, list[str]]:
    """The names of the albums of each photo: those picked by hand first."""
    found: dict[PhotoId, list[str]] = {}
    albums = catalog.albums.all()
    for album in sorted(albums, key=lambda each: (each.kind is not AlbumKind.MANUAL, each.name)):
        for photo_id, _ in catalog.albums.members(album.id):
            found.setdefault(photo_id, []).append(album.name)
    return found


def _names(tags: Sequence[PhotoTag]) -> list[str]:
    """A person's first, then the file's, then the model's, the surest first."""
    return [tag.name for tag in sorted(tags, key=lambda each: _TRUST.index(each.source))]


def _chosen(names: Sequence[str], first: Collection[str]) -> str:
    preferred = [each for each in names if {each.casefold(), leaf_of(each).casefold()} & set(first)]
    return next(iter((*preferred, *names)), "")


def _precision(meta: PhotoMetadata, said: PersonDate | None) -> Precision:
    if said is not None and said.when is not None:
        return said.precision
    return meta.taken_precision or Precision.SECOND


def _kind(form: str) -> str:
    return "RAW" if form == "Adobe DNG" or form.casefold().endswith(" raw") else form


@lru_cache(maxsize=4096)
def _event(directory: FilePath, root: FilePath, camera: str) -> str:
    """What a person called the folder that the photo lies in, without a date before it; '' where
    no folder below the watched one says anything."""
    while len(directory) > len(root.rstrip("/")):
        name = os.path.basename(directory)
        if says_something(name) and name.casefold() != camera.casefold():
            return _DATE_BEFORE.sub("", name).strip() or name
        directory = os.path.dirname(directory)
    return ""

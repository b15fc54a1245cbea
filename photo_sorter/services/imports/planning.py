"""What of another program's words is new to the library: tags, ratings, albums, dates, and what
stands in words or is a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import timedelta

from photo_sorter.core.batches import in_batches
from photo_sorter.core.changes import Action
from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.errors import CancelledError
from photo_sorter.core.importing import (
    Cancelled,
    Given,
    ImportOptions,
    ImportPlan,
    ImportProgress,
    MatchedSource,
    RatingDifference,
)
from photo_sorter.core.keywords import runs
from photo_sorter.core.operations import (
    Compound,
    CreateAlbum,
    DatePhotos,
    Operation,
    PutInAlbum,
    RatePhotos,
    RestoreDetails,
    TagPhotos,
)
from photo_sorter.core.person_details import DetailChange, PersonDetails, Place
from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.ports import Catalog, TimeZones
from photo_sorter.core.problems import Problem
from photo_sorter.core.rating import PersonRating, Rating, RatingChange
from photo_sorter.core.taken import DateTaken, TakenSource
from photo_sorter.core.views import TagSource
from photo_sorter.services.imports.details import NewDetails
from photo_sorter.services.imports.wanted import WantedPhoto, merged, name_key

_AT_ONCE = 5000  # photos that the catalog is asked of
_STEP = 5000  # photos of one operation: between two it can be cancelled
_FIELDS = ("stars", "favourite", "rejected", "label")


def plan(
    catalog: Catalog,
    zones: TimeZones,
    matched: MatchedSource,
    options: ImportOptions,
    progress: ImportProgress = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> ImportPlan:
    """Linear in the photos, a few queries for thousands of them. Nothing is written. Raises
    CancelledError."""
    planner = _Planner(catalog, zones, matched, options)
    done = 0
    for batch in in_batches(matched.photos, _AT_ONCE):
        if cancelled():
            raise CancelledError(Problem.INTERRUPTED)
        planner.look_at([merged(photo, options) for photo in batch])
        done += len(batch)
        progress(done, len(matched.photos))
    return planner.result()


class _Planner:
    """Collects, photo by photo, what is to be done of each kind."""

    def __init__(
        self, catalog: Catalog, zones: TimeZones, matched: MatchedSource, options: ImportOptions
    ) -> None:
        self._catalog, self._zones = catalog, zones
        self._matched, self._options = matched, options
        self._tags: dict[str, tuple[str, list[PhotoId]]] = {}
        self._albums: dict[str, tuple[str, list[PhotoId]]] = {}
        self._rated: dict[RatingChange, list[PhotoId]] = {}
        self._dated: list[PersonDate] = []
        self._details = NewDetails()
        self._differences: list[RatingDifference] = []
        self._refused = 0
        self._left_out = Counter(matched.source.left_out)
        self._there = {name_key(album.name): album for album in catalog.albums.all()}
        self._in_album: dict[str, Mapping[PhotoId, tuple[bool, bool]]] = {}

    def look_at(self, photos: Sequence[WantedPhoto]) -> None:
        ids = [photo.photo_id for photo in photos]
        self._plan_tags(photos, ids)
        self._plan_ratings(photos, ids)
        self._plan_albums(photos)
        asked = [photo for photo in photos if photo.taken or photo.details]
        known = self._catalog.photos.get_many([photo.photo_id for photo in asked])
        dates, details = self._catalog.dates.of(list(known)), self._catalog.details.of(list(known))
        for photo in asked:
            here = known.get(photo.photo_id)
            if here is None:
                continue
            said = details.get(photo.photo_id, PersonDetails(photo.photo_id))
            self._details.look_at(photo, said, here.metadata, self._options)
            if photo.photo_id not in dates and photo.taken is not None:
                self._plan_date(photo, photo.taken, here.metadata)

    def result(self) -> ImportPlan:
        tags = sorted(self._tags.values(), key=lambda each: each[0].casefold())
        albums = sorted(self._albums.items(), key=lambda each: each[0])
        operations: list[Operation] = [
            TagPhotos(tuple(part), name) for name, ids in tags for part in in_batches(ids, _STEP)
        ]
        operations += [
            RatePhotos(tuple(part), change)
            for change, ids in self._rated.items()
            for part in in_batches(ids, _STEP)
        ]
        for key, (name, ids) in albums:
            album = self._there.get(key)
            if album is None:
                operations.append(CreateAlbum(name, "", tuple(ids)))
            else:
                parts = in_batches(ids, _STEP)
                operations += [PutInAlbum(album.id, tuple(part)) for part in parts]
        operations += [DatePhotos(tuple(part)) for part in in_batches(self._dated, _STEP)]
        described = [each.photo_id for each in self._details.said]
        operations += [
            RestoreDetails(tuple(each.photo_id for each in part), tuple(part))
            for part in in_batches(self._details.said, _STEP)
        ]
        changed = {
            *(i for _, ids in (*tags, *self._albums.values()) for i in ids),
            *(i for ids in self._rated.values() for i in ids),
            *(each.photo_id for each in self._dated),
            *described,
        }
        title = self._matched.source.kind.title
        known = {name_key(tag.name) for tag in self._catalog.tags.all()}
        return ImportPlan(
            self._matched,
            tuple(Given(name, len(ids), name_key(name) not in known) for name, ids in tags),
            tuple(Given(name, len(ids), key not in self._there) for key, (name, ids) in albums),
            sum(map(len, self._rated.values())),
            len(self._dated),
            {
                each.name: count
                for each in fields(DetailChange)
                if (count := self._details.counts[each.name])
            },
            len(changed),
            tuple(self._differences),
            self._refused,
            self._details.kept,
            {what: count for what, count in self._left_out.items() if count},
            Compound(tuple(operations), Action.IMPORTED, title, len(changed))
            if operations
            else None,
        )

    def _plan_tags(self, photos: Sequence[WantedPhoto], ids: Sequence[PhotoId]) -> None:
        """What a person or the file says already is not said again, nor what a longer path of it
        says: "Anna" beside "People|Anna"."""
        here, refused = self._catalog.tags.of_photos(ids), self._catalog.tags.refused(ids)
        for photo in photos:
            tags = here.get(photo.photo_id, ())
            said = {
                run
                for tag in tags
                if tag.source is not TagSource.MODEL
                for run in runs(name_key(tag.name))
            }
            taken_away = {name_key(name) for name in refused.get(photo.photo_id, ())}
            for tag_name in photo.tags:
                key = name_key(tag_name)
                if key in taken_away:
                    self._refused += 1
                    if not self._options.theirs_wins:
                        continue
                elif key in said:
                    continue
                self._tags.setdefault(key, (tag_name, []))[1].append(photo.photo_id)

    def _plan_ratings(self, photos: Sequence[WantedPhoto], ids: Sequence[PhotoId]) -> None:
        shown = self._catalog.ratings.of(ids)
        said = {each.photo_id: each for each in self._catalog.ratings.said(ids)}
        for photo in photos:
            here = said.get(photo.photo_id, PersonRating(photo.photo_id))
            new, other = _rating_news(photo.rating, here, shown.get(photo.photo_id, Rating()))
            if other != RatingChange():
                self._differences.append(RatingDifference(photo.photo_id, photo.path, here, other))
            change = _both(new, other) if self._options.theirs_wins else new
            if change != RatingChange():
                self._rated.setdefault(change, []).append(photo.photo_id)

    def _plan_albums(self, photos: Sequence[WantedPhoto]) -> None:
        for photo in photos:
            for name in photo.albums:
                key = name_key(name)
                by_person, present = self._members(key).get(photo.photo_id, (False, False))
                if by_person and present:
                    continue
                if by_person:
                    self._refused += 1
                    if not self._options.theirs_wins:
                        continue
                self._albums.setdefault(key, (name, []))[1].append(photo.photo_id)

    def _members(self, key: str) -> Mapping[PhotoId, tuple[bool, bool]]:
        if key not in self._in_album:
            album = self._there.get(key)
            marks = () if album is None else self._catalog.albums.marks(album.id)
            self._in_album[key] = {mark.photo_id: (mark.by_person, mark.present) for mark in marks}
        return self._in_album[key]

    def _plan_date(self, photo: WantedPhoto, taken: DateTaken, metadata: PhotoMetadata) -> None:
        """Where the file has a date of its own, that is better: it is the camera's."""
        by_file = metadata.date_taken
        if by_file is not None and by_file.source is not TakenSource.MODIFIED:
            return
        place = photo.details.place
        if metadata.latitude is not None and metadata.longitude is not None:
            place = Place(metadata.latitude, metadata.longitude)
        when, zone = taken.when, taken.zone
        name = None
        if place is not None and place.latitude is not None and place.longitude is not None:
            name = None if zone != 0 else self._zones.at(place.latitude, place.longitude)
        if name is not None:
            zone = self._zones.offset(name, when)
            when += timedelta(minutes=zone)
        said = PersonDate(photo.photo_id, when, taken.precision, zone, metadata.name_number)
        self._dated.append(said)


def _rating_news(
    wanted: RatingChange, here: PersonRating, shown: Rating
) -> tuple[RatingChange, RatingChange]:
    """What is new, and what a person has said otherwise here."""
    new, other = RatingChange(), RatingChange()
    for name in _FIELDS:
        value, own = getattr(wanted, name), getattr(here, name)
        if value is None or value == (getattr(shown, name) if own is None else own):
            continue
        if own is None:
            new = replace(new, **{name: value})
        else:
            other = replace(other, **{name: value})
    return new, other


def _both(one: RatingChange, other: RatingChange) -> RatingChange:
    said = {name: getattr(other, name) for name in _FIELDS if getattr(other, name) is not None}
    return replace(one, **said)

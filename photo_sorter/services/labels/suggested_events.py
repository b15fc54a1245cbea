"""Events that a library holds. One is offered as its days, where these hold hardly anything else: a
second camera's photos, read later, come in by themselves, and a person sees and can change what is
asked for. Else it is these photos, picked by hand: a query would take in what belongs to no event,
and nothing new is to come of a day that is over."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import numpy as np

from photo_sorter.core.album_suggestion import AlbumSuggestion, Days
from photo_sorter.core.clustering import EVENT_TIGHTNESS, Background, events, spread_out
from photo_sorter.core.embedding import PhotoIds, Vectors
from photo_sorter.core.folder_names import says_something
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.query import EVERYTHING, Date, Has, Trait, to_text
from photo_sorter.services.labels.cluster_naming import ClusterNames
from photo_sorter.services.labels.suggested_themes import COVERS, FEWEST_PHOTOS, covers

Cancelled = Callable[[], bool]

MOST_EVENTS = 12
_MOST_LOOKED_AT = 200  # events, the largest; of each so many photos:
_LOOKED_AT = 32
_OWN = 0.9  # of the photos of its days that are the event's; and of an event's that lie in a folder
_MOST_SHARE = 0.4  # of the library
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, eq=False)
class _Event:
    ids: PhotoIds  # in the order of time
    sample: PhotoIds
    vectors: Vectors  # of the sample
    first: date
    last: date
    is_all: bool  # of what its days hold


def suggested_events(
    catalog: Catalog,
    model: InstalledModel,
    background: Background,
    names: ClusterNames,
    cancelled: Cancelled,
) -> list[tuple[AlbumSuggestion, PhotoIds]]:
    """`MOST_EVENTS` at most, the latest first, each with its photos. Photos of which nobody says
    when they were taken are in none."""
    found = [
        event
        for event in _events(catalog, model, cancelled)
        if background.tightness(event.vectors) >= EVENT_TIGHTNESS
    ]
    folders = _folders(catalog, found)
    named: list[tuple[_Event, str, bool]] = []
    for event, folder in zip(found, folders, strict=True):
        if cancelled():
            return []
        words = folder or names.name(event.vectors)
        if words:
            named.append((event, words, bool(folder) and _has_year(words)))
    largest = sorted(named, key=lambda each: -len(each[0].ids))[:MOST_EVENTS]
    latest = sorted(largest, key=lambda each: each[0].first, reverse=True)
    return _told_apart([(_suggestion(*each), each[0].ids) for each in latest])


def _events(catalog: Catalog, model: InstalledModel, cancelled: Cancelled) -> Iterator[_Event]:
    listing = catalog.photos.listing(EVERYTHING)
    every = listing.times[::-1]
    known = catalog.photos.ids_in(Has(Trait.DATE))
    dated = np.ones(len(every), np.bool_) if known is None else np.isin(listing.ids[::-1], known)
    ids, times = listing.ids[::-1][dated], every[dated]
    lengths = [
        (each.stop - each.start, each)
        for each in events(times)
        if FEWEST_PHOTOS <= each.stop - each.start <= _MOST_SHARE * len(every)
    ]
    for _, rows in sorted(lengths, key=lambda each: -each[0])[:_MOST_LOOKED_AT]:
        if cancelled():
            return
        own = ids[rows]
        chosen = own[spread_out(len(own), _LOOKED_AT)]
        sample, vectors = catalog.vectors.get(model.space.key, chosen)
        first, last = _day(times[rows.start]), _day(times[rows.stop - 1])
        held = np.searchsorted(every, [_seconds(first), _seconds(last + timedelta(days=1))])
        is_all = len(own) >= _OWN * (held[1] - held[0])
        yield _Event(own, sample, vectors, first, last, bool(is_all))


def _folders(catalog: Catalog, found: Sequence[_Event]) -> list[str]:
    """The name of the folder that each event lies in; "" where it says nothing, or where another
    event lies there, too."""
    roots = {folder.path for folder in catalog.folders.all(counted=False)}
    held = [_folder(catalog, event.sample.tolist()) for event in found]
    events_of = Counter(held)
    names = [os.path.basename(folder) for folder in held]
    return [
        name if events_of[path] == 1 and path not in roots and says_something(name) else ""
        for path, name in zip(held, names, strict=True)
    ]


def _folder(catalog: Catalog, sample: Sequence[PhotoId]) -> str:
    photos = catalog.photos.get_many(sample)
    folders = Counter(
        os.path.dirname(photo.locations[0].path) for photo in photos.values() if photo.locations
    )
    folder, count = max(folders.items(), key=lambda each: each[1], default=("", 0))
    return folder if count >= _OWN * len(photos) else ""


def _suggestion(event: _Event, words: str, says_when: bool) -> AlbumSuggestion:
    return AlbumSuggestion(
        words=words,
        description=to_text(Date(event.first, event.last)) if event.is_all else "",
        photo_ids=() if event.is_all else tuple(map(PhotoId, event.ids.tolist())),
        count=len(event.ids),
        covers=_covers(event),
        days=Days(event.first, event.last),
        says_when=says_when,
    )


def _covers(event: _Event) -> tuple[PhotoId, ...]:
    """In the order of time, of photos that are not alike."""
    chosen = covers(event.sample, event.vectors)
    return tuple(sorted(chosen, key=event.sample.tolist().index))[:COVERS]


def _told_apart(
    found: Sequence[tuple[AlbumSuggestion, PhotoIds]],
) -> list[tuple[AlbumSuggestion, PhotoIds]]:
    """Events that would have one name have their days in it."""
    names = Counter(each.name.casefold() for each, _ in found)
    return [
        (replace(each, days=replace(each.days, single=True)), ids)
        if each.days is not None and names[each.name.casefold()] > 1
        else (each, ids)
        for each, ids in found
    ]


def _has_year(words: str) -> bool:
    return any(len(part) == 4 and part.isdigit() for part in words.replace("-", " ").split())


def _day(time: np.int64) -> date:
    return (_EPOCH + timedelta(seconds=int(time))).date()


def _seconds(day: date) -> int:
    return (datetime(day.year, day.month, day.day, tzinfo=UTC) - _EPOCH).days * 86_400

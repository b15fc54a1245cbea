"""Names, keywords and descriptions by full text: how soon, and how soon a library is filled."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.report import Figure, Line
from benchmarks.times import percentile, seconds
from benchmarks.workplace import Workplace
from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.core.photo import FileStamp, PhotoMetadata
from photo_sorter.core.ports import SoughtWord
from photo_sorter.core.text_words import sought_words
from photo_sorter.services.search.text_finder import MOST_FOUND

_AT_ONCE = 5_000
_PEOPLE = ("Anna", "Ben", "Clara", "David", "Eva", "Franz", "Grete", "Hugo")
_PLACES = ("Rome", "Vienna", "Paris", "Skye", "Berlin", "Lisbon", "Zoo", "Beach", "Garden")
_DAY = datetime(2020, 1, 1)


def measure(place: Workplace) -> list[Line]:
    """At both sizes; the limits are those of 100,000 and 1,000,000 photos."""
    sizes = ((place.scale.small, 10.0), (place.scale.large, 30.0))
    return [line for count, limit in sizes for line in _measured(place, count, limit)]


def _measured(place: Workplace, count: int, limit: float) -> list[Line]:
    folder = place.folder / f"names-{count}"
    fresh = not (folder / "made").exists()
    with closing(SqliteCatalog.open(folder / "catalog.sqlite")) as catalog:
        if fresh:
            _make(catalog, count)
            (folder / "made").touch()
        took = []
        for text in _questions(count, place.scale.rounds):
            words = [SoughtWord(forms) for forms in sought_words(text)]
            took.append(seconds(partial(catalog.full_text.find, words, MOST_FOUND)))
    middle = f"median {percentile(took, 50) * 1e3:.1f} ms, {len(took)} questions"
    return [
        Figure(
            f"names by full text, p95, {count:,}",
            percentile(took, 95) * 1e3,
            "ms",
            limit,
            beside=middle,
        )
    ]


def _questions(count: int, rounds: int) -> Iterator[str]:
    """The number of a file, a name, a name and a place, the words of a folder, a phrase of which
    nothing stands anywhere, and what stands on every photo."""
    chosen = np.random.default_rng(3)
    for number in range(rounds):
        who, where = _PEOPLE[number % 8], _PLACES[number % 9]
        yield (
            f"IMG_{chosen.integers(count):07}",
            who,
            f"{who} {where}",
            f"{where} {2000 + number % 20} {number:04}",
            "red car at night",
            "img",
        )[number % 6]


def _make(catalog: SqliteCatalog, count: int) -> None:
    """Photos by the real writers; one of twenty has a title and one of ten a description."""
    root = catalog.folders.add("/photos").id
    for start in range(0, count, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, count))
        paths = [str(Path(_folder(number)) / f"IMG_{number:07}.jpg") for number in numbers]
        stamps = [FileStamp(1, 1, number + 1, 1) for number in numbers]
        with catalog.transaction():
            catalog.locations.mark_pending(root, list(zip(paths, stamps, strict=True)))
            known = catalog.locations.known_at(paths)
            for number, path, stamp in zip(numbers, paths, stamps, strict=True):
                photo = catalog.photos.add(str(number), 1, _said(number), _DAY, 0)
                catalog.locations.attach(known[path].location_id, stamp, photo)
        while catalog.full_text.fill(_AT_ONCE):
            time.sleep(0)


def _folder(number: int) -> str:
    part = number // 1_000
    return f"/photos/{2000 + part % 20} {_PLACES[part % 9]}/{part:04}"


def _said(number: int) -> PhotoMetadata:
    who, where = _PEOPLE[number // 7 % 8], _PLACES[number // 11 % 9]
    title = f"{who} in {where}" if number % 20 == 0 else ""
    description = f"A day with {who} at the {where} and the sea" if number % 10 == 0 else ""
    return PhotoMetadata(4, 3, "JPEG", title=title, description=description)

"""What another program says of every photo of a library: planned, taken over, and taken back."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from typing import TypeVar

from benchmarks.made_library import TAGS, make_library
from benchmarks.report import Figure, Line
from benchmarks.workplace import Workplace
from photo_sorter.app.composition import open_library
from photo_sorter.core.importing import ImportedPhoto, ImportSource, MatchedPhoto, MatchedSource
from photo_sorter.core.importing import SourceKind as Kind
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING

T = TypeVar("T")


def measure(place: Workplace) -> list[Line]:
    """Of each photo three tags, stars, an album, a title and a description."""
    count = place.scale.small
    made = make_library(place.folder / f"rows-{count}", count, index=False)
    with closing(open_library(made.root)) as library:
        ids = library.photos.listing(EVERYTHING).ids.tolist()
        said = tuple(MatchedPhoto(PhotoId(each), (_said(each),)) for each in ids)
        source = ImportSource(Kind.DIGIKAM, "made", "", tuple(x.said[0] for x in said))
        matched = MatchedSource(source, said, len(said), (), ())
        plan, planned = _timed(lambda: library.imports.plan(matched))
        steps: list[float] = []
        _, applied = _timed(
            lambda: library.imports.apply(plan, lambda *_: steps.append(time.perf_counter()))
        )
        _, undone = _timed(library.undo)
    pauses = [after - before for before, after in pairwise(steps)]
    beside = f"{count:,} photos"
    return [
        Figure("an import is planned", planned, "s", beside=beside),
        Figure("it is taken over", applied, "s", beside=beside),
        Figure("between two steps, at most", max(pauses), "s", beside="where it can be cancelled"),
        Figure("it is taken back", undone, "s", beside=beside),
    ]


def _said(number: int) -> ImportedPhoto:
    return ImportedPhoto(
        f"/there/{number:07}.jpg",
        tags=(f"Trips|Trip {number % 400}", f"Kind {number % TAGS}", f"Made {number % 7}"),
        stars=number % 5 + 1,
        title=f"Title {number}",
        description=f"What stands on photo {number}",
        albums=(f"Album {number % 100}",),
    )


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    return work(), time.perf_counter() - began

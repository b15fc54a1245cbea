"""Completion while one types: how soon each letter is answered, once the library was read."""

from __future__ import annotations

from contextlib import closing
from functools import partial

from benchmarks.made_library import TAGS
from benchmarks.report import Figure, Line
from benchmarks.times import percentile, seconds
from benchmarks.workplace import Workplace
from photo_sorter.app.composition import open_library
from photo_sorter.app.places import LibraryFolder

LIMIT = 15.0  # ms


def measure(place: Workplace) -> list[Line]:
    """At both sizes."""
    sizes = ((place.small(), place.scale.small), (place.large(), place.scale.large))
    return [_typed(made, count) for made, count in sizes]


def _typed(made: LibraryFolder, count: int) -> Line:
    """Queries of several parts, letter by letter; no two of them are narrowed alike."""
    with closing(open_library(made.root)) as library:
        read = seconds(library.completer.warm_up)
        took = [
            seconds(partial(library.completer.complete, text[:end]))
            for number in range(TAGS)
            for text in [_text(number)]
            for end in range(1, len(text) + 1)
        ]
    return Figure(
        f"completion of a letter, p95, {count:,}",
        percentile(took, 95) * 1e3,
        "ms",
        LIMIT,
        beside=f"{len(took):,} letters, median {percentile(took, 50) * 1e3:.1f}, longest "
        f"{max(took) * 1e3:.1f} ms; reading the library before it {read:.1f} s",
    )


def _text(number: int) -> str:
    year, other = 2004 + number % 20, (number * 7) % TAGS
    return f'dog tag:"tag {number}" -tag:"tag {other}" date:{year}.. folder:1 rating:0 type:jp'

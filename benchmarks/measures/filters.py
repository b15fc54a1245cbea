"""Filters alone, and beside words, through the facade, as the window asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial

from benchmarks.made_library import TAGS, builtin_model, make_library
from benchmarks.measures.searching import know_texts
from benchmarks.report import Figure, Line
from benchmarks.times import percentile, seconds
from benchmarks.workplace import Workplace
from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.app.composition import open_library
from photo_sorter.app.places import LibraryFolder
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PART
from photo_sorter.core.query import And, Text
from photo_sorter.services.library import Library

_COLOURS = ("red", "green", "blue", "yellow", "white", "black", "brown")
_THINGS = ("car", "dog", "house", "boat", "flower", "bird", "chair", "coat")
_ROUNDS = 5  # of which the shortest counts beside the first, for a machine with other work


def measure(place: Workplace) -> list[Line]:
    """At both sizes; the limits are those of 100,000 and 1,000,000 photos. The libraries are rows
    alone: a filter leaves few photos, which are compared without the index."""
    sizes = ((place.scale.small, 10.0, 15.0), (place.scale.large, 30.0, 50.0))
    lines: list[Line] = []
    for count, alone, beside_words in sizes:
        made = make_library(place.folder / f"rows-{count}", count, index=False)
        lines += _measured(made, count, alone, beside_words)
    return lines


def _measured(made: LibraryFolder, count: int, alone: float, beside_words: float) -> list[Line]:
    texts = [f"a {colour} {thing}" for colour in _COLOURS for thing in _THINGS]
    know_texts(made, builtin_model(made), texts)
    _prepare(made)
    filters = list(_filters())
    with closing(open_library(made.root)) as library:
        for text in filters:  # what is read once is read, and the reference texts are compared
            _list(library, text)
            _search(library, texts[-1], text)
        listed = [_took(partial(_list, library, text)) for text in filters]
        both = [
            _took(partial(_search, library, texts[number % len(texts)], text))
            for number, text in enumerate(filters)
        ]
    return [
        _line(f"filters alone, p95, {count:,}", alone, filters, listed),
        _line(f"words and filters, p95, {count:,}", beside_words, filters, both),
    ]


def _prepare(made: LibraryFolder) -> None:
    """As the background does, which nobody waits for."""
    key = builtin_model(made).space.key
    with closing(SqliteCatalog.open(made.catalog)) as catalog:
        while catalog.full_text.fill(5_000):
            pass
        for part in in_batches(catalog.vectors.extent(key), PART):
            catalog.vectors.lay_out(key, part)


def _took(work: partial[object]) -> tuple[float, float]:
    """Seconds of the first time, and of the shortest."""
    took = [seconds(work) for _ in range(_ROUNDS)]
    return took[0], min(took)


def _list(library: Library, text: str) -> object:
    return library.photos.listing(library.search.read(text).query)


def _search(library: Library, words: str, text: str) -> object:
    asked = And((Text(words), library.search.read(text).query))
    return library.search.by_text(asked, quick=True)


def _line(name: str, limit: float, filters: list[str], took: list[tuple[float, float]]) -> Line:
    first, shortest = ([pair[at] * 1e3 for pair in took] for at in (0, 1))
    slowest = max(range(len(took)), key=lambda at: shortest[at])
    beside = (
        f"median {percentile(first, 50):.1f}; the shortest of {_ROUNDS}: median "
        f"{percentile(shortest, 50):.1f}, p95 {percentile(shortest, 95):.1f}, "
        f"longest {shortest[slowest]:.1f} ms ({filters[slowest]})"
    )
    return Figure(name, percentile(first, 95), "ms", limit, beside=beside)


def _filters() -> Iterator[str]:
    """What a twentieth of the library passes at most."""
    for number in range(12):
        tag, other = number * 5 % TAGS, (number * 5 + 7) % TAGS
        month = f"date:{2004 + number % 2}-{number % 12 + 1:02}"
        yield from (
            f'tag:"tag {tag}"',
            month,
            f'date:2004 tag:"tag {tag}"',
            f'{month} -tag:"tag {other}"',
            f"{month} camera:camera iso:<=100",
            f"{month} shape:portrait",
            "rating:>=3",
            "is:favourite",
            f'tag:"tag {tag}" or tag:"tag {other}"',
            f"folder:{number:04}",
            f"type:jpeg {month} -has:gps",
        )

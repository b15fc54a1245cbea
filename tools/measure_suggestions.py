"""Measures suggested albums: events on made-up timelines, themes on photographs with labels.

    python -m tools.measure_suggestions
    python -m tools.search_datasets --photos ../shared/photos
    python -m tools.measure_suggestions build/search-datasets/{holidays,products}

A timeline is three years of one person: journeys and afternoons of which it is known which
photos belong together, and single photos between them, rare, often or daily. An event is cut right
where nine of ten photos of both are the same. The folders make one library, whose suggested themes
are made and compared with what the photographs are known to show.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from photo_sorter.adapters.dataset_folder import read_dataset, under_numbers
from photo_sorter.app.composition import open_library
from photo_sorter.core.clustering import events
from photo_sorter.core.operations import AddFolder, CreateAlbum
from photo_sorter.services.library import Library

_HOUR, _DAY, _YEARS = 3_600, 86_400, 3
_TIMELINES = 20  # of each rhythm
_RHYTHMS = {"rare": 12.0, "often": 4.0, "daily": 1.0}  # days from one single photo to the next
_RIGHT, _PURE = 0.9, 0.8
_FEWEST = 8
# What is called so is labelled so: the labels have no word for it.
_LABELLED = {"sailing boat": "sailing ship", "t-shirt": "t shirt", "weapon": "handgun"}

Taken = list[tuple[float, int]]  # when, and the event; -1 for a photo that belongs to none


def timeline(days_between: float, rng: np.random.Generator) -> Taken:
    taken: Taken = []
    day = float(rng.uniform(5, 20))
    for number in range(10_000):
        if day > 365 * _YEARS:
            break
        length = 1 if rng.random() < 0.7 else int(rng.integers(3, 11))
        for each in range(length):
            for _ in range(1 if length == 1 else int(rng.integers(1, 4))):
                at = (day + each) * _DAY + float(rng.uniform(9, 18)) * _HOUR
                for _ in range(int(rng.integers(12, 60))):
                    taken.append((at, number))
                    at += float(rng.exponential(90 if rng.random() < 0.9 else 900))
        day = np.floor(day) + length + float(rng.exponential(20)) + 4
    at = 0.0
    while at < 365 * _YEARS * _DAY:
        at += float(rng.exponential(days_between)) * _DAY
        taken += [(at + 20.0 * n, -1) for n in range(int(rng.integers(1, 4)))]
    return sorted(taken)


def cut_right(taken: Taken) -> tuple[int, int, int]:
    """Events that are cut right, that there are, and that were cut."""
    labels = np.array([label for _, label in taken])
    times = np.array([int(time) for time, _ in taken], np.int64)
    found = [rows for rows in events(times) if rows.stop - rows.start >= _FEWEST]
    sizes = Counter(labels[labels >= 0].tolist())
    right = 0
    for rows in found:
        held = Counter(labels[rows][labels[rows] >= 0].tolist())
        label, both = max(held.items(), key=lambda each: each[1], default=(-1, 0))
        either = (rows.stop - rows.start) + sizes[label] - both
        right += both >= _RIGHT * either
    return right, len(sizes), len(found)


def measure_events() -> None:
    for name, days in _RHYTHMS.items():
        figures = [
            cut_right(timeline(days, np.random.default_rng(seed))) for seed in range(_TIMELINES)
        ]
        right, there, cut = np.sum(figures, axis=0)
        print(
            f"events, single photos {name}: {there} in {_TIMELINES} timelines, "
            f"{right / there:.3f} cut right, of what was cut {right / cut:.3f} right"
        )


def measure_themes(folders: list[Path]) -> None:
    shows: dict[str, frozenset[str]] = {}
    categories: dict[str, str] = {}
    for folder in folders:
        dataset = read_dataset(folder.resolve())
        shows |= dataset.asked.shows
        categories |= {p: words for words, pictures in dataset.categories.items() for p in pictures}
    with tempfile.TemporaryDirectory(prefix="photo-sorter-suggestions-") as scratch:
        pictures = under_numbers(list(shows), Path(scratch).resolve() / "pictures")
        library = open_library(Path(scratch) / "library")
        try:
            library.do(AddFolder(str(Path(scratch).resolve() / "pictures")))
            library.jobs.index(lambda progress: None, lambda: False)
            _print_themes(list(_themes(library, pictures)), shows, categories)
        finally:
            library.close()


def _themes(library: Library, pictures: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The words of each, and the photographs that an album of them takes in."""
    offered = [each for each in library.suggestions.make() if each.days is None]
    for each in offered:
        library.do(CreateAlbum(each.name, each.description))
    library.albums.fill()
    for each in offered:
        members = library.albums.members(library.albums.named(each.name).id)
        paths = library.photos.paths([hit.photo_id for hit in members])
        yield each.words, [pictures[path] for path in paths.values()]


def _print_themes(
    themes: list[tuple[str, list[str]]],
    shows: dict[str, frozenset[str]],
    categories: dict[str, str],
) -> None:
    pure = alike = right = 0
    for words, held in themes:
        (category, most), *_ = Counter(categories[p] for p in held).most_common(1)
        shared = max(Counter(word for p in held for word in shows[p]).values())
        named = sum(_LABELLED.get(words, words) in shows[p] for p in held)
        figures = [most / len(held), shared / len(held), named / len(held)]
        pure, alike, right = (
            total + (share >= _PURE)
            for total, share in zip((pure, alike, right), figures, strict=True)
        )
        print(
            f"  {words:16} {len(held):4}  of one category {figures[0]:.2f} ({category}), "
            f"of one word {figures[1]:.2f}, show it {figures[2]:.2f}"
        )
    print(
        f"themes: {len(themes)}, {pure} of one category, {alike} of one word, {right} rightly named"
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, metavar="DIR", nargs="*")
    options = parser.parse_args(arguments)
    if options.folders:
        measure_themes(options.folders)
    else:
        measure_events()
    return 0


if __name__ == "__main__":
    sys.exit(main())

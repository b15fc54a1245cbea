"""Duplicates: how surely they are told on photographs, and how long they take."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.fingerprint_pairs import same_pictures
from benchmarks.held_twice import held_twice, with_held_twice
from benchmarks.made_duplicates import VARIANTS, half, opened, write_burst, write_variant
from benchmarks.made_library import make_library
from benchmarks.report import Figure, Line, Skipped
from benchmarks.workplace import Workplace
from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.app.composition import open_library
from photo_sorter.core.derivation import COMPARED, FINGERPRINT, Derived
from photo_sorter.core.duplicates.fingerprint import fingerprint
from photo_sorter.core.duplicates.kinds import Kind
from photo_sorter.core.operations import AddFolder
from photo_sorter.core.photo import PhotoId
from photo_sorter.services.library import Library

_REPORTED = 1  # the half of the photographs that no threshold was chosen on
_NEW = 1_000  # photos that come to a library that was compared
_SETS = ("caltech101", "flowers", "clothing", "grocery")

Pair = frozenset[Path]


def measure(place: Workplace) -> list[Line]:
    return [*_of_photographs(place, _REPORTED), *_seconds(place)]


def _of_photographs(place: Workplace, which: int) -> list[Line]:
    if place.photos is None:
        return [Skipped("duplicates of photographs", "there is no folder of photographs")]
    count = place.scale.photographs
    chance = random.Random(which)
    folder = place.fresh("duplicates")
    known = [path for name in _SETS for path in (place.photos / name).rglob("*.jpg")]
    photos = chance.sample(half(known, which), count + count // 8)
    same = _write_variants(photos[:count], folder, chance)
    twice = held_twice(sorted(folder.glob("?????.png")))
    same = with_held_twice(same, twice)
    beside = f"{count:,} photographs, {len(same):,} pairs, {len(twice)} of them held twice"
    alone = same_pictures(sorted(folder.iterdir()))
    bursts = _write_bursts(photos[count:], folder, chance)
    with closing(open_library(place.fresh("library"))) as library:
        library.do(AddFolder(str(folder)))
        library.jobs.queue.scan_now(None, lambda: False)
        library.jobs.queue.ingest_now(lambda: False)
        library.jobs.queue.embed_now(lambda: False)
        frames = f"{len(bursts):,} true pairs"
        return [
            *_sureness("same picture, by fingerprints alone", same, alone, (0.99, 0.97), beside),
            *_sureness("same picture", same, _found(library, Kind.SAME), (0.99, 0.97), beside),
            *_sureness("bursts", bursts, _found(library, Kind.BURST), (0.98, 0.95), frames),
        ]


def _write_variants(photos: Sequence[Path], folder: Path, chance: random.Random) -> set[Pair]:
    """Two of five photographs have one."""
    kinds = list(VARIANTS)
    pairs = set()
    for number, path in enumerate(photos):
        picture = opened(path)
        original = folder / f"{number:05}.png"
        picture.save(original)
        if number % 5 < 2:
            stem = folder / f"{number:05}-variant"
            kind = kinds[(number // 5 * 2 + number % 5) % len(kinds)]
            pairs.add(frozenset((original, write_variant(picture, kind, stem, chance))))
    return pairs


def _write_bursts(photos: Sequence[Path], folder: Path, chance: random.Random) -> set[Pair]:
    """One after the other of one camera; every third begins within two seconds of the last."""
    pairs, now = set(), 0.0
    for number, path in enumerate(photos):
        frames = chance.choice([1, 2, 3, 4, 6])
        burst, last = write_burst(opened(path), frames, folder / f"burst-{number}", now, chance)
        pairs |= {frozenset(pair) for pair in combinations(burst, 2)}
        now = last + (chance.uniform(1.0, 1.9) if number % 3 == 0 else chance.uniform(5.0, 40.0))
    return pairs


def _found(library: Library, kind: Kind) -> set[Pair]:
    return {
        frozenset(pair)
        for group in library.duplicates.groups(kind)
        for pair in combinations([Path(each.path) for each in group.members], 2)
    }


def _sureness(
    name: str, true: set[Pair], found: set[Pair], limits: tuple[float, float], beside: str
) -> Iterable[Line]:
    right = len(true & found)
    wrong = sorted(" + ".join(sorted(path.name for path in pair)) for pair in found - true)
    yield Figure(
        f"{name}: precision", right / max(1, len(found)), "", limits[0], True,
        f"{len(found) - right} of {len(found):,} pairs wrong {', '.join(wrong[:4])}",
    )  # fmt: skip
    missed = sorted(" + ".join(sorted(path.name for path in pair)) for pair in true - found)
    yield Figure(
        f"{name}: recall", right / max(1, len(true)), "", limits[1], True,
        f"{beside}; {len(missed):,} missed {', '.join(missed[:4])}",
    )  # fmt: skip


def _seconds(place: Workplace) -> list[Figure]:
    """Of a made library, every fiftieth of whose photos is there twice."""
    count = place.scale.small
    made = make_library(place.folder / f"rows-{count}", count, index=False)
    with closing(SqliteCatalog.open(made.catalog)) as catalog:
        _fill(catalog, count)
    beside = f"{count:,} photos"
    with closing(open_library(made.root)) as library:
        lines = [
            _timed("same picture, first time", library, Kind.SAME, beside, 60.0),
            _timed("same picture, nothing new", library, Kind.SAME, beside),
            _timed("alike, first time", library, Kind.ALIKE, beside, 60.0),
            _timed("alike, nothing new", library, Kind.ALIKE, beside),
            _page(library, beside),
        ]
    with closing(SqliteCatalog.open(made.catalog)) as catalog:
        _renew(catalog, _NEW)
    with closing(open_library(made.root)) as library:
        lines += [
            _timed(f"same picture, {_NEW:,} new", library, Kind.SAME, beside),
            _timed(f"alike, {_NEW:,} new", library, Kind.ALIKE, beside),
        ]
    return lines


def _page(library: Library, beside: str) -> Figure:
    """All kinds, after photos changed."""
    library.duplicates.forget()
    began, worked = time.perf_counter(), time.process_time()
    for kind in Kind:
        library.duplicates.known(kind)
    return _figure("what the page opens with", began, worked, f"{beside}, all kinds")


def _renew(catalog: SqliteCatalog, count: int) -> None:
    """As many of the photos are to be compared again, as if they were new."""
    key = catalog.vectors.spaces()[0].key
    ids = catalog.vectors.ids(key)[::100][:count]
    found, vectors = catalog.vectors.get(key, ids)
    catalog.derived.forget(COMPARED.name, [PhotoId(each) for each in found.tolist()])
    moved = [(PhotoId(i), v * 0.999) for i, v in zip(found.tolist(), vectors, strict=True)]
    catalog.vectors.put(key, moved)


def _fill(catalog: SqliteCatalog, count: int) -> None:
    chance = np.random.default_rng(5)
    ids = [PhotoId(each) for each in catalog.vectors.ids(catalog.vectors.spaces()[0].key).tolist()]
    for begin in range(0, len(ids), 1000):
        with catalog.transaction():
            derived = []
            for photo_id in ids[begin : begin + 1000]:
                if photo_id % 50:
                    patches = chance.integers(0, 256, (8, 8), np.uint8)
                    grey = np.kron(patches, np.ones((4, 4), np.uint8))
                else:
                    catalog.vectors.copy(PhotoId(photo_id - 1), photo_id)
                catalog.duplicates.put_fingerprint(photo_id, fingerprint(grey))
                derived.append(Derived(photo_id, 1.0))
            catalog.derived.put(FINGERPRINT, derived)


def _timed(
    name: str, library: Library, kind: Kind, beside: str, limit: float | None = None
) -> Figure:
    began, worked = time.perf_counter(), time.process_time()
    found = len(library.duplicates.groups(kind))
    return _figure(name, began, worked, f"{beside}, {found:,} groups", limit)


def _figure(
    name: str, began: float, worked: float, beside: str, limit: float | None = None
) -> Figure:
    """By the clock, and beside it what the processor worked: a busy machine tells them apart."""
    taken, work = time.perf_counter() - began, time.process_time() - worked
    return Figure(name, taken, "s", limit, False, f"{beside}, {work:.1f} s of the processor")

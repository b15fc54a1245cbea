"""Queries against exact search over the same vectors: what is found, and how soon."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial

import numpy as np

from benchmarks.made_library import TAGS, Clusters, builtin_model
from benchmarks.report import Figure, Line
from benchmarks.times import percentile, seconds, wait_until_idle
from benchmarks.workplace import Workplace
from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.chroma_process import ChromaProcess
from photo_sorter.app.composition import open_library
from photo_sorter.app.places import LibraryFolder
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PART, SpaceKey, Vectors
from photo_sorter.core.events import EventBus, IndexWarmed
from photo_sorter.core.ports import InstalledModel, PhotoIds
from photo_sorter.core.query import Tag
from photo_sorter.services.index.index_sync import IndexSync
from photo_sorter.services.search.exact_search import ExactSearch
from photo_sorter.services.search.nearest_photos import NearestPhotos
from photo_sorter.services.search.neighbour_walk import FIRST_LOOK, GLANCE

_NEAREST = 100
_PART_OF_QUERIES = 900_001
_PATIENCE = 300.0


def measure(place: Workplace) -> list[Line]:
    """At both sizes."""
    lines: list[Line] = []
    for made, count in ((place.small(), place.scale.small), (place.large(), place.scale.large)):
        lines += _recall(place, made, count)
        lines += _whole_queries(place, made, count)
    return lines


def _recall(place: Workplace, made: LibraryFolder, count: int) -> list[Line]:
    """What is nearest by the index against exact search, asked for as many as a query of the app
    asks for, the whole one and the quick one before it."""
    space = builtin_model(made).space
    queries = Clusters(space.dimensions).draw(place.scale.rounds, _PART_OF_QUERIES)
    catalog = SqliteCatalog.open(made.catalog)
    index = ChromaProcess(made.index)
    try:
        sync = IndexSync(catalog, index, EventBus())
        sync.sync()
        exact = _exact(catalog, space.key, queries)
        nearest = NearestPhotos(catalog, ExactSearch(catalog), index, sync)

        def ask(limit: int, query: Vectors) -> PhotoIds:
            return nearest.query(space.key, query, limit, None, count).ids

        ask(1, queries[0])  # loads the index
        recall, took = _recall_of(partial(ask, FIRST_LOOK), queries, exact)
        quick_recall, quick_took = _recall_of(partial(ask, GLANCE), queries, exact)
    finally:
        index.close()
        catalog.close()
    beside = (
        f"{len(queries)} queries, {took * 1e3:.1f} ms p95; "
        f"quick ones {quick_recall:.3f}, {quick_took * 1e3:.1f} ms p95"
    )
    return [Figure(f"recall@{_NEAREST}, {count:,} vectors", recall, "", 0.99, True, beside)]


def _recall_of(
    ask: Callable[[Vectors], PhotoIds], queries: Vectors, exact: list[PhotoIds]
) -> tuple[float, float]:
    """Of the true nearest, how many are among the first that are found; and how long finding them
    takes, p95 in seconds."""
    found, took = [], []
    for query, wanted in zip(queries, exact, strict=True):
        began = time.perf_counter()
        ids = ask(query)
        took.append(time.perf_counter() - began)
        found.append(len(np.intersect1d(ids[:_NEAREST], wanted)) / len(wanted))
    return float(np.mean(found)), percentile(took, 95)


def _exact(catalog: SqliteCatalog, key: SpaceKey, queries: Vectors) -> list[PhotoIds]:
    """The true nearest of every query: (queries) arrays of ids."""
    best = np.full((len(queries), _NEAREST), -2.0, np.float32)
    owners = np.zeros((len(queries), _NEAREST), np.int64)
    for part in in_batches(catalog.vectors.extent(key), PART):
        ids, vectors = catalog.vectors.block(key, part)
        cosines = np.concatenate([best, queries @ vectors.T], axis=1)
        names = np.concatenate([owners, np.broadcast_to(ids, (len(queries), len(ids)))], axis=1)
        order = np.argpartition(-cosines, _NEAREST - 1, axis=1)[:, :_NEAREST]
        best = np.take_along_axis(cosines, order, axis=1)
        owners = np.take_along_axis(names, order, axis=1)
    return list(owners)


def _whole_queries(place: Workplace, made: LibraryFolder, count: int) -> list[Line]:
    """Queries through the facade: typed right after a start, then once all is warm.

    The vectors of their texts are known already, as of a text that an album is described by: what
    the text tower takes has a measure of its own. People ask for the rare thing as often as for
    the common one, and so do these queries. Each is asked as the window asks: for the best first,
    which it shows, then for all.
    """
    model = builtin_model(made)
    texts = [f"photo of car {number}" for number in range(place.scale.rounds)]
    know_texts(made, model, texts)
    warmed = threading.Event()
    with closing(open_library(made.root)) as library:
        library.events.subscribe(lambda e: warmed.set() if isinstance(e, IndexWarmed) else None)
        library.start()
        first = seconds(lambda: library.search.by_text(texts[0], quick=True))
        if not warmed.wait(_PATIENCE):
            raise TimeoutError("the index did not get warm")
        wait_until_idle(_PATIENCE)  # a first start copies the vectors, too
        wide = []
        quick, took, filtered, all_filtered = [], [], [], []
        for number, text in enumerate(texts[1:], 1):
            quick.append(seconds(partial(library.search.by_text, text, quick=True)))
            began = time.perf_counter()
            wide.append(len(library.search.by_text(text).strong))
            took.append(time.perf_counter() - began)
            tagged = Tag(f"tag {number % TAGS}")
            filtered.append(seconds(partial(library.search.by_text, text, tagged, quick=True)))
            all_filtered.append(seconds(partial(library.search.by_text, text, tagged)))
    middle = (
        f"median {percentile(quick, 50) * 1e3:.1f} ms; all {int(np.median(wide))} strong matches "
        f"{percentile(took, 50) * 1e3:.1f}, p95 {percentile(took, 95) * 1e3:.1f} ms"
    )
    within = (
        f"a tag that {count // TAGS:,} photos have; median {percentile(filtered, 50) * 1e3:.1f}, "
        f"all strong matches p95 {percentile(all_filtered, 95) * 1e3:.1f} ms"
    )
    return [
        Figure(f"a query typed before the index is warm, {count:,}", first, "s", 1.5),
        Figure(
            f"a query without the text tower, p95, {count:,}",
            percentile(quick, 95) * 1e3,
            "ms",
            10.0,
            beside=middle,
        ),
        Figure(
            f"the same within a tag, p95, {count:,}",
            percentile(filtered, 95) * 1e3,
            "ms",
            50.0,
            beside=within,
        ),
    ]


def know_texts(made: LibraryFolder, model: InstalledModel, texts: list[str]) -> None:
    """Put a vector for each text into the catalog, in all of the model's wordings, and have an
    earlier run embed the texts that every query needs."""
    vectors = Clusters(model.space.dimensions).draw(len(texts), _PART_OF_QUERIES + 1, of_each=True)
    catalog = SqliteCatalog.open(made.catalog)
    try:
        known = {
            template.replace("{}", text): vector
            for template in model.profile.prompt_templates or ("{}",)
            for text, vector in zip(texts, vectors, strict=True)
        }
        catalog.vectors.put_texts(model.space.key, known)
    finally:
        catalog.close()
    with closing(open_library(made.root)) as library:
        library.search.by_text(texts[0], quick=True)

"""Searching on a server that holds other machines' photos too, against exact search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np
import pytest

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.chroma_server import ChromaServer
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey, Vectors, normalise
from photo_sorter.core.errors import IndexServerError
from photo_sorter.core.events import ErrorRaised, Event, EventBus, IndexServerAnswered
from photo_sorter.core.ports import IndexUnavailableError
from photo_sorter.services.search.exact_search import ExactSearch
from photo_sorter.services.search.nearest_photos import NearestPhotos
from photo_sorter.services.sharing.server_link import ServerLink
from photo_sorter.services.sharing.shared_neighbours import SharedNeighbours
from photo_sorter.services.sharing.shared_sync import SharedSync
from tests.adapters.catalog.shelf import Shelf
from tests.chroma_servers import ChromaProcess, free_port

SPACE = EmbeddingSpace(SpaceKey("wide@1"), "wide", 32)
OWN = 60


def made(count: int, seed: int) -> Vectors:
    random = np.random.default_rng(seed)
    return normalise(random.normal(size=(count, SPACE.dimensions)).astype(np.float32))


@pytest.fixture
def library(catalog: SqliteCatalog) -> SqliteCatalog:
    """A catalog with photos that have vectors."""
    catalog.vectors.add_space(SPACE)
    shelf = Shelf(catalog, catalog.folders.add("/photos").id)
    ids = [shelf.photo(f"/photos/{i}.jpg", f"own-{i}", embedded=False) for i in range(OWN)]
    catalog.vectors.put(SPACE.key, list(zip(ids, made(OWN, 1), strict=True)))
    return catalog


@pytest.fixture
def server(chroma: ChromaProcess) -> Iterator[ChromaServer]:
    chroma.empty()
    server = ChromaServer(chroma.url)
    yield server
    server.close()


class Searcher:
    """Search on `server` whatever the library's size, and what was asked of it."""

    def __init__(self, catalog: SqliteCatalog, server: ChromaServer) -> None:
        self.events: list[Event] = []
        bus = EventBus()
        bus.subscribe(self.events.append)
        self.link = ServerLink(server, bus)
        self.sync = SharedSync(catalog, self.link, bus, exact_up_to=0)
        self.exact = ExactSearch(catalog)
        self.neighbours = SharedNeighbours(catalog, self.link, self.sync, self.exact)
        self.nearest = NearestPhotos(catalog, self.exact, self.neighbours, self.sync)

    def same_as_exact(self, vector: Vectors, limit: int) -> bool:
        found = self.nearest.query(SPACE.key, vector, limit, None, OWN)
        ids, cosines = self.exact.query(SPACE.key, vector, limit)
        np.testing.assert_allclose(found.cosines[: len(ids)], cosines, atol=1e-4)
        return bool(np.array_equal(found.ids[: len(ids)], ids))


@pytest.mark.parametrize("others", [0, 40, 400])
def test_the_nearest_are_this_librarys_however_many_others_there_are(
    library: SqliteCatalog, server: ChromaServer, others: int
) -> None:
    if others:
        hashes = [f"other-{i}" for i in range(others)]
        server.put(SPACE, hashes, made(others, 2))
    searcher = Searcher(library, server)
    searcher.sync.sync()
    assert searcher.sync.ready(SPACE.key) is not None
    for seed, limit in ((3, 1), (4, 10), (5, OWN), (6, 5 * OWN)):
        assert searcher.same_as_exact(made(1, seed)[0], limit)


def test_the_server_is_asked_and_not_the_catalog(
    library: SqliteCatalog, server: ChromaServer
) -> None:
    searcher = Searcher(library, server)
    searcher.sync.sync()
    mine = library.photos.by_hashes(["own-7"])["own-7"]
    elsewhere = made(1, 9)
    server.put(SPACE, ["own-7"], elsewhere)  # so that the two differ
    ids, cosines = searcher.neighbours.query(SPACE.key, elsewhere[0], 1)
    assert ids.tolist() == [mine]
    assert cosines[0] == pytest.approx(1.0, abs=1e-5)


def test_a_small_part_of_a_large_server_is_searched_exactly(
    library: SqliteCatalog, server: ChromaServer
) -> None:
    server.put(SPACE, [f"other-{i}" for i in range(20 * OWN)], made(20 * OWN, 2))
    searcher = Searcher(library, server)
    searcher.sync.sync()
    assert searcher.sync.ready(SPACE.key) is None
    assert searcher.same_as_exact(made(1, 3)[0], 10)


def test_a_small_library_is_searched_exactly(library: SqliteCatalog, server: ChromaServer) -> None:
    searcher = Searcher(library, server)
    sync = SharedSync(library, searcher.link, EventBus(), exact_up_to=OWN)
    sync.sync()
    assert sync.ready(SPACE.key) is None
    assert sync.mismatch(SPACE.key) is None


def test_photos_that_the_server_has_not_got_yet_are_found(
    library: SqliteCatalog, server: ChromaServer
) -> None:
    searcher = Searcher(library, server)
    searcher.sync.sync()
    shelf = Shelf(library, library.folders.add("/photos").id)
    new = shelf.photo("/photos/new.jpg", "new", embedded=False)
    library.vectors.put(SPACE.key, [(new, made(1, 8)[0])])
    ready = searcher.sync.ready(SPACE.key)
    assert ready is not None
    assert ready.late == (new,)
    assert searcher.nearest.query(SPACE.key, made(1, 8)[0], 3, None, OWN).ids[0] == new


def test_a_photo_that_leaves_the_library_stays_for_the_others(
    library: SqliteCatalog, server: ChromaServer
) -> None:
    searcher = Searcher(library, server)
    searcher.sync.sync()
    location = library.locations.find("/photos/3.jpg")
    assert location is not None
    library.locations.remove([location.id])
    assert library.photos.purge_hidden(datetime.now() + timedelta(days=1)) == 1
    searcher.sync.sync()
    assert library.vectors.outbox_count(SPACE.key) == 0
    assert server.count(SPACE.key) == OWN
    assert searcher.same_as_exact(made(1, 3)[0], OWN)


def test_a_server_that_lost_everything_is_noticed_by_a_search_and_filled_again(
    library: SqliteCatalog, server: ChromaServer, chroma: ChromaProcess
) -> None:
    searcher = Searcher(library, server)
    searcher.sync.sync()
    chroma.empty()
    with pytest.raises(IndexUnavailableError):
        searcher.neighbours.query(SPACE.key, made(1, 3)[0], 5)
    assert searcher.same_as_exact(made(1, 3)[0], 5)
    assert searcher.sync.ready(SPACE.key) is None
    searcher.sync.sync()
    assert server.count(SPACE.key) == OWN
    assert searcher.sync.ready(SPACE.key) is not None


def test_while_the_server_is_away_only_a_patient_caller_asks_it(library: SqliteCatalog) -> None:
    events: list[Event] = []
    bus = EventBus()
    bus.subscribe(events.append)
    away = ChromaServer(f"http://127.0.0.1:{free_port()}")
    link = ServerLink(away, bus)
    try:
        for patient in (False, True, True):
            with pytest.raises(IndexServerError), link.asking(patient=patient) as server:
                server.check()
        entered = False
        with pytest.raises(IndexServerError, match="does not answer"), link.asking():
            entered = True
        assert not entered
        assert [type(event) for event in events] == [ErrorRaised]
        link.all_is_well()
        link.all_is_well()
        assert events[1:] == [IndexServerAnswered()]
    finally:
        away.close()

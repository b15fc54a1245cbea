"""A search on a shared server that gives this library's photos alone."""

from __future__ import annotations

import numpy as np

from photo_sorter.core.embedding import SpaceKey, Vectors
from photo_sorter.core.errors import IndexServerError
from photo_sorter.core.ports import Catalog, IndexUnavailableError, PhotoIds
from photo_sorter.services.search.exact_search import ExactSearch
from photo_sorter.services.sharing.server_link import ServerLink
from photo_sorter.services.sharing.shared_sync import SharedSync

_SPARE = 1.5  # asked for that much more than this library's share calls for
_MOST_ASKED = 5_000  # more neighbours take longer to send than an exact search takes


class SharedNeighbours:
    """`core.ports.NearestVectors`, where a collection is named by its space's key. Among the
    nearest of all machines' photos, those of this library are picked out by their content; where
    they are too few, the catalog's own vectors are compared instead."""

    def __init__(
        self, catalog: Catalog, link: ServerLink, sync: SharedSync, exact: ExactSearch
    ) -> None:
        self._catalog = catalog
        self._link = link
        self._sync = sync
        self._exact = exact

    def query(
        self, collection: str, vector: Vectors, limit: int, ef_search: int = 0
    ) -> tuple[PhotoIds, Vectors]:
        """The server walks its graph as far as it is asked for. Raises IndexUnavailableError where
        it does not answer or has lost the space."""
        key = SpaceKey(collection)
        counts = self._sync.counts(key)
        if counts is None:
            raise IndexUnavailableError("The index server has not been brought up")
        wanted = min(max(limit, ef_search), counts.own)
        share = min(1.0, counts.own / max(1, counts.on_server))
        likely = wanted if share == 1.0 else int(wanted * _SPARE / share) + 1
        for asked in (likely, _MOST_ASKED):
            if asked > _MOST_ASKED:
                break
            hashes, cosines = self._nearest_of_all(key, vector, asked)
            photos = self._catalog.photos.by_hashes(hashes)
            mine = [place for place, content_hash in enumerate(hashes) if content_hash in photos]
            if len(mine) >= wanted:
                ids = np.array([photos[hashes[place]] for place in mine], dtype=np.int64)
                return ids[:limit], cosines[mine][:limit]
        return self._exact.query(key, vector, limit)

    def _nearest_of_all(
        self, key: SpaceKey, vector: Vectors, asked: int
    ) -> tuple[list[str], Vectors]:
        try:
            with self._link.asking() as server:
                hashes, cosines = server.query(key, vector, asked)
        except IndexServerError as error:
            raise IndexUnavailableError(error.message) from error
        if not hashes:
            raise IndexUnavailableError("The index server has lost its vectors")
        return hashes, cosines

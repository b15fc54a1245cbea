"""Albums that are described in words and take in what matches, old photos and new."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PART, Vectors
from photo_sorter.core.events import AlbumsChanged, EventBus
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel, PhotoIds
from photo_sorter.core.review import GIVEN
from photo_sorter.core.scoring import Judged
from photo_sorter.core.views import Album, AlbumKind
from photo_sorter.services.labels.learnt import LearntLabels
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder


class AlbumFiller:
    def __init__(
        self,
        catalog: Catalog,
        encoder: TextEncoder,
        scorers: ScorerFactory,
        events: EventBus,
        learnt: LearntLabels,
    ) -> None:
        self._catalog = catalog
        self._events = events
        self._encoder = encoder
        self._scorers = scorers
        self._learnt = learnt

    def prepare(self, model: InstalledModel) -> None:
        """Embed the descriptions now (outside any transaction)."""
        self._vectors(model, self._described())

    def ingest(self, model: InstalledModel, photo_ids: Sequence[PhotoId], vectors: Vectors) -> bool:
        """Put new photos, (n,) ids with (n, d) vectors, into the albums they match; whether any
        album took one."""
        albums = self._described()
        if not albums or not photo_ids:
            return False
        scorer = self._scorers.scorer(model)
        judged = scorer.judged(scorer.prepared(self._vectors(model, albums)), vectors)
        took = False
        for column, album in enumerate(albums):
            ids = np.asarray(photo_ids)
            fitting = self._fitting(model, album, ids, vectors, judged, column)
            took = took or bool(fitting)
            self._catalog.albums.set_by_model(album.id, fitting, among=photo_ids)
        return took

    def fill(self, model: InstalledModel, album: Album) -> None:
        """Decide anew, over all photos, who is in one album."""
        if album.kind is not AlbumKind.DESCRIBED:
            return
        scorer = self._scorers.scorer(model)
        text = scorer.prepared(self._vectors(model, [album]))
        members: dict[PhotoId, float] = {}
        for part in in_batches(self._catalog.vectors.extent(model.space.key), PART):
            ids, vectors = self._catalog.vectors.block(model.space.key, part)
            if len(ids):
                judged = scorer.judged(text, vectors)
                members.update(self._fitting(model, album, ids, vectors, judged, 0))
        self._catalog.albums.set_by_model(album.id, members, among=None)
        self._events.publish(AlbumsChanged())

    def fill_all(self, model: InstalledModel) -> None:
        for album in self._described():
            self.fill(model, album)

    def _fitting(
        self,
        model: InstalledModel,
        album: Album,
        ids: PhotoIds,
        vectors: Vectors,
        judged: Judged,
        column: int,
    ) -> dict[PhotoId, float]:
        learnt = self._learnt.album(model, album.id, vectors)
        if learnt is not None:
            passing = np.flatnonzero(learnt >= GIVEN)
            return {PhotoId(int(ids[i])): float(learnt[i]) for i in passing}
        if not model.profile.read(album.description).understood:
            return {}
        limits, relevances = model.profile.calibration, judged.relevances[:, column]
        sure = judged.certainties[:, column] >= limits.album_threshold
        passing = np.flatnonzero(sure & (relevances >= limits.search_threshold))
        return {PhotoId(int(ids[i])): float(relevances[i]) for i in passing}

    def _described(self) -> list[Album]:
        return [a for a in self._catalog.albums.all() if a.kind is AlbumKind.DESCRIBED]

    def _vectors(self, model: InstalledModel, albums: Sequence[Album]) -> Vectors:
        return self._encoder.encode_phrases(model, [a.description for a in albums], keep=True)

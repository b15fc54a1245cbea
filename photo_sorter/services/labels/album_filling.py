"""Fills described albums: their descriptions are queries, and what matches is taken in, old photos
and new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PART, SpaceKey, Vectors
from photo_sorter.core.events import AlbumsChanged, EventBus
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel, PhotoIds
from photo_sorter.core.query import EVERYTHING, Branch, Names, Query
from photo_sorter.core.views import Album, AlbumId, AlbumKind, SearchResult
from photo_sorter.services.labels.album_judging import AlbumJudging, Members, phrases_of
from photo_sorter.services.labels.album_query import (
    album_branches,
    is_of_vectors,
    query_of,
    words_alone,
)
from photo_sorter.services.labels.learnt import LearntLabels
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder

Branches = tuple[Branch, ...]
_FEW = 4  # the photos of a filter are read one by one where they are less than a quarter of all


@dataclass(frozen=True, slots=True)
class _Described:
    album: Album
    branches: tuple[Branch, ...]

    @property
    def of_vectors(self) -> bool:
        return bool(self.branches) and all(map(is_of_vectors, self.branches))


@dataclass(frozen=True, slots=True, eq=False)
class _Decided:
    """Among the photos `ids` that the filters let in, or all, the members."""

    ids: PhotoIds | None
    members: Members


class AlbumFiller:
    """Fills on the thread of the jobs. A text asks for more certainty than in a search, because
    nobody looks on; a picture, and a text of which the model knows some words only, ask for what
    a search does."""

    def __init__(
        self,
        catalog: Catalog,
        encoder: TextEncoder,
        scorers: ScorerFactory,
        names: Names,
        search: Callable[[InstalledModel, Query], SearchResult],
        events: EventBus,
        learnt: LearntLabels,
    ) -> None:
        self._catalog = catalog
        self._events = events
        self._decided: dict[AlbumId, tuple[SpaceKey, Branches, Sequence[_Decided]]] = {}
        self._encoder = encoder
        self._scorers = scorers
        self._names = names
        self._search = search
        self._learnt = learnt

    def prepare(self, model: InstalledModel) -> None:
        """Embed the descriptions now (outside any transaction)."""
        branches = (branch for each in self._described() for branch in each.branches)
        self._encoder.encode_phrases(model, phrases_of(branches), keep=True)

    def ingest(self, model: InstalledModel, photo_ids: Sequence[PhotoId], vectors: Vectors) -> bool:
        """Put new photos, (n,) ids with (n, d) vectors, into the albums that vectors alone decide
        on; whether any album took one. The others are filled when all photos are there."""
        albums = [each for each in self._described() if each.of_vectors]
        if not albums or not photo_ids:
            return False
        phrases = phrases_of(branch for each in albums for branch in each.branches)
        judging = AlbumJudging(model, self._scorers.scorer(model), phrases, self._encoder)
        ids, judged, took = np.asarray(photo_ids), judging.of(vectors), False
        for each in albums:
            members = None
            if words_alone(each.branches) is not None:
                members = self._learnt.album_among(model, each.album.id, ids, vectors)
            if members is None:
                members = {}
                for branch in each.branches:
                    _add(members, judging.fitting(branch, ids, judged))
            took = took or bool(members)
            self._catalog.albums.set_by_model(each.album.id, members, among=photo_ids)
        return took

    def fill(self, model: InstalledModel, album: Album) -> None:
        """Decide anew, over all photos, who is in one album. May raise EngineError."""
        if album.kind is AlbumKind.DESCRIBED:
            described = self._read(album)
            members = None
            if words_alone(described.branches) is not None:
                members = self._learnt.album_of_all(model, album.id)
            if members is None:
                decided = [self._decide(model, each) for each in described.branches]
            else:
                decided = [_Decided(None, members)]
            self._set(described, decided)
            self._remember(model, described, decided)

    def fill_all(self, model: InstalledModel) -> None:
        for each in self._described():
            self.fill(model, each.album)

    def fill_filtered(self, model: InstalledModel) -> None:
        """Bring those up to date of which something else than vectors decides: dates, tags,
        folders. Only photos that a filter let in since the last time are judged."""
        for each in self._described():
            if each.of_vectors:
                continue
            before = self._remembered(model, each)
            now = [self._decide(model, *pair) for pair in zip(each.branches, before, strict=True)]
            if any(one is not other for one, other in zip(before, now, strict=True)):
                self._set(each, now)
                self._remember(model, each, now)

    def forget_decided(self) -> None:
        """Photos were embedded: what was decided on them counts no more. From any thread."""
        self._decided = {}

    def _remembered(
        self, model: InstalledModel, described: _Described
    ) -> Sequence[_Decided | None]:
        key, branches, decided = self._decided.get(described.album.id, (None, (), ()))
        is_same = (key, branches) == (model.space.key, described.branches)
        return decided if is_same else [None] * len(described.branches)

    def _remember(
        self, model: InstalledModel, described: _Described, decided: Sequence[_Decided]
    ) -> None:
        self._decided[described.album.id] = (model.space.key, described.branches, decided)

    def _set(self, described: _Described, decided: Sequence[_Decided]) -> None:
        members: Members = {}
        for each in decided:
            _add(members, each.members)
        table, album_id = self._catalog.albums, described.album.id
        before = {mark.photo_id for mark in table.marks(album_id) if mark.present}
        table.set_by_model(album_id, members, among=None)
        if before != {mark.photo_id for mark in table.marks(album_id) if mark.present}:
            self._events.publish(AlbumsChanged())

    def _decide(
        self, model: InstalledModel, branch: Branch, before: _Decided | None = None
    ) -> _Decided:
        """`before` itself where it stands."""
        ids = self._catalog.photos.ids_in(branch.exact)
        if self._asks_search(model, branch):
            members = self._found(model, branch)
            return before if before and before.members == members else _Decided(ids, members)
        if before is None or before.ids is None or ids is None:
            if before is not None and before.ids is ids:
                return before
            members = self._members(model, branch, ids)
        elif np.array_equal(ids, before.ids):
            return before
        else:
            stay = set(ids[np.isin(ids, before.ids)].tolist())
            members = {i: score for i, score in before.members.items() if i in stay}
            members.update(self._members(model, branch, np.setdiff1d(ids, before.ids)))
        return _Decided(ids, members)

    def _asks_search(self, model: InstalledModel, branch: Branch) -> bool:
        texts = (*branch.texts, *branch.not_texts)
        known = all(model.profile.read(text.phrase).understood for text in texts)
        return bool(branch.like or branch.not_like) or not known

    def _found(self, model: InstalledModel, branch: Branch) -> Members:
        found = self._search(model, query_of(branch))
        return {hit.photo_id: hit.score for hit in found.strong}

    def _members(self, model: InstalledModel, branch: Branch, ids: PhotoIds | None) -> Members:
        if not branch.texts and not branch.not_texts:
            ids = self._catalog.photos.listing(EVERYTHING).ids if ids is None else ids
            return dict.fromkeys(map(PhotoId, ids.tolist()), 1.0)
        judging = AlbumJudging(
            model, self._scorers.scorer(model), phrases_of([branch]), self._encoder
        )
        members: Members = {}
        for part, vectors in self._of_photos(model, ids):
            members.update(judging.fitting(branch, part, judging.of(vectors)))
        return members

    def _of_photos(
        self, model: InstalledModel, ids: PhotoIds | None
    ) -> Iterator[tuple[PhotoIds, Vectors]]:
        """The vectors of these photos, or of all, in parts."""
        table, key = self._catalog.vectors, model.space.key
        extent = table.extent(key)
        if ids is not None and len(ids) * _FEW < len(extent):
            parts = (table.get(key, part) for part in in_batches(ids.tolist(), PART))
        else:
            parts = (table.block(key, part) for part in in_batches(extent, PART))
        for found, vectors in parts:
            wanted = np.ones(len(found), np.bool_) if ids is None else np.isin(found, ids)
            if wanted.any():
                yield found[wanted], vectors[wanted]

    def _described(self) -> list[_Described]:
        albums = self._catalog.albums.all()
        return [self._read(each) for each in albums if each.kind is AlbumKind.DESCRIBED]

    def _read(self, album: Album) -> _Described:
        return _Described(album, album_branches(album.description, self._names))


def _add(members: Members, more: Members) -> None:
    for photo_id, score in more.items():
        members[photo_id] = max(score, members.get(photo_id, 0.0))

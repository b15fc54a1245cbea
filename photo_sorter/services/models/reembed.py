"""A switch of models: the new space is filled in the background while the old one answers."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import numpy as np

from photo_sorter.core.batches import grouped, in_batches
from photo_sorter.core.embedding import EmbeddingSpace, Vectors
from photo_sorter.core.events import EventBus, ModelsChanged, PhotosEmbedded, TagsChanged
from photo_sorter.core.photo import Location, PhotoId
from photo_sorter.core.ports import Catalog, FileReader, FileRequest, InstalledModel
from photo_sorter.services.labels.album_filling import AlbumFiller
from photo_sorter.services.labels.tagging import Tagger

log = logging.getLogger(__name__)

# Vectors of photos that are there without embedding, because another machine has made them.
MadeElsewhere = Callable[[EmbeddingSpace, Sequence[PhotoId]], list[tuple[PhotoId, Vectors]]]

_TAKEN_AT_ONCE = 512
_CHUNK = 5_000


class Reembedder:
    def __init__(
        self,
        catalog: Catalog,
        reader: FileReader,
        tagger: Tagger,
        albums: AlbumFiller,
        events: EventBus,
        on_embedded: Callable[[], None],
        made_elsewhere: MadeElsewhere,
    ) -> None:
        self._catalog = catalog
        self._reader = reader
        self._tagger = tagger
        self._albums = albums
        self._events = events
        self._on_embedded = on_embedded
        self._made_elsewhere = made_elsewhere

    def fill(
        self, target: InstalledModel, cancelled: Callable[[], bool], on_done: Callable[[int], None]
    ) -> bool:
        """Embed every photo that has no vector in the target's space; True once all that can be
        read are. Photos that cannot be read now (offline, failed) are passed over."""
        key = target.space.key
        after = PhotoId(0)
        while not cancelled():
            waiting = self._catalog.photos.without_vector(key, _TAKEN_AT_ONCE, after)
            if not waiting:
                return True
            by_token = {int(location.id): location for location in waiting}
            taken_over = self._take_over(target.space, waiting)
            if taken_over:
                on_done(len(taken_over))
            unread = [x for x in waiting if x.photo_id not in taken_over]
            requests = [FileRequest(int(x.id), x.path) for x in unread]
            for group in grouped(self._reader.process_files(target.folder, requests, cancelled)):
                vectors = []
                for result in group:
                    photo_id = by_token[result.token].photo_id
                    same = result.content_hash == (
                        "" if photo_id is None else self._catalog.photos.content_hash(photo_id)
                    )
                    if result.vector is not None and photo_id is not None and same:
                        vectors.append((photo_id, result.vector))
                with self._catalog.transaction():
                    self._catalog.vectors.put(key, vectors)
                self._on_embedded()
                on_done(len(group))
            if not cancelled():
                after = max(x.photo_id for x in waiting if x.photo_id is not None)
        return False

    def _take_over(self, space: EmbeddingSpace, waiting: Sequence[Location]) -> set[PhotoId]:
        """The photos that get their vector from another machine; no file is read for them."""
        photo_ids = [x.photo_id for x in waiting if x.photo_id is not None]
        vectors = self._made_elsewhere(space, photo_ids)
        if vectors:
            with self._catalog.transaction():
                self._catalog.vectors.put(space.key, vectors)
            self._on_embedded()
        return {photo_id for photo_id, _ in vectors}

    def switch(self, target: InstalledModel) -> None:
        """The new space is whole: it answers from now on, with tags and albums of its own."""
        self._tagger.prepare(target)
        self._albums.prepare(target)
        self._catalog.vectors.set_active(target.space.key)
        self._events.publish(ModelsChanged())
        self._events.publish(PhotosEmbedded())
        self.retag(target)

    def retag(self, model: InstalledModel) -> None:
        """Tags and albums of every photo anew, from the vectors alone."""
        self._tagger.prepare(model)
        self._albums.prepare(model)
        ids = self._catalog.vectors.ids(model.space.key)
        for part in in_batches(ids, _CHUNK):
            found, vectors = self._catalog.vectors.get(model.space.key, part)
            if len(found):
                matrix = np.asarray(vectors, dtype=np.float32)
                self._tagger.tag(model, [PhotoId(i) for i in found.tolist()], matrix)
        self._albums.fill_all(model)
        self._events.publish(TagsChanged())

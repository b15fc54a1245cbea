"""Takes pending files in: one read each in the engine, then photo, vector, tags and albums in one
transaction a group, so that a kill costs no more than the group in flight."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

import numpy as np

from photo_sorter.core.batches import grouped
from photo_sorter.core.derivation import FINGERPRINT, METADATA, PIXELS, Derivation, Derived
from photo_sorter.core.embedding import EmbeddingSpace, Vectors
from photo_sorter.core.errors import CancelledError, Failure, FailureKind, InvalidInputError
from photo_sorter.core.events import (
    AlbumsChanged,
    EventBus,
    FailuresChanged,
    PhotosChanged,
    PhotosEmbedded,
    TagsChanged,
)
from photo_sorter.core.photo import FilePath, FolderId, Location, PhotoContent, PhotoId
from photo_sorter.core.ports import Catalog, FileRequest, FileResult, InstalledModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.taken import file_time
from photo_sorter.services.files.parts import Joining
from photo_sorter.services.files.photo_identity import PhotoIdentity
from photo_sorter.services.labels.album_filling import AlbumFiller
from photo_sorter.services.labels.tagging import Tagger

log = logging.getLogger(__name__)

_TAKEN_AT_ONCE = 512

T = TypeVar("T")
Cancelled = Callable[[], bool]
# One result a file, as they come, with a vector where a model is given (see `Engine`).
ReadFiles = Callable[
    [InstalledModel | None, Sequence[FileRequest], Cancelled], Iterator[FileResult]
]


@dataclass(slots=True)
class Ingested:
    """What became of the files, in files; `failed` holds the paths and why, also of those that
    are photos of what there is."""

    added: int = 0
    updated: int = 0
    moved: int = 0  # a photo that had lost its file, found again by content
    failed: list[tuple[FilePath, Failure]] = field(default_factory=list)


class _Written(NamedTuple):
    """What was written of a group."""

    photos: list[PhotoId]
    embedded: bool
    in_albums: bool


def _is_unreadable(result: FileResult) -> bool:
    return result.failure is not None and result.failure.kind is FailureKind.UNREADABLE


class Ingester:
    def __init__(
        self,
        catalog: Catalog,
        read_files: ReadFiles,
        tagger: Tagger,
        albums: AlbumFiller,
        events: EventBus,
        on_embedded: Callable[[], None],
        look_for_roots: Callable[[], object],
        kept_looks: Callable[[EmbeddingSpace | None], Derivation | None],
    ) -> None:
        """`look_for_roots` notes in the catalog which folders are there. `kept_looks` says as what
        the looks that come beside vectors are kept; None keeps none."""
        self._kept_looks = kept_looks
        self._look_for_roots = look_for_roots
        self._catalog = catalog
        self._identity = PhotoIdentity(catalog)
        self._joining = Joining(catalog)
        self._read_files = read_files
        self._tagger = tagger
        self._albums = albums
        self._events = events
        self._on_embedded = on_embedded

    def ingest(
        self,
        model: InstalledModel | None,
        cancelled: Cancelled,
        on_done: Callable[[int], None],
    ) -> Ingested:
        """Take in what is pending, until nothing is or `cancelled`. Without a model, photos are
        shown but not yet searchable. `on_done` hears how many files each group finished."""
        total = Ingested()
        if model is not None:
            self._tagger.prepare(model)
            self._albums.prepare(model)
        while not cancelled():
            pending = self._catalog.locations.pending(_TAKEN_AT_ONCE)
            if not pending:
                break
            by_token = {int(location.id): location for location in pending}
            requests = self._requests(pending, model)
            finished = 0
            for group in grouped(self._read_files(model, requests, cancelled)):
                self._write(model, [(by_token[r.token], r) for r in group], total)
                finished += len(group)
                on_done(len(group))
            if finished == 0 and not cancelled():
                log.error("The engine gave no result for %d files", len(pending))
                break
        return total

    def take_in(self, folder_id: FolderId, path: FilePath, cancelled: Cancelled) -> PhotoId:
        """Take in a file that the program itself has written, at once and from any thread: from one
        moment to the next it is known and read, so that nobody else reads it meanwhile. It gets no
        vector yet. Raises InvalidInputError where it cannot be read, CancelledError, EngineError;
        then nothing is noted."""
        for result in self._read_files(None, [FileRequest(0, path)], cancelled):
            if result.failure is not None:
                failure = result.failure
                raise InvalidInputError(failure.problem, path=path, **failure.values)
            total = Ingested()
            with self._catalog.transaction():
                self._catalog.locations.mark_pending(folder_id, [(path, result.stamp)])
                location = self._catalog.locations.find(path)
                assert location is not None
                written = self._write_group(None, [(location, result)], total)
            self._tell(written, total)
            (photo_id,) = written.photos
            return photo_id
        raise CancelledError(Problem.INTERRUPTED)

    def _requests(self, pending: list[Location], model: InstalledModel | None) -> list[FileRequest]:
        """Only a photo of the very same size can be the same: mostly there is none to compare."""
        known: dict[int, frozenset[str]] = {}
        pixels: dict[PhotoId, str] = {}
        told: set[PhotoId] = set()
        before = self._identity.contents(pending)
        if model is not None:
            sizes = {location.stamp.size for location in pending}
            known = self._catalog.photos.complete_hashes(sizes, model.space.key)
            told = self._told(pending)
            pixels = self._identity.known_pixels(pending, model.space)
        return [
            FileRequest(
                int(x.id),
                x.path,
                known.get(x.stamp.size, frozenset())
                if x.photo_id is None or x.photo_id in told
                else frozenset(),
                "" if x.before is None else pixels.get(x.before, ""),
                "" if x.before is None else before.get(x.before, ""),
            )
            for x in pending
        ]

    def _told(self, pending: list[Location]) -> set[PhotoId]:
        """The photos of which all is known that their files say. The others are read, whether
        their bytes are the same or not: a sidecar may have gone."""
        photo_ids = [x.photo_id for x in pending if x.photo_id is not None]
        return self._catalog.derived.having(METADATA, photo_ids) if photo_ids else set()

    def _write(
        self,
        model: InstalledModel | None,
        group: list[tuple[Location, FileResult]],
        total: Ingested,
    ) -> None:
        group = self._without_lost(group)
        failed_before = len(total.failed)
        with self._catalog.transaction():
            written = self._write_group(model, group, total)
        self._tell(written, total, failed_before)

    def _write_group(
        self,
        model: InstalledModel | None,
        group: list[tuple[Location, FileResult]],
        total: Ingested,
    ) -> _Written:
        """Belongs into a transaction."""
        embedded: dict[PhotoId, Vectors] = {}
        looks: dict[PhotoId, Vectors] = {}
        hashed: list[Derived] = []
        printed: list[Derived] = []
        read: list[Derived] = []
        again: list[PhotoId] = []
        photos: list[PhotoId] = []
        took = False
        for location, result in group:
            photo_id = self._write_one(location, result, total)
            if photo_id is not None:
                photos.append(photo_id)
            if photo_id is not None and result.vector is not None:
                embedded[photo_id] = result.vector
            if photo_id is not None and result.look is not None:
                looks[photo_id] = result.look
            if photo_id is not None and result.pixels:
                hashed.append(Derived(photo_id))
            if photo_id is not None and result.fingerprint is not None:
                self._catalog.duplicates.put_fingerprint(photo_id, result.fingerprint)
                printed.append(Derived(photo_id, result.fingerprint.sharpness))
            if photo_id is not None and not result.known:
                read.append(Derived(photo_id))
            if photo_id is not None and location.photo_id == photo_id:
                again.append(photo_id)  # another program may have written words into it
        self._catalog.derived.put(PIXELS, hashed)
        self._catalog.derived.put(FINGERPRINT, printed)
        self._catalog.derived.put(METADATA, read)
        self._catalog.sidecar_outbox.add(again)
        if model is not None and embedded:
            self._catalog.vectors.put(model.space.key, list(embedded.items()))
            ids, vectors = list(embedded), np.stack(list(embedded.values()))
            self._tagger.tag(model, ids, vectors)
            took = self._albums.ingest(model, ids, vectors)
        self._keep_looks(model, looks)
        return _Written(photos, bool(embedded), took)

    def _tell(self, written: _Written, total: Ingested, failed_before: int = 0) -> None:
        self._events.publish(PhotosChanged())
        self._events.publish(TagsChanged())  # files bring theirs, or no longer do
        if len(total.failed) > failed_before:
            self._events.publish(FailuresChanged())
        if written.embedded:
            self._on_embedded()
            self._events.publish(PhotosEmbedded())
        if written.in_albums:
            self._events.publish(AlbumsChanged())

    def _keep_looks(self, model: InstalledModel | None, looks: dict[PhotoId, Vectors]) -> None:
        space = model.look if model is not None and looks else None
        kept = self._kept_looks(space)
        if space is not None and kept is not None:
            self._catalog.vectors.put(space.key, list(looks.items()))
            self._catalog.derived.put(kept, [Derived(photo_id) for photo_id in looks])

    def _without_lost(
        self, group: list[tuple[Location, FileResult]]
    ) -> list[tuple[Location, FileResult]]:
        """Files that could not be read because their folder has gone are no failures: they wait
        until it is back."""
        if not any(_is_unreadable(result) for _, result in group):
            return group
        self._look_for_roots()
        online = self._catalog.folders.online()
        return [
            (location, result)
            for location, result in group
            if location.folder_id in online or not _is_unreadable(result)
        ]

    def _write_one(self, location: Location, result: FileResult, total: Ingested) -> PhotoId | None:
        locations = self._catalog.locations
        if locations.find(location.path) is None:
            return None  # it went while it was read
        if result.failure is not None:
            locations.fail(location.id, result.stamp, result.failure)
            total.failed.append((location.path, result.failure))
            return None
        known = self._catalog.photos.by_hash(result.content_hash)
        hidden = known and len(self._catalog.photos.hidden_among(np.array([known]))) > 0
        photo_id = self._photo(location, result, known)
        locations.attach(location.id, result.stamp, photo_id)
        self._joining.picture_read(location, photo_id)
        self._warn(location, photo_id, result, total)
        if location.photo_id == photo_id == known:
            pass  # touched, but the same bytes
        elif location.photo_id is not None:
            total.updated += 1
        elif hidden or location.held == photo_id:
            total.moved += 1
        else:
            total.added += 1
        return photo_id

    def _warn(
        self, location: Location, photo_id: PhotoId, result: FileResult, total: Ingested
    ) -> None:
        """Note that a part of the picture is missing, or that it is whole again."""
        if result.warning is not None:
            total.failed.append((location.path, result.warning))
        if result.warning is not None or location.before is not None:
            self._catalog.photos.warn(photo_id, result.warning)

    def _photo(self, location: Location, result: FileResult, known: PhotoId | None) -> PhotoId:
        """The photo that a file holds; `known` has these very bytes."""
        if known is not None:
            self._identity.meet(location, known, result.likeness)
            if result.known:
                return known
        content = PhotoContent(
            result.content_hash,
            result.stamp.size,
            result.metadata,
            result.metadata.taken_at or file_time(result.stamp.mtime_ns),
            result.colour,
            result.pixels,
        )
        followed = None
        if known is None:
            followed = self._identity.follow(location, content, result.likeness)
        return self._catalog.photos.add(*content) if followed is None else followed

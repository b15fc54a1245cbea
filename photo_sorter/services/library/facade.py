"""The facade: everything that the window and the command line can do with a library.

Every method may be called from any thread and blocks until done; long ones are meant for a worker
thread. Background work is started by `start` and reports through `events`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from photo_sorter.core.changes import Change, ChangeId
from photo_sorter.core.dataset import Dataset
from photo_sorter.core.errors import InvalidInputError, LibraryLockedError, NotFoundError
from photo_sorter.core.events import (
    EventBus,
    FailuresChanged,
    ModelsChanged,
)
from photo_sorter.core.operations import Operation, RenameFiles
from photo_sorter.core.photo import FilePath, Folder, LocationId, PhotoId
from photo_sorter.core.ports import FolderWatcher, InstalledModel
from photo_sorter.core.query import EVERYTHING, And, Like, Query, parse, to_text
from photo_sorter.core.settings import Settings
from photo_sorter.core.suggestions import SUGGESTED_ALBUMS
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.views import (
    Album,
    AlbumId,
    Description,
    DoctorFinding,
    FileFailure,
    Hit,
    IndexServerState,
    IndexSummary,
    ModelChoice,
    PhotoDetails,
    PhotoListing,
    PhotoTag,
    Progress,
    SearchResult,
    Status,
    TagSummary,
)
from photo_sorter.services.library.wiring import LibraryParts
from photo_sorter.services.search.evaluation import Evaluation


class Library:
    """One library. `read_only`: another process owns it, and everything that writes raises."""

    def __init__(self, parts: LibraryParts, on_close: Callable[[], None]) -> None:
        self._parts = parts
        self._on_close = on_close
        self._closed = False
        self._close_lock = threading.Lock()
        self.events: EventBus = parts.events
        self.read_only: bool = parts.read_only

    # ------------------------------------------------------------------------------ life

    def start(self, watcher: FolderWatcher | None = None) -> None:
        """Reconcile with the disk, follow the folders, index; all in the background. Returns at
        once."""
        self._writable()
        parts = self._parts
        if parts.sync is not None:
            parts.sync.start()
        parts.follower.start(watcher or parts.make_watcher(parts.follower.receive))
        parts.work.start()

    def close(self) -> None:
        """Stop background work at the next safe point and end the engine. Idempotent."""
        with self._close_lock:
            if self._closed:
                return
            self._closed = True
        parts = self._parts
        parts.work.close()
        parts.follower.close()
        if parts.sync is not None:
            parts.sync.close()
        parts.engine.close()
        if parts.index is not None:
            parts.index.close()
        if parts.shared is not None:
            parts.shared.close()
        parts.catalog.close()
        self._on_close()

    # ------------------------------------------------------------- what a person does

    def do(self, operation: Operation) -> Change:
        """Do what a person asks for; it can be undone. One at a time, in the order of the calls.
        Raises PhotoSorterError where it cannot be done; then nothing is."""
        self._writable()
        return self._parts.journal.do(operation)

    def undo(self, change_id: ChangeId | None = None) -> Change:
        """Take back that change, or the newest, of an earlier session too. Raises
        InvalidInputError where there is none, and what stands in its way."""
        self._writable()
        return self._parts.journal.undo(change_id)

    def redo(self) -> Change:
        """Do again what was undone last. Raises as `undo` does."""
        self._writable()
        return self._parts.journal.redo()

    def history(self) -> list[Change]:
        """What a person did, newest first."""
        return self._parts.journal.history()

    # --------------------------------------------------------------------------- folders

    def folders(self) -> list[Folder]:
        return self._parts.catalog.folders.all()

    def rescan(self) -> None:
        self._writable()
        self._parts.work.ask_rescan()

    def index(
        self, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> IndexSummary:
        """Reconcile and take everything in, once, to the end, on the calling thread."""
        self._writable()
        began = time.monotonic()
        parts = self._parts

        def report(event: object) -> None:
            progress(parts.progress.current())

        unsubscribe = self.events.subscribe(report)
        try:
            found = parts.work.reconcile_once(None, cancelled)
            taken = parts.work.ingest_once(cancelled)
            parts.work.reembed_once(cancelled)
            if parts.sync is not None:
                parts.sync.sync()
        finally:
            unsubscribe()
        failed = [(x.path, x.reason) for x in self.failures()]
        return IndexSummary(
            added=taken.added,
            updated=taken.updated,
            moved=found.moved + taken.moved,
            removed=max(0, found.removed - taken.moved),
            unchanged=found.unchanged,
            failed=failed,
            skipped=found.skipped,
            seconds=time.monotonic() - began,
        )

    # ---------------------------------------------------------------------------- photos

    def listing(self, query: Query) -> PhotoListing:
        """Photos that an exact query matches, newest first."""
        return self._parts.catalog.photos.listing(query)

    def listing_of(self, photo_ids: Sequence[PhotoId]) -> PhotoListing:
        return self._parts.catalog.photos.listing_of(photo_ids)

    def details(self, photo_id: PhotoId) -> PhotoDetails | None:
        catalog = self._parts.catalog
        photo = catalog.photos.get(photo_id)
        if photo is None:
            return None
        online = catalog.folders.online()
        meta = photo.metadata
        locations = sorted(photo.locations, key=lambda x: x.folder_id not in online)
        return PhotoDetails(
            id=photo.id,
            content_hash=photo.content_hash,
            paths=tuple(location.path for location in locations),
            offline=not any(location.folder_id in online for location in locations),
            byte_size=photo.byte_size,
            width=meta.width,
            height=meta.height,
            format=meta.format,
            sort_time=photo.sort_time,
            taken_at=meta.taken_at,
            camera=meta.camera,
            lens=meta.lens,
            exposure=meta.exposure,
            aperture=meta.aperture,
            iso=meta.iso,
            focal_length=meta.focal_length,
            latitude=meta.latitude,
            longitude=meta.longitude,
            rating=meta.rating,
            colour=photo.colour,
            tags=tuple(catalog.tags.of_photo(photo_id)),
            albums=tuple(catalog.albums.of_photo(photo_id)),
        )

    def thumbnail(self, photo_id: PhotoId) -> Path | None:
        """The thumbnail file (JPEG, longest side 512), made again where it was lost. None where
        that is not possible now (the folder is offline)."""
        content_hash = self._parts.catalog.photos.content_hash(photo_id)
        if content_hash is None:
            return None
        path = self._parts.thumbnail_of(content_hash)
        if path.exists():
            return path
        details = self.details(photo_id)
        if self.read_only or details is None or details.offline or not details.paths:
            return None
        try:
            return self._parts.engine.make_thumbnail(details.paths[0], content_hash)
        except InvalidInputError:
            return None

    def photo_at(self, path: FilePath) -> PhotoId | None:
        """The photo that the file holds; None where the library knows of none there."""
        location = self._parts.catalog.locations.find(path)
        return None if location is None else location.photo_id

    def paths(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, FilePath]:
        """One file for each photo that has any."""
        return {i: paths[0] for i, paths in self.all_paths(photo_ids).items() if paths}

    def all_paths(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, list[FilePath]]:
        """Every file of each photo."""
        photos = self._parts.catalog.photos.get_many(photo_ids)
        return {i: [x.path for x in photo.locations] for i, photo in photos.items()}

    def renaming(self, photo_ids: Sequence[PhotoId], pattern: str) -> RenameFiles:
        """What renames the photos' files; "Holiday ##" counts them. Raises InvalidInputError."""
        return self._parts.files.renaming(photo_ids, pattern)

    def renaming_of(self, paths: Sequence[FilePath], pattern: str) -> RenameFiles:
        """The same for these very files; other copies of their photos keep their names. Raises
        InvalidInputError, NotFoundError."""
        return self._parts.files.renaming_of(paths, pattern)

    def paths_to_rename(self, photo_ids: Sequence[PhotoId]) -> list[FilePath]:
        """The files that `rename` would rename, in the order in which it counts them."""
        return self._parts.files.paths(photo_ids)

    # ---------------------------------------------------------------------------- search

    def search(
        self, query: str | Query, within: Query = EVERYTHING, *, quick: bool = False
    ) -> SearchResult:
        """Photos that match a query (or its text), and the query `within`, best first; without
        anything to rank by, newest first. `quick` gives the best of them within milliseconds, and
        says where they may not be all. Raises ModelUnavailableError, EngineError, and
        NotFoundError or InvalidInputError for what cannot be searched with."""
        text = query if isinstance(query, str) else to_text(query)
        asked = parse(query).query if isinstance(query, str) else query
        return self._parts.search.search(self._model(), And((within, asked)), text, quick=quick)

    def similar_to_photo(self, photo_id: PhotoId) -> SearchResult:
        return self.search(Like(photo_id))

    def similar_to_file(self, path: FilePath) -> SearchResult:
        """Raises InvalidInputError where the file is no picture that can be read."""
        return self.search(Like(path))

    def describe(self, path: FilePath, among: Sequence[str] | None = None) -> list[Description]:
        """Image to text: the best-matching descriptions, most probable first."""
        model = self._model()
        vector = self._parts.search.vector_of_file(model, path)
        return self._parts.tagger.describe(model, vector, among)

    def warm_up(self) -> None:
        """Load what a query needs, without waiting (call when the search field gets the focus)."""
        self._parts.engine.warm_up(self._model().folder)

    # ------------------------------------------------------------------------------ tags

    def tags(self) -> list[TagSummary]:
        return self._parts.catalog.tags.all()

    def tags_of(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, list[PhotoTag]]:
        return self._parts.catalog.tags.of_photos(photo_ids)

    def vocabulary(self) -> tuple[VocabularyTag, ...]:
        return self._parts.vocabulary.load()

    def default_vocabulary(self) -> tuple[VocabularyTag, ...]:
        return self._parts.vocabulary.default()

    # ---------------------------------------------------------------------------- albums

    def albums(self) -> list[Album]:
        return self._parts.catalog.albums.all()

    def album_named(self, name: str) -> Album:
        """Raises NotFoundError."""
        album = self._parts.catalog.albums.named(name)
        if album is None:
            raise NotFoundError(f"There is no album called {name}", "`albums` lists them.")
        return album

    def album_members(self, album_id: AlbumId) -> list[Hit]:
        members = self._parts.catalog.albums.members(album_id)
        return [Hit(photo_id, score, score) for photo_id, score in members]

    def fill_albums(self) -> None:
        """Decide anew who is in the described albums, now, on the calling thread."""
        self._writable()
        self._parts.albums.fill_all(self._model())

    def suggested_albums(self) -> list[tuple[str, str]]:
        """(name, description) of albums to offer at first start."""
        taken = {album.name.casefold() for album in self.albums()}
        return [(n, d) for n, d in SUGGESTED_ALBUMS if n.casefold() not in taken]

    # ------------------------------------------------------------- what needs attention

    def failures(self) -> list[FileFailure]:
        return [
            FileFailure(x.id, x.path, x.failure.kind, x.failure.reason)
            for x in self._parts.catalog.locations.failures()
            if x.failure is not None
        ]

    def retry(self, location_ids: Sequence[LocationId] | None = None) -> int:
        """Try failed files again (all of them for None); how many will be."""
        self._writable()
        count = self._parts.catalog.locations.retry(location_ids)
        self.events.publish(FailuresChanged())
        self._parts.work.ask_ingest()
        return count

    # ------------------------------------------------------------ work in the background

    def progress(self) -> Progress:
        return self._parts.progress.current()

    def pause(self) -> None:
        self._parts.work.pause()

    def resume(self) -> None:
        self._parts.work.resume()

    def engine_pid(self) -> int | None:
        """The engine's process, for diagnosis; None before it was needed."""
        return self._parts.engine.pid

    # ---------------------------------------------------------------------------- models

    def models(self) -> list[ModelChoice]:
        return self._parts.models.choices()

    def use_model(self, name: str) -> None:
        """Photos are embedded anew in the background; the old space answers until that is done.
        Raises ModelUnavailableError where the model is not installed."""
        self._writable()
        self._parts.models.installed(name)
        self._parts.settings.change(model=name)
        self.events.publish(ModelsChanged())
        self._parts.work.ask_ingest()

    def download_model(self, name: str) -> None:
        """Blocks; progress comes as DownloadProgressed. Raises DownloadError, CancelledError."""
        self._writable()
        self._parts.models.download(name)

    def cancel_download(self) -> None:
        self._parts.models.cancel_download()

    def import_model(self, name: str, architecture: str, weights: Path) -> None:
        self._writable()
        self._parts.models.import_checkpoint(name, architecture, weights)

    def remove_model(self, name: str) -> None:
        self._writable()
        self._parts.models.remove(name)

    def _model(self) -> InstalledModel:
        return self._parts.models.active()

    def evaluate(self, dataset: Dataset, name: str, cancelled: Callable[[], bool]) -> Evaluation:
        """Measure an installed model on labelled pictures. Raises ModelUnavailableError,
        InvalidInputError."""
        model = self._parts.models.installed(name)
        self._parts.catalog.vectors.add_space(model.space)  # its texts are kept there
        return self._parts.evaluator.evaluate(model, dataset, cancelled)

    # -------------------------------------------------------------------------- the rest

    def settings(self) -> Settings:
        return self._parts.settings.current()

    def change_settings(self, **values: object) -> None:
        """Set these fields of `Settings`; the others stay. Raises DiskFullError,
        LibraryUnavailableError."""
        self._writable()
        self._parts.settings.change(**values)

    def status(self) -> Status:
        catalog = self._parts.catalog
        space = catalog.vectors.active_space()
        return Status(
            photos=catalog.photos.count(),
            embedded=0 if space is None else catalog.vectors.count(space.key),
            pending=catalog.locations.pending_count(),
            failed=len(catalog.locations.failures()),
            model=self.settings().model if space is None else space.model_name,
            folders=tuple(folder.path for folder in catalog.folders.all(counted=False)),
        )

    def index_server(self, ask: bool = False) -> IndexServerState | None:
        """How the server of the vectors is; None where they lie in the library. With `ask` it is
        looked at now, which may take seconds; else what was last seen counts."""
        link, sync, vectors = self._parts.link, self._parts.sync, self._parts.catalog.vectors
        if link is None or sync is None:
            return None
        problem = sync.trouble() if ask else link.problem
        waiting = sum(vectors.outbox_count(space.key) for space in vectors.spaces())
        return IndexServerState(link.address, waiting, problem)

    def doctor(self, repair: bool) -> list[DoctorFinding]:
        if repair:
            self._writable()
        return self._parts.doctor.examine(repair)

    def _writable(self) -> None:
        if self.read_only:
            raise LibraryLockedError(
                "This library is open in another photo_sorter",
                "Close that one first; searching works meanwhile.",
            )

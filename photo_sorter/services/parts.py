"""The services of one library, put together from the ports. The facade works on these."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from photo_sorter.core.events import EventBus, PhotosEmbedded
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import (
    Catalog,
    Engine,
    FileSystem,
    FolderWatcher,
    ModelStore,
    RawChange,
    SettingsStore,
    VectorIndex,
    VocabularyStore,
)
from photo_sorter.core.settings import Settings
from photo_sorter.services.album_edits import AlbumEdits
from photo_sorter.services.albums import AlbumFiller
from photo_sorter.services.doctor import Doctor
from photo_sorter.services.evaluation import Evaluator
from photo_sorter.services.folder_rules import FolderRules
from photo_sorter.services.follow import FolderFollower
from photo_sorter.services.index_sync import IndexSync
from photo_sorter.services.ingest import Ingester
from photo_sorter.services.models import Models
from photo_sorter.services.progress import ProgressTracker
from photo_sorter.services.reconcile import Reconciler
from photo_sorter.services.reembed import Reembedder
from photo_sorter.services.renames import Renames
from photo_sorter.services.scoring import ScorerFactory, TextEncoder
from photo_sorter.services.search import ExactSearch, Search
from photo_sorter.services.tag_edits import TagEdits
from photo_sorter.services.tagging import Tagger
from photo_sorter.services.watched_folders import WatchedFolders
from photo_sorter.services.work import Work

MakeWatcher = Callable[[Callable[[FilePath, RawChange], None]], FolderWatcher]


class CurrentSettings:
    """The settings in memory, written through to their store."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._settings = store.load()

    def current(self) -> Settings:
        return self._settings

    def save(self, settings: Settings) -> None:
        with self._lock:
            self._store.save(settings)
            self._settings = settings

    def change(self, **values: object) -> None:
        self.save(replace(self._settings, **values))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Ports:
    """The outside of one library. `index` is None for a read-only second process."""

    catalog: Catalog
    index: VectorIndex | None
    engine: Engine
    files: FileSystem
    models: ModelStore
    settings: SettingsStore
    vocabulary: VocabularyStore
    make_watcher: MakeWatcher
    thumbnail_of: Callable[[str], Path]
    unsupported: Callable[[FilePath], str]
    library_folder: Path


@dataclass(frozen=True, slots=True)
class LibraryParts:
    events: EventBus
    read_only: bool
    catalog: Catalog
    index: VectorIndex | None
    engine: Engine
    settings: CurrentSettings
    vocabulary: VocabularyStore
    make_watcher: MakeWatcher
    thumbnail_of: Callable[[str], Path]
    folders: WatchedFolders
    tag_edits: TagEdits
    album_edits: AlbumEdits
    reconciler: Reconciler
    follower: FolderFollower
    work: Work
    sync: IndexSync | None
    renames: Renames
    search: Search
    tagger: Tagger
    albums: AlbumFiller
    models: Models
    progress: ProgressTracker
    doctor: Doctor
    evaluator: Evaluator


def build_parts(ports: Ports, events: EventBus) -> LibraryParts:
    """Wire the services. Nothing is started and nothing is read but the settings."""
    catalog, engine = ports.catalog, ports.engine
    may_write = ports.index is not None
    settings = CurrentSettings(ports.settings)
    encoder = TextEncoder(catalog, engine, may_write)
    scorers = ScorerFactory(catalog, encoder)
    tagger = Tagger(catalog, ports.vocabulary, encoder, scorers)
    albums = AlbumFiller(catalog, encoder, scorers, events)
    models = Models(catalog, ports.models, events, settings.current, may_write)
    sync = None if ports.index is None else IndexSync(catalog, ports.index, events)
    on_embedded = sync.notify if sync is not None else lambda: None
    exact = ExactSearch(catalog)

    def forget_exact(event: object) -> None:
        if isinstance(event, PhotosEmbedded):
            exact.forget()

    events.subscribe(forget_exact)
    reconciler = Reconciler(
        catalog, ports.files, events, ports.unsupported, str(ports.library_folder)
    )
    progress = ProgressTracker(events)
    work = Work(
        catalog=catalog,
        models=models,
        reconciler=reconciler,
        ingester=Ingester(catalog, engine, tagger, albums, events, on_embedded),
        reembedder=Reembedder(catalog, engine, tagger, albums, events, on_embedded),
        albums=albums,
        progress=progress,
        events=events,
    )
    follower = FolderFollower(
        ports.files, reconciler, events, settings.current, work.ask_ingest, work.ask_rescan
    )
    return LibraryParts(
        events=events,
        read_only=not may_write,
        catalog=catalog,
        index=ports.index,
        engine=engine,
        settings=settings,
        vocabulary=ports.vocabulary,
        make_watcher=ports.make_watcher,
        thumbnail_of=ports.thumbnail_of,
        folders=WatchedFolders(
            catalog,
            FolderRules(ports.files, str(ports.library_folder)),
            reconciler,
            follower,
            events,
        ),
        tag_edits=TagEdits(catalog, ports.vocabulary, tagger, events, work.ask_retag),
        album_edits=AlbumEdits(catalog, events, work.ask_fill),
        reconciler=reconciler,
        follower=follower,
        work=work,
        sync=sync,
        renames=Renames(catalog, ports.files, events),
        search=Search(
            catalog,
            engine,
            encoder,
            scorers,
            exact,
            ports.index,
            sync,
            lambda: settings.current().strictness,
        ),
        tagger=tagger,
        albums=albums,
        models=models,
        progress=progress,
        doctor=Doctor(catalog, ports.files, models, sync),
        evaluator=Evaluator(engine, encoder, scorers),
    )

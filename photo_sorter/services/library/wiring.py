"""The services of one library, put together from the ports. The facade works on these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from photo_sorter.core.events import EventBus, PhotosChanged, PhotosEmbedded
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import (
    Catalog,
    Engine,
    FileReader,
    FileSystem,
    FolderWatcher,
    ModelStore,
    NearestVectors,
    RawChange,
    SettingsStore,
    SharedVectors,
    VectorIndex,
    VocabularyStore,
)
from photo_sorter.services.derivations.registry import all_derivers
from photo_sorter.services.files.folder_rules import FolderRules
from photo_sorter.services.files.follow import FolderFollower
from photo_sorter.services.files.ingest import Ingester, ReadFiles
from photo_sorter.services.files.reconcile import Reconciler
from photo_sorter.services.index.index_sync import IndexSync
from photo_sorter.services.index.maintenance import IndexMaintenance
from photo_sorter.services.jobs.library_jobs import LibraryJobs
from photo_sorter.services.labels.albums import AlbumFiller
from photo_sorter.services.labels.tagging import Tagger
from photo_sorter.services.models.library_models import Models
from photo_sorter.services.models.reembed import MadeElsewhere, Reembedder
from photo_sorter.services.operations.albums import AlbumOperations
from photo_sorter.services.operations.files import FileOperations
from photo_sorter.services.operations.folders import FolderOperations
from photo_sorter.services.operations.journal import Journal
from photo_sorter.services.operations.tags import TagOperations, VocabularyOperations
from photo_sorter.services.program.current_settings import CurrentSettings
from photo_sorter.services.program.doctor import Doctor
from photo_sorter.services.search.evaluation import Evaluator
from photo_sorter.services.search.exact_search import ExactSearch
from photo_sorter.services.search.nearest_photos import NearestPhotos
from photo_sorter.services.search.photo_search import Search
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder
from photo_sorter.services.sharing.server_link import ServerLink
from photo_sorter.services.sharing.wiring import Sharing, build_sharing

OnChange = Callable[[FilePath, RawChange], None]
MakeWatcher = Callable[[OnChange], FolderWatcher]


@dataclass(frozen=True, slots=True)
class Ports:
    """The outside of one library. `shared`, where it is set, takes the place of `index`. A
    read-only second process has no index."""

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
    shared: SharedVectors | None = None
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class LibraryParts:
    events: EventBus
    read_only: bool
    catalog: Catalog
    index: VectorIndex | None
    shared: SharedVectors | None
    link: ServerLink | None
    engine: Engine
    settings: CurrentSettings
    vocabulary: VocabularyStore
    make_watcher: MakeWatcher
    thumbnail_of: Callable[[str], Path]
    journal: Journal
    reconciler: Reconciler
    follower: FolderFollower
    jobs: LibraryJobs
    sync: IndexMaintenance | None
    files: FileOperations
    search: Search
    tagger: Tagger
    albums: AlbumFiller
    models: Models
    doctor: Doctor
    evaluator: Evaluator


def build_parts(ports: Ports, events: EventBus) -> LibraryParts:
    """Wire the services. Nothing is started and nothing is read but the settings."""
    catalog, engine = ports.catalog, ports.engine
    may_write = not ports.read_only
    settings = CurrentSettings(ports.settings, events)
    encoder = TextEncoder(catalog, engine, may_write)
    scorers = ScorerFactory(catalog, encoder)
    tagger = Tagger(catalog, ports.vocabulary, encoder, scorers)
    albums = AlbumFiller(catalog, encoder, scorers, events)
    models = Models(catalog, ports.models, events, settings.current, may_write)
    exact = ExactSearch(catalog)
    sharing = _sharing(ports, exact, events)
    index, sync = _index(ports, sharing, events)
    on_embedded = sync.notify if sync is not None else lambda: None
    search = Search(
        catalog,
        engine,
        encoder,
        scorers,
        NearestPhotos(catalog, exact, index, sync),
        lambda: settings.current().strictness,
    )

    def forget_counts(event: object) -> None:
        if isinstance(event, (PhotosChanged, PhotosEmbedded)):
            search.forget_counts()

    events.subscribe(forget_counts)
    reconciler = Reconciler(
        catalog, ports.files, events, ports.unsupported, str(ports.library_folder)
    )
    jobs = LibraryJobs(
        catalog=catalog,
        models=models,
        reconciler=reconciler,
        ingester=Ingester(
            catalog,
            _reader(engine, sharing),
            tagger,
            albums,
            events,
            on_embedded,
            reconciler.look_for_roots,
        ),
        reembedder=Reembedder(
            catalog, engine, tagger, albums, events, on_embedded, _made_elsewhere(sharing)
        ),
        albums=albums,
        derivers=all_derivers(catalog, engine, models.active),
        events=events,
        prepare_search=search.prepare,
    )
    follower = FolderFollower(
        ports.files, reconciler, events, settings.current, jobs.request_ingest, jobs.request_scan
    )
    files = FileOperations(catalog, ports.files, events)
    folder_rules = FolderRules(ports.files, str(ports.library_folder))
    return LibraryParts(
        events=events,
        read_only=not may_write,
        catalog=catalog,
        index=ports.index,
        shared=ports.shared,
        link=None if sharing is None else sharing.link,
        engine=engine,
        settings=settings,
        vocabulary=ports.vocabulary,
        make_watcher=ports.make_watcher,
        thumbnail_of=ports.thumbnail_of,
        journal=Journal(
            catalog,
            [
                TagOperations(catalog, ports.vocabulary, events),
                AlbumOperations(catalog, events, jobs.request_fill),
                files,
                FolderOperations(catalog, folder_rules, reconciler, follower, events),
                VocabularyOperations(ports.vocabulary, tagger, jobs.request_retag),
            ],
        ),
        reconciler=reconciler,
        follower=follower,
        jobs=jobs,
        sync=sync,
        files=files,
        search=search,
        tagger=tagger,
        albums=albums,
        models=models,
        doctor=Doctor(catalog, ports.files, models, engine, sync),
        evaluator=Evaluator(engine, encoder, scorers),
    )


def _sharing(ports: Ports, exact: ExactSearch, events: EventBus) -> Sharing | None:
    if ports.shared is None:
        return None
    return build_sharing(ports.catalog, ports.engine, ports.files, ports.shared, exact, events)


def _index(
    ports: Ports, sharing: Sharing | None, events: EventBus
) -> tuple[NearestVectors | None, IndexMaintenance | None]:
    """What searches ask, and what keeps it true to the catalog."""
    if sharing is not None:
        return None if ports.read_only else sharing.neighbours, sharing.sync
    if ports.index is not None:
        return ports.index, IndexSync(ports.catalog, ports.index, events)
    return None, None


def _reader(reader: FileReader, sharing: Sharing | None) -> ReadFiles:
    if sharing is not None:
        return sharing.reader.read
    return lambda model, requests, cancelled: reader.process_files(
        None if model is None else model.folder, requests, cancelled
    )


def _made_elsewhere(sharing: Sharing | None) -> MadeElsewhere:
    return (lambda space, photo_ids: []) if sharing is None else sharing.others.of_photos

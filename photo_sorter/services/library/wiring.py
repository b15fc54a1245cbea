"""The services of one library, put together from the ports."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from photo_sorter.core.access import Access
from photo_sorter.core.errors import Failure
from photo_sorter.core.events import (
    AlbumsChanged,
    DuplicatesChanged,
    Event,
    EventBus,
    FoldersChanged,
    ModelsChanged,
    PhotosChanged,
    PhotosEmbedded,
    SearchesChanged,
    SettingsChanged,
    TagsChanged,
)
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import (
    Catalog,
    Engine,
    FileReader,
    FileSystem,
    FolderWatcher,
    ImportSources,
    MakeNearWords,
    ModelStore,
    NearestVectors,
    OutboxState,
    PictureReader,
    RawChange,
    SettingsStore,
    SharedVectors,
    TagLists,
    TimeZones,
    Trash,
    VectorIndex,
    VocabularyStore,
)
from photo_sorter.core.ports.describing import Describer, Endpoints
from photo_sorter.core.ports.exporting import NamesAt, OpenTarget, PictureWriter
from photo_sorter.core.ports.guiding import LookGuide
from photo_sorter.core.ports.sidecars import SidecarExchange
from photo_sorter.core.ports.sorting import FileMover
from photo_sorter.core.ports.text_reading import TextReader
from photo_sorter.core.ports.turning import PictureTurner
from photo_sorter.core.sensitive import asked_groups
from photo_sorter.services.derivations.look import LookDeriver
from photo_sorter.services.derivations.registry import all_derivers
from photo_sorter.services.describing.wiring import build_describing
from photo_sorter.services.duplicates.alike import AlikeFinder
from photo_sorter.services.duplicates.comparing import Comparing
from photo_sorter.services.duplicates.finder import GroupFinder
from photo_sorter.services.duplicates.pair_vectors import PairVectors
from photo_sorter.services.duplicates.same_pictures import SamePictureFinder
from photo_sorter.services.duplicates.service import Duplicates
from photo_sorter.services.exporting.service import Exporting
from photo_sorter.services.files.folder_rules import FolderRules
from photo_sorter.services.files.folders import Folders
from photo_sorter.services.files.follow import FolderFollower
from photo_sorter.services.files.ingest import Ingester, ReadFiles
from photo_sorter.services.files.photos import Photos
from photo_sorter.services.files.pictures import Pictures
from photo_sorter.services.files.reconcile import Reconciler
from photo_sorter.services.guiding.wiring import build_guiding
from photo_sorter.services.imports.imports import Imports
from photo_sorter.services.index.index_sync import IndexSync
from photo_sorter.services.index.maintenance import IndexMaintenance
from photo_sorter.services.jobs.captioning import CaptionJob
from photo_sorter.services.jobs.compare import CompareJob
from photo_sorter.services.jobs.library_jobs import LibraryJobs
from photo_sorter.services.jobs.sidecars import SidecarJob
from photo_sorter.services.jobs.stacking import StackJob
from photo_sorter.services.labels.album_filling import AlbumFiller
from photo_sorter.services.labels.album_suggestions import AlbumSuggestions
from photo_sorter.services.labels.albums import Albums
from photo_sorter.services.labels.learner import Learner
from photo_sorter.services.labels.learnt import LearntLabels
from photo_sorter.services.labels.review import Review
from photo_sorter.services.labels.sensitive_tags import SensitiveTags
from photo_sorter.services.labels.subject_words import SubjectWords
from photo_sorter.services.labels.tagging import Tagger
from photo_sorter.services.labels.tags import Tags
from photo_sorter.services.labels.wording import Wording
from photo_sorter.services.library.background import Background
from photo_sorter.services.library.facade import Library
from photo_sorter.services.models.describer_models import DescriberModels
from photo_sorter.services.models.library_models import Models
from photo_sorter.services.models.look_models import LookModels
from photo_sorter.services.models.reembed import MadeElsewhere, Reembedder
from photo_sorter.services.operations.albums import AlbumOperations
from photo_sorter.services.operations.answers import AnswerOperations
from photo_sorter.services.operations.captions import CaptionOperations
from photo_sorter.services.operations.dates import DateOperations
from photo_sorter.services.operations.details import DetailOperations
from photo_sorter.services.operations.duplicates import DuplicateOperations
from photo_sorter.services.operations.exclusions import ExclusionOperations
from photo_sorter.services.operations.files import FileOperations
from photo_sorter.services.operations.folders import FolderOperations
from photo_sorter.services.operations.journal import Journal
from photo_sorter.services.operations.ratings import RatingOperations
from photo_sorter.services.operations.searches import SearchOperations
from photo_sorter.services.operations.sidecars import SidecarOperations
from photo_sorter.services.operations.sorting import SortOperations
from photo_sorter.services.operations.stacks import StackOperations
from photo_sorter.services.operations.suggestions import SuggestionOperations
from photo_sorter.services.operations.tag_tree import TagTreeOperations
from photo_sorter.services.operations.tags import TagOperations, VocabularyOperations
from photo_sorter.services.operations.trash import TrashOperations
from photo_sorter.services.operations.turning import TurnOperations
from photo_sorter.services.operations.versions import VersionOperations
from photo_sorter.services.program.current_settings import CurrentSettings
from photo_sorter.services.program.doctor import Doctor
from photo_sorter.services.program.status import StatusReport
from photo_sorter.services.reading.wiring import build_reading
from photo_sorter.services.search.completion import Completer
from photo_sorter.services.search.evaluation import Evaluator
from photo_sorter.services.search.exact_search import ExactSearch
from photo_sorter.services.search.example_pictures import ExamplePictures
from photo_sorter.services.search.library_names import LibraryNames
from photo_sorter.services.search.nearest_photos import NearestPhotos
from photo_sorter.services.search.photo_finder import PhotoFinder
from photo_sorter.services.search.photo_search import Search
from photo_sorter.services.search.places import Places
from photo_sorter.services.search.pointing import PointingEvaluator
from photo_sorter.services.search.ranking_factory import RankingFactory
from photo_sorter.services.search.reference_cosines import ReferenceCosines
from photo_sorter.services.search.remarks import Remarks
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder
from photo_sorter.services.search.search_counts import SearchCounts
from photo_sorter.services.search.searches import Searches
from photo_sorter.services.search.why import Why
from photo_sorter.services.sharing.wiring import Sharing, build_sharing
from photo_sorter.services.sidecars.service import SidecarService
from photo_sorter.services.sidecars.sync import SidecarSync
from photo_sorter.services.sorting.examples import RuleExamples
from photo_sorter.services.sorting.hot_folders import HotFolders
from photo_sorter.services.sorting.matching import RuleMatches
from photo_sorter.services.sorting.runs import SortRuns
from photo_sorter.services.sorting.sorting import Sorting
from photo_sorter.services.stacks.service import Stacks
from photo_sorter.services.turning.service import Turning
from photo_sorter.services.versions.service import Versions

OnChange = Callable[[FilePath, RawChange], None]
MakeWatcher = Callable[[OnChange], FolderWatcher]


@dataclass(frozen=True, slots=True)
class Ports:
    """The outside of one library. `shared`, where it is set, takes the place of `index`. A
    read-only second process has no index."""

    catalog: Catalog
    index: VectorIndex | None
    engine: Engine
    pictures: PictureReader
    text_reader: TextReader
    writer: PictureWriter
    guide: LookGuide
    turner: PictureTurner
    open_target: OpenTarget
    names_at: NamesAt
    files: FileSystem
    trash: Trash
    mover: FileMover
    zones: TimeZones
    sources: ImportSources
    sidecars: SidecarExchange
    models: ModelStore
    describer: Describer
    endpoints: Endpoints
    settings: SettingsStore
    vocabulary: VocabularyStore
    tag_lists: TagLists
    make_watcher: MakeWatcher
    make_near: MakeNearWords
    thumbnail_of: Callable[[str], Path]
    unsupported: Callable[[FilePath], Failure | None]
    library_folder: Path
    shared: SharedVectors | None = None
    read_only: bool = False


_OF_DUPLICATES = (PhotosChanged, PhotosEmbedded, FoldersChanged, ModelsChanged, DuplicatesChanged)
_OF_SEARCHES = (SearchesChanged, TagsChanged, AlbumsChanged, PhotosChanged, PhotosEmbedded)


def build_library(
    ports: Ports, events: EventBus, on_close: Callable[[], None] = lambda: None
) -> Library:
    """Wire the services. Nothing is started and nothing is read but the settings. `on_close` is
    called last when the library closes."""
    catalog, engine = ports.catalog, ports.engine
    access = Access(read_only=ports.read_only)
    settings = CurrentSettings(access, ports.settings, events, ports.sidecars.writes_inside)
    encoder = TextEncoder(catalog, engine, not ports.read_only)
    scorers = ScorerFactory(catalog, encoder)
    examples = ExamplePictures(catalog, engine)
    names = LibraryNames(catalog, ports.make_near, examples)
    words = SubjectWords(catalog, ports.vocabulary, encoder, scorers, names)
    learner = Learner(catalog, words)
    learnt = LearntLabels(catalog, learner, words, events)
    tagger = Tagger(
        catalog,
        ports.vocabulary,
        encoder,
        scorers,
        learnt,
        lambda: asked_groups(settings.current()),
    )
    looks = LookModels(access, catalog, ports.models, events, settings.current)
    models = Models(access, catalog, ports.models, events, settings.current, settings.change)
    describers = DescriberModels(
        ports.models, ports.endpoints, events, settings.current, settings.change
    )
    places = Places(engine, scorers)
    exact = ExactSearch(catalog)
    sharing = _sharing(ports, exact, events)
    index, maintenance = _index(ports, sharing, events)
    on_embedded = maintenance.notify if maintenance is not None else lambda: None
    reference = ReferenceCosines(catalog)
    rankings = RankingFactory(
        catalog,
        examples,
        encoder,
        scorers,
        reference,
        lambda: settings.current().strictness,
        looks.answering,
    )
    why = Why(catalog, rankings, places, models.active)
    nearest = NearestPhotos(catalog, exact, index, maintenance)
    search = Search(catalog, examples, rankings, reference, scorers, nearest)
    counts = SearchCounts(catalog, names, search.search, events)
    filler = AlbumFiller(catalog, encoder, scorers, names, search.search, events, learnt)

    pair_vectors = PairVectors(catalog)
    same = SamePictureFinder(access, catalog, pair_vectors)
    alike = AlikeFinder(access, catalog, pair_vectors)
    comparing = Comparing(same, alike, events)
    finder_of_groups = GroupFinder(catalog, same, alike, pair_vectors)
    duplicates = Duplicates(catalog, ports.files, finder_of_groups, comparing)
    stacks = Stacks(catalog, duplicates, events, lambda: settings.current().stack_by_itself)

    def recover() -> None:
        ports.files.finish_renames(catalog.operations.landed)
        ports.trash.finish(catalog.operations.landed)
        ports.turner.finish(catalog.operations.landed)
        sorting.recover()

    reading = build_reading(
        access,
        catalog,
        ports.text_reader,
        encoder,
        models.active,
        events,
        lambda: settings.current().read_text,
        lambda: queue.request_ingest(),
    )
    writing = threading.Lock()
    sync = SidecarSync(
        catalog,
        ports.files,
        ports.sidecars,
        events,
        writing,
        inside=lambda: settings.current().write_into_files,
        thumbnail_of=ports.thumbnail_of,
    )
    reconciler = Reconciler(
        catalog, ports.files, events, ports.unsupported, str(ports.library_folder), recover, writing
    )
    ingester = Ingester(
        catalog,
        _reader(engine, sharing),
        tagger,
        filler,
        events,
        on_embedded,
        reconciler.look_for_roots,
        looks.kept,
    )
    wording = Wording(catalog, engine, tagger, models.active)
    why = Why(catalog, rankings, places, models.active)
    describing = build_describing(
        access,
        catalog,
        ports.describer,
        describers.chosen,
        wording,
        why,
        models.active,
        events,
        reconciler.look_for_roots,
        lambda: settings.current().write_captions,
    )
    queue = LibraryJobs(
        catalog=catalog,
        trash=ports.trash,
        models=models,
        reconciler=reconciler,
        ingester=ingester,
        reembedder=Reembedder(
            catalog, engine, tagger, filler, events, on_embedded, _made_elsewhere(sharing)
        ),
        albums=filler,
        counts=counts,
        learnt=learnt,
        sensitive=SensitiveTags(catalog, tagger, events),
        derivers=all_derivers(
            catalog,
            engine,
            models.active,
            events,
            LookDeriver(
                catalog, engine, looks.chosen, looks.switch, _made_elsewhere(sharing), on_embedded
            ),
            reading.deriver,
        ),
        events=events,
        prepare_search=search.prepare,
        sidecars=SidecarJob(sync, lambda: settings.current().write_sidecars == "always"),
        stacks=StackJob(stacks),
        compare=CompareJob(comparing),
        captions=CaptionJob(describing.captions),
        sort_arrivals=lambda cancelled: hot_folders.sort_arrivals(cancelled),
    )

    def follow(event: Event) -> None:
        if isinstance(event, (PhotosChanged, PhotosEmbedded)):
            search.forget_counts()
            examples.forget()
        if isinstance(event, _OF_DUPLICATES):
            duplicates.forget()
        if isinstance(event, PhotosEmbedded):
            filler.forget_decided()
        if isinstance(event, ModelsChanged):
            looks.forget()
            queue.request_ingest()
        elif isinstance(event, SettingsChanged) and asked_groups(event.before) != asked_groups(
            event.after
        ):
            queue.request_sensitive()
        if isinstance(event, SettingsChanged) and (
            event.before.stack_by_itself != event.after.stack_by_itself
        ):
            queue.request_stacks()
        if settings.current().write_captions and isinstance(
            event, (PhotosEmbedded, SettingsChanged, ModelsChanged)
        ):
            queue.request_captions()
        if not ports.read_only and isinstance(event, (TagsChanged, AlbumsChanged, PhotosChanged)):
            queue.request_words()
            queue.request_fill_filtered()
            queue.request_sidecars()
        if not ports.read_only and isinstance(event, _OF_SEARCHES):
            queue.request_counts()
        if isinstance(event, SettingsChanged) and event.after.read_text > event.before.read_text:
            queue.request_ingest()
        if not ports.read_only and isinstance(event, FoldersChanged):
            catalog.sidecar_outbox.hurry([OutboxState.FAILED])
            queue.request_sidecars()
        if isinstance(event, SettingsChanged) and event.after.write_sidecars == "always":
            catalog.sidecar_outbox.hurry([OutboxState.WAITING])
            queue.request_sidecars()

    events.subscribe(follow)
    follower = FolderFollower(
        ports.files, reconciler, events, settings.current, queue.request_ingest, queue.request_scan
    )
    jobs = Background(
        access,
        catalog,
        events,
        queue,
        follower,
        maintenance,
        lambda: ports.make_watcher(follower.receive),
    )
    folder_rules = FolderRules(ports.files, str(ports.library_folder))
    photos = Photos(access, catalog, engine, ports.files, ports.zones, ports.thumbnail_of)
    searches = Searches(
        access, catalog, settings.current, photos.count, counts.known, names, events
    )
    link = None if sharing is None else sharing.link
    tag_operations = TagOperations(catalog, tagger.asked, events, queue.request_learn)
    album_operations = AlbumOperations(
        catalog, names, events, queue.request_fill, queue.request_learn
    )
    remarks = Remarks(names, ports.vocabulary.load, ports.make_near)
    finder = PhotoFinder(engine, search, models.active, names, examples, remarks)
    matches = RuleMatches(catalog, finder.read, finder.by_text)
    sorting = Sorting(access, catalog, ports.files, ports.mover, ports.trash, matches, events)
    sort_runs = SortRuns(sorting)
    hot_folders = HotFolders(
        access,
        catalog,
        ports.files,
        ports.mover,
        sorting,
        events,
        lambda folder: queue.scan_now([folder], lambda: False),
    )
    closers = [jobs.close, engine.close, ports.pictures.close]
    closers += [ports.writer.close, ports.sidecars.close, ports.describer.close]
    closers += [ports.text_reader.close, ports.guide.close, ports.turner.close]
    closers += [outside.close for outside in (ports.index, ports.shared) if outside is not None]
    stack_operations = StackOperations(catalog, events)
    turn_operations = TurnOperations(
        catalog,
        ports.turner,
        writing,
        lambda folder_id, path: ingester.take_in(folder_id, path, lambda: False),
        queue.request_ingest,
        events,
    )
    journal = Journal(
        access,
        catalog,
        [
            tag_operations,
            TagTreeOperations(catalog, events, queue.request_learn),
            album_operations,
            AnswerOperations(catalog, tag_operations, album_operations),
            SearchOperations(catalog, events),
            SuggestionOperations(catalog, events),
            RatingOperations(catalog, events),
            DateOperations(catalog, events),
            DetailOperations(catalog, events),
            CaptionOperations(catalog, events),
            DuplicateOperations(catalog, events, stack_operations),
            stack_operations,
            VersionOperations(catalog, stack_operations, events),
            turn_operations,
            TrashOperations(catalog, ports.files, ports.trash, events),
            FileOperations(catalog, ports.files, events),
            FolderOperations(catalog, folder_rules, reconciler, follower, events),
            ExclusionOperations(
                catalog, ports.files, reconciler.passing_over, events, queue.request_scan
            ),
            VocabularyOperations(ports.vocabulary, tagger, queue.request_retag),
            SidecarOperations(catalog, events, queue.request_sidecars),
            SortOperations(catalog, sort_runs.want),
        ],
        [turn_operations],
    )
    return Library(
        read_only=ports.read_only,
        events=events,
        journal=journal,
        photos=photos,
        pictures=Pictures(catalog, ports.pictures),
        texts=reading.texts,
        tags=Tags(catalog, ports.vocabulary, engine, tagger, models.active, ports.tag_lists),
        suggestions=AlbumSuggestions(
            catalog,
            tagger.sayable,
            encoder,
            scorers,
            models.active,
            events,
            queue.request_suggestions,
        ),
        albums=Albums(access, catalog, filler, models.active, names),
        folders=Folders(access, catalog, events, queue.request_failed),
        search=finder,
        searches=searches,
        completer=Completer(catalog, ports.make_near, searches, events),
        models=models,
        describers=describers,
        settings=settings,
        jobs=jobs,
        status=StatusReport(catalog, engine, settings.current, maintenance, link),
        doctor=Doctor(access, catalog, ports.files, models, engine, maintenance),
        evaluator=Evaluator(catalog, engine, encoder, scorers, models.installed),
        why=why,
        guiding=build_guiding(
            catalog,
            ports.guide,
            ports.writer,
            ports.open_target,
            encoder,
            why,
            places,
            models.active,
        ),
        pointing=PointingEvaluator(catalog, encoder, places, models.installed),
        wording=wording,
        asking=describing.asking,
        captions=describing.captions,
        imports=Imports(catalog, ports.sources, ports.zones, journal.do),
        duplicates=duplicates,
        stacks=stacks,
        review=Review(catalog, words, learner, models.active),
        sidecars=SidecarService(access, catalog, sync, journal.do, queue.request_sidecars),
        sorting=sorting,
        sort_runs=sort_runs,
        sort_examples=RuleExamples(catalog, ports.files, ports.mover, matches),
        hot_folders=hot_folders,
        exporting=Exporting(
            catalog, matches, ports.writer, ports.open_target, ports.names_at, ports.files
        ),
        turning=Turning(access, catalog, ports.turner, journal.do, photos.raws),
        versions=Versions(
            access,
            catalog,
            ports.writer,
            ports.open_target,
            ports.names_at,
            ingester.take_in,
            journal.do,
            queue.request_ingest,
        ),
        closers=[*closers, catalog.close, on_close],
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

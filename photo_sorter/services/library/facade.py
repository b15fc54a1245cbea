"""The facade: everything that the window and the command line can do with a library."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from photo_sorter.core.changes import Change, ChangeId
from photo_sorter.core.events import EventBus
from photo_sorter.core.operations import Operation
from photo_sorter.core.ports import FolderWatcher
from photo_sorter.services.describing.asking import Asking
from photo_sorter.services.describing.captions import Captions
from photo_sorter.services.duplicates.service import Duplicates
from photo_sorter.services.exporting.service import Exporting
from photo_sorter.services.files.folders import Folders
from photo_sorter.services.files.photos import Photos
from photo_sorter.services.files.pictures import Pictures
from photo_sorter.services.guiding.wiring import Guiding
from photo_sorter.services.imports.imports import Imports
from photo_sorter.services.labels.album_suggestions import AlbumSuggestions
from photo_sorter.services.labels.albums import Albums
from photo_sorter.services.labels.review import Review
from photo_sorter.services.labels.tags import Tags
from photo_sorter.services.labels.wording import Wording
from photo_sorter.services.library.background import Background
from photo_sorter.services.models.describer_models import DescriberModels
from photo_sorter.services.models.library_models import Models
from photo_sorter.services.operations.journal import Journal
from photo_sorter.services.program.current_settings import CurrentSettings
from photo_sorter.services.program.doctor import Doctor
from photo_sorter.services.program.status import StatusReport
from photo_sorter.services.reading.service import PictureTexts
from photo_sorter.services.search.completion import Completer
from photo_sorter.services.search.evaluation import Evaluator
from photo_sorter.services.search.photo_finder import PhotoFinder
from photo_sorter.services.search.pointing import PointingEvaluator
from photo_sorter.services.search.searches import Searches
from photo_sorter.services.search.why import Why
from photo_sorter.services.sidecars.service import SidecarService
from photo_sorter.services.sorting.examples import RuleExamples
from photo_sorter.services.sorting.hot_folders import HotFolders
from photo_sorter.services.sorting.runs import SortRuns
from photo_sorter.services.sorting.sorting import Sorting
from photo_sorter.services.stacks.service import Stacks
from photo_sorter.services.turning.service import Turning
from photo_sorter.services.versions.service import Versions


class Library:
    """One library: its life, what a person does with it, and rooms for all the rest.

    Every method of a room may be called from any thread and blocks until done; long ones are meant
    for a worker thread. Background work is started by `start` and reports through `events`.
    `read_only`: another process owns the library, and everything that writes raises
    LibraryLockedError.
    """

    def __init__(
        self,
        *,
        read_only: bool,
        events: EventBus,
        journal: Journal,
        photos: Photos,
        pictures: Pictures,
        texts: PictureTexts,
        tags: Tags,
        albums: Albums,
        suggestions: AlbumSuggestions,
        folders: Folders,
        search: PhotoFinder,
        searches: Searches,
        completer: Completer,
        models: Models,
        describers: DescriberModels,
        settings: CurrentSettings,
        jobs: Background,
        status: StatusReport,
        doctor: Doctor,
        evaluator: Evaluator,
        why: Why,
        pointing: PointingEvaluator,
        wording: Wording,
        asking: Asking,
        captions: Captions,
        imports: Imports,
        duplicates: Duplicates,
        stacks: Stacks,
        review: Review,
        sidecars: SidecarService,
        sorting: Sorting,
        sort_runs: SortRuns,
        sort_examples: RuleExamples,
        hot_folders: HotFolders,
        exporting: Exporting,
        turning: Turning,
        versions: Versions,
        guiding: Guiding,
        closers: Sequence[Callable[[], None]],
    ) -> None:
        self.read_only = read_only
        self.events = events
        self._journal = journal
        self.photos = photos
        self.pictures = pictures
        self.texts = texts
        self.tags = tags
        self.albums = albums
        self.suggestions = suggestions
        self.folders = folders
        self.search = search
        self.searches = searches
        self.completer = completer
        self.models = models
        self.describers = describers
        self.settings = settings
        self.jobs = jobs
        self.status = status
        self.doctor = doctor
        self.evaluator = evaluator
        self.why = why
        self.pointing = pointing
        self.wording = wording
        self.asking = asking
        self.captions = captions
        self.imports = imports
        self.duplicates = duplicates
        self.stacks = stacks
        self.review = review
        self.sidecars = sidecars
        self.sorting = sorting
        self.sort_runs = sort_runs
        self.sort_examples = sort_examples
        self.hot_folders = hot_folders
        self.exporting = exporting
        self.turning = turning
        self.versions = versions
        self.guiding = guiding
        self._closers = closers
        self._closed = False
        self._close_lock = threading.Lock()

    def start(self, watcher: FolderWatcher | None = None) -> None:
        """Reconcile with the disk, follow the folders, index; all in the background. Returns at
        once."""
        self.jobs.start(watcher)

    def close(self) -> None:
        """Stop background work at the next safe point and end the engine. Idempotent."""
        with self._close_lock:
            if self._closed:
                return
            self._closed = True
        for close in self._closers:
            close()

    def do(self, operation: Operation) -> Change:
        """Do what a person asks for; it can be undone. One at a time, in the order of the calls.
        Raises PhotoSorterError where it cannot be done; then nothing is."""
        return self._journal.do(operation)

    def undo(self, change_id: ChangeId | None = None) -> Change:
        """Take back that change, or the newest, of an earlier session too. Raises
        InvalidInputError where there is none, and what stands in its way."""
        return self._journal.undo(change_id)

    def redo(self) -> Change:
        """Do again what was undone last. Raises as `undo` does."""
        return self._journal.redo()

    def history(self) -> list[Change]:
        """What a person did, newest first."""
        return self._journal.history()

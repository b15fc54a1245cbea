"""The background work of a library: which job follows which, and who may ask for them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from photo_sorter.core.answers import Subject
from photo_sorter.core.events import EventBus
from photo_sorter.core.photo import Folder
from photo_sorter.core.ports import Catalog, InstalledModel, OutboxState, Trash
from photo_sorter.core.sorting.hot_folder import Looked
from photo_sorter.core.views import AlbumId, Progress
from photo_sorter.services.derivations.deriver import Deriver
from photo_sorter.services.files.ingest import Ingested, Ingester
from photo_sorter.services.files.reconcile import Reconciled, Reconciler
from photo_sorter.services.jobs.captioning import CaptionJob
from photo_sorter.services.jobs.compare import CompareJob
from photo_sorter.services.jobs.count_searches import CountSearchesJob
from photo_sorter.services.jobs.derive import DeriveJob
from photo_sorter.services.jobs.embed import EmbedJob
from photo_sorter.services.jobs.fill_words import FillWordsJob
from photo_sorter.services.jobs.ingest import IngestJob
from photo_sorter.services.jobs.job import Cancelled, Lane
from photo_sorter.services.jobs.labels import (
    FillAlbumJob,
    FillAlbumsJob,
    LearnJob,
    RetagJob,
)
from photo_sorter.services.jobs.prepare_search import PrepareSearchJob
from photo_sorter.services.jobs.purge import PurgeJob
from photo_sorter.services.jobs.queue import JobQueue
from photo_sorter.services.jobs.scan import ScanJob
from photo_sorter.services.jobs.sidecars import SidecarJob
from photo_sorter.services.jobs.sort_arrivals import SortArrivalsJob
from photo_sorter.services.jobs.stacking import StackJob
from photo_sorter.services.jobs.suggest_albums import SuggestAlbumsJob
from photo_sorter.services.labels.album_filling import AlbumFiller
from photo_sorter.services.labels.album_suggestions import AlbumSuggestions
from photo_sorter.services.labels.learnt import LearntLabels
from photo_sorter.services.labels.sensitive_tags import SensitiveTags
from photo_sorter.services.models.library_models import Models
from photo_sorter.services.models.reembed import Reembedder
from photo_sorter.services.search.search_counts import SearchCounts

_LOOK_AGAIN_SECONDS = 30.0  # at files that are still being written, or whose drive is away


class LibraryJobs:
    """`request_*` return at once, and the queue runs the job; `*_now` run the same job to its end
    on the calling thread, while no other of its lane runs. Safe from any thread.

    A scan is followed by an ingest, that by embedding, that by what queries need and by what
    photos lack, and that by comparing them."""

    def __init__(
        self,
        catalog: Catalog,
        trash: Trash,
        models: Models,
        reconciler: Reconciler,
        ingester: Ingester,
        reembedder: Reembedder,
        albums: AlbumFiller,
        counts: SearchCounts,
        learnt: LearntLabels,
        sensitive: SensitiveTags,
        derivers: Sequence[Deriver],
        events: EventBus,
        prepare_search: Callable[[InstalledModel, Cancelled], None],
        sidecars: SidecarJob,
        stacks: StackJob,
        compare: CompareJob,
        captions: CaptionJob,
        sort_arrivals: Callable[[Cancelled], Looked],
    ) -> None:
        self._catalog = catalog
        self._models = models
        self._reconciler = reconciler
        self._albums = albums
        self._learnt = learnt
        self._reembedder = reembedder
        self._sensitive = sensitive
        self._queue = JobQueue(events)
        self._purge = PurgeJob(catalog, trash)
        self._compare = compare
        self._captions = captions
        self._derive = DeriveJob(catalog, derivers, reconciler.look_for_roots, events, [compare])
        prepare = PrepareSearchJob(models, prepare_search)
        self._words = FillWordsJob(catalog)
        self._fill = FillAlbumsJob(models, albums)
        self._count = CountSearchesJob(models, counts)
        self._stack = stacks
        self._arrivals = SortArrivalsJob(
            sort_arrivals, lambda job: self._queue.submit_later(job, _LOOK_AGAIN_SECONDS)
        )
        reading = [prepare, self._words, self._fill, self._arrivals]
        followers = [*reading, self._count, stacks, self._derive]
        self._embed = EmbedJob(catalog, models, reembedder, followers)
        self._ingest = IngestJob(catalog, models, ingester, self._embed)
        self._retag = RetagJob(models, reembedder, sensitive)
        self._sidecars = sidecars

    def start(self) -> None:
        """Begin, with what an earlier run left."""
        self._catalog.sidecar_outbox.hurry([OutboxState.FAILED])
        self._queue.submit(
            self._purge, self._ingest, self._sidecars, self._arrivals, self._captions
        )
        self.request_sensitive()
        self._queue.start()

    def pause(self) -> None:
        self._queue.pause()

    def resume(self) -> None:
        self._queue.resume()

    def close(self) -> None:
        """Stop at the next safe point, and wait for that."""
        self._queue.close()

    def progress(self) -> Progress:
        return self._queue.progress()

    def request_scan(self, folders: list[Folder] | None = None) -> None:
        """Of these folders, or of all."""
        self._queue.submit(self._scan(folders))

    def request_ingest(self) -> None:
        """Also where a photo lacks a vector, or a model was chosen."""
        self._queue.submit(self._ingest)

    def request_failed(self) -> None:
        """A person wants what failed to be tried again: photos, and sidecars."""
        self.request_ingest()
        self.request_sidecars()
        self.request_captions()

    def request_retag(self) -> None:
        self._queue.submit(self._retag)

    def request_sensitive(self) -> None:
        """Sensitive groups of tags may have been switched on or off."""
        if self._sensitive.follow():
            self.request_retag()

    def request_fill(self, album_id: AlbumId) -> None:
        self._queue.submit(FillAlbumJob(self._catalog, self._models, self._albums, album_id))

    def request_fill_filtered(self) -> None:
        """Photos, tags or ratings changed, and with them who is in which described album."""
        self._queue.submit(self._fill)

    def request_suggestions(self, suggestions: AlbumSuggestions) -> None:
        """Somebody looks at the suggested albums."""
        self._queue.submit(SuggestAlbumsJob(self._models, suggestions))

    def request_counts(self) -> None:
        """Saved searches changed, or what they are about."""
        self._queue.submit(self._count)

    def request_stacks(self) -> None:
        """Whether the program stacks by itself was changed."""
        self._queue.submit(self._stack)

    def request_learn(self, subject: Subject) -> None:
        """After answers: they are learnt from, and the result is given to all photos."""
        self._queue.submit(self._learn(subject))

    def learn_now(self, subject: Subject) -> None:
        self._queue.run_here(Lane.MODEL, self._learn(subject).run, lambda: False)

    def _learn(self, subject: Subject) -> LearnJob:
        return LearnJob(self._models, self._learnt, self._reembedder, subject)

    def compare_now(self, cancelled: Cancelled) -> None:
        self._queue.run_here(Lane.MODEL, self._compare.run, cancelled)

    def request_captions(self) -> None:
        """Photos wait for captions."""
        self._queue.submit(self._captions)

    def stop_captions(self) -> None:
        self._queue.cancel(self._captions.key)

    def request_words(self) -> None:
        """Where a change was too much to bring the words of its photos up to date at once."""
        if self._catalog.full_text.waiting():
            self._queue.submit(self._words)

    def request_sidecars(self) -> None:
        """Where what a person or a file says was changed."""
        if self._catalog.sidecar_outbox.is_due(int(time.time())):
            self._queue.submit(self._sidecars)

    def sync_sidecars_now(self, cancelled: Cancelled) -> None:
        self._queue.run_here(Lane.DISK, self._sidecars.run, cancelled)

    def scan_now(self, folders: list[Folder] | None, cancelled: Cancelled) -> Reconciled:
        return self._queue.run_here(Lane.MODEL, self._scan(folders).scan, cancelled)

    def ingest_now(self, cancelled: Cancelled) -> Ingested:
        return self._queue.run_here(Lane.MODEL, self._ingest.ingest, cancelled)

    def embed_now(self, cancelled: Cancelled) -> None:
        self._queue.run_here(Lane.MODEL, self._embed.embed, cancelled)

    def derive_now(self, cancelled: Cancelled) -> None:
        self._queue.run_here(Lane.MODEL, self._words.fill, cancelled)
        self._queue.run_here(Lane.MODEL, self._fill.run, cancelled)
        self._queue.run_here(Lane.MODEL, self._stack.run, cancelled)
        self._queue.run_here(Lane.MODEL, self._derive.derive, cancelled)

    def sort_arrivals_now(self, cancelled: Cancelled) -> None:
        self._queue.run_here(Lane.MODEL, self._arrivals.run, cancelled)

    def purge_now(self) -> None:
        self._queue.run_here(Lane.MODEL, self._purge.run, lambda: False)

    def sensitive_now(self) -> None:
        if self._sensitive.follow():
            self.retag_now()

    def retag_now(self) -> None:
        self._queue.run_here(Lane.MODEL, self._retag.run, lambda: False)

    def _scan(self, folders: list[Folder] | None) -> ScanJob:
        return ScanJob(self._reconciler, folders, self._ingest)

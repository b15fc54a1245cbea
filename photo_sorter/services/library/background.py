"""Work in the background as the window and the command line steer it."""

from __future__ import annotations

import time
from collections.abc import Callable

from photo_sorter.core.access import Access
from photo_sorter.core.answers import Subject
from photo_sorter.core.events import EventBus
from photo_sorter.core.ports import Catalog, FolderWatcher
from photo_sorter.core.views import IndexSummary, Progress
from photo_sorter.services.files.follow import FolderFollower
from photo_sorter.services.index.maintenance import IndexMaintenance
from photo_sorter.services.jobs.library_jobs import LibraryJobs

MakeWatcher = Callable[[], FolderWatcher]


class Background:
    """Starts and ends what runs in the background, and says how far it is. May be used from any
    thread."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        events: EventBus,
        queue: LibraryJobs,
        follower: FolderFollower,
        maintenance: IndexMaintenance | None,
        make_watcher: MakeWatcher,
    ) -> None:
        self._access = access
        self._catalog = catalog
        self._events = events
        self.queue = queue
        self._follower = follower
        self.maintenance = maintenance
        self._make_watcher = make_watcher

    def start(self, watcher: FolderWatcher | None = None) -> None:
        """Returns at once. Raises LibraryLockedError where the library is read-only."""
        self._access.check()
        if self.maintenance is not None:
            self.maintenance.start()
        self._follower.start(watcher or self._make_watcher())
        self.queue.start()

    def close(self) -> None:
        """Stop at the next safe point and wait for that."""
        self.queue.close()
        self._follower.close()
        if self.maintenance is not None:
            self.maintenance.close()

    def rescan(self) -> None:
        """Compare all folders with the disk, soon. Raises LibraryLockedError."""
        self._access.check()
        self.queue.request_scan()

    def learn(self, subject: Subject) -> None:
        """A tag or a described album learns from its answers and is given to all photos, now, on
        the calling thread. Raises LibraryLockedError."""
        self._access.check()
        self.queue.learn_now(subject)

    def write_captions(self) -> None:
        """Of the photos that wait for one, soon. Raises LibraryLockedError."""
        self._access.check()
        self.queue.request_captions()

    def stop_captions(self) -> None:
        """What is being written is given up."""
        self.queue.stop_captions()

    def pause(self) -> None:
        self.queue.pause()

    def resume(self) -> None:
        self.queue.resume()

    def progress(self) -> Progress:
        return self.queue.progress()

    def index(
        self, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> IndexSummary:
        """Reconcile and ingest everything, once, to the end, on the calling thread. Raises
        LibraryLockedError and what stops it (a full disk, a lost engine)."""
        self._access.check()
        began = time.monotonic()

        def report(event: object) -> None:
            progress(self.queue.progress())

        unsubscribe = self._events.subscribe(report)
        try:
            found = self.queue.scan_now(None, cancelled)
            taken = self.queue.ingest_now(cancelled)
            self.queue.embed_now(cancelled)
            self.queue.sensitive_now()
            if self.maintenance is not None:
                self.maintenance.sync()
            self.queue.sort_arrivals_now(cancelled)
        finally:
            unsubscribe()
        failures = self._catalog.locations.failures() + self._catalog.derived.failures()
        failed = [(x.path, x.failure) for x in failures if x.failure is not None]
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

"""The background thread: reconcile, ingest, model switch, tagging anew; pausable at any time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from photo_sorter.core.errors import EngineError, ModelUnavailableError, PhotoSorterError
from photo_sorter.core.events import ErrorRaised, EventBus
from photo_sorter.core.photo import Folder
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.views import Activity, AlbumId
from photo_sorter.services.files.ingest import Ingested, Ingester
from photo_sorter.services.files.reconcile import Reconciled, Reconciler
from photo_sorter.services.jobs.progress import ProgressTracker
from photo_sorter.services.labels.album_filling import AlbumFiller
from photo_sorter.services.models.library_models import Models
from photo_sorter.services.models.reembed import Reembedder

log = logging.getLogger(__name__)

_PATIENCE_SECONDS = 20.0
# A photo whose last file went keeps its tags, albums and vector this long: it may come back.
_HIDDEN_PHOTOS_KEPT = timedelta(days=90)
Cancelled = Callable[[], bool]


@dataclass(slots=True)
class _Wishes:
    """What the thread was asked to do and has not begun yet."""

    purge: bool = False
    rescan_all: bool = False
    rescan: list[Folder] = field(default_factory=list)
    ingest: bool = False
    retag: bool = False
    fill: set[AlbumId] = field(default_factory=set)

    def __bool__(self) -> bool:
        return self != _Wishes()

    def include(self, other: _Wishes) -> None:
        """Doing any of it twice does no harm."""
        self.purge |= other.purge
        self.rescan_all |= other.rescan_all
        self.rescan.extend(other.rescan)
        self.ingest |= other.ingest
        self.retag |= other.retag
        self.fill |= other.fill


class Work:
    """`*_once` methods do a piece of work on the calling thread; the thread calls them as asked.
    A lock keeps two from running at a time."""

    def __init__(
        self,
        catalog: Catalog,
        models: Models,
        reconciler: Reconciler,
        ingester: Ingester,
        reembedder: Reembedder,
        albums: AlbumFiller,
        progress: ProgressTracker,
        events: EventBus,
        prepare_search: Callable[[InstalledModel, Cancelled], None],
    ) -> None:
        self._catalog = catalog
        self._models = models
        self._reconciler = reconciler
        self._ingester = ingester
        self._reembedder = reembedder
        self._albums = albums
        self._progress = progress
        self._events = events
        self._prepare_search = prepare_search
        self._condition = threading.Condition()
        self._wishes = _Wishes()
        self._paused = False
        self._closing = False
        self._busy = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="work", daemon=True)

    # asked from any thread

    def start(self) -> None:
        self._thread.start()
        self._ask(_Wishes(purge=True, ingest=True))  # and what an earlier run left

    def ask_rescan(self, folders: list[Folder] | None = None) -> None:
        if folders is None:
            self._ask(_Wishes(rescan_all=True))
        else:
            self._ask(_Wishes(rescan=list(folders)))

    def ask_ingest(self) -> None:
        self._ask(_Wishes(ingest=True))

    def ask_retag(self) -> None:
        self._ask(_Wishes(retag=True))

    def ask_fill(self, album_id: AlbumId) -> None:
        self._ask(_Wishes(fill={album_id}))

    def _ask(self, wishes: _Wishes) -> None:
        with self._condition:
            self._wishes.include(wishes)
            self._condition.notify()

    def pause(self) -> None:
        with self._condition:
            self._paused = True
        self._progress.end(Activity.PAUSED)

    def resume(self) -> None:
        with self._condition:
            self._paused = False
        self._progress.end()
        self.ask_ingest()

    def close(self) -> None:
        with self._condition:
            self._closing = True
            self._condition.notify()
        if self._thread.is_alive():
            self._thread.join()

    def interrupted(self) -> bool:
        return self._paused or self._closing

    # the work itself

    def reconcile_once(self, folders: list[Folder] | None, cancelled: Cancelled) -> Reconciled:
        with self._busy:
            present = self._reconciler.look_for_roots()
            if folders is not None:
                wanted = {folder.id for folder in folders}
                present = [folder for folder in present if folder.id in wanted]
            if not present:
                return Reconciled()
            self._progress.begin(Activity.SCANNING, 0)
            try:
                return self._reconciler.reconcile(present, cancelled)
            finally:
                self._progress.end()

    def ingest_once(self, cancelled: Cancelled) -> Ingested:
        with self._busy:
            waiting = self._catalog.locations.pending_count()
            if not waiting:
                return Ingested()
            self._progress.begin(Activity.INDEXING, waiting)

            def advance(count: int) -> None:
                self._progress.advance(count, self._catalog.locations.pending_count())

            try:
                return self._ingester.ingest(self._model(), cancelled, advance)
            finally:
                self._end(cancelled)

    def reembed_once(self, cancelled: Cancelled) -> None:
        """Give every photo a vector in the active space, then in the one chosen to follow it."""
        with self._busy:
            active = self._model()
            if active is None:
                return
            vectors = self._catalog.vectors
            before = vectors.count(active.space.key)
            self._fill_space(active, before, cancelled)
            if vectors.count(active.space.key) > before:
                self._reembedder.retag(active)
            target = self._models.target()
            if target is None:
                return
            if self._fill_space(target, vectors.count(target.space.key), cancelled):
                self._reembedder.switch(target)

    def _fill_space(self, model: InstalledModel, filled: int, cancelled: Cancelled) -> bool:
        """Embed what has no vector in the model's space, of which `filled` photos have one;
        whether all that can be read have one now."""
        missing = self._catalog.photos.count() - filled
        if missing <= 0:
            return not cancelled()
        self._progress.begin(Activity.EMBEDDING, missing)
        left = missing

        def advance(count: int) -> None:
            nonlocal left
            left = max(0, left - count)
            self._progress.advance(count, left)

        try:
            return self._reembedder.fill(model, cancelled, advance)
        finally:
            self._end(cancelled)

    def retag_once(self) -> None:
        with self._busy:
            model = self._model()
            if model is not None:
                self._reembedder.retag(model)

    def _model(self) -> InstalledModel | None:
        """The model to ingest with; without one photos are still shown."""
        try:
            return self._models.active()
        except ModelUnavailableError as error:
            self._events.publish(ErrorRaised(error))
            return None

    def _end(self, cancelled: Cancelled) -> None:
        self._progress.end(Activity.PAUSED if self._paused and cancelled() else Activity.IDLE)

    def _run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(
                    lambda: self._closing or (bool(self._wishes) and not self._paused)
                )
                if self._closing:
                    return
                wishes, self._wishes = self._wishes, _Wishes()
            try:
                self._grant(wishes)
                if self.interrupted():
                    self._ask(wishes)  # not all of it was done
            except PhotoSorterError as error:
                log.warning("Background work stopped: %s", error, exc_info=True)
                self._events.publish(ErrorRaised(error))
                self._try_again_later(wishes)

    def _grant(self, wishes: _Wishes) -> None:
        if wishes.purge:
            self._catalog.photos.purge_hidden(datetime.now() - _HIDDEN_PHOTOS_KEPT)
        if wishes.rescan_all or wishes.rescan:
            self.reconcile_once(None if wishes.rescan_all else wishes.rescan, self.interrupted)
        self.ingest_once(self.interrupted)
        if wishes.retag:
            self.retag_once()
        for album_id in wishes.fill:
            album = self._catalog.albums.get(album_id)
            model = self._model()
            if album is not None and model is not None:
                self._albums.fill(model, album)
        self.reembed_once(self.interrupted)
        self._prepare_for_queries()

    def _prepare_for_queries(self) -> None:
        """What fails here is told by the query that meets it."""
        try:
            self._prepare_search(self._models.active(), self.interrupted)
        except (ModelUnavailableError, EngineError) as error:
            log.info("Queries are not prepared for: %s", error)

    def _try_again_later(self, wishes: _Wishes) -> None:
        """A full disk or a lost engine may be mended meanwhile: nothing is given up."""
        with self._condition:
            self._condition.wait_for(lambda: self._closing, timeout=_PATIENCE_SECONDS)
        self._ask(wishes)

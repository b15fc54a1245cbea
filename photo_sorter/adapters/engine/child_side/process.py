"""The engine process: its entry, and how it serves requests.

One thread only reads the pipe, so that a request is never kept waiting by another's work. Files of
a request flow through a `Pipeline` on a thread of their own; texts have a thread of their own too,
so that a query is answered beside running image work, whose threads have a higher niceness. The
process ends when the app's end of the pipe closes, whatever it is doing.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from photo_sorter.adapters.child.memory_limit import MemoryLimit, at_most_here
from photo_sorter.adapters.child.messages import Cancel, Finished, Loading, Refused
from photo_sorter.adapters.child.model_environment import prepare_environment
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.process import OUT_OF_MEMORY_EXIT
from photo_sorter.adapters.child.serving import Outbox, begin, requests
from photo_sorter.adapters.engine.child_side.tuning.niceness import DECODING, MODEL, add_niceness
from photo_sorter.adapters.engine.messages import (
    AskFallback,
    Begun,
    EmbedImage,
    EmbedRegions,
    EmbedTexts,
    EngineOptions,
    FileDone,
    FileStarted,
    FileWaits,
    MakeThumbnail,
    ProcessFiles,
    Request,
    WarmUp,
)
from photo_sorter.adapters.engine.model.towers import Towers
from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.core.errors import DiskFullError, EngineError, PhotoSorterError
from photo_sorter.core.ports import FileResult
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

_MAX_WORKERS = 8
_PICTURE_BYTES = 4 << 30  # for pictures, beside the models


def engine_main(ends: ChildEnds, options: EngineOptions) -> None:
    """Serve requests until the pipe closes or `Stop` comes. Does not return."""
    prepare_environment()
    outbox = begin(ends)
    server = _Server(outbox, options)
    for request in requests(ends):
        server.accept(request)
    # Threads may be deep in native code that no flag reaches; nothing they do needs an ending.
    os._exit(0)


class _Server:
    """Hands each request to the thread that serves its kind."""

    def __init__(self, outbox: Outbox, options: EngineOptions) -> None:
        # Pillow is imported here rather than above: the app imports this module's name only.
        from photo_sorter.adapters.engine.child_side.file_work import FileWork
        from photo_sorter.adapters.engine.files.decode import Decoder, configure_decoders
        from photo_sorter.adapters.engine.files.thumbnails import sweep_leftovers

        configure_decoders(options.max_pixels)
        thumbnails = Path(options.thumbnails)
        sweep_leftovers(thumbnails)
        self._outbox = outbox
        self._cores = os.cpu_count() or 1
        # One more than there are cores: each waits for a disk, or for another, now and then.
        self._workers = options.workers or min(self._cores + 1, _MAX_WORKERS)
        self._memory = MemoryLimit(options.picture_bytes or at_most_here(_PICTURE_BYTES))
        self._towers = Towers(options.exact, self._memory.lifted)
        self._work = FileWork(
            thumbnails, Decoder(options.max_pixels, options.exact), options.max_bytes
        )
        self._decoders = ThreadPoolExecutor(self._workers, "decoder", add_niceness, (DECODING,))
        self._texts = ThreadPoolExecutor(1, "texts")
        self._cancelled: dict[int, threading.Event] = {}

    def accept(self, request: Request) -> None:
        """Called by the reading thread alone; returns at once."""
        match request:
            case ProcessFiles():
                self._cancelled[request.request_id] = cancelled = threading.Event()
                self._spawn(request.request_id, lambda: self._process_files(request, cancelled))
            case Cancel():
                if event := self._cancelled.pop(request.request_id, None):
                    event.set()
            case EmbedTexts():
                self._texts.submit(
                    self._answer, request.request_id, lambda: self._embed_texts(request)
                )
            case WarmUp():
                self._texts.submit(self._answer, request.request_id, lambda: self._warm_up(request))
            case EmbedImage():
                self._spawn(request.request_id, lambda: self._embed_image(request))
            case EmbedRegions():
                self._cancelled[request.request_id] = cancelled = threading.Event()
                self._spawn(request.request_id, lambda: self._embed_regions(request, cancelled))
            case AskFallback():
                self._spawn(request.request_id, lambda: self._towers.fallback(request.model))
            case MakeThumbnail():
                self._spawn(request.request_id, lambda: self._make_thumbnail(request))

    def _spawn(self, request_id: int, work: Callable[[], object]) -> None:
        threading.Thread(target=self._answer, args=(request_id, work), daemon=True).start()

    def _answer(self, request_id: int, work: Callable[[], object]) -> None:
        """Do the work and send its value, or the reason why there is none."""
        self._outbox.send(Begun(request_id))
        try:
            self._outbox.send(Finished(request_id, work()))
        except PhotoSorterError as error:
            self._outbox.send(Refused(request_id, error))
        except OSError as error:
            self._outbox.send(Refused(request_id, _storage_error(error)))
        except MemoryError:
            # Some file has taken it all, and another thread is the one that goes without: the
            # app finds out which, one by one.
            os._exit(OUT_OF_MEMORY_EXIT)
        except Exception as error:
            log.exception("The engine failed on a request")
            self._outbox.send(
                Refused(
                    request_id,
                    EngineError(Problem.ENGINE_FAILED, detail=f"{type(error).__name__}: {error}"),
                )
            )

    def _loading(self, request_id: int) -> Callable[[], None]:
        return lambda: self._outbox.send(Loading(request_id))

    def _process_files(self, request: ProcessFiles, cancelled: threading.Event) -> None:
        from photo_sorter.adapters.engine.child_side.pipeline import Decoders, Pipeline

        add_niceness(MODEL)
        number, model = request.request_id, request.model
        pipeline = Pipeline(
            self._work,
            Decoders(self._decoders, self._workers, self._cores),
            (lambda: self._towers.image(model, self._loading(number), request.gpu))
            if model
            else None,
            _Reporter(self._outbox, number),
            cancelled,
        )
        try:
            pipeline.run(request.files)
        finally:
            self._cancelled.pop(number, None)

    def _embed_texts(self, request: EmbedTexts) -> object:
        tower = self._towers.text(request.model, self._loading(request.request_id))
        return tower.embed(request.texts, self._cores)

    def _warm_up(self, request: WarmUp) -> None:
        self._towers.text(request.model, self._loading(request.request_id))

    def _embed_image(self, request: EmbedImage) -> object:
        from photo_sorter.adapters.engine.model.tower import looks, meanings

        tower = self._towers.image(request.model, self._loading(request.request_id), request.gpu)
        ask = looks if request.look else meanings
        return ask(tower, [self._work.model_input(request.path, tower)], self._cores)[0]

    def _embed_regions(self, request: EmbedRegions, cancelled: threading.Event) -> object:
        from photo_sorter.adapters.engine.child_side.file_work import Heartbeat
        from photo_sorter.adapters.engine.child_side.regions import embed_regions

        number = request.request_id
        try:
            tower = self._towers.image(request.model, self._loading(number), request.gpu)
            return embed_regions(
                lambda: self._work.region_inputs(request.path, tower, request.regions),
                tower,
                self._cores,
                cancelled,
                Heartbeat(lambda: self._outbox.send(Begun(number))).still_goes_on,
            )
        finally:
            self._cancelled.pop(number, None)

    def _make_thumbnail(self, request: MakeThumbnail) -> None:
        self._work.remake_thumbnail(request.path, request.content_hash)


@dataclass(frozen=True, slots=True)
class _Reporter:
    """Tells the app what a pipeline tells. The app is not woken up for each file that is begun:
    that took a twentieth of the time of small pictures."""

    outbox: Outbox
    request_id: int

    def started(self, token: int, before: int | None) -> None:
        self.outbox.send_out_of_band(FileStarted(self.request_id, token, before))

    def waits(self, token: int) -> None:
        self.outbox.send_out_of_band(FileWaits(self.request_id, token))

    def done(self, results: Sequence[FileResult]) -> None:
        self.outbox.send(*(FileDone(self.request_id, result) for result in results))


def _storage_error(error: OSError) -> PhotoSorterError:
    """Only writing thumbnails raises OSError: reading reports its failures file by file."""
    if is_full_disk(error):
        return DiskFullError(Problem.NO_SPACE_FOR_THUMBNAILS)
    return EngineError(Problem.THUMBNAIL_NOT_WRITTEN, detail=error.strerror or str(error))

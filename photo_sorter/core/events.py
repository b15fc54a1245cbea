"""What happened, as plain data, and the bus that carries it. Names are in the past tense."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.settings import Settings
from photo_sorter.core.views import DownloadProgress, Progress

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PhotosChanged:
    """Photos appeared, went, or changed (thumbnail, metadata, place)."""


@dataclass(frozen=True, slots=True)
class PhotosEmbedded:
    """Photos became searchable."""


@dataclass(frozen=True, slots=True)
class FoldersChanged:
    pass


@dataclass(frozen=True, slots=True)
class TagsChanged:
    pass


@dataclass(frozen=True, slots=True)
class AlbumsChanged:
    pass


@dataclass(frozen=True, slots=True)
class SearchesChanged:
    """Saved searches."""


@dataclass(frozen=True, slots=True)
class AlbumsSuggested:
    """Suggested albums were made, or what is offered of them is another."""


@dataclass(frozen=True, slots=True)
class DuplicatesChanged:
    """More photos were compared with each other, or a person said what becomes of some."""


@dataclass(frozen=True, slots=True)
class SidecarsChanged:
    """Sidecars were read or written, or more of them wait; conflicts may have come or gone."""


@dataclass(frozen=True, slots=True)
class CaptionsChanged:
    """Captions were written, changed or deleted."""


@dataclass(frozen=True, slots=True)
class FailuresChanged:
    pass


@dataclass(frozen=True, slots=True)
class ModelsChanged:
    pass


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    before: Settings
    after: Settings


@dataclass(frozen=True, slots=True)
class ProgressChanged:
    progress: Progress


@dataclass(frozen=True, slots=True)
class DownloadProgressed:
    progress: DownloadProgress


@dataclass(frozen=True, slots=True)
class EngineRestarted:
    reason: str


@dataclass(frozen=True, slots=True)
class IndexServerAnswered:
    """The server of the vectors is back, and has got all that it lacked meanwhile."""


@dataclass(frozen=True, slots=True)
class IndexWarmed:
    """The vector index is loaded and answers queries from now on."""


@dataclass(frozen=True, slots=True)
class ErrorRaised:
    """Background work met an error that a person should know of."""

    error: PhotoSorterError


Event = (
    PhotosChanged
    | PhotosEmbedded
    | FoldersChanged
    | TagsChanged
    | AlbumsChanged
    | SearchesChanged
    | AlbumsSuggested
    | DuplicatesChanged
    | SidecarsChanged
    | CaptionsChanged
    | FailuresChanged
    | ModelsChanged
    | SettingsChanged
    | ProgressChanged
    | DownloadProgressed
    | EngineRestarted
    | IndexWarmed
    | IndexServerAnswered
    | ErrorRaised
)
Listener = Callable[[Event], None]


class EventBus:
    """Delivers each event to every listener, on the thread that published it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: tuple[Listener, ...] = ()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Add `listener`; the returned function takes it away again."""
        with self._lock:
            self._listeners += (listener,)

        def unsubscribe() -> None:
            with self._lock:
                self._listeners = tuple(x for x in self._listeners if x is not listener)

        return unsubscribe

    def publish(self, event: Event) -> None:
        for listener in self._listeners:
            try:
                listener(event)
            except Exception:  # one broken listener must not stop the work that reports to it
                log.exception("A listener failed on %s", event)

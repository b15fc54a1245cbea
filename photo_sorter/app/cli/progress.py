"""Progress bars on a terminal; nothing where standard error is none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from photo_sorter.core.events import DownloadProgressed, Event, EventBus
from photo_sorter.core.views import Activity, Progress

_WORDS = {
    Activity.SCANNING: "Looking",
    Activity.INDEXING: "Indexing",
    Activity.EMBEDDING: "Embedding",
    Activity.DERIVING: "Completing",
    Activity.COMPARING: "Comparing",
    Activity.TURNING: "Turning photos",
    Activity.CAPTIONING: "Writing captions",
    Activity.EXPORTING: "Exporting",
}


class ProgressBar:
    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None
        self._activity = Activity.IDLE

    def show(self, progress: Progress) -> None:
        if progress.activity is not self._activity:
            self.close()
            self._activity = progress.activity
            if progress.activity in _WORDS:
                self._bar = tqdm(
                    desc=_WORDS[progress.activity],
                    total=progress.total or None,
                    unit=" photos",
                    disable=not sys.stderr.isatty(),
                    leave=False,
                )
        if self._bar is not None:
            self._bar.total = progress.total or None
            self._bar.n = progress.done
            self._bar.refresh()

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


@contextmanager
def download_bar(events: EventBus) -> Iterator[None]:
    with tqdm(
        unit="B", unit_scale=True, disable=not sys.stderr.isatty(), desc="Downloading"
    ) as bar:

        def show(event: Event) -> None:
            if isinstance(event, DownloadProgressed):
                bar.total = event.progress.total or None
                bar.n = event.progress.received
                bar.refresh()

        unsubscribe = events.subscribe(show)
        try:
            yield
        finally:
            unsubscribe()

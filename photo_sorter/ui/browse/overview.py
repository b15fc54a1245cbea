"""What the library holds, for whatever names it: read on a worker, at its own pace."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QObject, Signal

from photo_sorter.core.photo import Folder
from photo_sorter.core.tag_branches import TagBranches
from photo_sorter.core.views import Album, SavedSearch, TagSummary
from photo_sorter.services.duplicates.service import Summary
from photo_sorter.services.library import Library
from photo_sorter.services.sidecars.service import SidecarCounts
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.throttle import Throttle

Count = Callable[[Library], int]


@dataclass(frozen=True)
class Holdings:
    """`tags` are those of the tree. `counts` are those of places that are there once, by the key of
    their type. `sidecars` are the photos whose sidecars wait for something, and conflicts;
    `duplicates` what is there twice."""

    albums: Sequence[Album] = ()
    tags: Sequence[TagSummary] = ()
    folders: Sequence[Folder] = ()
    searches: Sequence[SavedSearch] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    sidecars: SidecarCounts = field(default_factory=SidecarCounts)
    duplicates: Summary = field(default_factory=Summary)

    @cached_property
    def branches(self) -> TagBranches:
        """The tags in the order of their tree."""
        return TagBranches(self.tags)


class Overview(QObject):
    """`counts` says how each of those places is counted; they are called on a worker."""

    loaded = Signal(object)  # Holdings

    def __init__(self, library: Library, tasks: Tasks, counts: Mapping[str, Count]) -> None:
        super().__init__()
        self._counts = counts
        self._library = library
        self._tasks = tasks
        self.data = Holdings()
        self._throttle = Throttle()
        self._throttle.due.connect(self.load)

    def load_soon(self) -> None:
        self._throttle.soon()

    def load(self) -> None:
        self._tasks.run(self._throttle.timed(self._read), self._came, newest="overview")

    def _read(self) -> Holdings:
        library = self._library
        data = Holdings(
            albums=library.albums.all(),
            tags=library.tags.tree(),
            folders=library.folders.all(),
            searches=library.searches.saved(),
            counts={key: count(library) for key, count in self._counts.items()},
            sidecars=library.sidecars.counts(),
            duplicates=library.duplicates.summary(),
        )
        _ = data.branches  # made here, not where the window waits
        return data

    def _came(self, data: Holdings) -> None:
        self.data = data
        self.loaded.emit(data)

"""What keeps a vector index true to the catalog: the library's own, or one on a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from photo_sorter.core.embedding import SpaceKey
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.pca_projection import PcaProjection
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Occurrence


@dataclass(frozen=True, slots=True)
class ReadyIndex:
    """A collection that answers, the few photos that it does not hold in their newest form, and
    the axes that it lies in, where it does not take all dimensions."""

    collection: str
    late: tuple[PhotoId, ...]
    axes: PcaProjection | None = None


class IndexMaintenance(Protocol):
    """Follows the outbox on a thread of its own. `sync` is also called directly where work must be
    whole."""

    def start(self) -> None: ...

    def notify(self) -> None:
        """The outbox has rows, or the index turned out to be broken."""

    def close(self) -> None: ...

    def ready(self, key: SpaceKey) -> ReadyIndex | None:
        """What of the space the index can answer; None where exact search is to."""

    def report_broken(self, key: SpaceKey) -> None:
        """The index did not answer as it should."""

    def sync(self) -> None:
        """Bring the index up for every space."""

    def trouble(self) -> PhotoSorterError | None:
        """Why the index cannot be used at all now; None where it can, or can be built anew."""

    def mismatch(self, key: SpaceKey) -> Occurrence | None:
        """What the index lacks of the catalog; None where it lacks nothing."""

    def repair(self, key: SpaceKey) -> None:
        """Make good what `mismatch` finds, as far as that is possible now."""

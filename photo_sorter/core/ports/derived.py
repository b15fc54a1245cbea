"""What was derived of each photo, and what could not be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from photo_sorter.core.derivation import Derivation, Derived, DerivedValue
from photo_sorter.core.photo import Location, LocationId, PhotoId


class DerivedTable(Protocol):
    """A photo's rows go when its picture changes; they stay when metadata alone was written."""

    def lacking(self, derivation: Derivation, limit: int, after: PhotoId) -> list[Location]:
        """One readable location each of visible photos with id > `after`, by id, that have what
        `derivation` needs but not its result, or one of an older version."""

    def count_lacking(self, derivation: Derivation) -> int:
        """How many `lacking` would give without a limit."""

    def put(self, derivation: Derivation, derived: Sequence[Derived]) -> None:
        """Keep results and failures, each in place of the one before."""

    def having(self, derivation: Derivation, photo_ids: Sequence[PhotoId]) -> set[PhotoId]:
        """Those of the photos that have it, in this version or a newer one."""

    def forget(self, name: str, photo_ids: Sequence[PhotoId]) -> None:
        """The photos lack it from now on."""

    def forget_all(self, name: str) -> None:
        """Every photo lacks it from now on."""

    def values(self, name: str, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, DerivedValue]:
        """The values there are."""

    def failures(self) -> list[Location]:
        """One location of each visible photo and derivation that failed, with the failure."""

    def retry(self, location_ids: Sequence[LocationId] | None) -> int:
        """Forget the failures of the photos at these locations (all of them for None), so that
        they lack the result again; how many."""

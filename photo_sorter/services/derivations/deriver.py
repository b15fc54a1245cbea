"""What a derivation must be able to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from photo_sorter.core.derivation import Derivation, Derived, DerivedValue, FoundValue
from photo_sorter.core.photo import Location, PhotoId


class Deriver(Protocol):
    """Computes one derivation. Called by one thread at a time."""

    @property
    def derivation(self) -> Derivation:
        """Asked once before each round of `derive` and `keep`, which are about what it says."""

    def is_wanted(self) -> bool:
        """Whether a person wants it now; what is not is not looked for in any photo."""
        return True

    def derive(
        self, locations: Sequence[Location], cancelled: Callable[[], bool]
    ) -> Iterator[Derived]:
        """The results for the photos at these locations, as they come. A photo that cannot be
        looked at now is left out, and asked for again another time. When `cancelled()` turns true
        the iterator ends early."""

    def keep(self, photo_id: PhotoId, value: FoundValue) -> DerivedValue | None:
        """Write a value where it belongs, inside a transaction; what is returned is kept with the
        derivation. Most have no other place for it."""
        return value if isinstance(value, (float, int, str)) else None

    def finished(self) -> None:
        """Called when every photo that can be looked at now was."""
        return None

    def tell(self) -> None:
        """Called when what was kept has landed, to publish what others must hear of."""
        return None

"""What the catalog keeps to find photos that belong together, and what a person said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.duplicates.fingerprint import Fingerprint
from photo_sorter.core.duplicates.kinds import Decided
from photo_sorter.core.embedding import PhotoIds, SpaceKey, Vectors
from photo_sorter.core.photo import PhotoId


class HashedViews(NamedTuple):
    """Of the views of photos, of hidden ones too, by photo: each view's key, photo and hash."""

    keys: NDArray[np.int64]
    photo_ids: PhotoIds
    hashes: NDArray[np.uint64]
    compared: NDArray[np.bool_]  # whether its photo was compared with those before


class Shots(NamedTuple):
    """Photos whose files say when they were taken, by camera and time."""

    photo_ids: PhotoIds
    cameras: NDArray[np.int64]  # a number for each name
    times: NDArray[np.int64]  # milliseconds
    exact: NDArray[np.bool_]  # whether the milliseconds are known
    exposures: NDArray[np.float64]  # exposure value by time, aperture and ISO; nan if unknown


class SamePictures(NamedTuple):
    pairs: NDArray[np.int64]  # (n, 2) photo ids, the lower one first
    sameness: NDArray[np.float64]


class HashedVectors(NamedTuple):
    photo_ids: PhotoIds
    hashes: NDArray[np.uint64]


class Middle(NamedTuple):
    """What vectors are hashed around."""

    mean: Vectors  # (d,)
    vectors: int  # that there were when it was taken


class AlikeTable(Protocol):
    """Of each embedding space. What was known of a vector goes when that changes."""

    def middle(self, key: SpaceKey) -> Middle | None: ...

    def begin(self, key: SpaceKey, middle: Middle) -> None:
        """Hash anew, around another middle: every vector is to be compared again. Pairs stay."""

    def hashed(self, key: SpaceKey) -> HashedVectors:
        """Of the vectors that were compared, those of hidden photos too."""

    def count_lacking(self, key: SpaceKey) -> int:
        """Vectors that were not compared yet."""

    def add(self, key: SpaceKey, compared: HashedVectors, found: SamePictures) -> None:
        """Keep pairs, and that these vectors were compared. Those that went meanwhile are passed
        over."""

    def pairs(self, key: SpaceKey) -> SamePictures:
        """All pairs of visible photos, the lower id first, in their order."""


class DuplicateTable(Protocol):
    def put_fingerprint(self, photo_id: PhotoId, found: Fingerprint) -> None:
        """In place of the one before; what it was compared with counts no more."""

    def views(self) -> HashedViews: ...

    def count_uncompared(self) -> int:
        """Photos with views that were not compared yet."""

    def planes(self, keys: Sequence[int]) -> list[bytes]:
        """The planes of views, in the order asked for."""

    def add_same(self, found: SamePictures, compared: PhotoIds) -> None:
        """Keep pairs, and that these photos were compared with all others."""

    def same(self) -> SamePictures:
        """All pairs of visible photos."""

    def copied(self) -> list[PhotoId]:
        """Visible photos that several files hold, by id."""

    def shots(self) -> Shots: ...

    def decide(self, decided: Decided) -> None: ...

    def undecide(self, decided: Decided) -> None:
        """Take the last such verdict back."""

    def decided(self) -> list[Decided]:
        """Oldest first."""

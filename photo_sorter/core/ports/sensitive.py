"""Which photos are sensitive, and which groups of tags say so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from photo_sorter.core.photo import PhotoId


class SensitiveTable(Protocol):
    def among(self, photo_ids: Sequence[PhotoId]) -> frozenset[PhotoId]:
        """Those of the photos that are sensitive: a person says so, or they have a tag of a
        sensitive group and a person does not say otherwise."""

    def asked(self) -> frozenset[str]:
        """The groups that the photos were last tagged with."""

    def set_asked(self, groups: Collection[str]) -> None: ...

    def forget(self, groups: Collection[str]) -> None:
        """Take away what the model gave of these groups. A person's and a file's tags stay."""

"""Which photos are seen as one item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from photo_sorter.core.edited_names import NamedPhoto
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.stacks import Stack, StackState


class StackTable(Protocol):
    def all(self) -> list[Stack]:
        """Every stack of two visible photos or more, without the hidden ones, in the order in
        which they were made."""

    def of(self, photo_ids: Sequence[PhotoId]) -> list[Stack]:
        """Those of them that any of these photos is in."""

    def state(self, photo_ids: Sequence[PhotoId]) -> StackState:
        """Of these photos and of all that they are in stacks with, hidden ones too."""

    def put(self, state: StackState) -> StackState:
        """The photos of a state are in its stacks and in no others; photos that there are no more
        are left out, and stacks of one photo vanish. A stack keeps its id, unless other photos
        have that now. Returns what was before, for `put`."""

    def named(self) -> list[NamedPhoto]:
        """Every file of a visible photo."""

    def unstacked(self) -> set[PhotoId]:
        """Photos that a person took out of a stack."""

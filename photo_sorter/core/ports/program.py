"""What the program knows of itself, and of its newer versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from photo_sorter.core.program import Component, Release


class Licences(Protocol):
    def components(self) -> Sequence[Component]:
        """What the program brings along, by name. May take seconds."""

    def credits(self) -> str:
        """Whom the data and the pictures are owed to, as Markdown; "" where it is missing."""


class Releases(Protocol):
    def newest(self, address: str) -> Release:
        """The newest version that the document at `address` names. Uses the network. Raises
        InvalidInputError where the address is none, UpdateCheckError where it does not answer
        with such a document."""

"""What a query asks of a library about the names that stand in it."""

from __future__ import annotations

from typing import Protocol


class Names(Protocol):
    """`field` is the name of one whose `library_name` is set: tag, album, folder, like; of a
    sentence also camera and lens, by whole words of their names."""

    def has(self, field: str, name: str) -> bool:
        """Whether anything in the library is called so."""

    def nearest(self, field: str, name: str) -> str:
        """What was most likely meant; '' where nothing is near."""

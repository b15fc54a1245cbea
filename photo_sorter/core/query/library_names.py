"""What a query asks of a library about the names that stand in it."""

from __future__ import annotations

from typing import Protocol


class Names(Protocol):
    """`field` is the name of one whose `library_name` is set."""

    def has(self, field: str, name: str) -> bool:
        """Whether anything in the library is called so; a camera or a lens by whole words of its
        name."""

    def has_part(self, field: str, part: str) -> bool:
        """Whether the name of any camera or lens has such a part, as a filter asks."""

    def nearest(self, field: str, name: str) -> str:
        """What was most likely meant; '' where nothing is near."""

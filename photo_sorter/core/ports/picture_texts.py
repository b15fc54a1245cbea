"""The text that was read in photos, as it is kept."""

from __future__ import annotations

from typing import Protocol

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.reading.lines import PageText


class PictureTextTable(Protocol):
    """A photo's text goes with the photo, and when its picture changes."""

    def get(self, photo_id: PhotoId) -> PageText | None:
        """None where no text is known."""

    def put(self, photo_id: PhotoId, page: PageText) -> None:
        """In place of the one before; one without rows says that there is none."""

    def count(self) -> int:
        """Photos with text."""

    def forget(self) -> int:
        """Delete the text of all photos; of how many. Raises LibraryLockedError where another
        process owns the library."""

"""By which part of a photo it was found."""

from __future__ import annotations

from enum import IntFlag


class FoundBy(IntFlag):
    """Parts of a photo that match what was asked for."""

    NOTHING = 0
    PICTURE = 1  # what it shows, as the model sees it
    NAME = 2  # of a file that holds it
    FOLDER = 4
    KEYWORD = 8  # that the file holds
    TAG = 16
    TITLE = 32
    DESCRIPTION = 64
    ALBUM = 128
    TEXT = 256  # that is seen in the picture
    CAPTION = 512  # a sentence on what it shows

    @property
    def names(self) -> tuple[str, ...]:
        """Each part in lower case, the one that says most first."""
        return tuple(str(part.name).lower() for part in _BY_WEIGHT if part in self)


_BY_WEIGHT = (
    FoundBy.TAG,
    FoundBy.KEYWORD,
    FoundBy.TITLE,
    FoundBy.DESCRIPTION,
    FoundBy.CAPTION,
    FoundBy.ALBUM,
    FoundBy.TEXT,
    FoundBy.NAME,
    FoundBy.FOLDER,
    FoundBy.PICTURE,
)

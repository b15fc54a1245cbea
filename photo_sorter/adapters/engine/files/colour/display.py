"""Pictures as they are shown."""

from __future__ import annotations

from PIL import Image

from photo_sorter.adapters.engine.files.decode import Decoded
from photo_sorter.adapters.engine.files.thumbnails import THUMBNAIL_SIDE


def for_display(decoded: Decoded, side: int | None = THUMBNAIL_SIDE) -> Image.Image:
    """The picture as it is shown: in sRGB and at most `side` pixels a side, or with None as large
    as it was decoded. What is returned is not to be changed."""
    picture = decoded.pixels
    if side is not None and max(picture.size) > side:
        picture = picture.copy()
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    return picture

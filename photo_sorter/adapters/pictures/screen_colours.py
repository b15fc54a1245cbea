"""From sRGB to the colours of one screen."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageCms

_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


class ScreenColours:
    """For the screen with this ICC profile; empty, or one that LittleCMS cannot use, for sRGB.
    Safe from several threads, as long as each picture is one thread's."""

    def __init__(self, profile: bytes) -> None:
        self._transform = _transform(profile) if profile else None

    def convert(self, picture: Image.Image) -> None:
        """In place. The picture is RGB."""
        if self._transform is not None:
            ImageCms.applyTransform(picture, self._transform, inPlace=True)


@lru_cache(maxsize=4)  # screens
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform | None:
    try:
        return ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            "RGB",
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            _FLAGS,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None

"""Pictures as they are shown."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from photo_sorter.adapters.engine.files.decode import Decoded
from photo_sorter.adapters.engine.files.thumbnails import THUMBNAIL_SIDE


def for_display(decoded: Decoded) -> Image.Image:
    """The picture as it is shown: in sRGB and at most `THUMBNAIL_SIDE` pixels a side."""
    picture = decoded.pixels
    if max(picture.size) > THUMBNAIL_SIDE:
        picture = picture.copy()
        picture.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
    profile = decoded.source.info.get("icc_profile")
    if not isinstance(profile, bytes) or not profile:
        return picture
    try:
        embedded = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(embedded).lower():
            return picture
        converted = ImageCms.profileToProfile(
            picture, embedded, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture  # a broken profile, or one for CMYK: the plain colours are close enough
    return converted or picture

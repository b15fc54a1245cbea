"""Colours by ICC profile, through LittleCMS."""

from __future__ import annotations

import io
from functools import lru_cache

import numpy as np
from PIL import Image, ImageCms

_MOST_BYTES = 8 << 20  # the largest honest profiles, of printers, have four million
_CLASSES = (b"scnr", b"mntr", b"prtr", b"spac")  # not links, not named colours, no abstract ones
_MODES = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK", b"Lab ": "LAB"}
_ALIKE = 2  # of 255: by so much may a profile of sRGB differ from sRGB through rounding
_CUBE = 17  # colours a side of the cube on which the two are compared


def mode_of(icc: bytes) -> str | None:
    """The mode of the pictures that a profile is for: RGB, L, CMYK or LAB. None where it is none,
    or for something else than a picture."""
    if not 132 <= len(icc) <= _MOST_BYTES or icc[36:40] != b"acsp" or icc[12:16] not in _CLASSES:
        return None
    return _MODES.get(icc[16:20])


@lru_cache(maxsize=8)  # each may hold a profile of the largest size
def to_srgb_by(icc: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """What makes 8-bit sRGB of a picture of this mode, which fits `mode_of` the profile. None where
    it would change nothing that can be seen, and where the profile is broken. Its `apply` is safe
    from several threads."""
    try:
        profile, srgb = ImageCms.ImageCmsProfile(io.BytesIO(icc)), _srgb()
        if mode in ("RGB", "L") and _changes_nothing(profile, srgb, mode):
            return None
        # As printers' profiles mean it: they have a table of their own for this intent, and the
        # profiles of screens and cameras have one for all.
        return ImageCms.ImageCmsTransform(profile, srgb, mode, "RGB", ImageCms.Intent.PERCEPTUAL)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


@lru_cache(maxsize=1)
def lab() -> ImageCms.ImageCmsTransform:
    """What makes 8-bit sRGB of Lab, which needs no profile."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    return ImageCms.ImageCmsTransform(profile, _srgb(), "LAB", "RGB")


def applied(
    transform: ImageCms.ImageCmsTransform, picture: Image.Image, in_place: bool
) -> Image.Image:
    """The picture in sRGB; with `in_place` an RGB picture is changed itself."""
    own = in_place and picture.mode == "RGB" and not picture.readonly
    target = picture if own else Image.new("RGB", picture.size)
    transform.apply(picture, target)
    target.info.pop("icc_profile", None)  # sRGB goes without saying
    return target


@lru_cache(maxsize=1)
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _changes_nothing(
    profile: ImageCms.ImageCmsProfile, srgb: ImageCms.ImageCmsProfile, mode: str
) -> bool:
    """Whether the profile means sRGB, whatever its name is. Asked colorimetrically: a table of
    tastes beside it (as in the ICC's own sRGB v4) makes it no other space."""
    transform = ImageCms.ImageCmsTransform(
        profile, srgb, mode, "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC
    )
    picture = _greys() if mode == "L" else _cube()
    before, after = picture.convert("RGB"), transform.apply(picture)
    difference = np.asarray(before, np.int16) - np.asarray(after, np.int16)
    return int(np.abs(difference).max()) <= _ALIKE


def _greys() -> Image.Image:
    return Image.fromarray(np.arange(256, dtype=np.uint8).reshape(16, 16))


def _cube() -> Image.Image:
    steps = np.linspace(0, 255, _CUBE).round().astype(np.uint8)
    return Image.fromarray(np.stack(np.meshgrid(steps, steps, steps), -1).reshape(-1, _CUBE, 3))

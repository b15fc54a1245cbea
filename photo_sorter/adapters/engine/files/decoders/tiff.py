"""TIFF: by Pillow where it is right, else by tifffile; see `_pillow_is_right`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PIL import Image

from photo_sorter.adapters.engine.files.decoders.opened import Loaded, Opened, TooManyPixelsError
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import (
    exif_orientation,
    keep_what_is_there,
    open_with_pillow,
)

_SUBFILE_TYPE, _OLD_SUBFILE_TYPE = 254, 255
_BITS, _PHOTOMETRIC, _PLANAR, _FORMAT = 258, 262, 284, 339
_SEPARATE, _WHITE_IS_ZERO = 2, 0
_UNSIGNED, _FLOATING = 1, 3
_OF_PILLOW = frozenset({0, 1, 2, 3, 5, 6, 8})  # photometric interpretations


def open_tiff(data: bytes) -> Opened:
    """`decoders.opened.Opener` of TIFF and BigTIFF."""
    from photo_sorter.adapters.engine.files.decoders.deep_tiff import DeepTiff

    try:
        source = open_with_pillow(data, "TIFF")
    except (TooManyPixelsError, MemoryError):
        raise
    except Exception:  # a kind that Pillow has no mode for, or a damaged file
        return DeepTiff(data, None)
    tags: Mapping[int, Any] = source.tag_v2  # type: ignore[attr-defined]
    if is_reduced(tags.get(_SUBFILE_TYPE), tags.get(_OLD_SUBFILE_TYPE)):
        return DeepTiff(data, source)  # which shows another page
    return _PillowTiff(data, source) if _pillow_is_right(tags) else DeepTiff(data, source)


class _PillowTiff:
    """`decoders.opened.Opened` of the first page. Pillow turns it by itself."""

    def __init__(self, data: bytes, source: Image.Image) -> None:
        self._data = data
        self.source = source
        self.size = source.size

    def draft(self, factor: int) -> int:
        return self.size[0] * self.size[1]

    def load(self) -> Loaded:
        packet = self.source.info.pop("xmp", None)  # or Pillow would turn the picture as it says
        try:
            self.source.load()
        except MemoryError:
            raise
        except Exception:
            return self._part()
        finally:
            if packet is not None:
                self.source.info["xmp"] = packet
        return Loaded(self.source, exif_orientation(self.source))

    def _part(self) -> Loaded:
        """Pillow ends with the first strip that is damaged; others get more out of such files."""
        from photo_sorter.adapters.engine.files.decoders.deep_tiff import DeepTiff
        from photo_sorter.adapters.engine.files.decoders.tiff_parts import by_libtiff

        try:
            return DeepTiff(self._data, self.source).load()
        except MemoryError:
            raise
        except Exception:
            found = by_libtiff(self._data, self.size)
        if found is None:
            found = keep_what_is_there(self.source)
        return Loaded(found, exif_orientation(self.source), cut_off=True)


def is_reduced(subfile_type: object, old_subfile_type: object = None) -> bool:
    """Whether a page says that it is a smaller version of another."""
    return (isinstance(subfile_type, int) and bool(subfile_type & 1)) or old_subfile_type == 2


def _pillow_is_right(tags: Mapping[int, Any]) -> bool:
    """Pillow mixes up the bytes of separate planes of 16 bits, does not turn over deep greys whose
    white is nought, takes unsigned numbers of 32 bits for signed ones, and leaves numbers with a
    point as they are."""
    bits = max(tags.get(_BITS, (1,)))
    sample_format = tags.get(_FORMAT, (_UNSIGNED,))[0]
    return (
        tags.get(_PHOTOMETRIC) in _OF_PILLOW
        and sample_format != _FLOATING
        and not (bits > 8 and tags.get(_PLANAR) == _SEPARATE)
        and not (bits > 8 and tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO)
        and not (bits == 32 and sample_format == _UNSIGNED)
    )

"""PCX through Pillow, for which the first of two colours is always black."""

from __future__ import annotations

from dataclasses import replace

from PIL import ImageOps

from photo_sorter.adapters.engine.files.decoders.opened import Loaded
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import PillowPicture

_VERSION, _PALETTE, _HAS_COLOURS = 1, 16, 68  # bytes of the header
_WITH_A_PALETTE = (2, 5)  # versions


class PcxPicture(PillowPicture):
    """`decoders.opened.Opened` of a PCX. Of its two colours only the order counts: the palette of
    many is left over from another picture, and what is meant is black and white."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, "PCX")
        first, second = (sum(data[at : at + 3]) for at in (_PALETTE, _PALETTE + 3))
        named = data[_HAS_COLOURS] == 1 and data[_VERSION] in _WITH_A_PALETTE
        self._is_negative = named and first > second

    def load(self) -> Loaded:
        loaded = super().load()
        if loaded.picture.mode == "1" and self._is_negative:
            return replace(loaded, picture=ImageOps.invert(loaded.picture.convert("L")))
        return loaded

"""The pictures that are asked about: by the same decoders as everywhere else, in the child."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.describing.messages import DescriberOptions
from photo_sorter.adapters.engine.files.colour.display import for_display
from photo_sorter.adapters.engine.files.decode import DecodeError, Decoder
from photo_sorter.adapters.engine.files.reading import Unusable, read_picture
from photo_sorter.core.photo import FilePath

_QUALITY = 88


class Pictures:
    """Reads with one set of limits."""

    def __init__(self, options: DescriberOptions) -> None:
        self._max_bytes = options.max_bytes
        self._decoder = Decoder(options.max_pixels, exact=False)

    def pixels(self, path: FilePath, side: int) -> NDArray[np.uint8]:
        """(height, width, 3) sRGB, upright, at most `side` pixels a side. Raises InvalidInputError
        with the reason where there is no picture."""
        pixels: NDArray[np.uint8] = np.array(self._read(path, side), np.uint8)
        return pixels

    def jpeg(self, path: FilePath, side: int) -> bytes:
        """Likewise as a JPEG that holds nothing but the picture."""
        file = io.BytesIO()
        bare: Any = Image.fromarray(self.pixels(path, side))
        bare.save(file, "JPEG", quality=_QUALITY)
        return file.getvalue()

    def _read(self, path: FilePath, side: int) -> Image.Image:
        file = read_picture(path, self._max_bytes, hashed=False)
        if isinstance(file, Unusable):
            raise file.failure.refusal(path)
        try:
            return for_display(self._decoder.decode(file, 0, side=side), side).convert("RGB")
        except DecodeError as error:
            raise error.failure.refusal(path) from error

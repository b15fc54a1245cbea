"""Files of bytes decoded as the engine does, and compared."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photo_sorter.adapters.engine.files.decode import Decoded, DecodeError, Decoder
from photo_sorter.adapters.engine.files.reading import FileBytes, Unusable, read_picture
from photo_sorter.core.errors import Failure

MAX_PIXELS = 300_000_000
EXACT = Decoder(MAX_PIXELS, exact=True)
REDUCED = Decoder(MAX_PIXELS, exact=False)


def decoded(path: Path, data: bytes, decoder: Decoder = EXACT, side: int = 0) -> Decoded:
    path.write_bytes(data)
    file = read_picture(str(path), 1 << 30)
    assert isinstance(file, FileBytes), file
    return decoder.decode(file, side)


def failure(path: Path, data: bytes) -> Failure:
    path.write_bytes(data)
    file = read_picture(str(path), 1 << 30)
    if isinstance(file, Unusable):
        return file.failure
    with pytest.raises(DecodeError) as caught:
        EXACT.decode(file, 0)
    return caught.value.failure


def off(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures in levels of 255; of their common size."""
    assert one.size == other.size
    pair = (np.asarray(each.convert("RGB"), float) for each in (one, other))
    return float(np.abs(next(pair) - next(pair)).mean())

"""Arrays of samples, as libraries for measured data give them, as pictures of Pillow's modes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.opened import UnreadableKindError

_MODES = {2: "LA", 3: "RGB", 4: "RGBA"}
_MORE_THAN_WHITE = 2.0  # a mean above this is not of numbers in which white is 1


def from_array(samples: NDArray[Any]) -> Image.Image:
    """A picture of samples (h, w) or (h, w, bands): grey, grey and alpha, RGB or RGBA. Grey keeps
    its depth as far as Pillow has it. Raises UnreadableKindError for other shapes."""
    if samples.ndim == 3 and samples.shape[2] == 1:
        samples = samples[:, :, 0]
    if samples.ndim == 2:
        return _grey(samples)
    if samples.ndim != 3 or samples.shape[2] < 2:
        raise UnreadableKindError(f"samples of the shape {samples.shape}")
    samples = samples[:, :, :4]
    return Image.fromarray(eight_bit(samples), _MODES[samples.shape[2]])


def completed(part: Image.Image, height: int, from_below: bool = False) -> Image.Image:
    """The upper rows of a picture with the missing ones in black; or the lower rows. Only what is
    there was taken from samples: a header may promise more than memory holds."""
    if part.height >= height:
        return part
    whole = Image.new(part.mode, (part.width, height))
    whole.paste(part, (0, height - part.height if from_below else 0))
    return whole


def _grey(samples: NDArray[Any]) -> Image.Image:
    if samples.dtype == np.uint16:
        return Image.fromarray(samples)
    if samples.dtype in (np.uint32, np.uint64):
        return Image.fromarray((samples >> (8 * samples.itemsize - 16)).astype(np.uint16))
    if np.issubdtype(samples.dtype, np.floating):
        return Image.fromarray(clipped(samples))
    if np.issubdtype(samples.dtype, np.signedinteger) and int(samples.min()) >= 0:
        # Nothing is below nought, which is black then; the sign takes half of the range.
        return _grey(samples.view(f"u{samples.itemsize}") << 1)
    return Image.fromarray(eight_bit(samples))


def clipped(samples: NDArray[Any]) -> NDArray[np.float32]:
    """Numbers with a point, in which 1 is white. What is brighter than white is white, and does not
    darken the rest. Where they are mostly far above 1, another number is meant by white, and they
    are left as they are."""
    values = np.nan_to_num(samples.astype(np.float32), nan=0.0, posinf=1.0, neginf=0.0)
    if not values.size or not 0.0 <= float(values.mean()) <= _MORE_THAN_WHITE:
        return values
    return np.clip(values, 0.0, 1.0)


def eight_bit(samples: NDArray[Any]) -> NDArray[np.uint8]:
    """The samples at 8 bits: the whole range of an integer type is that of the picture."""
    if samples.dtype == np.uint8:
        return np.ascontiguousarray(samples)
    if samples.dtype == np.bool_:
        return samples.astype(np.uint8) * np.uint8(255)
    if samples.dtype == np.uint16:
        return ((samples.astype(np.uint32) * 255 + 32767) // 65535).astype(np.uint8)
    if np.issubdtype(samples.dtype, np.unsignedinteger):
        return (samples >> (8 * (samples.itemsize - 1))).astype(np.uint8)
    if np.issubdtype(samples.dtype, np.signedinteger):
        unsigned = samples.view(f"u{samples.itemsize}") ^ (1 << (8 * samples.itemsize - 1))
        return eight_bit(unsigned)
    if np.issubdtype(samples.dtype, np.floating):
        values = clipped(samples)
        most = float(values.max()) if values.size else 1.0
        return (values * (255.0 / max(most, 1.0)) + 0.5).clip(0, 255).astype(np.uint8)
    raise UnreadableKindError(f"samples of the type {samples.dtype}")

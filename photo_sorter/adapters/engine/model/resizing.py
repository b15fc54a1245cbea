"""The resizing of open_clip's transform, done by torch where that is quicker than Pillow.

torch shrinks 8-bit pictures by Pillow's own algorithm in vector instructions, in a quarter of the
time. One value in some hundred comes out otherwise, by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch.nn import functional

from photo_sorter.adapters.engine.model.open_clip_import import import_open_clip

import_open_clip()
from open_clip.transform import MaybeConvertMode  # noqa: E402
from torchvision.transforms import InterpolationMode, Resize  # noqa: E402

_VECTORS = ("AVX2", "AVX512")  # what torch's own code for this is written for
_MODES = {InterpolationMode.BICUBIC: "bicubic", InterpolationMode.BILINEAR: "bilinear"}


def quickened(steps: Sequence[Any]) -> list[Any]:
    """The steps of a transform of Pillow's pictures, with those replaced that torch does sooner."""
    if torch.backends.cpu.get_cpu_capability() not in _VECTORS:
        return list(steps)
    quick: list[Any] = []
    for place, step in enumerate(steps):
        if not _can_be_quick(step):
            quick.append(step)
            continue
        quick.append(QuickResize(step))
        if not all(isinstance(later, MaybeConvertMode) for later in steps[place + 1 :]):
            quick.append(Image.fromarray)
    return quick


def _can_be_quick(step: Any) -> bool:
    return (
        type(step) is Resize
        and step.interpolation in _MODES
        and step.antialias is True
        and step.max_size is None
    )


class QuickResize:
    """What torchvision's `Resize` does to an RGB picture of Pillow's, as uint8 (h, w, 3). One that
    is not at least halved is left to Pillow: there torch strays from it, and there is less to
    gain."""

    def __init__(self, resize: Resize) -> None:
        self._as_pillow = resize
        self._size = resize.size
        self._mode = _MODES[resize.interpolation]

    def __call__(self, picture: Image.Image) -> NDArray[np.uint8]:
        height, width = self._wanted(picture)
        if 2 * width > picture.width or 2 * height > picture.height:
            return np.asarray(self._as_pillow(picture))
        pixels = torch.from_numpy(np.array(picture)).permute(2, 0, 1).unsqueeze(0)
        resized = functional.interpolate(pixels, (height, width), mode=self._mode, antialias=True)
        values: NDArray[np.uint8] = resized[0].permute(1, 2, 0).contiguous().numpy()
        return values

    def _wanted(self, picture: Image.Image) -> tuple[int, int]:
        """Height and width, by torchvision's rule: one number is for the shorter side."""
        if not isinstance(self._size, int) and len(self._size) == 2:
            return self._size[0], self._size[1]
        shorter = self._size if isinstance(self._size, int) else self._size[0]
        width, height = picture.size
        if width <= height:
            return int(shorter * height / width), shorter
        return shorter, int(shorter * width / height)

"""The fingerprint of a decoded picture. Importing this module does not import Pillow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from photo_sorter.core.duplicates.fingerprint import Fingerprint, fingerprint

if TYPE_CHECKING:
    from PIL.Image import Image


def picture_fingerprint(shown: Image) -> Fingerprint:
    """Of a picture of the size of its thumbnail. Its sides may be very different."""
    return fingerprint(np.asarray(shown.convert("L")))

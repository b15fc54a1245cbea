"""What a transparent picture is laid over, so that it can be seen."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image

from photo_sorter.adapters.engine.files.colour.depth import WIDE_MODES, Greys

WHITE, DARK = 255, 32  # grey levels
_SAMPLES = 256  # pixels a side that the ground is chosen by
_BRIGHT, _FAINT = 208, 64  # grey levels: brighter is lost on white, fainter on the dark
_MOSTLY, _HARDLY = 0.6, 0.05  # shares of what is to be seen
_LEAST_GROUND = 0.1  # share of the picture: rounded corners do not decide
_GREY_MODES = ("1", "L", "LA")

Shown = Callable[[Image.Image], Image.Image]  # from stored colours, mode L or RGB, to sRGB


def ground_of(picture: Image.Image, shown: Shown) -> int:
    """The grey level of the ground: white, or dark for what would be lost on white. Of a whole
    picture as it was decoded, so that its thumbnail and its full size have the same."""
    if not picture.has_transparency_data or picture.mode in WIDE_MODES:
        return WHITE
    size = (min(picture.width, _SAMPLES), min(picture.height, _SAMPLES))
    samples = _layer(picture.resize(size, Image.Resampling.NEAREST), "RGBA")
    # As shares: the weight of a pixel is how much of it is to be seen.
    seen = np.asarray(samples.getchannel("A"), np.float32) / 255.0
    total = float(seen.sum())
    if not total or float((seen < 0.5).mean()) < _LEAST_GROUND:
        return WHITE
    levels = np.asarray(shown(samples.convert("RGB")).convert("L"))
    bright = float(seen[levels > _BRIGHT].sum()) / total
    faint = float(seen[levels < _FAINT].sum()) / total
    return DARK if bright >= _MOSTLY and faint <= _HARDLY else WHITE


def laid_over(picture: Image.Image, ground: int, shown: Shown) -> Image.Image:
    """A picture with transparency, or a piece of it, without and in sRGB. Its colours are converted
    first: the ground is the screen's, and so browsers mix the two."""
    layer = _layer(picture, "LA" if picture.mode in _GREY_MODES else "RGBA")
    colours = shown(layer.convert("L" if layer.mode == "LA" else "RGB"))
    below = Image.new("RGB", layer.size, (ground,) * 3)
    below.paste(colours, mask=layer.getchannel("A"))
    return below


def deep_laid_over(picture: Image.Image, ground: int, greys: Greys) -> Image.Image:
    """A wide picture of which one grey is transparent (PNG's tRNS), in its own mode."""
    clear = picture.info.get("transparency")
    if not isinstance(clear, int):
        return picture
    values = np.asarray(picture).copy()
    values[values == clear] = greys.black + (greys.white - greys.black) * ground / 255.0
    return Image.fromarray(values)


def _layer(picture: Image.Image, mode: str) -> Image.Image:
    """With its transparency as a band. Pictures of 16 bits a colour are decoded to 8, and the
    transparent one of their colours is still told in 16."""
    clear = picture.info.get("transparency")
    if isinstance(clear, tuple) and max(clear, default=0) > 255:
        picture = picture.copy()
        picture.info["transparency"] = tuple(number >> 8 for number in clear)
    return picture.convert(mode)

"""What a transparent picture is laid over, so that it can be seen."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.engine.files.colour.depth import WIDE_MODES, Greys

WHITE, DARK, MIDDLE = 255, 32, 128  # grey levels
_SAMPLES = 256  # pixels a side that the ground is chosen by
_NEAR = 48  # grey levels: what is nearer to the ground is lost on it
_BEARABLE = 0.25  # share that may be lost on white before another ground is looked for
_LEAST_GROUND = 0.1  # share of the picture: rounded corners do not decide
_GREY_MODES = ("1", "L", "LA")

Shown = Callable[[Image.Image], Image.Image]  # from stored colours, mode L or RGB, to sRGB


def ground_of(picture: Image.Image, shown: Shown) -> int:
    """The grey level of the ground: white, or another for what would be lost on white. Of a whole
    picture as it was decoded, so that its thumbnail and its full size have the same."""
    if not picture.has_transparency_data or picture.mode in WIDE_MODES:
        return WHITE
    size = (min(picture.width, _SAMPLES), min(picture.height, _SAMPLES))
    samples = _layer(picture.resize(size, Image.Resampling.NEAREST), "RGBA")
    seen = np.asarray(samples.getchannel("A"), np.float32) / 255.0
    if float((seen < 0.5).mean()) < _LEAST_GROUND:
        return WHITE
    levels = np.asarray(shown(samples.convert("RGB")).convert("L"), np.int16)
    outline = seen * _clearest_neighbour(seen)
    # A white rim around something dark, as cutting out leaves it, may well be lost.
    if min(_lost(WHITE, levels, seen), _lost(WHITE, levels, outline)) <= _BEARABLE:
        return WHITE
    return min((WHITE, DARK, MIDDLE), key=lambda ground: _lost(ground, levels, outline))


def _lost(ground: int, levels: NDArray[np.int16], weights: NDArray[np.float32]) -> float:
    """The share of a picture that is nearly as bright as the ground."""
    total = float(weights.sum())
    return float(weights[abs(levels - ground) < _NEAR].sum()) / total if total else 0.0


def _clearest_neighbour(seen: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much of the ground is seen beside each pixel: only there can a shape be lost on it."""
    clear = np.pad(1.0 - seen, 1)
    sides = (clear[:-2, 1:-1], clear[2:, 1:-1], clear[1:-1, :-2], clear[1:-1, 2:])
    nearest: NDArray[np.float32] = np.maximum.reduce(sides)
    return nearest


def laid_over(picture: Image.Image, ground: int, shown: Shown) -> Image.Image:
    """A picture with transparency, or a piece of it, without and in sRGB. Its colours are converted
    first: the ground is the screen's, and so browsers mix the two."""
    colours, clear = apart(picture, shown)
    below = Image.new("RGB", picture.size, (ground,) * 3)
    below.paste(colours, mask=clear)
    return below


def apart(picture: Image.Image, shown: Shown) -> tuple[Image.Image, Image.Image]:
    """The colours of a picture with transparency in sRGB, and how far each pixel hides what lies
    below it (mode L)."""
    layer = _layer(picture, "LA" if picture.mode in _GREY_MODES else "RGBA")
    colours = shown(layer.convert("L" if layer.mode == "LA" else "RGB"))
    return colours, layer.getchannel("A")


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

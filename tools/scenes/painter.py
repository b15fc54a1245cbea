"""Composes a scene: glyphs of things, with soft shadows, over a ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from tools.scenes.canvas import Canvas, Colour, rgb, to_image

COLOURS: dict[str, Colour] = {
    "red": rgb(0xD62828),
    "orange": rgb(0xF3842B),
    "yellow": rgb(0xF7D02C),
    "green": rgb(0x2F9E44),
    "blue": rgb(0x2463D1),
    "purple": rgb(0x8338B8),
    "pink": rgb(0xF277A8),
    "brown": rgb(0x7B4B26),
    "black": rgb(0x1D1D20),
    "white": rgb(0xF8F8F6),
    "grey": rgb(0x8D9196),
}


@dataclass(frozen=True, slots=True)
class Placement:
    """One glyph on the canvas: centre and size as fractions of the width, height and smaller side.

    `angle` is in degrees; `shadow` in 0..1; `dim` darkens the glyph (a night's light) in 0..1.
    """

    glyph: Image.Image
    x: float
    y: float
    size: float
    angle: float = 0.0
    flipped: bool = False
    shadow: float = 0.35
    dim: float = 0.0


def recolour(glyph: Image.Image, colour: str) -> Image.Image:
    """The RGBA `glyph` in one of `COLOURS`: its light and shade kept, its hues replaced."""
    values = np.asarray(glyph, dtype=np.float32) / 255.0
    light = values[..., :3] @ np.asarray([0.299, 0.587, 0.114], dtype=np.float32)
    alpha = values[..., 3]
    mean = float((light * alpha).sum() / max(float(alpha.sum()), 1e-3))
    # Around the mean lightness the colour itself; darker and lighter parts go to black and white.
    shade = np.clip(1.0 + 0.9 * (light - mean), 0.25, 1.6)[..., None]
    target = np.asarray(COLOURS[colour], dtype=np.float32)
    tinted = np.where(shade <= 1.0, target * shade, target + (1.0 - target) * (shade - 1.0) * 0.7)
    rgba = np.dstack([np.clip(tinted, 0.0, 1.0), alpha])
    return Image.fromarray((rgba * 255.0 + 0.5).astype(np.uint8), "RGBA")


def _prepared(placement: Placement, small: int) -> Image.Image:
    glyph = placement.glyph
    scale = placement.size * small / max(glyph.size)
    size = (max(round(glyph.width * scale), 1), max(round(glyph.height * scale), 1))
    glyph = glyph.resize(
        size, Image.Resampling.BICUBIC if scale > 1 else Image.Resampling.BILINEAR, reducing_gap=2.0
    )
    if placement.flipped:
        glyph = glyph.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if abs(placement.angle) > 0.5:
        glyph = glyph.rotate(placement.angle, Image.Resampling.BILINEAR, expand=True)
    if placement.dim > 0.0:
        red, green, blue, alpha = glyph.split()
        keep = 1.0 - placement.dim
        bands = [
            red.point(lambda v: int(v * keep)),
            green.point(lambda v: int(v * keep)),
            blue.point(lambda v: int(v * min(keep + 0.08, 1.0))),
            alpha,
        ]
        glyph = Image.merge("RGBA", bands)
    return glyph


def _lay_shadow(
    picture: Image.Image, glyph: Image.Image, corner: tuple[int, int], strength: float
) -> None:
    """A soft ellipse under the glyph's feet."""
    wide = max(glyph.width, 4)
    tall = max(round(wide * 0.22), 2)
    margin = max(tall // 2, 1)
    shadow = Image.new("L", (wide + 2 * margin, tall + 2 * margin), 0)
    ellipse = (
        Image.radial_gradient("L")
        .resize((wide, tall))
        .point(lambda v: int(max(0.0, 1.0 - v / 181.0) * 255.0 * strength * 1.6) if v < 181 else 0)
    )
    shadow.paste(ellipse.point(lambda v: min(v, 255)), (margin, margin))
    if margin > 2:
        shadow = shadow.filter(ImageFilter.GaussianBlur(margin / 3))
    place = (corner[0] - margin, corner[1] + glyph.height - tall // 2 - margin - tall // 6)
    picture.paste((8, 8, 16), place, shadow)


def paint_scene(ground: Canvas, placements: Sequence[Placement]) -> Image.Image:
    """Lay `placements`, first to last, over `ground`; returns an RGB picture of its size."""
    picture = to_image(ground)
    small = min(picture.size)
    for placement in placements:
        glyph = _prepared(placement, small)
        corner = (
            round(placement.x * picture.width - glyph.width / 2),
            round(placement.y * picture.height - glyph.height / 2),
        )
        if placement.shadow > 0.0:
            _lay_shadow(picture, glyph, corner, placement.shadow)
        picture.paste(glyph, corner, glyph)
    return picture

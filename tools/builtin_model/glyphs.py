"""Bitmaps of Noto Color Emoji's glyphs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONT_FILE = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
_BITMAP_SIZE = 109  # the font holds one set of bitmaps, at this size


class GlyphSource:
    """Renders glyphs on first use and keeps them: RGBA, trimmed to what is drawn."""

    def __init__(self, font_file: Path = FONT_FILE) -> None:
        self._font = ImageFont.truetype(str(font_file), _BITMAP_SIZE)
        self._kept: dict[str, Image.Image | None] = {}

    def get(self, glyph: str) -> Image.Image | None:
        """The glyph's picture, or None where the font has none."""
        if glyph not in self._kept:
            self._kept[glyph] = self._render(glyph)
        return self._kept[glyph]

    def _render(self, glyph: str) -> Image.Image | None:
        picture = Image.new("RGBA", (160, 160), (0, 0, 0, 0))
        ImageDraw.Draw(picture).text((12, 12), glyph, font=self._font, embedded_color=True)
        box = picture.getchannel("A").getbbox()
        if box is None or box[2] - box[0] < 24 or box[3] - box[1] < 24:
            return None
        return _straight(picture.crop(box))


def _straight(picture: Image.Image) -> Image.Image:
    """Undo what drawing on a transparent ground did to half-covered pixels.

    Pillow pastes the glyph onto transparent black, which leaves the colours multiplied by alpha:
    they would show as a dark fringe around an enlarged glyph.
    """
    values = np.asarray(picture, dtype=np.float32) / 255.0
    alpha = values[..., 3:]
    colour = np.divide(
        values[..., :3], alpha, out=np.zeros_like(values[..., :3]), where=alpha > 1e-3
    )
    rgba = np.concatenate([np.clip(colour, 0.0, 1.0), alpha], axis=-1)
    return Image.fromarray((rgba * 255.0 + 0.5).astype(np.uint8))

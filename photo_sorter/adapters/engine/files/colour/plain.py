"""Pictures of every mode in plain 8-bit RGB."""

from __future__ import annotations

from PIL import Image

_WIDE_MODES = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
_STRIP_PIXELS = 8_000_000
_WHITE = (255, 255, 255)


def shrunk(source: Image.Image, factor: int) -> Image.Image:
    """The picture in plain RGB at a fraction of its size, made strip by strip: of a large one,
    the whole in plain RGB would take several times the memory of what the file holds."""
    width, height = source.size
    greys = grey_range(source)
    rows = max(_STRIP_PIXELS // (width * factor), 1) * factor
    if rows >= height:
        return plain_rgb(source, greys).reduce(factor)
    result = Image.new("RGB", (-(-width // factor), -(-height // factor)))
    for top in range(0, height, rows):
        strip = source.crop((0, top, width, min(top + rows, height)))
        result.paste(plain_rgb(strip, greys).reduce(factor), (0, top // factor))
    return result


def plain_rgb(picture: Image.Image, greys: tuple[float, float]) -> Image.Image:
    """8-bit RGB: deep greys are scaled rather than clipped, transparency is laid over white."""
    if picture.mode in _WIDE_MODES:
        return _eight_bit(picture, greys).convert("RGB")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        ground = Image.new("RGB", layer.size, _WHITE)
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def grey_range(picture: Image.Image) -> tuple[float, float]:
    """What black and white are in a 16-bit, 32-bit or float grey picture."""
    if picture.mode not in _WIDE_MODES:
        return 0.0, 255.0
    if picture.mode.startswith("I;16"):
        return 0.0, 65535.0
    extremes = picture.getextrema()
    low, high = float(extremes[0]), float(extremes[1])  # type: ignore[arg-type]
    if low >= 0.0:
        for white in (1.0, 255.0, 65535.0):
            if high <= white:
                return 0.0, white
    return low, high


def _eight_bit(picture: Image.Image, greys: tuple[float, float]) -> Image.Image:
    low, high = greys
    scale = 255.0 / ((high - low) or 1.0)
    return picture.convert("F").point(lambda value: value * scale - low * scale).convert("L")

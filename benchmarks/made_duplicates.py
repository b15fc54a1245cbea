"""Photographs with what people and cameras make of them: variants of one picture, and bursts."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pillow_heif
from PIL import Image, ImageEnhance, ImageOps

_SIDE = 512
_EXIF = 0x8769
_MODEL, _TIME, _SUBSECOND = 0x0110, 0x9003, 0x9291

Picture = Image.Image
Change = Callable[[Picture, random.Random], Picture]


def _same(picture: Picture, chance: random.Random) -> Picture:
    return picture


def _smaller(picture: Picture, chance: random.Random) -> Picture:
    share = chance.uniform(0.25, 1.0)
    return picture.resize([max(8, round(side * share)) for side in picture.size])


def _framed(picture: Picture, chance: random.Random) -> Picture:
    width = round(max(picture.size) * chance.uniform(0.01, 0.06))
    return ImageOps.expand(picture, width, chance.choice(["white", "black", "#888888"]))


def _cropped(picture: Picture, chance: random.Random) -> Picture:
    left, top = (round(side * 0.02) for side in picture.size)
    return picture.crop((left, top, picture.width - left, picture.height - top))


def _turned(picture: Picture, chance: random.Random) -> Picture:
    return picture.rotate(chance.choice([-1, 1]), Image.Resampling.BICUBIC)


def _brighter(picture: Picture, chance: random.Random) -> Picture:
    return ImageEnhance.Brightness(picture).enhance(chance.choice([0.8, 0.9, 1.1, 1.2]))


VARIANTS: dict[str, tuple[str, Change]] = {
    "saved again": ("jpg", _same),
    "resized": ("jpg", _smaller),
    "WebP": ("webp", _same),
    "HEIC": ("heic", _same),
    "framed": ("jpg", _framed),
    "cropped": ("jpg", _cropped),
    "turned": ("jpg", _turned),
    "brightness": ("jpg", _brighter),
}


def write_variant(picture: Picture, kind: str, path: Path, chance: random.Random) -> Path:
    """Of one of the kinds, beside `path`, with its ending."""
    pillow_heif.register_heif_opener()
    ending, change = VARIANTS[kind]
    target = path.with_suffix(f".{ending}")
    change(picture, chance).save(target, quality=chance.randint(60, 95))
    return target


def write_burst(
    picture: Picture, frames: int, stem: Path, begin: float, chance: random.Random
) -> tuple[list[Path], float]:
    """A camera pans over a picture and shakes, with a frame every half second or so. Returns the
    files, and the time of the last frame, in seconds of the day."""
    share = 0.8
    width, height = (round(side * share) for side in picture.size)
    x, y = (chance.uniform(0.0, 0.5 * (1 - share)) * side for side in picture.size)
    step = [chance.uniform(-0.01, 0.03) * side for side in picture.size]
    paths, now = [], begin
    for number in range(frames):
        shaken = [chance.gauss(0.0, 0.004) * side for side in picture.size]
        left = min(max(0, round(x + step[0] * number + shaken[0])), picture.width - width)
        top = min(max(0, round(y + step[1] * number + shaken[1])), picture.height - height)
        frame = picture.crop((left, top, left + width, top + height))
        frame = ImageEnhance.Brightness(frame).enhance(chance.uniform(0.95, 1.05))
        path = stem.with_name(f"{stem.name}-{number}.jpg")
        frame.save(path, quality=92, exif=_taken(now))
        paths.append(path)
        last, now = now, now + chance.uniform(0.15, 0.9)
    return paths, last


def _taken(second: float) -> Image.Exif:
    exif = Image.Exif()
    exif[_MODEL] = "Camera"
    whole = int(second)
    clock = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    times = exif.get_ifd(_EXIF)
    times[_TIME], times[_SUBSECOND] = f"2024:05:01 {clock}", f"{int(second % 1 * 1000):03}"
    return exif


def opened(path: Path) -> Picture:
    """As large as a thumbnail at most, so that many are made soon."""
    with Image.open(path) as picture:
        made = picture.convert("RGB")
    made.thumbnail((_SIDE, _SIDE))
    return made


def half(photos: Sequence[Path], which: int) -> list[Path]:
    """Every other photograph by name: 0 to choose thresholds on, 1 to report."""
    return sorted(photos)[which::2]

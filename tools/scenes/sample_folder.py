"""A folder of sample pictures for tests: painted scenes with dates, cameras and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
from PIL import Image

from tools.scenes.grounds import OUTDOORS, paint_ground
from tools.scenes.looks import apply_look
from tools.scenes.painter import Placement, paint_scene, recolour
from tools.scenes.papers import paint_paper

Place = tuple[float, float]  # latitude and longitude in degrees

_LANDSCAPE, _PORTRAIT, _WIDE, _SQUARE = (1200, 800), (800, 1200), (1600, 900), (1000, 1000)
_SYLT, _LISBON, _ALPS, _BERLIN = (54.91, 8.31), (38.72, -9.14), (46.56, 8.02), (52.52, 13.40)
_CAMERAS = (
    ("Canon", "Canon EOS 80D"),
    ("NIKON CORPORATION", "NIKON D750"),
    ("Apple", "iPhone 12"),
    ("Google", "Pixel 6"),
    ("FUJIFILM", "X-T30"),
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A glyph in a sample: where it stands and how large, as in `Placement`."""

    glyph: str
    x: float = 0.5
    y: float = 0.62
    size: float = 0.5
    colour: str | None = None
    flipped: bool = False
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class _Sample:
    """One picture of the folder: its file, what it shows and what its camera noted."""

    file: str
    ground: str
    items: Sequence[_Item] = field(default_factory=tuple)
    light: str = "day"
    size: tuple[int, int] = _LANDSCAPE
    look: str = ""
    date: str | None = None
    place: Place | None = None


def _i(
    glyph: str,
    x: float = 0.5,
    y: float = 0.62,
    size: float = 0.5,
    colour: str | None = None,
    flipped: bool = False,
    angle: float = 0.0,
) -> _Item:
    return _Item(glyph, x, y, size, colour, flipped, angle)


_SAMPLES: tuple[_Sample, ...] = (
    _Sample(
        "2021/summer/dog on the beach.jpg",
        "beach",
        (_i("🐕", 0.48, 0.68, 0.42),),
        date="2021-07-11 10:14:05",
        place=_SYLT,
    ),
    _Sample(
        "2021/summer/sunset over the sea.jpg",
        "sea",
        (),
        "sunset",
        _WIDE,
        date="2021-07-11 21:32:40",
        place=_SYLT,
    ),
    _Sample(
        "2021/summer/sailing boat.jpg",
        "sea",
        (_i("⛵", 0.62, 0.5, 0.46),),
        date="2021-07-12 15:02:11",
        place=_SYLT,
    ),
    _Sample(
        "2021/summer/crab.jpg",
        "beach",
        (_i("🦀", 0.55, 0.72, 0.34),),
        size=_SQUARE,
        date="2021-07-13 11:45:00",
        place=_SYLT,
    ),
    _Sample(
        "2021/summer/parasol and ball.jpg",
        "beach",
        (_i("⛱", 0.34, 0.55, 0.56), _i("⚽", 0.72, 0.78, 0.2)),
        date="2021-07-13 12:20:31",
        place=_SYLT,
    ),
    _Sample(
        "2021/summer/ice cream.jpg",
        "plain pink",
        (_i("🍦", 0.5, 0.52, 0.62),),
        size=_PORTRAIT,
        date="2021-07-14 16:08:22",
        place=_SYLT,
    ),
    _Sample(
        "2021/summer/dolphins.jpg",
        "sea",
        (_i("🐬", 0.3, 0.6, 0.36), _i("🐬", 0.68, 0.52, 0.3)),
        size=_WIDE,
        date="2021-07-15 09:51:47",
        place=_SYLT,
    ),
    _Sample(
        "2021/summer/sunset on the beach.jpg",
        "beach",
        (_i("🌴", 0.22, 0.46, 0.62),),
        "sunset",
        date="2021-07-15 21:20:03",
        place=_SYLT,
    ),
    _Sample(
        "2021/cat on the grass.jpg",
        "grass",
        (_i("🐈", 0.5, 0.66, 0.46),),
        date="2021-05-02 14:30:10",
    ),
    _Sample(
        "2021/sunflowers.jpg",
        "grass",
        (_i("🌻", 0.24, 0.58, 0.44), _i("🌻", 0.52, 0.66, 0.5), _i("🌻", 0.8, 0.6, 0.42)),
        date="2021-08-19 13:12:44",
    ),
    _Sample(
        "2021/red car at night.jpg",
        "city",
        (_i("🚗", 0.5, 0.7, 0.44, "red"),),
        "night",
        date="2021-10-30 22:41:09",
        place=_BERLIN,
    ),
    _Sample(
        "2021/birthday cake with candles.jpg",
        "table",
        (_i("🎂", 0.5, 0.52, 0.62),),
        date="2021-11-06 16:00:12",
        place=_BERLIN,
    ),
    _Sample(
        "2021/presents.jpg",
        "indoor",
        (_i("🎁", 0.34, 0.7, 0.34), _i("🎁", 0.62, 0.74, 0.26, "blue"), _i("🎈", 0.8, 0.34, 0.32)),
        date="2021-11-06 16:12:55",
        place=_BERLIN,
    ),
    _Sample(
        "2021/snowy trees.jpg",
        "snow",
        (_i("🌲", 0.22, 0.52, 0.5), _i("🌲", 0.5, 0.56, 0.62), _i("🌲", 0.78, 0.5, 0.44)),
        date="2021-12-27 11:07:38",
        place=_ALPS,
    ),
    _Sample(
        "2021/snowman.jpg",
        "snow",
        (_i("⛄", 0.5, 0.6, 0.5),),
        size=_PORTRAIT,
        date="2021-12-27 11:40:02",
        place=_ALPS,
    ),
    _Sample(
        "2021/skis in the mountains.jpg",
        "mountains",
        (_i("⛷", 0.5, 0.66, 0.36),),
        size=_WIDE,
        date="2021-12-28 10:25:19",
        place=_ALPS,
    ),
    _Sample(
        "2022/christmas tree.jpg",
        "indoor",
        (_i("🎄", 0.5, 0.56, 0.7),),
        size=_PORTRAIT,
        date="2022-12-24 18:05:00",
        place=_BERLIN,
    ),
    _Sample(
        "2022/blue car in the city.jpg",
        "city",
        (_i("🚗", 0.52, 0.7, 0.42, "blue"),),
        date="2022-03-15 09:33:27",
        place=_BERLIN,
    ),
    _Sample(
        "2022/red bicycle.jpg",
        "city",
        (_i("🚲", 0.5, 0.68, 0.46, "red"),),
        date="2022-04-10 17:48:51",
        place=_BERLIN,
    ),
    _Sample(
        "2022/tulips.jpg",
        "grass",
        (
            _i("🌷", 0.2, 0.64, 0.36),
            _i("🌷", 0.42, 0.68, 0.4, "yellow"),
            _i("🌷", 0.64, 0.64, 0.38, "purple"),
            _i("🌷", 0.84, 0.68, 0.34),
        ),
        date="2022-04-24 12:01:16",
    ),
    _Sample(
        "2022/horse in a field.jpg",
        "grass",
        (_i("🐎", 0.5, 0.64, 0.5),),
        size=_WIDE,
        date="2022-05-21 15:22:08",
    ),
    _Sample(
        "2022/camping in the forest.jpg",
        "forest",
        (_i("⛺", 0.42, 0.66, 0.46), _i("🔥", 0.78, 0.78, 0.18)),
        "sunset",
        date="2022-06-11 20:55:34",
    ),
    _Sample(
        "2022/owl at night.jpg",
        "forest",
        (_i("🦉", 0.5, 0.56, 0.44),),
        "night",
        date="2022-06-11 23:47:02",
    ),
    _Sample(
        "2022/portugal/tram.jpg",
        "city",
        (_i("🚋", 0.5, 0.66, 0.46, "yellow"),),
        date="2022-09-03 10:19:43",
        place=_LISBON,
    ),
    _Sample(
        "2022/portugal/city at night.jpg",
        "city",
        (),
        "night",
        _WIDE,
        date="2022-09-03 22:08:57",
        place=_LISBON,
    ),
    _Sample(
        "2022/portugal/lemons.jpg",
        "table",
        (
            _i("🍋", 0.3, 0.5, 0.36),
            _i("🍋", 0.58, 0.66, 0.4, angle=25),
            _i("🍋", 0.72, 0.32, 0.3, angle=-15),
        ),
        size=_SQUARE,
        date="2022-09-04 12:44:10",
        place=_LISBON,
    ),
    _Sample(
        "2022/portugal/fish dinner.jpg",
        "table",
        (_i("🐟", 0.42, 0.56, 0.5), _i("🍷", 0.8, 0.36, 0.34)),
        date="2022-09-04 20:31:36",
        place=_LISBON,
    ),
    _Sample(
        "2022/portugal/sunset in the city.jpg",
        "city",
        (_i("🌉", 0.5, 0.72, 0.3),),
        "sunset",
        date="2022-09-05 19:40:22",
        place=_LISBON,
    ),
    _Sample(
        "2022/autumn leaves.jpg",
        "autumn",
        (_i("🍁", 0.3, 0.6, 0.34, angle=20), _i("🍁", 0.68, 0.7, 0.42, angle=-25)),
        date="2022-10-16 14:15:05",
    ),
    _Sample(
        "2022/squirrel.jpg",
        "autumn",
        (_i("🐿", 0.5, 0.64, 0.4),),
        size=_SQUARE,
        date="2022-10-16 14:22:48",
    ),
    _Sample(
        "2022/foggy morning.jpg",
        "forest",
        (_i("🦌", 0.56, 0.64, 0.4),),
        "fog",
        date="2022-11-12 08:02:30",
    ),
    _Sample(
        "2023/pizza.jpg",
        "table",
        (_i("🍕", 0.5, 0.54, 0.6),),
        size=_SQUARE,
        date="2023-01-20 19:26:13",
    ),
    _Sample(
        "2023/breakfast.jpg",
        "table",
        (_i("🥐", 0.3, 0.6, 0.4), _i("☕", 0.7, 0.44, 0.36), _i("🍓", 0.68, 0.8, 0.2)),
        date="2023-02-12 09:05:44",
    ),
    _Sample(
        "2023/pancakes.jpg",
        "table",
        (_i("🥞", 0.5, 0.55, 0.56),),
        size=_SQUARE,
        date="2023-02-12 09:30:18",
    ),
    _Sample(
        "2023/salad.jpg",
        "plain green",
        (_i("🥗", 0.5, 0.54, 0.6),),
        size=_SQUARE,
        date="2023-06-01 12:50:27",
    ),
    _Sample(
        "2023/apples and bananas.jpg",
        "indoor",
        (_i("🍎", 0.28, 0.72, 0.28), _i("🍏", 0.5, 0.76, 0.26), _i("🍌", 0.75, 0.72, 0.34)),
        date="2023-06-03 11:00:00",
    ),
    _Sample(
        "2023/yellow bus.jpg",
        "city",
        (_i("🚌", 0.5, 0.66, 0.48, "yellow"),),
        date="2023-03-08 07:58:39",
    ),
    _Sample(
        "2023/motorbike in the desert.jpg",
        "desert",
        (_i("🏍", 0.5, 0.68, 0.46),),
        size=_WIDE,
        date="2023-04-18 13:37:11",
    ),
    _Sample(
        "2023/camel.jpg",
        "desert",
        (_i("🐪", 0.52, 0.62, 0.48),),
        "sunset",
        date="2023-04-18 18:49:56",
    ),
    _Sample(
        "2023/airplane.jpg",
        "sky",
        (_i("✈", 0.54, 0.46, 0.5),),
        size=_WIDE,
        date="2023-04-16 06:40:05",
    ),
    _Sample(
        "2023/hot air balloon.jpg",
        "sky",
        (_i("🎈", 0.5, 0.44, 0.5, "orange"),),
        size=_PORTRAIT,
        date="2023-07-22 06:15:52",
    ),
    _Sample(
        "2023/moon and stars.jpg",
        "mountains",
        (),
        "night",
        _LANDSCAPE,
        date="2023-08-12 23:59:01",
        place=_ALPS,
    ),
    _Sample(
        "2023/canoe on the lake.jpg",
        "sea",
        (_i("🛶", 0.5, 0.7, 0.4),),
        size=_WIDE,
        date="2023-08-13 11:18:33",
        place=_ALPS,
    ),
    _Sample(
        "2023/cow on the meadow.jpg",
        "mountains",
        (_i("🐄", 0.42, 0.72, 0.4),),
        date="2023-08-13 13:04:29",
        place=_ALPS,
    ),
    _Sample(
        "2023/diving.jpg",
        "underwater",
        (_i("🐢", 0.36, 0.5, 0.4), _i("🐠", 0.76, 0.34, 0.22), _i("🐙", 0.76, 0.76, 0.26)),
        date="2023-09-09 12:12:12",
    ),
    _Sample(
        "2023/three fish.webp",
        "underwater",
        (_i("🐟", 0.24, 0.4, 0.26), _i("🐟", 0.52, 0.6, 0.3), _i("🐟", 0.78, 0.36, 0.24)),
        date="2023-09-09 12:20:47",
    ),
    _Sample(
        "2024/grandma and grandpa.jpg",
        "indoor",
        (_i("👵", 0.34, 0.58, 0.46), _i("👴", 0.67, 0.58, 0.46)),
        date="2024-01-07 15:33:20",
        place=_BERLIN,
    ),
    _Sample(
        "2024/baby.jpg",
        "indoor",
        (_i("👶", 0.5, 0.6, 0.46),),
        size=_SQUARE,
        date="2024-02-14 10:10:10",
        place=_BERLIN,
    ),
    _Sample(
        "2024/wedding.jpg",
        "grass",
        (_i("👰", 0.36, 0.56, 0.5), _i("🤵", 0.66, 0.56, 0.5)),
        date="2024-05-25 14:02:00",
    ),
    _Sample("2024/football.jpg", "grass", (_i("⚽", 0.5, 0.72, 0.36),), date="2024-06-15 17:28:41"),
    _Sample(
        "2024/guitar.jpg",
        "plain orange",
        (_i("🎸", 0.5, 0.54, 0.66),),
        size=_PORTRAIT,
        date="2024-03-02 20:20:38",
    ),
    _Sample(
        "2024/balloons.jpg",
        "sky",
        (
            _i("🎈", 0.22, 0.5, 0.34),
            _i("🎈", 0.44, 0.38, 0.36, "blue"),
            _i("🎈", 0.64, 0.56, 0.34, "green"),
            _i("🎈", 0.84, 0.4, 0.3, "yellow"),
        ),
        date="2024-11-06 15:45:59",
    ),
    _Sample(
        "2024/green tractor.webp",
        "grass",
        (_i("🚜", 0.5, 0.64, 0.5, "green"),),
        date="2024-08-03 11:11:48",
    ),
    _Sample(
        "old/horse, black and white.jpg",
        "grass",
        (_i("🐎", 0.5, 0.64, 0.46),),
        look="black and white",
        date="1998-06-01 12:00:00",
    ),
    _Sample(
        "old/church, black and white.jpg",
        "city",
        (_i("⛪", 0.5, 0.58, 0.54),),
        look="black and white",
    ),
    _Sample("old/steam train.jpg", "grass", (_i("🚂", 0.5, 0.64, 0.5),), look="sepia"),
    _Sample(
        "blurred/dog, blurred.jpg",
        "grass",
        (_i("🐕", 0.5, 0.64, 0.46),),
        look="blurred",
        date="2023-05-14 16:54:02",
    ),
    _Sample(
        "blurred/red car, blurred.jpg",
        "city",
        (_i("🚗", 0.46, 0.7, 0.42, "red"),),
        "night",
        look="blurred",
        date="2024-10-19 23:03:17",
        place=_BERLIN,
    ),
    _Sample("screenshots/screenshot 1.png", "screenshot", size=(1440, 900)),
    _Sample("screenshots/screenshot 2.png", "screenshot", size=(720, 1440)),
    _Sample("screenshots/chart.png", "chart", size=(1280, 800)),
    _Sample("documents/receipt.jpg", "receipt", size=_PORTRAIT, date="2024-02-02 18:31:00"),
    _Sample("documents/letter.jpg", "document", size=(850, 1200), date="2023-10-10 08:45:00"),
)


def glyph_file_name(glyph: str) -> str:
    """The file name of a glyph's bitmap: its code points in hexadecimal."""
    return "-".join(f"{ord(character):x}" for character in glyph) + ".png"


def sample_glyphs() -> list[str]:
    """The glyphs that the samples need, in the order of their code points."""
    return sorted({item.glyph for sample in _SAMPLES for item in sample.items})


def _degrees(value: float) -> tuple[Fraction, Fraction, Fraction]:
    value = abs(value)
    whole = int(value)
    minutes = int((value - whole) * 60)
    seconds = round((value - whole - minutes / 60) * 3600 * 100)
    return (Fraction(whole), Fraction(minutes), Fraction(seconds, 100))


def _exif(sample: _Sample, camera: tuple[str, str]) -> Image.Exif:
    exif = Image.Exif()
    if sample.date is None:
        return exif
    stamp = sample.date.replace("-", ":", 2)
    exif[0x010F], exif[0x0110] = camera
    exif[0x0132] = stamp
    exif.get_ifd(0x8769).update({0x9003: stamp, 0x9004: stamp})
    if sample.place is not None:
        latitude, longitude = sample.place
        exif.get_ifd(0x8825).update(
            {
                1: "N" if latitude >= 0 else "S",
                2: _degrees(latitude),
                3: "E" if longitude >= 0 else "W",
                4: _degrees(longitude),
            }
        )
    return exif


def _paint(sample: _Sample, glyph_folder: Path, rng: np.random.Generator) -> Image.Image:
    width, height = sample.size
    if sample.ground in ("screenshot", "chart", "receipt", "document"):
        return paint_paper(sample.ground, width, height, rng)
    canvas = paint_ground(sample.ground, sample.light, width, height, rng)
    floating = sample.ground in ("sky", "underwater")
    night = sample.light == "night" and sample.ground in OUTDOORS
    placements = []
    for item in sample.items:
        with Image.open(glyph_folder / glyph_file_name(item.glyph)) as opened:
            glyph = opened.convert("RGBA")
        if item.colour:
            glyph = recolour(glyph, item.colour)
        placements.append(
            Placement(
                glyph,
                item.x,
                item.y,
                item.size,
                item.angle,
                item.flipped,
                shadow=0.0 if floating else 0.4,
                dim=0.22 if night else 0.0,
            )
        )
    picture = paint_scene(canvas, placements)
    if not sample.look:
        return picture
    return Image.fromarray(apply_look(np.asarray(picture), sample.look, rng))


def render_sample_folder(target: Path, glyph_folder: Path, seed: int = 1) -> list[Path]:
    """Paint the sample pictures into `target`, which is made where it is missing.

    `glyph_folder` holds the glyphs' bitmaps (`resources/demo/glyphs`). The same `seed` paints the
    same pictures. Existing files of the same names are replaced; others are left alone. Returns
    the files in the order they were painted.
    """
    paths = []
    for number, sample in enumerate(_SAMPLES):
        rng = np.random.default_rng((seed, number))
        picture = _paint(sample, glyph_folder, rng)
        path = target / sample.file
        path.parent.mkdir(parents=True, exist_ok=True)
        exif = _exif(sample, _CAMERAS[number % len(_CAMERAS)])
        if path.suffix == ".jpg":
            picture.save(path, "JPEG", quality=90, exif=exif)
        elif path.suffix == ".webp":
            picture.save(path, "WEBP", quality=88, exif=exif)
        else:
            picture.save(path, "PNG", exif=exif)
        paths.append(path)
    return paths

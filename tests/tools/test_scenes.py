"""The painter, and the sample folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tools.scenes import (
    COLOURS,
    GROUNDS,
    LIGHTS,
    LOOKS,
    PAPERS,
    Placement,
    apply_look,
    paint_ground,
    paint_paper,
    paint_scene,
    recolour,
    render_sample_folder,
)
from tools.scenes.sample_folder import glyph_file_name, sample_glyphs

GLYPHS = Path(__file__).resolve().parents[2] / "resources" / "demo" / "glyphs"


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("light", LIGHTS)
def test_every_ground_fills_its_canvas(ground: str, light: str) -> None:
    canvas = paint_ground(ground, light, 60, 40, np.random.default_rng(1))
    assert canvas.shape == (40, 60, 3)
    assert canvas.dtype == np.float32
    assert np.isfinite(canvas).all()


def test_nights_are_darker_than_days() -> None:
    def mean(light: str) -> float:
        return float(paint_ground("beach", light, 60, 40, np.random.default_rng(1)).mean())

    assert mean("night") < 0.5 * mean("day")


@pytest.mark.parametrize("look", LOOKS)
def test_looks_keep_the_shape_and_change_the_picture(look: str) -> None:
    rng = np.random.default_rng(2)
    pixels = rng.integers(40, 200, (50, 70, 3), dtype=np.uint8)
    changed = apply_look(pixels, look, rng)
    assert changed.shape == pixels.shape
    assert changed.dtype == np.uint8
    assert (changed != pixels).any()


@pytest.mark.parametrize("paper", PAPERS)
def test_papers_paint_any_size(paper: str) -> None:
    assert paint_paper(paper, 90, 140, np.random.default_rng(3)).size == (90, 140)


def test_recolouring_keeps_the_outline_and_takes_the_colour() -> None:
    glyph = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    glyph.paste((200, 40, 40, 255), (4, 4, 16, 16))
    for name, wanted in COLOURS.items():
        painted = recolour(glyph, name)
        assert painted.getchannel("A").tobytes() == glyph.getchannel("A").tobytes()
        pixel = painted.getpixel((10, 10))
        assert isinstance(pixel, tuple)
        assert np.abs(np.asarray(pixel[:3]) / 255.0 - np.asarray(wanted)).max() < 0.1


def test_a_thing_stands_where_it_was_placed() -> None:
    ground = np.zeros((100, 200, 3), dtype=np.float32)
    glyph = Image.new("RGBA", (10, 10), (255, 255, 255, 255))
    picture = paint_scene(ground, [Placement(glyph, 0.25, 0.5, 0.2, shadow=0.0)])
    ys, xs = np.nonzero(np.asarray(picture.convert("L")))
    assert (round(float(xs.mean())), round(float(ys.mean()))) == pytest.approx((50, 50), abs=1)
    assert xs.max() - xs.min() == pytest.approx(20, abs=1)


def test_every_glyph_of_the_samples_ships() -> None:
    missing = [g for g in sample_glyphs() if not (GLYPHS / glyph_file_name(g)).is_file()]
    assert missing == []
    assert sum(p.stat().st_size for p in GLYPHS.iterdir()) < 1_000_000


def test_sample_folder(tmp_path: Path) -> None:
    paths = render_sample_folder(tmp_path / "photos", GLYPHS)
    assert len(paths) == len(set(paths)) >= 55
    assert {p.suffix for p in paths} == {".jpg", ".png", ".webp"}
    assert len({p.parent for p in paths}) >= 6
    years, places = set(), 0
    for path in paths:
        with Image.open(path) as picture:
            assert min(picture.size) >= 700
            exif = picture.getexif()
            stamp = exif.get_ifd(0x8769).get(0x9003)
            if stamp:
                years.add(datetime.strptime(stamp, "%Y:%m:%d %H:%M:%S").year)
                assert exif[0x0110]
            places += bool(exif.get_ifd(0x8825))
    assert {2021, 2022, 2023, 2024} <= years
    assert places >= 5

"""High dynamic range looks as a person expects: paper is white, and lights are brighter."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photo_sorter.adapters.engine.files.colour.code_points import CodePoints
from photo_sorter.adapters.engine.files.colour.facts import ColourFacts
from photo_sorter.adapters.engine.files.colour.managed import to_srgb
from photo_sorter.adapters.engine.files.colour.tone_map import brightest, pq_light, pq_stored

from ..pictures import encoded, scene
from .looks import ALIKE, difference, shown, with_chunks
from .profiles import BT2020, DISPLAY_P3, SRGB, Space, Values, srgb_light

PAPER = 203.0  # cd/m²
PQ, HLG = 16, 18
TRANSFERS = {"PQ": PQ, "HLG": HLG}


def in_light(picture: Image.Image, space: Space) -> Values:
    """cd/m² of a plain picture whose white is paper."""
    light = srgb_light(np.asarray(picture, float) / 255.0) * PAPER
    other: Values = light @ (np.linalg.inv(space.matrix()) @ SRGB.matrix()).T
    return np.maximum(other, 0.0)


def stored(light: Values, transfer: int) -> Image.Image:
    """A picture of 8 bits of light in cd/m²."""
    values = pq_stored(light) if transfer == PQ else _hlg_stored(light)
    return Image.fromarray((values * 255.0).round().astype(np.uint8))


def _hlg_stored(light: Values) -> Values:
    """ITU-R BT.2100, table 5: the inverse OOTF for a screen of 1,000 cd/m², and the OETF."""
    shares = light / 1000.0
    luminance = np.maximum(shares @ np.array([0.2627, 0.6780, 0.0593]), 1e-9)
    scene_light = np.clip(shares * (luminance ** (1 / 1.2 - 1.0))[..., np.newaxis], 0.0, 1.0)
    logarithm = 0.17883277 * np.log(np.maximum(12 * scene_light - 0.28466892, 1e-9)) + 0.55991073
    values: Values = np.where(scene_light <= 1 / 12, np.sqrt(3 * scene_light), logarithm)
    return values


@pytest.mark.parametrize("primaries", [9, 12])
@pytest.mark.parametrize("transfer", TRANSFERS.values(), ids=TRANSFERS)
def test_a_picture_no_brighter_than_paper_looks_like_the_plain_one(
    tmp_path: Path, transfer: int, primaries: int
) -> None:
    space = BT2020 if primaries == 9 else DISPLAY_P3
    picture = stored(in_light(scene(), space), transfer)
    numbers = bytes([primaries, transfer, 0, 1])
    content = with_chunks(encoded(picture, "PNG"), (b"cICP", numbers))
    assert difference(shown(tmp_path / "picture.png", content), scene()) < ALIKE


@pytest.mark.parametrize("transfer", TRANSFERS.values(), ids=TRANSFERS)
def test_avif_of_a_phone_is_tone_mapped(tmp_path: Path, transfer: int) -> None:
    picture = stored(in_light(scene(), BT2020), transfer)
    content = encoded(picture, "AVIF", quality=98, subsampling="4:4:4")
    named = content.replace(b"nclx\0\x01\0\x0d", b"nclx\0\x09\0" + bytes([transfer]))
    assert difference(shown(tmp_path / "picture.avif", named), scene()) < 1.5 * ALIKE


@pytest.mark.parametrize("transfer", TRANSFERS.values(), ids=TRANSFERS)
def test_what_is_brighter_than_paper_keeps_its_shape(transfer: int) -> None:
    light = np.geomspace(1.0, 1000.0, 256).reshape(1, 256, 1).repeat(3, 2).repeat(8, 0)
    facts = ColourFacts(code_points=CodePoints(9, transfer))
    row = np.asarray(to_srgb(stored(light, transfer), facts))[0].astype(int)
    greys = row.mean(axis=1)
    assert (greys >= np.maximum.accumulate(greys) - 3).all()  # as fine as eight bits of PQ are
    assert np.ptp(row, axis=1).max() <= 2  # greys stay grey
    assert row[-1].min() >= 252
    paper = row[int(np.searchsorted(light[0, :, 0], PAPER))].mean()
    assert 190 < paper < 245  # darker than the lights, and bright all the same
    dark = row[int(np.searchsorted(light[0, :, 0], 20.0))].mean()
    assert abs(dark - 255 * 1.055 * (20 / PAPER) ** (1 / 2.4) + 255 * 0.055) < 6  # not pressed


def test_a_bright_colour_keeps_its_hue() -> None:
    light = np.array([250.0, 125.0, 50.0]).reshape(1, 1, 3).repeat(8, 0).repeat(8, 1)
    facts = ColourFacts(code_points=CodePoints(1, PQ), peak=2000.0)
    looks = to_srgb(stored(light, PQ), facts)
    red, green, blue = srgb_light(np.asarray(looks, float)[4, 4] / 255.0)
    assert (green / red, blue / red) == pytest.approx((0.5, 0.2), abs=0.04)


def test_the_brightest_thing_is_found_and_one_hot_pixel_is_none() -> None:
    light = np.full((300, 300, 3), 50.0)
    light[:40, :40] = 600.0
    light[0, 0] = 10_000.0
    assert brightest(stored(light, PQ), CodePoints(9, PQ)) == pytest.approx(600.0, rel=0.05)


@given(st.floats(0.0, 10_000.0))
def test_pq_there_and_back(light: float) -> None:
    assert pq_light(pq_stored(np.array([light])))[0] == pytest.approx(light, rel=1e-6, abs=1e-6)


def test_pq_has_the_values_of_the_standard() -> None:
    # ITU-R BT.2408: a share of 58 % of the signal is the white of paper, 75 % are 1,000 cd/m².
    assert pq_stored(np.array([203.0, 1000.0, 10_000.0])) == pytest.approx(
        [0.5807, 0.7518, 1.0], abs=1e-3
    )

"""Pictures with a profile look like the plain picture, whatever kind of profile it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from photo_sorter.adapters.engine.files.colour.facts import ColourFacts
from photo_sorter.adapters.engine.files.colour.managed import to_srgb
from photo_sorter.adapters.engine.files.colour.rendering import rendered

from ..pictures import encoded, scene
from .looks import ALIKE, REDUCED, decoded, difference, shown
from .profiles import (
    ADOBE_RGB,
    DISPLAY_P3,
    LINEAR_SRGB,
    PROPHOTO,
    SRGB,
    Space,
    grey_profile,
    rgb_profile,
    stored_in,
    swapped_inks_profile,
)

SPACES = {
    "ProPhoto": PROPHOTO,
    "Adobe RGB": ADOBE_RGB,
    "Display P3": DISPLAY_P3,
    "sRGB IEC61966-2.1 (linear)": LINEAR_SRGB,  # a name that promises what it is not
}


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP", "AVIF"])
@pytest.mark.parametrize("name", SPACES)
def test_a_profile_is_used_by_its_content(tmp_path: Path, name: str, form: str) -> None:
    space, quality = SPACES[name], {"lossless": True} if form == "WEBP" else {"quality": 97}
    stored = stored_in(scene(), space)
    assert difference(stored, scene()) > ALIKE / 2  # without the profile it is another picture
    content = encoded(stored, form, icc_profile=rgb_profile(space, name), **quality)
    assert difference(shown(tmp_path / "picture", content), scene()) < ALIKE


@pytest.mark.parametrize("form", ["P", "RGBA"])
def test_a_profile_holds_for_palettes_and_layers_too(tmp_path: Path, form: str) -> None:
    plain = scene().quantize(64).convert("RGB")
    stored = stored_in(plain, PROPHOTO)
    picture = stored.quantize(64) if form == "P" else stored.convert("RGBA")
    content = encoded(picture, "PNG", icc_profile=rgb_profile(PROPHOTO))
    assert difference(shown(tmp_path / "picture.png", content), plain) < ALIKE


@pytest.mark.parametrize(
    "icc",
    [
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        rgb_profile(SRGB, "A screen of mine"),
    ],
    ids=["its own name", "another name"],
)
def test_a_profile_that_means_srgb_changes_no_pixel(tmp_path: Path, icc: bytes) -> None:
    content = encoded(scene(), "PNG", icc_profile=icc)
    assert difference(shown(tmp_path / "picture.png", content), scene()) == 0
    picture = scene()
    assert to_srgb(picture, ColourFacts(icc=icc)) is picture


def test_the_model_sees_the_colours_that_a_person_sees(tmp_path: Path) -> None:
    large = scene(1600, 1200)
    content = encoded(stored_in(large, PROPHOTO), "JPEG", icc_profile=rgb_profile(PROPHOTO))
    pixels = decoded(tmp_path / "picture.jpg", content, REDUCED).pixels
    assert pixels.size == (800, 600)
    assert difference(pixels, large.reduce(2)) < ALIKE


@pytest.mark.parametrize("kind", ["L", "LA", "I;16", "TIFF I;16", "F"])
def test_greys_have_profiles_too(tmp_path: Path, kind: str) -> None:
    plain = scene().convert("L")
    light = np.power(np.asarray(plain, float) / 255.0, 2.2)
    eight = Image.fromarray((light * 255).round().astype(np.uint8))
    sixteen = Image.fromarray((light * 65535).round().astype(np.uint16))
    picture, form = {
        "L": (eight, "PNG"),
        "LA": (eight.convert("LA"), "PNG"),
        "I;16": (sixteen, "PNG"),
        "TIFF I;16": (sixteen, "TIFF"),
        "F": (Image.fromarray(light.astype(np.float32)), "TIFF"),
    }[kind]
    content = encoded(picture, form, icc_profile=grey_profile(1.0))
    looks = shown(tmp_path / "picture", content)
    assert difference(looks, plain.convert("RGB")) < ALIKE
    if kind in ("I;16", "TIFF I;16", "F"):  # no steps, as eight bits would have in the darks
        assert len(np.unique(np.asarray(looks))) > 180


def test_a_grey_picture_may_have_a_profile_of_colours(tmp_path: Path) -> None:
    plain = scene().convert("L")
    stored = stored_in(plain.convert("RGB"), LINEAR_SRGB).convert("L")
    content = encoded(stored, "PNG", icc_profile=rgb_profile(LINEAR_SRGB))
    assert difference(shown(tmp_path / "picture.png", content), plain.convert("RGB")) < ALIKE


@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_inks_are_those_of_the_profile(tmp_path: Path, form: str) -> None:
    cyan, magenta, yellow, black = scene().convert("CMYK").split()
    swapped = Image.merge("CMYK", (magenta, cyan, yellow, black))
    with_it = encoded(swapped, form, icc_profile=swapped_inks_profile(), quality=97)
    without = encoded(swapped, form, quality=97)
    assert difference(shown(tmp_path / "with", with_it), scene()) < ALIKE
    assert difference(shown(tmp_path / "without", without), scene()) > 3 * ALIKE


def test_inks_without_a_profile_are_the_opposites_of_light(tmp_path: Path) -> None:
    content = encoded(scene().convert("CMYK"), "JPEG", quality=97)
    assert difference(shown(tmp_path / "picture.jpg", content), scene()) < ALIKE


def test_inks_stored_as_brightness_and_colour_are_inks_all_the_same(tmp_path: Path) -> None:
    # YCCK: what Photoshop writes. The planes are those of the picture's opposite, and no black.
    opposite = scene().point(lambda value: 255 - value).convert("YCbCr")
    planes = [plane.point(lambda value: 255 - value) for plane in opposite.split()]
    picture = Image.merge("CMYK", (*planes, Image.new("L", scene().size, 0)))
    content = bytearray(encoded(picture, "JPEG", quality=97))
    marker = content.index(b"Adobe")
    content[marker + 11] = 2  # 0 is CMYK
    assert difference(shown(tmp_path / "picture.jpg", bytes(content)), scene()) < ALIKE


def test_what_is_said_of_light_is_not_said_of_inks(tmp_path: Path) -> None:
    icc = rgb_profile(PROPHOTO)
    content = encoded(scene().convert("CMYK"), "JPEG", icc_profile=icc, quality=97)
    assert difference(shown(tmp_path / "picture.jpg", content), scene()) < ALIKE


def test_lab_needs_no_profile(tmp_path: Path) -> None:
    content = encoded(scene().convert("LAB"), "TIFF")
    assert difference(shown(tmp_path / "picture.tif", content), scene()) < ALIKE


def test_a_bitmap_has_its_profile_behind_its_pixels(tmp_path: Path) -> None:
    plain = encoded(stored_in(scene(), PROPHOTO), "BMP")
    icc, pixels = rgb_profile(PROPHOTO), plain[54:]
    head = bytearray(plain[14:54].ljust(124, b"\0"))
    head[:4], head[56:60] = (124).to_bytes(4, "little"), b"DEBM"
    head[112:116] = (124 + len(pixels)).to_bytes(4, "little")
    head[116:120] = len(icc).to_bytes(4, "little")
    start = plain[:10] + (138).to_bytes(4, "little")
    looks = shown(tmp_path / "picture.bmp", start + bytes(head) + pixels + icc)
    assert difference(looks, scene()) < ALIKE


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "RGBA"])
def test_strips_make_no_difference(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    icc = {"L": grey_profile(1.0), "CMYK": swapped_inks_profile()}.get(mode, rgb_profile(PROPHOTO))
    facts, picture = ColourFacts(icc=icc), scene(130, 97).convert(mode)
    whole = [rendered(picture.copy(), facts, factor) for factor in (1, 3)]
    monkeypatch.setattr("photo_sorter.adapters.engine.files.colour.rendering._STRIP_PIXELS", 1000)
    strips = [rendered(picture.copy(), facts, factor) for factor in (1, 3)]
    assert [difference(*pair) for pair in zip(whole, strips, strict=True)] == [0, 0]


def test_many_threads_share_what_converts() -> None:
    spaces = [PROPHOTO, ADOBE_RGB, LINEAR_SRGB, DISPLAY_P3]

    def convert(number: int) -> bytes:
        facts = ColourFacts(icc=rgb_profile(spaces[number % 4], "Shared"))
        return to_srgb(scene(400, 300), facts).tobytes()

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(convert, range(64)))
    alone = [convert(number) for number in range(4)]
    assert made == alone * 16


def test_every_space_of_these_tests_differs_from_the_others() -> None:
    spaces: list[Space] = [SRGB, *SPACES.values()]
    looks = {stored_in(scene(), space).tobytes() for space in spaces}
    assert len(looks) == len(spaces)

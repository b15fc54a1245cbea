"""What files say of their colours without a profile, and which word counts."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photo_sorter.adapters.engine.files.colour import png
from photo_sorter.adapters.engine.files.colour.code_points import (
    CodePoints,
    in_boxes,
    in_notes,
    in_profile,
)
from photo_sorter.adapters.engine.files.colour.facts import (
    NO_FACTS,
    ColourFacts,
    colour_facts,
)
from photo_sorter.adapters.engine.files.colour.managed import to_srgb
from photo_sorter.adapters.engine.files.colour.primaries import Chromaticities
from photo_sorter.adapters.formats import sniff

from ..pictures import encoded, scene
from .looks import ALIKE, difference, shown, with_chunks
from .profiles import (
    ADOBE_RGB,
    DISPLAY_P3,
    LINEAR_SRGB,
    PROPHOTO,
    SRGB,
    Space,
    profile,
    rgb_profile,
    stored_in,
)

GAMMA_LINEAR, GAMMA_SCREEN = struct.pack(">I", 100_000), struct.pack(">I", 45_455)
P3_NUMBERS, SRGB_NUMBERS = bytes([12, 13, 0, 1]), bytes([1, 13, 0, 1])


def facts_of(content: bytes, picture: Image.Image | None = None) -> ColourFacts:
    form = sniff(content[:512])
    assert form is not None
    return colour_facts(picture or Image.new("RGB", (1, 1)), content, form)


def places(space: Space) -> bytes:
    """A body of PNG's cHRM."""
    numbers = (*space.white, *space.red, *space.green, *space.blue)
    return struct.pack(">8I", *(round(number * 100_000) for number in numbers))


# ---------------------------------------------------------------------------------------- EXIF


def camera_words(space: int | None, index: str | None) -> bytes:
    exif = Image.Exif()
    block = exif.get_ifd(0x8769)
    if space is not None:
        block[0xA001] = space
    if index is not None:
        block[0xA005] = {1: index}
    exif[0x0112] = 1
    return exif.tobytes()


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "AVIF"])
@pytest.mark.parametrize(
    ("space", "index"), [(2, None), (0xFFFF, "R03"), (None, "R03"), (2, "R03")]
)
def test_a_camera_says_adobe_rgb(
    tmp_path: Path, form: str, space: int | None, index: str | None
) -> None:
    stored = stored_in(scene(), ADOBE_RGB)
    content = encoded(stored, form, exif=camera_words(space, index), quality=97)
    if form == "AVIF":  # the encoder says sRGB, which a camera that says Adobe RGB does not
        content = content.replace(b"nclx\0\x01\0\x0d", b"nclx\0\x02\0\x02")
    assert difference(shown(tmp_path / "picture", content), scene()) < ALIKE


@pytest.mark.parametrize(
    ("space", "index"), [(1, None), (1, "R03"), (0xFFFF, "R98"), (0xFFFF, None), (None, None)]
)
def test_a_camera_says_srgb_or_nothing(space: int | None, index: str | None) -> None:
    content = encoded(scene(), "JPEG", exif=camera_words(space, index))
    with Image.open(io.BytesIO(content)) as picture:
        assert facts_of(content, picture) == NO_FACTS


def test_a_profile_is_above_what_a_camera_says(tmp_path: Path) -> None:
    stored = stored_in(scene(), PROPHOTO)
    words = camera_words(2, "R03")
    content = encoded(stored, "JPEG", exif=words, icc_profile=rgb_profile(PROPHOTO), quality=97)
    assert difference(shown(tmp_path / "picture.jpg", content), scene()) < ALIKE


# ----------------------------------------------------------------------------------------- PNG


@pytest.mark.parametrize("mode", ["RGB", "P", "RGBA", "L", "LA", "I;16"])
def test_a_gamma_is_used(tmp_path: Path, mode: str) -> None:
    plain = scene().quantize(64).convert("RGB")
    if mode in ("L", "LA", "I;16"):
        plain = plain.convert("L").convert("RGB")
    stored = stored_in(plain, LINEAR_SRGB)
    if mode == "I;16":
        light = np.asarray(stored.convert("L"), np.uint16) * 257
        picture = Image.fromarray(light)
    else:
        picture = stored.quantize(64) if mode == "P" else stored.convert(mode)
    content = with_chunks(encoded(picture, "PNG"), (b"gAMA", GAMMA_LINEAR))
    assert difference(shown(tmp_path / "picture.png", content), plain) < ALIKE


def test_a_gamma_comes_with_primaries(tmp_path: Path) -> None:
    space = Space(ADOBE_RGB.red, ADOBE_RGB.green, ADOBE_RGB.blue, gamma=1.0)
    content = encoded(stored_in(scene(), space), "PNG")
    content = with_chunks(content, (b"gAMA", GAMMA_LINEAR), (b"cHRM", places(space)))
    assert difference(shown(tmp_path / "picture.png", content), scene()) < ALIKE


@pytest.mark.parametrize(
    "chunks",
    [
        [(b"gAMA", GAMMA_SCREEN)],
        [(b"gAMA", GAMMA_SCREEN), (b"cHRM", places(SRGB))],
        [(b"sRGB", b"\0"), (b"gAMA", GAMMA_LINEAR), (b"cHRM", places(PROPHOTO))],
        [(b"cICP", SRGB_NUMBERS), (b"gAMA", GAMMA_LINEAR)],
        [(b"gAMA", struct.pack(">I", 0))],
        [(b"gAMA", struct.pack(">I", 1))],
        [(b"cHRM", places(PROPHOTO))],  # alone it says nothing of the curve
        [(b"gAMA", GAMMA_SCREEN), (b"cHRM", b"\0" * 32)],
        [(b"cICP", b"")],
    ],
    ids=lambda chunks: "+".join(name.decode() for name, _body in chunks),
)
def test_words_that_mean_srgb_or_nothing_change_no_pixel(
    tmp_path: Path, chunks: list[tuple[bytes, bytes]]
) -> None:
    content = with_chunks(encoded(scene(), "PNG"), *chunks)
    assert difference(shown(tmp_path / "picture.png", content), scene()) == 0


def test_a_profile_is_above_a_gamma_and_numbers_are_above_a_profile(tmp_path: Path) -> None:
    stored = stored_in(scene(), PROPHOTO)
    content = encoded(stored, "PNG", icc_profile=rgb_profile(PROPHOTO))
    content = with_chunks(content, (b"gAMA", GAMMA_LINEAR))
    assert difference(shown(tmp_path / "profile.png", content), scene()) < ALIKE
    stored = stored_in(scene(), DISPLAY_P3)
    content = encoded(stored, "PNG", icc_profile=rgb_profile(PROPHOTO))
    content = with_chunks(content, (b"cICP", P3_NUMBERS))
    assert difference(shown(tmp_path / "numbers.png", content), scene()) < ALIKE


@pytest.mark.parametrize("at", [b"PLTE", b"IDAT"])
def test_words_in_the_wrong_place_do_not_count(tmp_path: Path, at: bytes) -> None:
    picture = scene().quantize(64) if at == b"PLTE" else scene()
    content = encoded(picture, "PNG")
    start = content.index(at) - 4
    end = start + 12 + int.from_bytes(content[start : start + 4], "big")
    words = with_chunks(b"", (b"gAMA", GAMMA_LINEAR), (b"cICP", P3_NUMBERS))
    looks = shown(tmp_path / "picture.png", content[:end] + words + content[end:])
    assert difference(looks, picture.convert("RGB")) == 0


# ------------------------------------------------------------------------------------- numbers


def test_avif_says_its_colours_by_numbers(tmp_path: Path) -> None:
    content = encoded(stored_in(scene(), DISPLAY_P3), "AVIF", quality=97)
    assert in_boxes(content) == CodePoints(1, 13)
    named = content.replace(b"nclx\0\x01\0\x0d", b"nclx\0\x0c\0\x0d")
    assert facts_of(named) == ColourFacts(code_points=CodePoints(12, 13))
    assert difference(shown(tmp_path / "picture.avif", named), scene()) < ALIKE


def test_numbers_belong_to_the_primary_picture() -> None:
    boxes = [_box(b"colr", b"nclx\0\x09\0\x10\0\0\0"), _box(b"colr", b"nclx\0\x0c\0\x0d\0\0\0")]
    items = struct.pack(">II", 0, 2) + bytes([0, 1, 1, 1]) + bytes([0, 2, 1, 0x82])
    properties = _box(b"iprp", _box(b"ipco", b"".join(boxes)) + _box(b"ipma", items))
    for primary, found in ((1, CodePoints(9, 16)), (2, CodePoints(12, 13))):
        name = _box(b"pitm", b"\0\0\0\0" + struct.pack(">H", primary))
        meta = _box(b"meta", b"\0\0\0\0" + name + properties)
        assert in_boxes(_box(b"ftyp", b"avif") + meta) == found


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", 8 + len(body)) + name + body


def test_a_decoder_may_have_read_the_numbers() -> None:
    picture = Image.new("RGB", (1, 1))
    picture.info["nclx_profile"] = {"color_primaries": 9, "transfer_characteristics": 18}
    content = encoded(scene(), "JPEG")
    assert facts_of(content, picture) == ColourFacts(code_points=CodePoints(9, 18))


def test_a_profile_is_above_the_numbers_outside_of_png() -> None:
    picture = Image.new("RGB", (1, 1))
    picture.info["nclx_profile"] = {"color_primaries": 9, "transfer_characteristics": 1}
    picture.info["icc_profile"] = rgb_profile(PROPHOTO)
    facts = facts_of(encoded(scene(), "AVIF"), picture)
    assert facts == ColourFacts(icc=rgb_profile(PROPHOTO))


def test_a_profile_may_hold_numbers_of_its_own() -> None:
    icc = profile(b"RGB ", {b"cicp": b"cicp\0\0\0\0" + bytes([9, 16, 0, 1])})
    assert in_profile(icc) == CodePoints(9, 16)
    picture = Image.new("RGB", (1, 1))
    picture.info["icc_profile"] = icc
    assert facts_of(encoded(scene(), "JPEG"), picture).hdr
    assert in_profile(rgb_profile(SRGB)) is None


# --------------------------------------------------------------------------------- any rubbish


def _in_png(content: bytes) -> CodePoints | None:
    chunks = png.chunks_before_pixels(content)
    assert png.clear_grey(content, chunks) in (None, *range(256))
    return png.code_points(chunks)


@given(st.binary(max_size=400), st.integers(0, 3))
def test_rubbish_says_nothing_and_stops_nothing(rubbish: bytes, place: int) -> None:
    starts = (b"", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x0cftypavif", _box(b"ftyp", b"avif"))
    for read in (_in_png, in_boxes, in_profile):
        found = read(starts[place] + rubbish)
        assert found is None or isinstance(found, CodePoints)


@given(st.dictionaries(st.sampled_from(["color_primaries", "transfer_characteristics"]), st.none()))
def test_notes_without_numbers_say_nothing(notes: dict[str, Any]) -> None:
    assert in_notes({"nclx_profile": notes}) is None
    assert in_notes({}) is None


_numbers = st.floats(-1, 2, allow_nan=False)
_place = st.tuples(_numbers, _numbers)


@given(
    st.floats(1e-6, 1e6),
    st.none() | st.builds(Chromaticities, _place, _place, _place, _place),
    st.integers(0, 255),
    st.integers(0, 255),
)
def test_no_numbers_cost_the_picture(
    gamma: float, colours: Chromaticities | None, primaries: int, transfer: int
) -> None:
    for facts in (
        ColourFacts(gamma=gamma, chromaticities=colours),
        ColourFacts(code_points=CodePoints(primaries, transfer)),
    ):
        for mode in ("RGB", "L"):
            looks = to_srgb(scene(8, 8).convert(mode), facts)
            assert (looks.mode, looks.size) == ("RGB", (8, 8))

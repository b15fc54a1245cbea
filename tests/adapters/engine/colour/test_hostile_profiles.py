"""A profile that is broken, huge or for something else never costs the picture."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from photo_sorter.adapters.engine.files.colour.facts import ColourFacts
from photo_sorter.adapters.engine.files.colour.managed import to_srgb
from tests.torture.mutations import damaged
from tests.torture.scale import times

from ..pictures import encoded, scene
from .looks import ALIKE, difference, shown
from .profiles import (
    PROPHOTO,
    grey_profile,
    profile,
    rgb_profile,
    swapped_inks_profile,
)

GOOD = {
    "RGB": rgb_profile(PROPHOTO),
    "L": grey_profile(1.0),
    "I;16": grey_profile(1.8),
    "CMYK": swapped_inks_profile(5),
}


def bad_profiles() -> dict[str, bytes]:
    good = rgb_profile(PROPHOTO)
    table = struct.pack(">I", 0xFFFFFFFF)
    return {
        "empty": b"\0",
        "rubbish": b"not a profile at all" * 100,
        "cut": good[:200],
        "cut in its header": good[:100],
        "longer than it is": struct.pack(">I", 0xFFFFFFFF) + good[4:],
        "endless table of tags": good[:128] + table + good[132:],
        "zeros": good[:132] + b"\0" * 5000,
        "endless curve": _with_curve(b"curv\0\0\0\0" + table),
        "curve of no kind": _with_curve(b"para\0\0\0\0\xff\xff\0\0"),
        "curve that explodes": _with_curve(b"para\0\0\0\0\0\0\0\0\x7f\xff\xff\xff"),
        "huge grid": profile(b"RGB ", {b"A2B0": b"mft1\0\0\0\0\x03\x03\xff\0" + b"\0" * 4000}),
        "for greys": grey_profile(1.0),
        "for inks": swapped_inks_profile(5),
        "for Lab": profile(b"Lab ", {}, kind=b"spac"),
        "a link": _of_kind(b"link"),
        "of named colours": _of_kind(b"nmcl"),
        "an abstract one": _of_kind(b"abst"),
        "for six colours": profile(b"6CLR", {}),
    }


def _with_curve(curve: bytes) -> bytes:
    column = b"XYZ \0\0\0\0" + struct.pack(">3i", 30000, 30000, 30000)
    columns = dict.fromkeys((b"rXYZ", b"gXYZ", b"bXYZ"), column)
    return profile(b"RGB ", columns | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve))


def _of_kind(kind: bytes) -> bytes:
    good = rgb_profile(PROPHOTO)
    return good[:12] + kind + good[16:]


def looks_like_something(picture: Image.Image, icc: bytes) -> None:
    looks = to_srgb(picture, ColourFacts(icc=icc))
    assert (looks.mode, looks.size) == ("RGB", picture.size)
    looks.tobytes()


@pytest.mark.parametrize("name", bad_profiles())
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "I;16", "LAB"])
def test_a_bad_profile_breaks_nothing(name: str, mode: str) -> None:
    picture = scene(8, 8)
    if mode == "I;16":
        picture = Image.fromarray(np.arange(64, dtype=np.uint16).reshape(8, 8) * 1000)
    looks_like_something(picture if mode == "I;16" else picture.convert(mode), bad_profiles()[name])


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP", "AVIF"])
@pytest.mark.parametrize("name", ["cut", "rubbish", "for greys", "for inks", "a link", "zeros"])
def test_the_plain_colours_are_shown(tmp_path: Path, name: str, form: str) -> None:
    content = encoded(scene(), form, icc_profile=bad_profiles()[name], quality=97)
    assert difference(shown(tmp_path / "picture", content), scene()) < ALIKE


def test_a_profile_of_a_hundred_megabytes_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageCms, "ImageCmsProfile", _unexpected)
    looks_like_something(scene(8, 8), rgb_profile(PROPHOTO) + b"\0" * 100_000_000)


def _unexpected(_profile: object) -> None:
    raise AssertionError("It was opened.")


@settings(max_examples=times(60, 600))
@given(st.sampled_from(sorted(GOOD)), st.integers(0, 2**32))
def test_damaged_profiles_break_nothing(mode: str, seed: int) -> None:
    icc, _how = damaged(GOOD[mode], random.Random(seed), GOOD)
    picture = scene(8, 8)
    if mode == "I;16":
        picture = Image.fromarray(np.arange(64, dtype=np.uint16).reshape(8, 8) * 1000)
    looks_like_something(picture if mode == "I;16" else picture.convert(mode), icc)

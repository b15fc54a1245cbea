"""Versions show the part of the picture that was asked for, at its very pixels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photo_sorter.adapters.exporting.copying import Copying
from photo_sorter.adapters.exporting.editing import edited
from photo_sorter.core.adjusting.adjustments import Adjustments
from photo_sorter.core.adjusting.tones import apply
from photo_sorter.core.exporting.encodings import Encoding
from photo_sorter.core.exporting.options import ExportOptions
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.exporting import ExportNote, ExportOrder, WrittenCopy
from photo_sorter.core.regions import Region
from photo_sorter.core.versions.edit import STEEPEST, Edit, edited_size, region_of
from tests.adapters.exporting.pictures import exif, scene


class Written(NamedTuple):
    picture: Image.Image
    notes: frozenset[ExportNote]


def opened(target: Path, copy: WrittenCopy) -> Written:
    with Image.open(target) as made:
        made.load()
        return Written(made, copy.notes)


def written(tmp_path: Path, original: Path, encoding: Encoding, edit: Edit) -> Written:
    target = tmp_path / "version"
    target.unlink(missing_ok=True)
    order = ExportOrder(
        str(original), encoding, ExportOptions(quality=95), FileFields(), target=str(target)
    )
    return opened(target, Copying(300_000_000, 1 << 30).write(replace(order, edit=edit)))


def test_a_part_of_a_picture_that_is_turned_by_its_flag(tmp_path: Path) -> None:
    original = tmp_path / "a.png"
    upright = scene((320, 240))
    upright.transpose(Image.Transpose.ROTATE_90).save(original, exif=exif(6))
    edit = Edit(region_of((10, 20, 110, 220), upright.size))
    made = written(tmp_path, original, Encoding.PNG, edit).picture
    assert np.array_equal(np.asarray(made), np.asarray(upright.crop((10, 20, 110, 220))))
    assert made.getexif()[0x0112] == 1
    assert made.getexif().get_ifd(0x8769)[0x9003] == "2021:06:05 10:20:30"


def test_light_and_colours_are_changed_of_what_is_left() -> None:
    picture = scene()
    said = Adjustments(exposure=0.5, vignette=0.5)
    crop = region_of((10, 20, 110, 120), picture.size)
    changed = np.asarray(edited(picture, Edit(crop, adjustments=said)))
    assert np.array_equal(changed, apply(np.asarray(edited(picture, Edit(crop))), said))


@pytest.mark.parametrize("turns", [1, 2, 3, 5, -1])
def test_quarter_turns_are_clockwise(turns: int) -> None:
    picture = scene()
    turned = np.asarray(edited(picture, Edit(turns=turns)))
    assert np.array_equal(turned, np.rot90(np.asarray(picture), -turns))


@given(
    st.integers(1, 300),
    st.integers(1, 300),
    st.floats(-STEEPEST, STEEPEST),
    st.integers(0, 3),
    st.sampled_from(["RGB", "RGBA"]),
)
def test_what_is_straightened_has_no_pixel_from_outside_the_picture(
    width: int, height: int, angle: float, turns: int, mode: str
) -> None:
    picture = Image.new(mode, (width, height), "white")
    edit = Edit(turns=turns, angle=angle)
    made = edited(picture, edit)
    assert made.size == edited_size(picture.size, edit)
    assert np.asarray(made).min() == 255


@given(st.integers(40, 120), st.integers(40, 120), st.floats(-STEEPEST, STEEPEST))
def test_straightening_turns_about_the_middle(width: int, height: int, angle: float) -> None:
    """Each pixel is where a turn about the middle brings it: of a picture whose colours say where
    they are."""
    rows, columns = np.mgrid[:height, :width].astype(np.uint8) + 50
    picture = Image.fromarray(np.dstack([columns, rows, rows]))
    made = np.asarray(edited(picture, Edit(angle=angle)), float)
    y, x = np.mgrid[: made.shape[0], : made.shape[1]] + 0.5
    x, y = x - made.shape[1] / 2, y - made.shape[0] / 2
    sine, cosine = np.sin(np.radians(angle)), np.cos(np.radians(angle))
    across = x * cosine + y * sine + width / 2 - 0.5 + 50
    down = y * cosine - x * sine + height / 2 - 0.5 + 50
    inner = (slice(3, -3), slice(3, -3))
    assert np.abs(made[:, :, 0] - across)[inner].max() < 1.1
    assert np.abs(made[:, :, 1] - down)[inner].max() < 1.1


def test_straightening_turns_clockwise() -> None:
    picture = Image.new("RGB", (200, 200))
    picture.paste("white", (0, 0, 200, 100))
    made = np.asarray(edited(picture, Edit(angle=10)).convert("L"))
    middle = made.shape[0] // 2
    assert made[middle - 5, 5] < 100 < made[middle - 5, -6]  # what was level falls to the right
    assert made[middle + 5, 5] < 100 < made[middle + 5, -6]


def test_a_profile_stays_with_a_part(tmp_path: Path) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    original = tmp_path / "a.jpg"
    scene().save(original, icc_profile=profile, quality=95)
    made = written(tmp_path, original, Encoding.JPEG, Edit(Region(0, 0, 0.5, 0.5))).picture
    assert made.info["icc_profile"] == profile
    assert made.size == (160, 120)


CROP = Edit(region_of((40, 20, 120, 220), (320, 240)))
CROPPED = (40, 20, 120, 220)


def half_clear() -> Image.Image:
    """Opaque at the left, clear at the right, and half so between."""
    picture = scene()
    picture.putalpha(Image.linear_gradient("L").rotate(90).resize(picture.size))
    return picture


@pytest.mark.parametrize(
    ("suffix", "encoding", "options"),
    [
        (".png", Encoding.PNG, {}),
        (".webp", Encoding.WEBP, {"lossless": True, "exact": True}),
        (".tif", Encoding.TIFF, {}),
    ],
)
def test_transparency_stays_pixel_by_pixel(
    tmp_path: Path, suffix: str, encoding: Encoding, options: dict[str, Any]
) -> None:
    original, picture = tmp_path / f"a{suffix}", half_clear()
    picture.save(original, **options)
    made, notes = written(tmp_path, original, encoding, CROP)
    assert made.mode == "RGBA"
    assert np.array_equal(np.asarray(made), np.asarray(picture.crop(CROPPED)))
    assert notes == set()


def test_transparency_stays_in_an_avif(tmp_path: Path) -> None:
    original = tmp_path / "a.avif"
    half_clear().save(original, quality=100)
    made, notes = written(tmp_path, original, Encoding.AVIF, CROP)
    wanted = half_clear().crop(CROPPED)
    assert (made.mode, len(notes)) == ("RGBA", 0)
    assert np.abs(np.asarray(made, float) - np.asarray(wanted, float)).mean() < 4


def test_of_one_clear_colour_and_of_other_light_it_stays_too(tmp_path: Path) -> None:
    original = tmp_path / "a.png"
    palette = scene().quantize(8)
    palette.save(original, transparency=palette.getpixel((0, 0)))
    lit = replace(CROP, adjustments=Adjustments(exposure=0.5))
    for edit in (CROP, lit, replace(CROP, angle=3.0, crop=None)):
        clear = np.asarray(written(tmp_path, original, Encoding.PNG, edit).picture)[:, :, 3]
        assert (clear == 0).any()
        assert (clear == 255).any()


def test_a_format_without_transparency_has_the_ground_of_the_viewer_and_says_so(
    tmp_path: Path,
) -> None:
    original = tmp_path / "a.png"
    Image.new("RGBA", (320, 240), (0, 0, 200, 0)).save(original)
    made, notes = written(tmp_path, original, Encoding.JPEG, CROP)
    assert made.getpixel((5, 5)) == (255, 255, 255)
    assert notes == {ExportNote.CLEAR_LEFT_OUT}


def test_a_picture_that_hides_all_below_it_has_no_transparency(tmp_path: Path) -> None:
    original = tmp_path / "a.png"
    scene().convert("RGBA").save(original)
    assert written(tmp_path, original, Encoding.PNG, CROP).picture.mode == "RGB"


@pytest.mark.parametrize("odd", ["", "x"])
def test_a_tiff_says_all_that_it_said(tmp_path: Path, odd: str) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    original, target = tmp_path / "a.tif", tmp_path / "version"
    scene().save(original, exif=exif(1).tobytes(), icc_profile=profile)
    fields = FileFields(
        ("dog",), 4, title="Ships", description=f"At sea{odd}", place="47.07, 15.44"
    )
    order = ExportOrder(
        str(original), Encoding.TIFF, ExportOptions(), fields, True, target=str(target), edit=CROP
    )
    made, notes = opened(target, Copying(300_000_000, 1 << 30).write(order))
    assert np.array_equal(np.asarray(made), np.asarray(scene().crop(CROPPED)))
    assert (made.format, made.info["icc_profile"], len(notes)) == ("TIFF", profile, 0)
    said = made.getexif()
    assert (said[0x010E], said[0x0112]) == (f"At sea{odd}", 1)
    assert said.get_ifd(0x8769)[0x9003] == "2021:06:05 10:20:30"
    assert said.get_ifd(0x8825)[1] == "N"
    assert b"Ships" in made.info["xmp"]


def test_a_tiff_of_many_strips_is_read_by_others(tmp_path: Path) -> None:
    import tifffile

    original, target = tmp_path / "a.png", tmp_path / "version"
    picture = Image.effect_noise((1201, 1003), 90).convert("RGB")
    picture.save(original)
    crop = Edit(Region(0.0, 0.0, 1.0, 0.9))
    made = written(tmp_path, original, Encoding.TIFF, crop).picture
    assert len(made.tag_v2[273]) > 1  # type: ignore[attr-defined]
    assert np.array_equal(tifffile.imread(target), np.asarray(picture)[: made.height])


def test_an_avif_says_all_that_it_said(tmp_path: Path) -> None:
    original = tmp_path / "a.avif"
    scene().save(original, exif=exif(1), quality=100)
    made = written(tmp_path, original, Encoding.AVIF, CROP).picture
    assert made.format == "AVIF"
    assert made.getexif().get_ifd(0x8769)[0x9003] == "2021:06:05 10:20:30"


def test_a_webp_without_loss_stays_so(tmp_path: Path) -> None:
    original = tmp_path / "a.webp"
    noise = Image.effect_noise((320, 240), 90).convert("RGB")
    noise.save(original, lossless=True)
    made = written(tmp_path, original, Encoding.WEBP, CROP).picture
    assert np.array_equal(np.asarray(made), np.asarray(noise.crop(CROPPED)))


def test_what_a_version_lacks_is_said(tmp_path: Path) -> None:
    deep, gained = tmp_path / "a.png", tmp_path / "b.jpg"
    Image.fromarray(np.full((240, 320), 40_000, np.uint16)).save(deep)
    xmp = b'<x:xmpmeta xmlns:h="http://ns.adobe.com/hdr-gain-map/1.0/" h:Version="1.0"/>'
    scene().save(gained, xmp=xmp)
    assert written(tmp_path, deep, Encoding.PNG, CROP).notes == {ExportNote.EIGHT_BITS}
    assert written(tmp_path, gained, Encoding.JPEG, CROP).notes == {ExportNote.LIGHT_LEFT_OUT}

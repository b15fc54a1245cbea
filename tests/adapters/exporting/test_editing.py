"""Versions show the part of the picture that was asked for, at its very pixels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photo_sorter.adapters.exporting.copying import Copying
from photo_sorter.adapters.exporting.editing import edited
from photo_sorter.core.adjusting.adjustments import Adjustments
from photo_sorter.core.adjusting.tones import apply
from photo_sorter.core.exporting.encodings import Encoding
from photo_sorter.core.exporting.options import ExportOptions
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.exporting import ExportOrder
from photo_sorter.core.regions import Region
from photo_sorter.core.versions.edit import Edit, edited_size, region_of
from tests.adapters.exporting.pictures import exif, scene


def written(tmp_path: Path, original: Path, encoding: Encoding, edit: Edit) -> Image.Image:
    target = tmp_path / "version"
    target.unlink(missing_ok=True)
    order = ExportOrder(
        str(original), encoding, ExportOptions(quality=95), FileFields(), target=str(target)
    )
    Copying(300_000_000, 1 << 30).write(replace(order, edit=edit))
    with Image.open(target) as made:
        made.load()
        return made


def test_a_part_of_a_picture_that_is_turned_by_its_flag(tmp_path: Path) -> None:
    original = tmp_path / "a.png"
    upright = scene((320, 240))
    upright.transpose(Image.Transpose.ROTATE_90).save(original, exif=exif(6))
    edit = Edit(region_of((10, 20, 110, 220), upright.size))
    made = written(tmp_path, original, Encoding.PNG, edit)
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


@pytest.mark.parametrize("angle", [-10.0, -0.3, 4.0, 10.0, 45.0])
def test_what_is_straightened_has_no_empty_corners(angle: float) -> None:
    picture = Image.new("RGB", (300, 200), "white")
    edit = Edit(angle=angle)
    made = edited(picture, edit)
    assert made.size == edited_size(picture.size, edit)
    assert np.asarray(made)[1:-1, 1:-1].min() > 250


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
    made = written(tmp_path, original, Encoding.JPEG, Edit(Region(0, 0, 0.5, 0.5)))
    assert made.info["icc_profile"] == profile
    assert made.size == (160, 120)

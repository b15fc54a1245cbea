"""Photos at any size, from whichever of their files can be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import PictureSize
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING

from .conftest import Rig, picture


def the_photo(rig: Rig) -> PhotoId:
    (photo_id,) = rig.catalog.photos.listing(EVERYTHING).ids.tolist()
    return PhotoId(photo_id)


def test_a_photo_is_read_whole_or_smaller(rig: Rig) -> None:
    (rig.root / "one.jpg").write_bytes(picture(size=(640, 480)))
    rig.index()
    pictures = rig.parts.pictures
    pictures.warm_up()
    assert pictures.read(the_photo(rig), PictureSize()).is_whole
    small = pictures.read(the_photo(rig), PictureSize(160))
    assert (small.width, small.height, small.whole_width) == (160, 120, 640)


def test_of_several_files_the_first_that_can_be_decoded_is_read(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(picture())
    shutil.copy(rig.root / "a.jpg", rig.root / "b.jpg")
    rig.index()
    first, second = map(Path, rig.parts.photos.all_paths([the_photo(rig)])[the_photo(rig)])
    first.write_bytes(b"damaged since")
    assert rig.parts.pictures.read(the_photo(rig), PictureSize()).width == 64
    second.unlink()
    with pytest.raises(InvalidInputError) as caught:
        rig.parts.pictures.read(the_photo(rig), PictureSize())
    assert caught.value.path == str(first)
    assert caught.value.problem is Problem.IS_TEXT


def test_a_photo_whose_folder_is_away_says_so(rig: Rig) -> None:
    (rig.root / "one.jpg").write_bytes(picture())
    rig.index()
    photo_id = the_photo(rig)
    rig.root.rename(rig.root.with_name("away"))
    rig.index()
    with pytest.raises(InvalidInputError) as caught:
        rig.parts.pictures.read(photo_id, PictureSize())
    assert caught.value.problem is Problem.PHOTO_AWAY


def test_a_photo_that_is_not_there_is_not_read(rig: Rig) -> None:
    with pytest.raises(NotFoundError):
        rig.parts.pictures.read(PhotoId(99), PictureSize())

"""Edits are told by their names, and by what their files say of time and camera."""

from __future__ import annotations

import pytest

from photo_sorter.core.edited_names import NamedPhoto, edits
from photo_sorter.core.photo import PhotoId


def groups(*files: tuple[str, int | None, str]) -> list[list[str]]:
    """Of files with the time and the camera that they name."""
    photos = [
        NamedPhoto(PhotoId(number), path, taken, camera)
        for number, (path, taken, camera) in enumerate(files)
    ]
    names = {photo.photo_id: photo.path for photo in photos}
    return [[names[photo_id] for photo_id in group] for group in edits(photos)]


def pair(edit: str, original: str = "/p/IMG_1234.jpg") -> bool:
    """Whether the two are taken for an edit and its original, where both say the same."""
    found = groups((original, 7, "Canon"), (edit, 7, "Canon"))
    assert found in ([], [[edit, original]])
    return bool(found)


@pytest.mark.parametrize(
    "name",
    [
        "IMG_1234-edited.jpg",  # Google Photos
        "IMG_1234-bearbeitet.jpg",
        "IMG_1234-modifié.jpg",
        "IMG_1234-Edit.tif",  # Lightroom
        "IMG_1234-Edit-2.tif",
        "IMG_1234-Enhanced-NR.dng",
        "IMG_1234_edit.png",
        "IMG_1234 (edited).jpg",
        "img_1234-EDITED.JPG",
        "IMG_1234-edited(1).jpg",
        "IMG_1234-1.jpg",  # RawTherapee
        "IMG_1234_01.jpg",  # darktable
        "darktable_exported/IMG_1234.jpg",
        "converted/IMG_1234.tif",
        "converted/IMG_1234-1.tif",
        "IMG_1234~2.jpg",
        "IMG_1234 (1).jpg",
        "IMG_1234(1).jpg",
        "IMG_1234 - Copy.jpg",
        "IMG_1234 - Kopie (2).jpg",
        "IMG_E1234.JPG",  # Apple
    ],
)
def test_programs_name_what_they_save_after_the_original(name: str) -> None:
    assert pair(f"/p/{name}")


@pytest.mark.parametrize(
    "name",
    [
        "/p/IMG_1235.jpg",
        "/p/IMG_12345.jpg",
        "/q/IMG_1234-edited.jpg",
        "/p/other/IMG_1234.jpg",
        "/p/IMG_1234 edited in May.jpg",
        "/p/XIMG_1234-edited.jpg",
        "/p/credited.jpg",
    ],
)
def test_other_names_mean_nothing(name: str) -> None:
    assert not pair(name)


def test_a_word_that_says_so_is_believed_unless_the_files_disagree() -> None:
    original = ("/p/a.jpg", 7, "Canon")
    assert groups(original, ("/p/a-edited.jpg", None, ""))
    assert not groups(original, ("/p/a-edited.jpg", 8, "Canon"))
    assert not groups(original, ("/p/a-edited.jpg", 7, "Nikon"))


def test_a_number_is_believed_only_where_the_files_agree() -> None:
    original = ("/p/a.jpg", 7, "Canon")
    assert groups(original, ("/p/a-1.jpg", 7, "Canon"))
    assert not groups(original, ("/p/a-1.jpg", None, "Canon"))
    assert not groups(original, ("/p/a-1.jpg", 7, ""))
    assert not groups(("/p/a.jpg", None, ""), ("/p/a-1.jpg", None, ""))


def test_the_newest_edit_comes_first_and_the_original_last() -> None:
    files = [("/p/a.jpg", 7, "C"), ("/p/a-edited.jpg", 7, "C"), ("/p/a-edited (1).jpg", 7, "C")]
    assert groups(*files) == [["/p/a-edited.jpg", "/p/a-edited (1).jpg", "/p/a.jpg"]]


def test_two_files_of_one_photo_are_no_edit() -> None:
    photos = [NamedPhoto(PhotoId(1), path, 7, "C") for path in ("/p/a.jpg", "/p/a (1).jpg")]
    assert edits(photos) == []

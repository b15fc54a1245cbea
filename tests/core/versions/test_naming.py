"""A version is named after its original, and as nothing that is there."""

from __future__ import annotations

import pytest

from photo_sorter.core.versions.naming import version_name


@pytest.mark.parametrize(
    ("original", "ending", "there", "name"),
    [
        ("/p/IMG_1234.JPG", ".JPG", [], "IMG_1234-edited.JPG"),
        ("/p/IMG_1234.JPG", ".JPG", ["img_1234-EDITED.jpg"], "IMG_1234-edited (2).JPG"),
        ("/p/a.jpg", ".jpg", ["a-edited.jpg.xmp"], "a-edited (2).jpg"),
        ("/p/a.jpg", ".jpg", ["a-edited.xmp", "a-edited (2).jpg"], "a-edited (3).jpg"),
        ("/p/a-edited.jpg", ".jpg", ["a.jpg", "a-edited.jpg"], "a-edited (2).jpg"),
        ("/p/a-edited (2).jpg", ".jpg", ["a-edited (2).jpg"], "a-edited.jpg"),
        ("/p/scan.tif", ".jpg", [], "scan-edited.jpg"),
        ("/p/" + "x" * 251 + ".jpg", ".jpg", [], "x" * 251 + ".jpg"),
    ],
)
def test_names(original: str, ending: str, there: list[str], name: str) -> None:
    if len(original) > 200:  # a name has 255 bytes at most: the word is cut, the ending is not
        found = version_name(original, ending, there)
        assert len(found) <= 255
        assert found.endswith(ending)
    else:
        assert version_name(original, ending, there) == name

"""What a file said, kept as the base of a merge."""

from __future__ import annotations

import json

from photo_sorter.core.faces import Face
from photo_sorter.core.file_said import faces_in, file_said
from photo_sorter.core.photo import PhotoMetadata
from photo_sorter.core.rating import ColourLabel


def test_it_holds_all_that_may_be_written_back() -> None:
    face = Face("Anna", 0.1, 0.2, 0.3, 0.4)
    said = file_said(
        PhotoMetadata(
            rating=0, keywords=("a", "People|Anna"), title="Sea", description="Blue", rejected=True,
            label=ColourLabel.RED, faces=(face,),
        )
    )  # fmt: skip
    assert json.loads(said) == {
        "keywords": ["a", "People|Anna"],
        "title": "Sea",
        "description": "Blue",
        "rejected": True,
        "label": "red",
        "faces": [["Anna", 0.1, 0.2, 0.3, 0.4]],
        "rating": 0,
    }
    assert faces_in(said) == (face,)


def test_of_a_file_that_says_nothing_it_is_empty() -> None:
    assert file_said(PhotoMetadata(camera="x", iso=100)) == "{}"
    assert faces_in("{}") == faces_in("") == ()

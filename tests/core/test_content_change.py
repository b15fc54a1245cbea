"""The table of decisions: what became of a photo whose file was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.content_change import ALIKE, Content, ContentChange, content_change

NOON, LATER = datetime(2024, 5, 6, 12, 0), datetime(2024, 5, 6, 12, 1)
SHOT = Content("pixels", NOON, "Canon EOS")
SCAN = Content("pixels", None, "")


@pytest.mark.parametrize(
    ("before", "after", "likeness", "change"),
    [
        (SHOT, replace(SHOT, taken_at=LATER), None, ContentChange.SAME_PIXELS),  # its time mended
        (SCAN, SCAN, None, ContentChange.SAME_PIXELS),
        (SHOT, replace(SHOT, pixels="others"), None, ContentChange.EDITED),
        (SHOT, replace(SHOT, pixels="others", taken_at=LATER), 0.99, ContentChange.ANOTHER),
        (SHOT, replace(SHOT, pixels="others", camera="Nikon"), 0.99, ContentChange.ANOTHER),
        (SHOT, replace(SCAN, pixels="others"), 0.9, ContentChange.EDITED),  # saved without EXIF
        (SHOT, replace(SCAN, pixels="others"), 0.2, ContentChange.ANOTHER),
        (SCAN, replace(SCAN, pixels="others"), ALIKE, ContentChange.EDITED),
        (SCAN, replace(SCAN, pixels="others"), ALIKE - 0.01, ContentChange.ANOTHER),
        (SCAN, replace(SCAN, pixels="others"), None, ContentChange.ANOTHER),
        (replace(SCAN, pixels=""), replace(SCAN, pixels=""), None, ContentChange.ANOTHER),
        (replace(SHOT, camera=""), Content("others", NOON, ""), 0.9, ContentChange.EDITED),
        (replace(SHOT, camera=""), Content("others", NOON, ""), 0.1, ContentChange.ANOTHER),
    ],
)
def test_what_became_of_a_photo(
    before: Content, after: Content, likeness: float | None, change: ContentChange
) -> None:
    assert content_change(before, after, likeness) is change


_CONTENTS = st.builds(
    Content,
    st.sampled_from(["", "a", "b"]),
    st.sampled_from([None, NOON, LATER]),
    st.sampled_from(["", "Canon"]),
)


@given(_CONTENTS, _CONTENTS, st.none() | st.floats(0, 1))
def test_an_edit_and_its_way_back_are_judged_alike(
    one: Content, other: Content, likeness: float | None
) -> None:
    assert content_change(one, other, likeness) is content_change(other, one, likeness)


@given(_CONTENTS, _CONTENTS, st.floats(0, 0.5))
def test_pictures_that_differ_and_share_no_shot_are_never_one(
    one: Content, other: Content, likeness: float
) -> None:
    same_shot = one.taken_at is not None and (one.taken_at, one.camera) == (
        other.taken_at,
        other.camera,
    )
    if one.pixels != other.pixels and not same_shot:
        assert content_change(one, other, likeness) is ContentChange.ANOTHER

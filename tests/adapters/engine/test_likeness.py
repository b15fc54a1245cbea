"""An edit of a picture is known again, another picture is not taken for one."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.engine.files.likeness import likeness
from photo_sorter.core.content_change import ALIKE
from tests.conftest import REPOSITORY
from tools.measure_edits import EDITS

PHOTOGRAPHS = sorted((REPOSITORY / "resources" / "demo").rglob("*.jpg"))[::14]


def photograph(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_known_again_both_ways(edit: str) -> None:
    for path in PHOTOGRAPHS[:6]:
        before = photograph(path)
        after = EDITS[edit](before)
        assert likeness(before, after) >= ALIKE
        assert likeness(after, before) >= ALIKE


def test_another_photograph_is_not_taken_for_an_edit() -> None:
    pictures = [photograph(path) for path in PHOTOGRAPHS]
    assert max(likeness(one, other) for one, other in combinations(pictures, 2)) < ALIKE


@pytest.mark.parametrize("size", [(1, 1), (3, 400), (400, 3), (64, 64)])
def test_a_picture_without_anything_in_it_is_like_no_other(size: tuple[int, int]) -> None:
    plain = Image.new("RGB", size, "grey")
    assert likeness(plain, photograph(PHOTOGRAPHS[0])) < ALIKE
    assert likeness(plain, plain) < ALIKE

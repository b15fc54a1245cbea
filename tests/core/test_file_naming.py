"""New names after a pattern: unique, in place, with their endings."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.file_naming import LONGEST_NAME, natural_key, new_paths

STEMS = st.text(
    st.characters(exclude_characters='/\\\0\n\r\t:*?"<>|', exclude_categories=("Cs", "Cc")),
    min_size=1,
    max_size=20,
).filter(lambda text: text.strip() and not text.strip().startswith("."))


@pytest.mark.parametrize(
    ("paths", "pattern", "expected"),
    [
        (["/a/IMG_1.JPG"], "Beach", ["/a/Beach.JPG"]),
        (["/a/IMG_1.JPG"], "  Beach ", ["/a/Beach.JPG"]),
        (["/a/x.jpg", "/b/y.png"], "Beach ##", ["/a/Beach 01.jpg", "/b/Beach 02.png"]),
        (["/a/x.jpg", "/b/y.png"], "# Beach", ["/a/1 Beach.jpg", "/b/2 Beach.png"]),
        (["/a/x.jpg", "/a/y.jpg"], "Beach", ["/a/Beach 1.jpg", "/a/Beach 2.jpg"]),
        (["/a/x.tar.gz.jpg"], "v1.2", ["/a/v1.2.jpg"]),
        (["/a/no ending"], "Beach", ["/a/Beach"]),
    ],
)
def test_patterns(paths: list[str], pattern: str, expected: list[str]) -> None:
    assert new_paths(paths, pattern) == expected


@given(STEMS, st.integers(1, 120))
def test_every_file_stays_in_its_directory_with_its_ending_and_no_two_share_a_name(
    pattern: str, count: int
) -> None:
    paths = [f"/photos/{number % 3}/{number}.jpg" for number in range(count)]
    found = new_paths(paths, pattern)
    assert [os.path.dirname(p) for p in found] == [os.path.dirname(p) for p in paths]
    assert all(p.endswith(".jpg") for p in found)
    assert len(set(found)) == count


def test_names_sort_as_they_count() -> None:
    for pattern in ("Trip ##", "Trip"):
        found = new_paths([f"/a/{n}.jpg" for n in range(1200)], pattern)
        assert found == sorted(found)
        assert found[0] == "/a/Trip 0001.jpg"


@pytest.mark.parametrize(
    "pattern", ["", "   ", ".hidden", "a/b", "a\\b", "what?", "two\nlines", "nul\0", "a:b"]
)
def test_what_cannot_be_a_name_is_refused(pattern: str) -> None:
    with pytest.raises(InvalidInputError):
        new_paths(["/a/x.jpg"], pattern)


def test_a_name_that_is_too_long_in_bytes_is_refused() -> None:
    assert new_paths(["/a/x.jpg"], "ü" * ((LONGEST_NAME - 4) // 2))
    with pytest.raises(InvalidInputError):
        new_paths(["/a/x.jpg"], "ü" * (LONGEST_NAME // 2))


def test_names_are_sorted_as_people_count() -> None:
    names = ["/a/BURST_10.jpg", "/a/BURST_9.jpg", "/a/BURST.jpg", "/a/9.jpg", "/a/9b.jpg"]
    assert sorted(names, key=natural_key) == [
        "/a/9.jpg", "/a/9b.jpg", "/a/BURST.jpg", "/a/BURST_9.jpg", "/a/BURST_10.jpg",
    ]  # fmt: skip

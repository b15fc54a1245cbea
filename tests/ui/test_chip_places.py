"""Filters keep their places in the search field while the text around them is edited."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.sentences import Chip
from photo_sorter.ui.window.chip_places import chip_before, chip_behind, moved, placed

TEXTS = st.text("ab :", max_size=12)


def chip(text: str, words: str) -> Chip:
    start = text.index(words)
    return Chip(start, start + len(words), "date", words, EVERYTHING, False)


def words(text: str, chips: tuple[Chip, ...]) -> list[str]:
    return [text[each.start : each.end] for each in chips]


def test_what_is_typed_before_a_filter_moves_it() -> None:
    before, after = "dog date:2019 at night", "big dog date:2019 at night"
    assert words(after, moved([chip(before, "date:2019")], before, after)) == ["date:2019"]


def test_what_is_typed_behind_a_filter_leaves_it() -> None:
    before, after = "date:2019", "date:2019 dog"
    assert words(after, moved([chip(before, "date:2019")], before, after)) == ["date:2019"]


def test_a_filter_that_is_typed_into_is_none_until_it_is_read_again() -> None:
    for after in ("date:2018", "date:201", "date:2019..2020", "xdate:2019", "date:20 19", ""):
        assert moved([chip("date:2019", "date:2019")], "date:2019", after) == ()


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_a_filter_that_is_kept_stands_on_its_own_words(
    head: str, tail: str, new_head: str, new_tail: str
) -> None:
    before, after = f"{head} tag:x {tail}", f"{new_head} tag:x {new_tail}"
    kept = moved([chip(before, "tag:x")], before, after)
    assert all(word == "tag:x" for word in words(after, kept))


@given(TEXTS, TEXTS, TEXTS)
def test_an_edit_on_one_side_keeps_the_filter(head: str, tail: str, new: str) -> None:
    before = f"{head} tag:x {tail}"
    at = [Chip(len(head) + 1, len(head) + 6, "tag", "tag:x", EVERYTHING, False)]
    after = f"{head} tag:x {new}"
    assert words(after, moved(at, before, after)) == ["tag:x"]


def test_the_filter_before_and_behind_the_cursor_is_found_across_spaces() -> None:
    text = "dog  date:2019  night"
    chips = placed([chip(text, "date:2019")], 0)
    assert [chip_before(chips, text, at) is not None for at in (5, 13, 14, 16, 17)] == [
        False,
        False,
        True,
        True,
        False,
    ]
    assert [chip_behind(chips, text, at) is not None for at in (2, 3, 5, 6)] == [
        False,
        True,
        True,
        False,
    ]

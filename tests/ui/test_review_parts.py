"""The parts of a review that need no window: marks, where photos lie, words."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.asked import Asked, ReviewState, Suspect
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.review import Interval
from photo_sorter.ui.base.tokens import GAP
from photo_sorter.ui.review import side_words
from photo_sorter.ui.review.batch import Given, counted
from photo_sorter.ui.review.cells_layout import LEAST, arranged
from photo_sorter.ui.review.marks import Mark, Marks
from photo_sorter.ui.review.suspect_words import nearest_tags, told

STATE = ReviewState(5, 4, 3, 100, False, None, False)


def asked(count: int) -> list[Asked]:
    return [Asked(PhotoId(number), 0.5) for number in range(1, count + 1)]


def marks_of(marks: Marks) -> list[Mark | None]:
    return [marks.of(place) for place in range(len(marks))]


@given(st.integers(1, 300), st.integers(120, 3000), st.integers(60, 2000))
def test_photos_of_a_sheet_lie_side_by_side_within_its_width(
    count: int, width: int, height: int
) -> None:
    layout = arranged(count, width, height)
    assert layout.side >= LEAST
    places = [layout.place(at) for at in range(count)]
    assert len(set(places)) == count
    assert all(left >= 0 and left + layout.side <= width for left, _ in places)
    assert max(top for _, top in places) + layout.side == layout.height(count)
    assert all(left % (layout.side + GAP) == 0 for left, _ in places)


def test_a_sheet_of_24_is_seen_whole_where_there_is_room() -> None:
    assert arranged(24, 800, 600).height(24) <= 600


def test_what_a_rubber_band_leaves_is_as_it_was() -> None:
    marks = Marks(asked(5))
    marks.click(1, Mark.NO)
    marks.begin_band()
    marks.band([0, 1, 2], Mark.YES)
    assert marks_of(marks) == [Mark.YES, Mark.YES, Mark.YES, None, None]
    marks.band([2, 3], Mark.YES)
    assert marks_of(marks) == [None, Mark.NO, Mark.YES, Mark.YES, None]


def test_a_click_takes_back_whatever_was_marked_and_the_other_button_changes_it() -> None:
    marks = Marks(asked(1), Mark.NO)
    marks.click(0, Mark.YES)
    assert marks.of(0) is None
    marks.click(0, Mark.YES)
    marks.click(0, Mark.NO)
    assert marks.of(0) is Mark.NO
    marks.click(0, Mark.NO)
    assert marks.of(0) is None


@given(st.lists(st.sampled_from([Mark.YES, Mark.NO, None]), min_size=1, max_size=24))
def test_each_photo_is_answered_once_and_the_answers_can_be_shown_again(
    said: list[Mark | None],
) -> None:
    marks = Marks(asked(len(said)))
    for place, mark in enumerate(said):
        marks.set(place, mark)
    answers = marks.given(skip=True)
    assert sorted([*answers.yes, *answers.no, *answers.skipped]) == [
        x.photo_id for x in marks.asked
    ]
    assert answers.asked == marks.asked
    again = Marks(marks.asked)
    again.restore(answers)
    assert marks_of(again) == said
    assert marks.given(skip=False).skipped == ()


def test_marks_stay_with_their_photos_when_others_come() -> None:
    before = Marks(asked(3))
    before.set(2, Mark.YES)
    after = Marks([before.asked[2], Asked(PhotoId(9), 0.1)])
    after.take_over(before)
    assert marks_of(after) == [Mark.YES, None]


def test_counts_follow_an_answer_and_its_undo() -> None:
    answers = Given((PhotoId(1),), (PhotoId(2), PhotoId(3)), (PhotoId(4),))
    after = counted(STATE, answers)
    assert (after.yes, after.no, after.skipped, after.left) == (6, 6, 4, 97)
    assert counted(after, answers, -1) == STATE


def test_precision_and_recall_are_said_in_tenths_with_their_limits(
    speak: Callable[[str], None],
) -> None:
    speak("en")
    found = Interval(0.88, 0.82, 0.95)
    assert side_words.precision(found) == "About 9 of 10 that get it are right (82 to 95 %)"
    assert side_words.recall(found) == "About 9 of 10 that should get it do (82 to 95 %)"
    assert side_words.precision(Interval(0.97, 0.9, 1.0)).startswith("Nearly all that get it")
    assert side_words.recall(Interval(0.01, 0.0, 0.1)).startswith("Hardly any")


def test_a_suspect_is_told_by_what_its_neighbours_share(speak: Callable[[str], None]) -> None:
    speak("en")
    near = [["dog", "cat"], ["dog"], ["grass", "dog"], ["grass", "Cat"]]
    assert nearest_tags(near, "cat") == ["dog", "grass"]
    suspect = Suspect(PhotoId(1), 0.1, (PhotoId(2), PhotoId(3)), 0)
    assert told(suspect, 40, ["dog"]) == (
        "It looks like none of the 40 others. The nearest are tagged dog."
    )
    one = Suspect(PhotoId(1), 0.1, (PhotoId(2), PhotoId(3)), 1)
    assert told(one, 40, []) == "Of the 2 photos most like it only 1 has it."

"""What is left of a model's answer when it becomes a caption."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.describing.captions import MOST_CHARACTERS, tidied_caption
from photo_sorter.core.describing.question import Ending


@pytest.mark.parametrize(
    ("answer", "caption"),
    [
        ("a dog on a sofa", "A dog on a sofa"),
        ('  "A dog\n on a sofa."  ', "A dog on a sofa."),
        ("Sure! Here is a caption: A dog on a sofa.", "A dog on a sofa."),
        ("Caption: “The image shows a dog on a sofa.”", "A dog on a sofa."),
        ("In this photo depicts a dog", "A dog"),
        ("", ""),
        ('""', ""),
    ],
)
def test_only_what_says_something_of_the_photo_stays(answer: str, caption: str) -> None:
    assert tidied_caption(answer) == caption


def test_of_an_answer_that_was_cut_off_whole_sentences_stay() -> None:
    assert tidied_caption("A dog. It lies on a", Ending.LIMIT) == "A dog."
    assert tidied_caption("A dog that lies on a,", Ending.REPEATED) == "A dog that lies on a"


@given(st.text(max_size=900), st.sampled_from(Ending))
def test_a_caption_is_one_short_line_and_tidying_it_again_changes_nothing(
    answer: str, ending: Ending
) -> None:
    caption = tidied_caption(answer, ending)
    assert len(caption.splitlines()) <= 1
    assert len(caption) <= MOST_CHARACTERS + 2  # some letters have two in upper case
    assert tidied_caption(caption) == caption or len(caption) > MOST_CHARACTERS

"""Keywords that lie below others, and the tags that they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.keywords import answers, as_path, borne_out, runs, shown, tags_of

PARTS = st.sampled_from(["Anna", "anna", "People", "Bob", "24/7", "Österreich"])
KEYWORDS = st.lists(
    st.lists(PARTS, min_size=1, max_size=4).map("|".join), max_size=6, unique_by=str.casefold
)


def test_a_path_is_one_tag_and_what_it_says_is_none() -> None:
    assert tags_of(["Anna", "holiday", "People|Anna", "people"]) == ["holiday", "People|Anna"]
    assert tags_of(["Places", "Places|Austria", "Places|Austria|Vienna"]) == [
        "Places|Austria|Vienna"
    ]
    assert tags_of(["People/Anna", "People|Anna"]) == ["People|Anna"]
    assert tags_of(["24/7", "Dog", "DOG"]) == ["24/7", "Dog"]


def test_a_path_is_asked_for_in_any_spelling() -> None:
    spelled = ("People|Anna", "People/Anna", " People › Anna ", "/People//Anna")
    assert {as_path(text) for text in spelled} == {"People|Anna"}
    assert as_path(" / ") == ""
    assert shown("People|Anna") == "People › Anna"


@given(KEYWORDS)
def test_whatever_is_left_out_is_answered_by_what_is_kept(keywords: list[str]) -> None:
    kept = tags_of(keywords)
    assert set(kept) <= set(keywords)
    for keyword in keywords:
        asked = keyword.casefold()
        assert any(answers(name.casefold(), asked) for name in kept)


@given(KEYWORDS)
def test_a_path_answers_to_all_its_runs(keywords: list[str]) -> None:
    for keyword in keywords:
        for run in runs(keyword.casefold()):
            assert answers(keyword.casefold(), run)


def test_what_few_programs_keep_up_counts_as_far_as_the_other_fields_bear_it_out() -> None:
    assert borne_out(["Animals|Dog", "Places|Rome"], ["dog"]) == ["Animals|Dog"]
    assert borne_out(["Animals|Dog", "Zoo"], ["Pets|Dog", "zoo"]) == ["Animals|Dog", "Zoo"]
    assert borne_out(["Animals|Dog"], []) == ["Animals|Dog"]

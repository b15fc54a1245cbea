"""Which texts a few typed letters mean."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.ui.dialogs.matching import best_first

TEXTS = [
    "Undo Ctrl+Z",
    "New album… Ctrl+N",
    "Show or hide the sidebar",
    "Été Album",
    "Hundreds Tag",
]
texts = st.lists(st.text(max_size=12), max_size=6)


def found(typed: str) -> list[str]:
    return [TEXTS[at] for at in best_first(typed, TEXTS)]


def test_nothing_typed_means_all_in_their_order() -> None:
    assert found("  ") == TEXTS


def test_the_beginning_of_a_word_comes_before_what_is_within_one() -> None:
    assert found("und") == ["Undo Ctrl+Z", "Hundreds Tag"]


def test_letters_with_others_between_them_are_enough() -> None:
    assert found("sdbr") == ["Show or hide the sidebar"]


def test_every_typed_word_must_be_there_in_any_order() -> None:
    assert found("alb new") == ["New album… Ctrl+N"]
    assert found("alb old") == []


def test_case_and_accents_do_not_matter() -> None:
    assert found("ete") == ["Été Album"]


@given(st.text(max_size=8), texts)
def test_each_text_is_found_at_most_once(typed: str, among: list[str]) -> None:
    order = best_first(typed, among)
    assert len(set(order)) == len(order)
    assert set(order) <= set(range(len(among)))


@given(st.text(max_size=12), texts)
def test_a_text_is_found_by_itself(text: str, others: list[str]) -> None:
    assert len(others) in best_first(text, [*others, text])


@given(st.text(max_size=4), st.text(max_size=4), texts)
def test_typing_on_only_narrows(typed: str, more: str, among: list[str]) -> None:
    assert set(best_first(typed + more, among)) <= set(best_first(typed, among))

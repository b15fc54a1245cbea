"""How names of tags lie below one another, move, and exclude one another."""

from __future__ import annotations

import pytest

from photo_sorter.core.tag_tree import ancestors, as_typed, excluded_by, moved, resolved, tidy


def test_a_name_is_tidied_part_by_part() -> None:
    assert tidy(" Animals |  big   Dog || ") == "Animals|big Dog"
    assert as_typed("Animals › Dog") == "Animals|Dog"
    assert as_typed("1/2") == "1/2"


def test_all_that_lies_below_moves_along_whatever_the_case_does_to_its_length() -> None:
    assert list(ancestors("A|B|C")) == ["A", "A|B"]
    assert moved("Straße|Ecke", "strasse", "Orte|Straße") == "Orte|Straße|Ecke"


@pytest.mark.parametrize(
    ("name", "found"),
    [("dog", "Animals|Hund"), ("Dog|Poodle", "Animals|Hund|Poodle"), ("cat", "cat"),
     ("gone", ""), ("Gone|too", ""), ("dog|Old", "New")],
)  # fmt: skip
def test_a_name_of_before_leads_to_the_tag_by_the_longest_path(name: str, found: str) -> None:
    assert resolved(name, {"dog": "Animals|Hund", "gone": "", "dog|old": "New"}) == found


def test_branches_below_an_exclusive_tag_exclude_one_another_and_nothing_else() -> None:
    among = ["Weather|sunny", "Weather|rainy", "weather|Rainy|drizzle", "Weather", "sunny"]
    assert excluded_by("Weather|Sunny", ["weather"], among) == [
        "Weather|rainy",
        "weather|Rainy|drizzle",
    ]
    assert excluded_by("Weather", ["weather"], among) == []
    assert excluded_by("Weather|sunny", [], among) == []

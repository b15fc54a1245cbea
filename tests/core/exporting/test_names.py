"""Copies have names by a template, and never one that is there."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exporting.names import NamePlanner
from photo_sorter.core.exporting.options import Existing
from photo_sorter.core.sorting.fields import Facts
from photo_sorter.core.sorting.file_names import same_name

WHEN = datetime(2021, 6, 5)


def planned(
    template: str,
    originals: list[str],
    there: tuple[str, ...] = (),
    existing: Existing = Existing.NUMBER,
) -> list[str | None]:
    planner = NamePlanner(template, existing, lambda folder: there)
    photos = [(Facts(WHEN, original=original), ".jpg") for original in originals]
    return [each.name and "/".join((*each.folder, each.name)) for each in planner.plan(photos)]


def test_names_stay_and_two_of_one_name_are_told_apart() -> None:
    assert planned("{original}", ["a", "b", "A"]) == ["a.jpg", "b.jpg", "A (2).jpg"]


def test_what_is_there_is_numbered_around() -> None:
    assert planned("{original}", ["a"], ("A.JPG", "a (2).jpg")) == ["a (3).jpg"]


def test_a_copy_does_not_come_beside_the_sidecar_of_another() -> None:
    assert planned("{original}", ["a"], ("a.jpg.xmp",)) == ["a (2).jpg"]


def test_what_is_there_is_passed_over_but_not_another_photo_of_this_export() -> None:
    names = planned("{original}", ["a", "b", "b"], ("a.jpg",), Existing.SKIP)
    assert names == [None, "b.jpg", "b (2).jpg"]


def test_the_counter_counts_in_each_folder_and_goes_on_past_what_is_there() -> None:
    names = planned("{year}/{counter:03} {original}", ["x", "y"], ("001 x.jpg",))
    assert names == ["2021/002 x.jpg", "2021/003 y.jpg"]


def test_a_field_that_says_nothing_costs_no_photo() -> None:
    assert planned("{album}/{tag}/{original}", ["a"]) == ["a.jpg"]
    assert planned("{album} {counter}", ["a"]) == ["1.jpg"]


def test_a_template_never_leads_out_of_the_target() -> None:
    assert planned("/{year}/{original}", ["a"]) == ["2021/a.jpg"]
    with pytest.raises(InvalidInputError):
        planned("../{original}", ["a"])


NAMES = st.text(st.sampled_from("abA ()2é"), min_size=1, max_size=4).map(str.strip).filter(bool)


@given(
    st.lists(NAMES, max_size=12),
    st.lists(NAMES.map(lambda name: name + ".jpg"), max_size=6),
    st.sampled_from(["{original}", "{counter}", "{original} {counter}"]),
    st.sampled_from(Existing),
)
def test_no_two_copies_are_one_on_any_file_system(
    originals: list[str], there: list[str], template: str, existing: Existing
) -> None:
    names = [n for n in planned(template, originals, tuple(there), existing) if n is not None]
    same = [same_name(name) for name in names]
    assert len(set(same)) == len(same)
    assert not {same_name(name) for name in there} & set(same)

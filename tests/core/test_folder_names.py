"""Names of folders that a person gave, and those that say nothing."""

from __future__ import annotations

import pytest

from photo_sorter.core.folder_names import says_something


@pytest.mark.parametrize(
    "name", ["Keukenhof", "Geburtstag Oma", "2023-08 Ferry to Bergen", "Новый год", "camera club"]
)
def test_a_name_that_a_person_gave_says_something(name: str) -> None:
    assert says_something(name)


@pytest.mark.parametrize(
    "name",
    ["", "100CANON", "101_PANA", "DCIM", "Camera", "2023", "2023-08-03", "08 August", "New"],
)
def test_what_cameras_and_systems_call_folders_says_nothing(name: str) -> None:
    assert not says_something(name)

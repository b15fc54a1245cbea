"""Bursts and edits are proposed as stacks, and stacked by themselves where a person wants that."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.duplicates.kinds import Kind, Verdict
from photo_sorter.core.events import PhotosChanged
from photo_sorter.core.operations import (
    DecideDuplicates,
    SetStackCover,
    SetStacks,
    StackPhotos,
    UnstackPhotos,
)
from photo_sorter.core.photo import PhotoId
from photo_sorter.services.stacks.service import joined
from tests.twin_pictures import scene, shot

from .conftest import Rig
from .test_duplicates import photo

SHOTS = ("s1.jpg", "s2.jpg", "s3.jpg")


@pytest.fixture
def burst(rig: Rig) -> Rig:
    """Three shots of one thing in as many seconds, and one of something else."""
    for second, name in enumerate(SHOTS):
        picture = scene(1).rotate(second)
        (rig.root / name).write_bytes(shot(picture, second))
    (rig.root / "other.jpg").write_bytes(shot(scene(2), 40))
    rig.index()
    return rig


def names(rig: Rig) -> list[list[str]]:
    stacks = rig.parts.stacks.all()
    paths = rig.parts.photos.paths([each for stack in stacks for each in stack.photo_ids])
    return [[Path(paths[each]).name for each in stack.photo_ids] for stack in stacks]


def follow(rig: Rig) -> None:
    rig.parts.jobs.queue.derive_now(lambda: False)


def test_a_burst_is_proposed_and_stacked_as_one_step(burst: Rig) -> None:
    found = burst.parts.stacks.proposed()
    assert names(burst) == []
    change = burst.parts.do(SetStacks(found))
    assert change.deed.count == 3
    (stack,) = names(burst)
    assert sorted(stack) == list(SHOTS)
    assert stack[1:] == sorted(stack[1:])
    assert burst.parts.stacks.proposed().stacks == ()
    burst.parts.undo()
    assert names(burst) == []


def test_an_edit_stands_before_its_original(burst: Rig) -> None:
    (burst.root / "other-edited.jpg").write_bytes(shot(scene(2).rotate(90), 40))
    burst.index()
    burst.parts.do(SetStacks(burst.parts.stacks.proposed()))
    assert ["other-edited.jpg", "other.jpg"] in names(burst)


def test_an_edit_of_a_burst_joins_it(burst: Rig) -> None:
    (burst.root / "s2-edited.jpg").write_bytes(shot(scene(9), 1))
    burst.index()
    burst.parts.do(SetStacks(burst.parts.stacks.proposed()))
    (stack,) = names(burst)
    assert sorted(stack) == ["s1.jpg", "s2-edited.jpg", "s2.jpg", "s3.jpg"]


def test_what_a_person_said_of_photos_is_left_alone(burst: Rig) -> None:
    ids = [photo(burst, name) for name in SHOTS]
    burst.parts.do(StackPhotos((ids[0], photo(burst, "other.jpg"))))
    (proposed,) = burst.parts.stacks.proposed().stacks or [None]
    assert proposed is None
    burst.parts.do(UnstackPhotos((ids[0],)))
    (proposed,) = burst.parts.stacks.proposed().stacks
    assert proposed is not None
    assert set(proposed.photo_ids) == set(ids[1:])
    burst.parts.do(DecideDuplicates(tuple(ids), Kind.BURST, Verdict.KEEP))
    assert burst.parts.stacks.proposed().stacks == ()


def test_the_setting_stacks_by_itself_and_takes_apart_what_it_made(burst: Rig) -> None:
    follow(burst)
    assert names(burst) == []
    burst.parts.settings.change(stack_by_itself=True)
    burst.heard.clear()
    follow(burst)
    assert len(names(burst)) == 1
    assert any(isinstance(event, PhotosChanged) for event in burst.heard)
    assert burst.parts.history() == []
    own = (photo(burst, "other.jpg"), photo(burst, "s1.jpg"))
    burst.parts.do(StackPhotos(own))
    burst.heard.clear()
    follow(burst)
    assert not any(isinstance(event, PhotosChanged) for event in burst.heard)
    burst.parts.settings.change(stack_by_itself=False)
    follow(burst)
    assert [each.photo_ids for each in burst.parts.stacks.all()][-1] == own


def test_a_stack_that_a_person_changed_is_theirs(burst: Rig) -> None:
    burst.parts.settings.change(stack_by_itself=True)
    follow(burst)
    (stack,) = burst.parts.stacks.all()
    burst.parts.do(SetStackCover(stack.photo_ids[-1]))
    burst.parts.settings.change(stack_by_itself=False)
    follow(burst)
    assert len(names(burst)) == 1


def test_what_is_new_of_a_burst_joins_its_stack_unless_a_person_took_it_out(burst: Rig) -> None:
    burst.parts.settings.change(stack_by_itself=True)
    follow(burst)
    (burst.root / "s4.jpg").write_bytes(shot(scene(1).rotate(1.5), 3))
    burst.index()
    follow(burst)
    (stack,) = names(burst)
    assert sorted(stack) == [*SHOTS, "s4.jpg"]
    burst.parts.do(UnstackPhotos((photo(burst, "s4.jpg"),)))
    follow(burst)
    (stack,) = names(burst)
    assert sorted(stack) == list(SHOTS)


@given(st.lists(st.lists(st.integers(1, 12).map(PhotoId), min_size=1, unique=True).map(tuple)))
def test_groups_that_touch_become_one(groups: list[tuple[PhotoId, ...]]) -> None:
    found = joined(groups)
    members = [each for group in found for each in group]
    assert len(members) == len(set(members))
    assert set(members) == {each for group in groups for each in group}
    for group in groups:
        assert sum(set(group) <= set(each) for each in found) == 1

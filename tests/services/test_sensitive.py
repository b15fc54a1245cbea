"""The sensitive groups of tags are asked of the model only while they are switched on."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.operations import SaveVocabulary, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.sensitive import PICTURES, SENSITIVE_TAG

from .conftest import Rig


@pytest.fixture
def photos(rig: Rig, sample_photos: Path) -> tuple[PhotoId, ...]:
    """Of which the first shows what a person's vocabulary calls sensitive, and another thing."""
    for path in sorted(sample_photos.rglob("*.jpg"))[:20]:
        shutil.copy(path, rig.root / path.name)
    rig.index()
    ids = [PhotoId(photo_id) for photo_id in rig.parts.photos.listing(EVERYTHING).ids.tolist()]
    first = next(photo for photo in ids if len(tags(rig, photo)) > 1)
    name = tags(rig, first)[0]
    vocabulary = rig.parts.tags.vocabulary()
    rig.parts.do(
        SaveVocabulary(
            tuple(replace(tag, group=PICTURES) if tag.name == name else tag for tag in vocabulary)
        )
    )
    rig.parts.jobs.queue.retag_now()
    return first, *(photo for photo in ids if photo != first)


def tags(rig: Rig, photo: PhotoId) -> list[str]:
    return [tag.name for tag in rig.catalog.tags.of_photo(photo)]


def test_a_group_is_asked_for_only_while_it_is_on(rig: Rig, photos: tuple[PhotoId, ...]) -> None:
    before = tags(rig, photos[0])
    assert not rig.catalog.sensitive.among(photos)
    rig.parts.settings.change(sensitive_pictures=True)
    rig.parts.jobs.queue.sensitive_now()
    assert set(tags(rig, photos[0])) > set(before)
    details = rig.parts.photos.details(photos[0])
    assert details is not None
    assert details.sensitive
    rig.parts.settings.change(sensitive_pictures=False)
    assert tags(rig, photos[0]) == before
    assert not rig.catalog.sensitive.among(photos)


def test_a_switch_is_followed_later_where_nothing_runs(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    rig.parts.settings.change(sensitive_pictures=True)
    assert rig.catalog.sensitive.asked() == frozenset()  # the queue does not run here
    rig.parts.jobs.queue.sensitive_now()
    assert rig.catalog.sensitive.asked() == {PICTURES}
    rig.catalog.tags.set_by_model({photos[0]: []})
    rig.parts.jobs.queue.sensitive_now()  # nothing is left to do
    assert tags(rig, photos[0]) == []


def test_a_person_marks_photos_while_the_group_is_off(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    photos = photos[:2]
    change = rig.parts.do(TagPhotos(photos, SENSITIVE_TAG))
    assert change.deed == Deed(Action.MARKED_SENSITIVE, SENSITIVE_TAG, 2)
    assert rig.catalog.sensitive.among(photos) == set(photos)
    change = rig.parts.do(TagPhotos(photos[:1], SENSITIVE_TAG, present=False))
    assert change.deed == Deed(Action.MARKED_NOT_SENSITIVE, SENSITIVE_TAG, 1)
    assert rig.catalog.sensitive.among(photos) == {photos[1]}
    rig.parts.undo()
    assert rig.catalog.sensitive.among(photos) == set(photos)
    rig.parts.undo()
    assert rig.catalog.sensitive.among(photos) == frozenset()

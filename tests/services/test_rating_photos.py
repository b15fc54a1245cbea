"""Ratings are operations: done in bulk, taken back, done again."""

from __future__ import annotations

import pytest

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.operations import RatePhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import ColourLabel, Rating, RatingChange

from .conftest import Rig, picture
from .test_photo_identity import with_exif


@pytest.fixture
def photos(rig: Rig) -> tuple[PhotoId, ...]:
    """Two, of which the second has three stars in its file."""
    (rig.root / "a.jpg").write_bytes(picture("red"))
    (rig.root / "b.jpg").write_bytes(with_exif(picture("green"), rating=3))
    rig.index()
    found = [rig.parts.photos.at(str(rig.root / name)) for name in ("a.jpg", "b.jpg")]
    return tuple(photo for photo in found if photo is not None)


def test_rated_in_bulk_taken_back_and_done_again(rig: Rig, photos: tuple[PhotoId, ...]) -> None:
    ratings = rig.catalog.ratings
    before = ratings.of(photos)
    assert before == {photos[0]: Rating(), photos[1]: Rating(3)}
    steps = [
        (RatingChange(stars=5), Deed(Action.PHOTOS_RATED, "5", 2)),
        (RatingChange(favourite=True), Deed(Action.FAVOURITES_ADDED, "", 2)),
        (RatingChange(rejected=True), Deed(Action.PHOTOS_REJECTED, "", 2)),
        (RatingChange(rejected=False), Deed(Action.PHOTOS_KEPT, "", 2)),
        (RatingChange(label=ColourLabel.GREEN), Deed(Action.PHOTOS_LABELLED, "green", 2)),
    ]
    for change, deed in steps:
        assert rig.parts.do(RatePhotos(photos, change)).deed == deed
    wanted = Rating(5, favourite=True, label=ColourLabel.GREEN)
    assert ratings.of(photos) == dict.fromkeys(photos, wanted)
    for _ in steps:
        rig.parts.undo()
    assert ratings.of(photos) == before
    for _ in steps:
        rig.parts.redo()
    assert ratings.of(photos) == dict.fromkeys(photos, wanted)


def test_what_a_person_said_outlives_a_rating_that_another_program_writes(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    rig.parts.do(RatePhotos(photos, RatingChange(stars=1)))
    for name in ("a.jpg", "b.jpg"):
        path = rig.root / name
        path.write_bytes(with_exif(path.read_bytes(), rating=5))
    rig.index()
    assert rig.catalog.ratings.of(photos) == dict.fromkeys(photos, Rating(1))
    rig.parts.undo()
    assert rig.catalog.ratings.of(photos) == dict.fromkeys(photos, Rating(5))


def test_more_stars_than_there_are_are_refused(rig: Rig, photos: tuple[PhotoId, ...]) -> None:
    with pytest.raises(InvalidInputError, match="0 to 5"):
        rig.parts.do(RatePhotos(photos, RatingChange(stars=6)))
    assert rig.parts.history() == []

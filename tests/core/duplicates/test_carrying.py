"""What is told of those that go, in words' parts."""

from __future__ import annotations

from photo_sorter.core.duplicates.carrying import Carried, carried
from photo_sorter.core.operations import EditPhotos, PutInAlbum, RatePhotos, TagPhotos, TrashFiles
from photo_sorter.core.person_details import DetailChange
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import RatingChange
from photo_sorter.core.views import AlbumId

ONE = (PhotoId(1),)


def test_each_thing_is_named_once_and_the_most_stars_count() -> None:
    found = carried(
        [
            TagPhotos(ONE, "lake"),
            TagPhotos((PhotoId(2),), "lake"),
            PutInAlbum(AlbumId(3), ONE),
            RatePhotos(ONE, RatingChange(stars=2)),
            RatePhotos((PhotoId(2),), RatingChange(stars=4)),
            RatePhotos(ONE, RatingChange(favourite=True)),
            EditPhotos(ONE, DetailChange(title="At the lake")),
            TrashFiles(("/photos/a.jpg",)),
        ]
    )
    assert found == Carried(("lake",), (AlbumId(3),), 4, favourite=True, details=("title",))


def test_where_nothing_goes_along_nothing_is_said() -> None:
    assert carried([TrashFiles(("/photos/a.jpg",))]) == Carried()

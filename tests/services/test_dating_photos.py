"""Dates are put right by operations: in bulk, taken back, done again; files are read and not
written."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

import pytest

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.date_fixes import AsInFile, FromName, SetDate, SetZone, Shift, WhyNot
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.taken import DateTaken, Precision, TakenSource
from photo_sorter.core.views import PhotoDetails

from .conftest import Rig, picture
from .test_photo_identity import with_exif

FILES = {
    "a.jpg": with_exif(picture("red"), time="2019:05:06 12:00:00"),
    "b.jpg": with_exif(picture("green"), time="2019:05:06 12:00:01"),
    "IMG_20200102_030405.jpg": picture("blue"),
    "undated.jpg": picture("white"),
}
HOUR = timedelta(hours=1)


@pytest.fixture
def photos(rig: Rig) -> dict[str, PhotoId]:
    for name, data in FILES.items():
        (rig.root / name).write_bytes(data)
        os.utime(rig.root / name, (1_400_000_000, 1_400_000_000))  # in 2014
    rig.index()
    found = {name: rig.parts.photos.at(str(rig.root / name)) for name in FILES}
    return {name: photo for name, photo in found.items() if photo is not None}


def details(rig: Rig, photo: PhotoId) -> PhotoDetails:
    found = rig.parts.photos.details(photo)
    assert found is not None
    return found


def when(rig: Rig, *photos: PhotoId) -> list[datetime | None]:
    return [details(rig, photo).taken_at for photo in photos]


def test_shifted_in_bulk_taken_back_and_done_again(rig: Rig, photos: dict[str, PhotoId]) -> None:
    ids = list(photos.values())
    order = rig.parts.photos.listing(EVERYTHING).ids.tolist()
    before = when(rig, *ids)
    shifted = [each and each + HOUR for each in before]
    operation = rig.parts.photos.dating.operation(ids, Shift(HOUR))
    change = rig.parts.do(operation)
    assert change.deed == Deed(Action.PHOTOS_DATED, "", 3)  # the undated one stays
    assert when(rig, *ids) == shifted
    assert details(rig, ids[0]).taken_source is TakenSource.PERSON
    assert details(rig, ids[0]).taken_by_file == DateTaken(
        datetime(2019, 5, 6, 12), Precision.SECOND, None, TakenSource.EXIF
    )
    rig.parts.do(rig.parts.photos.dating.operation(ids, Shift(-HOUR)))
    assert when(rig, *ids) == before
    rig.parts.undo()
    assert when(rig, *ids) == shifted
    rig.parts.undo()
    assert when(rig, *ids) == before
    assert details(rig, ids[0]).taken_source is TakenSource.EXIF
    assert rig.parts.photos.listing(EVERYTHING).ids.tolist() == order
    rig.parts.redo()
    assert when(rig, *ids) == shifted
    assert {name: (rig.root / name).read_bytes() for name in FILES} == FILES


def test_a_persons_date_stays_when_the_file_is_read_again(
    rig: Rig, photos: dict[str, PhotoId]
) -> None:
    photo, path = photos["a.jpg"], rig.root / "a.jpg"
    fix = SetDate(datetime(2001, 1, 1), Precision.YEAR)
    rig.parts.do(rig.parts.photos.dating.operation([photo], fix))
    path.write_bytes(with_exif(picture("red"), rating=4, time="2019:05:06 12:00:00"))
    rig.index()
    assert rig.parts.photos.at(str(path)) == photo
    assert when(rig, photo) == [datetime(2001, 1, 1)]
    assert details(rig, photo).rating.stars == 4
    rig.parts.do(rig.parts.photos.dating.operation([photo], AsInFile()))
    assert when(rig, photo) == [datetime(2019, 5, 6, 12)]
    assert rig.parts.history()[0].deed == Deed(Action.DATES_OF_FILES, "", 1)
    rig.parts.undo()
    assert when(rig, photo) == [datetime(2001, 1, 1)]


def test_what_the_camera_wrote_still_tells_pictures_apart(
    rig: Rig, photos: dict[str, PhotoId]
) -> None:
    """A person's date is not the camera's: another picture under the name is another photo."""
    photo, path = photos["a.jpg"], rig.root / "a.jpg"
    fix = SetDate(datetime(2018, 1, 1, 1), Precision.SECOND)
    rig.parts.do(rig.parts.photos.dating.operation([photo], fix))
    path.write_bytes(with_exif(picture("yellow"), time="2018:01:01 01:00:00"))
    rig.index()
    other = rig.parts.photos.at(str(path))
    assert other is not None
    assert other != photo
    assert details(rig, other).taken_source is TakenSource.EXIF


def test_a_copy_that_is_edited_has_the_persons_date_too(
    rig: Rig, photos: dict[str, PhotoId]
) -> None:
    copy = rig.root / "copy.jpg"
    copy.write_bytes(FILES["a.jpg"])
    rig.index()
    fix = SetDate(datetime(2001, 1, 1), Precision.DAY)
    rig.parts.do(rig.parts.photos.dating.operation([photos["a.jpg"]], fix))
    copy.write_bytes(with_exif(picture("red"), rating=4, time="2019:05:06 12:00:00"))
    rig.index()
    split = rig.parts.photos.at(str(copy))
    assert split is not None
    assert split != photos["a.jpg"]
    assert when(rig, split, photos["a.jpg"]) == [datetime(2001, 1, 1)] * 2


def test_set_dates_order_the_photos_as_they_were(rig: Rig, photos: dict[str, PhotoId]) -> None:
    before = rig.parts.photos.listing(EVERYTHING).ids.tolist()
    fix = SetDate(datetime(2001, 1, 1), Precision.DAY)
    rig.parts.do(rig.parts.photos.dating.operation(list(photos.values()), fix))
    assert rig.parts.photos.listing(EVERYTHING).ids.tolist() == before
    counted = rig.parts.photos.renaming.paths(list(photos.values()))
    assert [rig.parts.photos.at(path) for path in counted] == before[::-1]


def test_a_plan_says_what_changes_and_why_the_others_do_not(
    rig: Rig, photos: dict[str, PhotoId]
) -> None:
    dating = rig.parts.photos.dating
    known = dating.photos(list(photos.values()))
    assert [os.path.basename(photo.path) for photo in known] == [
        "undated.jpg", "a.jpg", "b.jpg", "IMG_20200102_030405.jpg",
    ]  # fmt: skip
    why = [change.why_not for change in dating.plan(known, FromName())]
    assert why == [WhyNot.NO_DATE_IN_NAME] * 3 + [WhyNot.ALREADY]
    why = [change.why_not for change in dating.plan(known, SetZone(None))]
    assert why == [WhyNot.NO_DATE] + [WhyNot.NO_PLACE] * 3
    with pytest.raises(InvalidInputError, match="No date changes"):
        dating.operation(list(photos.values()), FromName())
    with pytest.raises(InvalidInputError, match="no time zone “Nowhere”"):
        dating.plan(known, SetZone("Nowhere"))
    assert rig.parts.history() == []

"""Many photos are edited at once: titles, descriptions, copyrights, places, tags, stars, labels and
dates, which one undo takes back; files are not written."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.common_details import Common, Edit
from photo_sorter.core.date_fixes import SetZone
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.operations import (
    Compound,
    EditPhotos,
    RatePhotos,
    RestoreDetails,
    TagPhotos,
)
from photo_sorter.core.person_details import NOWHERE, DetailChange, Place
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING, Described, Title
from photo_sorter.core.rating import ColourLabel, RatingChange
from photo_sorter.core.taken import Precision
from photo_sorter.core.views import PhotoDetails
from photo_sorter.core.written_dates import Reading

from .conftest import Rig, install_second, picture
from .test_photo_identity import with_exif

MUNICH = Place(48.137, 11.575)
NOON = "2019:05:06 12:00:00"


def described(colour: str, words: str, copyright: str = "") -> bytes:
    return with_exif(picture(colour), time=NOON, description=words, copyright=copyright)


FILES = {
    "a.jpg": described("red", "By the sea", "Agency"),
    "b.jpg": described("green", "In the hills"),
    "c.jpg": picture("blue"),
}


@pytest.fixture
def photos(rig: Rig) -> tuple[PhotoId, ...]:
    for name, data in FILES.items():
        (rig.root / name).write_bytes(data)
    rig.index()
    found = [rig.parts.photos.at(str(rig.root / name)) for name in FILES]
    return tuple(photo for photo in found if photo is not None)


def details(rig: Rig, photo: PhotoId) -> PhotoDetails:
    found = rig.parts.photos.details(photo)
    assert found is not None
    return found


def shown(rig: Rig, *photos: PhotoId) -> list[tuple[object, ...]]:
    """All that an edit may change of each."""
    every = [details(rig, photo) for photo in photos]
    return [
        (each.title, each.description, each.copyright, each.latitude, each.longitude, each.rating,
         each.taken_at, each.taken_precision, each.by_person,
         sorted((tag.name, tag.source) for tag in each.tags if tag.source.value != "model"))
        for each in every
    ]  # fmt: skip


def edit(rig: Rig, photos: tuple[PhotoId, ...], edit: Edit) -> Deed:
    return rig.parts.do(rig.parts.photos.editing.operation(photos, edit)).deed


ALL = Edit(
    DetailChange(" The  sea ", "", "Me", MUNICH),
    RatingChange(stars=4, label=ColourLabel.RED),
    Reading(datetime(2001, 2, 3), Precision.DAY),
    ("holiday", "People|Anna"),
    ("work",),
)


def test_all_fields_are_one_change_that_is_taken_back_and_done_again(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    rig.parts.do(TagPhotos(photos[:1], "work"))
    before = shown(rig, *photos)
    entries = len(rig.parts.history())
    assert edit(rig, photos, ALL) == Deed(Action.PHOTOS_EDITED, "", 3)
    assert len(rig.parts.history()) == entries + 1
    after = shown(rig, *photos)
    assert [each[:5] for each in after] == [("The sea", "", "Me", 48.137, 11.575)] * 3
    for photo in photos:
        now = details(rig, photo)
        assert (now.rating.stars, now.rating.label) == (4, ColourLabel.RED)
        assert (now.taken_at, now.taken_precision) == (datetime(2001, 2, 3), Precision.DAY)
        assert {"holiday", "People|Anna"} <= {tag.name for tag in now.tags}
        assert "work" not in {tag.name for tag in now.tags}
    rig.parts.undo()
    assert shown(rig, *photos) == before
    rig.parts.redo()
    assert shown(rig, *photos) == after
    rig.parts.undo()
    assert shown(rig, *photos) == before
    assert {name: (rig.root / name).read_bytes() for name in FILES} == FILES


def test_only_what_changes_something_is_done(rig: Rig, photos: tuple[PhotoId, ...]) -> None:
    editing = rig.parts.photos.editing
    rig.parts.do(RatePhotos(photos, RatingChange(stars=4)))
    said = Edit(DetailChange(title="Sea"), RatingChange(stars=4), no_tags=("none",))
    assert editing.operation(photos, said) == EditPhotos(photos, DetailChange(title="Sea"))
    more = Edit(DetailChange(title="Sea"), RatingChange(stars=5))
    assert editing.operation(photos, more) == Compound(
        (EditPhotos(photos, DetailChange(title="Sea")), RatePhotos(photos, RatingChange(stars=5))),
        Action.PHOTOS_EDITED,
        count=3,
    )
    for nothing in (Edit(), Edit(DetailChange(title="")), Edit(rating=RatingChange(stars=4))):
        with pytest.raises(InvalidInputError, match="No detail changes"):
            editing.operation(photos, nothing)
    assert [len(rig.parts.history()), editing.said(photos)] == [1, {}]


def test_an_empty_text_hides_the_files_until_the_file_has_its_word_back(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    assert details(rig, photos[0]).description == "By the sea"
    assert details(rig, photos[0]).copyright == "Agency"
    edit(rig, photos, Edit(DetailChange(description="", copyright="")))
    assert details(rig, photos[0]).description == details(rig, photos[0]).copyright == ""
    rig.parts.do(RestoreDetails(photos))
    assert details(rig, photos[0]).description == "By the sea"
    assert details(rig, photos[0]).by_person is None
    rig.parts.undo()
    assert details(rig, photos[0]).description == ""


def test_a_persons_word_outlives_reading_again_edits_copies_and_a_switch_of_models(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    copy = rig.root / "copy.jpg"
    copy.write_bytes(FILES["a.jpg"])
    rig.index()
    edit(rig, photos[:1], Edit(DetailChange("Sea", "Mine", place=MUNICH)))
    path = rig.root / "a.jpg"
    path.write_bytes(described("red", "Told anew"))
    copy.write_bytes(with_exif(picture("red"), time=NOON, rating=4, description="Told else"))
    rig.index()
    split = rig.parts.photos.at(str(copy))
    kept = rig.parts.photos.at(str(path))
    assert split is not None
    assert kept is not None
    assert len({split, kept, *photos[1:]}) == 4
    install_second(rig.library)
    rig.parts.models.use("second")
    rig.index()
    for photo in (split, kept):
        now = details(rig, photo)
        assert (now.title, now.description, now.latitude) == ("Sea", "Mine", MUNICH.latitude)
    listed = rig.parts.photos.listing
    assert set(listed(Title("sea")).ids.tolist()) == {split, kept}
    assert listed(Described("told")).ids.tolist() == []


def test_a_zone_follows_the_place_that_a_person_gave(rig: Rig, photos: tuple[PhotoId, ...]) -> None:
    dating = rig.parts.photos.dating
    edit(rig, photos[:1], Edit(DetailChange(place=MUNICH)))
    rig.parts.do(dating.operation(photos, SetZone(None)))
    assert details(rig, photos[0]).taken_zone == 120
    assert details(rig, photos[1]).taken_zone is None
    rig.parts.undo()
    edit(rig, photos[:1], Edit(DetailChange(place=NOWHERE)))
    with pytest.raises(InvalidInputError):
        dating.operation(photos, SetZone(None))


def test_what_is_common_follows_every_edit(rig: Rig, photos: tuple[PhotoId, ...]) -> None:
    editing = rig.parts.photos.editing
    assert editing.common(photos).description == Common(None, 3)
    edit(rig, photos[:2], Edit(DetailChange(description="Here"), tags=("holiday",)))
    common = editing.common(photos)
    assert common.description == Common(None, 2)
    assert {tag.name: tag.photos for tag in common.tags}["holiday"] == 2
    assert editing.common(photos[:2]).description == Common("Here")


words = st.none() | st.sampled_from(["", "Sea", "Hills"])
edits = st.builds(
    Edit,
    st.builds(
        DetailChange, words, words, words, st.none() | st.sampled_from([NOWHERE, MUNICH]), words
    ),
    st.builds(
        RatingChange,
        stars=st.none() | st.integers(0, 5),
        label=st.none() | st.sampled_from(ColourLabel),
    ),
    st.none() | st.just(Reading(datetime(2001, 2, 3), Precision.DAY)),
    st.sets(st.sampled_from(["holiday", "Sea", "red"]), max_size=2).map(tuple),
    st.sets(st.sampled_from(["work", "green"]), max_size=2).map(tuple),
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(edits, st.sets(st.integers(0, 2), min_size=1)), max_size=5))
def test_any_edits_are_undone_and_done_again_one_by_one(
    rig: Rig, photos: tuple[PhotoId, ...], done: list[tuple[Edit, set[int]]]
) -> None:
    states = [shown(rig, *photos)]
    for said, which in done:
        chosen = tuple(photos[i] for i in sorted(which))
        told = rig.parts.photos.editing.changing(chosen, said)
        if not told:
            with pytest.raises(InvalidInputError):
                edit(rig, chosen, said)
            continue
        edit(rig, chosen, said)
        assert not rig.parts.photos.editing.changing(chosen, said)
        states.append(shown(rig, *photos))
    for before in reversed(states[:-1]):
        rig.parts.undo()
        assert shown(rig, *photos) == before
    for after in states[1:]:
        rig.parts.redo()
        assert shown(rig, *photos) == after
    for _ in states[1:]:
        rig.parts.undo()
    assert rig.parts.photos.listing(EVERYTHING).ids.size == 3

"""Photos that belong together: four kinds, what is proposed, what a person says of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageFilter

from photo_sorter.core.changes import Action
from photo_sorter.core.derivation import COMPARED, FINGERPRINT
from photo_sorter.core.duplicates.kinds import DuplicateGroup, Kind, Reason, Verdict
from photo_sorter.core.operations import (
    Compound,
    CreateAlbum,
    DecideDuplicates,
    RatePhotos,
    TagPhotos,
)
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import Rating, RatingChange
from photo_sorter.services.duplicates.removing import Choice
from tests.twin_pictures import scene, shot

from .conftest import Rig

pytestmark = pytest.mark.usefixtures("own_trash")


def save(rig: Rig, name: str, picture: Image.Image, quality: int = 90) -> str:
    path = rig.root / name
    picture.save(path, quality=quality)
    return str(path)


def groups(rig: Rig, kind: Kind) -> list[DuplicateGroup]:
    return rig.parts.duplicates.groups(kind)


def names(group: DuplicateGroup) -> list[str]:
    return [Path(each.path).name for each in group.members]


def removal(rig: Rig, group: DuplicateGroup, *kept: int) -> Compound:
    """These members stay; without any, the proposed one."""
    members = tuple(group.members[place] for place in kept or (0,))
    return rig.parts.duplicates.removal([Choice(group, members)])


def photo(rig: Rig, name: str) -> PhotoId:
    found = rig.parts.photos.at(str(rig.root / name))
    assert found is not None
    return found


def framed(picture: Image.Image) -> Image.Image:
    canvas = Image.new("RGB", (picture.width + 30, picture.height + 30), "white")
    canvas.paste(picture, (15, 15))
    return canvas


def cropped(picture: Image.Image) -> Image.Image:
    x, y = round(picture.width * 0.02), round(picture.height * 0.02)
    return picture.crop((x, y, picture.width - x, picture.height - y))


def brighter(picture: Image.Image) -> Image.Image:
    return picture.point(lambda value: min(255, round(value * 0.8 + 30)))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("poor.jpg", lambda picture: picture),
        ("other.webp", lambda picture: picture),
        ("small.jpg", lambda picture: picture.resize((160, 107))),
        ("framed.jpg", framed),
        ("cropped.jpg", cropped),
        ("turned.jpg", lambda picture: picture.rotate(1, Image.Resampling.BICUBIC)),
        ("brighter.jpg", brighter),
    ],
)
def test_one_picture_is_known_again_when_it_was_changed_a_little(
    rig: Rig, name: str, change: Callable[[Image.Image], Image.Image]
) -> None:
    save(rig, "original.png", scene(1))
    save(rig, name, change(scene(1)), quality=70)
    save(rig, "another.png", scene(2))
    rig.index()
    assert [set(names(group)) for group in groups(rig, Kind.SAME)] == [{"original.png", name}]
    assert groups(rig, Kind.COPIED) == []
    assert groups(rig, Kind.BURST) == []
    assert groups(rig, Kind.ALIKE) == []  # a pair is of one kind


def test_files_of_the_same_bytes_are_one_photo_and_no_other_kind(rig: Rig) -> None:
    for name in ("a.jpg", "a copy.jpg"):
        save(rig, name, scene(1))
    rig.index()
    (group,) = groups(rig, Kind.COPIED)
    assert names(group) == ["a.jpg", "a copy.jpg"]
    assert groups(rig, Kind.SAME) == []
    change = rig.parts.do(removal(rig, group))
    assert not (rig.root / "a copy.jpg").exists()
    assert (change.deed.action, change.deed.count) == (Action.DUPLICATES_TRASHED, 1)
    assert groups(rig, Kind.COPIED) == []
    rig.parts.undo()
    assert (rig.root / "a copy.jpg").exists()


def test_what_a_camera_took_within_seconds_is_a_burst_however_alike(rig: Rig) -> None:
    wide = scene(1, (520, 320))
    for place, second in enumerate((1.1, 1.6, 2.1)):
        frame = wide.crop((place, 0, place + 480, 320))
        (rig.root / f"{place}.jpg").write_bytes(shot(frame, second))
    (rig.root / "later.jpg").write_bytes(shot(wide.crop((4, 0, 484, 320)), 40.0))
    rig.index()
    (group,) = groups(rig, Kind.BURST)
    assert sorted(names(group)) == ["0.jpg", "1.jpg", "2.jpg"]
    assert not group.bracket
    assert groups(rig, Kind.SAME) == []


def test_a_burst_at_steps_of_exposure_is_a_bracket(rig: Rig) -> None:
    for place, exposure in enumerate((0.01, 0.02, 0.04)):
        picture = scene(1).point(lambda value, up=place: min(255, value + 3 * up))
        (rig.root / f"{place}.jpg").write_bytes(shot(picture, 1.1 + place / 2, exposure))
    rig.index()
    (group,) = groups(rig, Kind.BURST)
    assert group.bracket


def test_the_sharp_one_of_a_burst_is_proposed_to_stay(rig: Rig) -> None:
    grain = Image.fromarray(np.random.default_rng(3).integers(0, 60, (320, 480, 3), np.uint8))
    grained = ImageChops.add(scene(1), grain)
    for place, blur in enumerate((0.7, 0, 1)):
        frame = grained.filter(ImageFilter.GaussianBlur(blur))
        (rig.root / f"{place}.jpg").write_bytes(shot(frame, 1.1 + place / 2))
    rig.index()
    (group,) = groups(rig, Kind.BURST)
    assert (names(group)[0], group.reason) == ("1.jpg", Reason.SHARPNESS)


def resaved(rig: Rig) -> DuplicateGroup:
    """A large original, and a small one that a person marked."""
    save(rig, "large.png", scene(1))
    save(rig, "small.jpg", scene(1).resize((240, 160)))
    rig.index()
    small = photo(rig, "small.jpg")
    rig.parts.do(TagPhotos((small,), "mine"))
    rig.parts.do(CreateAlbum("Trip", photo_ids=(small,)))
    (group,) = groups(rig, Kind.SAME)
    return group


def test_what_was_said_of_those_that_go_is_said_of_what_stays_and_undone_as_one(rig: Rig) -> None:
    group = resaved(rig)
    assert (names(group)[0], group.reason) == ("large.png", Reason.RESOLUTION)
    rig.parts.do(removal(rig, group))
    details = rig.parts.photos.details(photo(rig, "large.png"))
    assert details is not None
    assert "mine" in {tag.name for tag in details.tags}
    assert [album.name for album in details.albums] == ["Trip"]
    assert not (rig.root / "small.jpg").exists()
    assert groups(rig, Kind.SAME) == []
    rig.parts.undo()
    details = rig.parts.photos.details(photo(rig, "large.png"))
    assert details is not None
    assert "mine" not in {tag.name for tag in details.tags}
    assert (list(details.albums), (rig.root / "small.jpg").exists()) == ([], True)
    assert len(groups(rig, Kind.SAME)) == 1


def test_a_rating_decides_before_the_size_and_goes_along_where_the_other_stays(rig: Rig) -> None:
    group = resaved(rig)
    rig.parts.do(RatePhotos((photo(rig, "small.jpg"),), RatingChange(stars=4)))
    (group,) = groups(rig, Kind.SAME)
    assert (names(group)[0], group.reason) == ("small.jpg", Reason.RATING)
    rig.parts.do(removal(rig, group, 1))
    large = photo(rig, "large.png")
    assert rig.catalog.ratings.of([large])[large] == Rating(4)


def test_what_was_decided_is_asked_no_more_and_a_new_member_aside(rig: Rig) -> None:
    group = resaved(rig)
    ids = tuple(sorted(each.photo_id for each in group.members))
    rig.parts.do(DecideDuplicates(ids, Kind.SAME, Verdict.KEEP))
    assert groups(rig, Kind.SAME) == []
    save(rig, "third.webp", scene(1), quality=80)
    rig.index()
    (group,) = groups(rig, Kind.SAME)
    assert group.verdict is Verdict.KEEP
    assert [Path(each.path).name for each in group.members if each.fresh] == ["third.webp"]
    rig.parts.undo()
    (group,) = groups(rig, Kind.SAME)
    assert group.verdict is None
    assert not any(each.fresh for each in group.members)


def test_only_new_photos_are_compared(rig: Rig) -> None:
    resaved(rig)
    assert rig.catalog.derived.count_lacking(COMPARED) == 0
    assert rig.catalog.duplicates.views().compared.all()
    save(rig, "third.webp", scene(1), quality=80)
    rig.index()
    compared = rig.catalog.duplicates.views().compared
    assert 0 < compared.sum() < len(compared)
    assert len(groups(rig, Kind.SAME)[0].members) == 3


def test_a_photo_of_an_older_library_gets_what_ingest_would_give(rig: Rig) -> None:
    save(rig, "a.jpg", scene(1))
    rig.index()
    one = photo(rig, "a.jpg")
    before = rig.catalog.duplicates.views().hashes.tolist()
    sharpness = rig.catalog.derived.values(FINGERPRINT.name, [one])
    rig.catalog.derived.forget(FINGERPRINT.name, [one])
    rig.parts.jobs.queue.derive_now(lambda: False)
    assert rig.catalog.duplicates.views().hashes.tolist() == before
    assert rig.catalog.derived.values(FINGERPRINT.name, [one]) == sharpness


def test_another_picture_in_the_file_is_no_longer_the_same(rig: Rig) -> None:
    resaved(rig)
    save(rig, "small.jpg", scene(9))
    rig.index()
    assert groups(rig, Kind.SAME) == []


def test_a_picture_that_was_saved_again_without_its_milliseconds_is_the_same(rig: Rig) -> None:
    (rig.root / "camera.jpg").write_bytes(shot(scene(1), 1.25))
    (rig.root / "export.jpg").write_bytes(shot(scene(1).resize((240, 160)), 1.0))
    rig.index()
    (group,) = groups(rig, Kind.SAME)
    assert names(group) == ["camera.jpg", "export.jpg"]
    assert groups(rig, Kind.BURST) == []

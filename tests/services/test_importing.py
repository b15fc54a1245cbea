"""What another program says is matched, planned, taken over as one change, and taken back."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.errors import CancelledError
from photo_sorter.core.importing import ImportOptions, ImportPlan
from photo_sorter.core.operations import (
    CreateAlbum,
    DatePhotos,
    EditPhotos,
    PutInAlbum,
    RatePhotos,
    TagPhotos,
)
from photo_sorter.core.person_details import NOWHERE, DetailChange, Place
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import ColourLabel, Rating, RatingChange
from photo_sorter.core.taken import Precision, TakenSource
from photo_sorter.core.views import PhotoDetails, TagSource
from tests.foreign_sources import (
    Told,
    album,
    described,
    make_digikam,
    make_lightroom,
    write_files,
)

from .conftest import Rig, picture
from .test_photo_identity import with_exif

FILES = {
    "2019/Rom/a.jpg": with_exif(picture("red"), time="2019:05:06 12:00:00"),
    "2019/Rom/b.jpg": with_exif(picture("green"), time="2019:05:06 13:00:00"),
    "one/IMG_1.jpg": with_exif(picture("blue"), time="2020:01:01 10:00:00"),
    "two/IMG_1.jpg": with_exif(picture("white"), time="2021:01:01 10:00:00"),
    "undated.jpg": picture("black"),
}
NOTHING = (set[str](), Rating(), set[str](), None)
Said = tuple[set[str], Rating, set[str], datetime | None]


@pytest.fixture
def photos(rig: Rig) -> dict[str, PhotoId]:
    write_files(rig.root, FILES)
    for name in FILES:
        os.utime(rig.root / name, (1_400_000_000, 1_400_000_000))  # in 2014
    rig.index()
    found = {name: rig.parts.photos.at(str(rig.root / name)) for name in FILES}
    return {name: photo for name, photo in found.items() if photo is not None}


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


def details(rig: Rig, photo: PhotoId) -> PhotoDetails:
    found = rig.parts.photos.details(photo)
    assert found is not None
    return found


def said(rig: Rig, photo: PhotoId) -> Said:
    """What a person has said of a photo: tags, rating, albums, date."""
    of = details(rig, photo)
    tags = {tag.name for tag in of.tags if tag.source is TagSource.PERSON}
    date = of.taken_at if of.taken_source is TakenSource.PERSON else None
    return tags, of.rating, {each.name for each in of.albums}, date


def all_said(rig: Rig, photos: dict[str, PhotoId]) -> dict[str, Said]:
    return {name: said(rig, photo) for name, photo in photos.items()}


def plan(rig: Rig, source: Path, **options: bool) -> ImportPlan:
    return rig.parts.imports.plan(rig.parts.imports.read(source), ImportOptions(**options))


def apply(rig: Rig, source: Path, **options: bool) -> Deed | None:
    change = rig.parts.imports.apply(plan(rig, source, **options))
    return None if change is None else change.deed


ROME = Told(["Places|Rome", "Fun"], stars=4, colour="Red", pick=1, albums=["Best"])
REJECTED = Told(["Fun"], pick=-1)


@pytest.mark.parametrize(
    "base", ["/home/other/Photos/", "D:/Fotos/", "//nas/photos/", "/Volumes/Disk/"]
)
def test_taken_over_as_one_change_taken_back_and_done_again(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path, base: str
) -> None:
    told = {"2019/Rom/a.jpg": ROME, "2019/Rom/b.jpg": REJECTED, "gone.jpg": ROME}
    source = make_lightroom(elsewhere / "x.lrcat", base, told)
    planned = plan(rig, source)
    assert (planned.matched.found, planned.matched.not_found) == (2, (f"{base}gone.jpg",))
    assert [(tag.name, tag.photos, tag.new) for tag in planned.tags] == [
        ("Fun", 2, True),
        ("Places|Rome", 1, True),
    ]
    assert [(each.name, each.photos, each.new) for each in planned.albums] == [("Best", 1, True)]
    assert (planned.rated, planned.photos) == (2, 2)
    before = all_said(rig, photos)
    assert apply(rig, source) == Deed(Action.IMPORTED, "Lightroom Classic", 2)
    after = all_said(rig, photos)
    rating = Rating(4, favourite=True, label=ColourLabel.RED)
    assert after["2019/Rom/a.jpg"] == ({"Places|Rome", "Fun"}, rating, {"Best"}, None)
    assert after["2019/Rom/b.jpg"] == ({"Fun"}, Rating(rejected=True), set(), None)
    assert after["undated.jpg"] == NOTHING
    assert rig.parts.undo().deed == Deed(Action.IMPORTED, "Lightroom Classic", 2)
    assert all_said(rig, photos) == before
    assert "Best" not in {each.name for each in rig.parts.albums.all()}
    rig.parts.redo()
    assert all_said(rig, photos) == after


@pytest.mark.parametrize("after", range(5))
def test_cancelled_while_it_is_taken_over_nothing_of_it_stays(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path, after: int
) -> None:
    """Whichever part was the last that was done."""
    told = {"2019/Rom/a.jpg": ROME, "2019/Rom/b.jpg": REJECTED}
    planned = plan(rig, make_lightroom(elsewhere / "x.lrcat", "/p/", told))
    assert planned.operation is not None
    assert len(planned.operation.operations) == 5, "two tags, two ratings, an album"
    before, history = all_said(rig, photos), rig.parts.history()
    told_of: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told_of.append((done, total))

    with pytest.raises(CancelledError):
        rig.parts.imports.apply(planned, progress, lambda: len(told_of) > after)
    assert len(told_of) == after + 1
    assert all_said(rig, photos) == before
    assert "Best" not in {each.name for each in rig.parts.albums.all()}
    assert rig.parts.history() == history
    assert rig.parts.imports.apply(planned, progress) is not None
    assert told_of[-1] == (2, 2)
    assert "Fun" in all_said(rig, photos)["2019/Rom/a.jpg"][0]


def test_cancelled_while_it_is_planned(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    matched = rig.parts.imports.read(
        make_lightroom(elsewhere / "x.lrcat", "/p/", {"2019/Rom/a.jpg": ROME})
    )
    with pytest.raises(CancelledError):
        rig.parts.imports.plan(matched, cancelled=lambda: True)
    told_of: list[tuple[int, int]] = []
    rig.parts.imports.plan(matched, progress=lambda *how: told_of.append(how))
    assert told_of == [(1, 1)]


def test_done_twice_nothing_is_new(rig: Rig, photos: dict[str, PhotoId], elsewhere: Path) -> None:
    told = dict.fromkeys(FILES, ROME)
    source = make_lightroom(elsewhere / "x.lrcat", f"{rig.root}/", told)
    assert apply(rig, source) is not None
    history = len(rig.parts.history())
    assert plan(rig, source).operation is None
    assert apply(rig, source) is None
    assert len(rig.parts.history()) == history


def test_what_is_ambiguous_is_listed_and_not_guessed(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    told = {"IMG_1.jpg": Told(["Fun"]), "other/IMG_1.jpg": Told(["Fun"])}
    source = make_digikam(elsewhere / "digikam4.db", "/photos", told)
    found = plan(rig, source)
    assert found.matched.ambiguous == ("/photos/IMG_1.jpg", "/photos/other/IMG_1.jpg")
    assert found.operation is None


@pytest.mark.parametrize(
    ("told", "photo"),
    [
        (Told(["Fun"], time="2020-01-01T10:00:00"), "one/IMG_1.jpg"),
        (Told(["Fun"], time="2021-01-01T10:00:00"), "two/IMG_1.jpg"),
        (Told(["Fun"], size=len(FILES["two/IMG_1.jpg"]), time="2021-01-01"), "two/IMG_1.jpg"),
        (Told(["Fun"], time="1999-01-01T10:00:00"), None),
    ],
)
def test_size_and_time_tell_files_of_one_name_apart(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path, told: Told, photo: str | None
) -> None:
    apply(rig, make_digikam(elsewhere / "digikam4.db", "/moved", {"IMG_1.jpg": told}))
    tagged = {name for name, each in photos.items() if "Fun" in said(rig, each)[0]}
    assert tagged == ({photo} if photo else set())


def test_a_folder_above_tells_files_of_one_name_apart(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    told = {"ONE/img_1.JPG": Told(["Fun"])}
    apply(rig, make_lightroom(elsewhere / "x.lrcat", "E:\\", told))
    assert "Fun" in said(rig, photos["one/IMG_1.jpg"])[0]


def test_the_name_alone_proves_nothing(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    told = {"somewhere/undated.jpg": Told(["Fun"])}
    found = plan(rig, make_digikam(elsewhere / "digikam4.db", "/p", told))
    assert found.matched.ambiguous == ("/p/somewhere/undated.jpg",)


def test_what_a_person_said_here_stays_unless_theirs_wins(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    a = photos["2019/Rom/a.jpg"]
    rig.parts.do(RatePhotos((a,), RatingChange(stars=2, favourite=False)))
    rig.parts.do(TagPhotos((a,), "Fun", present=False))
    rig.parts.do(CreateAlbum("best", "", (a,)))
    best = rig.parts.albums.named("Best")
    rig.parts.do(PutInAlbum(best.id, (a,), present=False))
    source = make_lightroom(elsewhere / "x.lrcat", f"{rig.root}/", {"2019/Rom/a.jpg": ROME})
    found = plan(rig, source)
    (difference,) = found.differences
    assert (difference.here.stars, difference.theirs.stars) == (2, 4)
    assert (difference.here.favourite, difference.theirs.favourite) == (False, True)
    assert found.tags_refused == 2
    apply(rig, source)
    kept = ({"Places|Rome"}, Rating(2, label=ColourLabel.RED), set[str](), None)
    assert said(rig, a) == kept
    assert apply(rig, source) is None
    assert apply(rig, source, theirs_wins=True) is not None
    rating = Rating(4, favourite=True, label=ColourLabel.RED)
    assert said(rig, a) == ({"Places|Rome", "Fun"}, rating, {"best"}, None)
    assert apply(rig, source, theirs_wins=True) is None
    rig.parts.undo()
    assert said(rig, a) == kept


def test_what_the_photo_says_already_is_not_said_again(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    a = photos["2019/Rom/a.jpg"]
    rig.parts.do(TagPhotos((a,), "Places|Italy|Rome"))
    told = {"2019/Rom/a.jpg": Told(["Rome", "Places", "italy", "Fun", "FUN"])}
    source = make_digikam(elsewhere / "digikam4.db", str(rig.root), told)
    assert [tag.name for tag in plan(rig, source).tags] == ["Fun"]


def test_picks_and_folders_are_taken_over_as_is_chosen(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    a = photos["2019/Rom/a.jpg"]
    told = {"2019/Rom/a.jpg": Told(pick=1)}
    source = make_digikam(elsewhere / "digikam4.db", str(rig.root), told)
    assert plan(rig, source, picked_as_favourite=False).operation is None
    apply(rig, source, picked_as_favourite=False, folder_albums=True)
    assert said(rig, a) == (set(), Rating(), {"Rom"}, None)


WORDS = Told(title=" A  title ", caption="One\ntwo ", place=(1.0, 2.0))


def words(rig: Rig, photo: PhotoId) -> DetailChange:
    of = details(rig, photo)
    return DetailChange(
        of.title, of.description, of.copyright, place=Place(of.latitude, of.longitude)
    )


def test_titles_descriptions_and_places_are_taken_over_and_taken_back(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    undated = photos["undated.jpg"]
    before = words(rig, undated)
    source = make_digikam(elsewhere / "digikam4.db", str(rig.root), {"undated.jpg": WORDS})
    found = plan(rig, source)
    assert (found.details, found.photos) == ({"title": 1, "description": 1, "place": 1}, 1)
    apply(rig, source)
    after = DetailChange("A title", "One\ntwo", "", place=Place(1.0, 2.0))
    assert words(rig, undated) == after
    assert apply(rig, source) is None
    rig.parts.undo()
    assert words(rig, undated) == before
    rig.parts.redo()
    assert words(rig, undated) == after


def test_what_a_person_wrote_here_wins_unless_theirs_is_to(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    undated = photos["undated.jpg"]
    rig.parts.do(EditPhotos((undated,), DetailChange("Mine", copyright="Me", place=NOWHERE)))
    source = make_digikam(elsewhere / "digikam4.db", str(rig.root), {"undated.jpg": WORDS})
    found = plan(rig, source)
    assert (found.details, found.details_kept) == ({"description": 1}, 2)
    apply(rig, source)
    assert words(rig, undated) == DetailChange("Mine", "One\ntwo", "Me", place=NOWHERE)
    apply(rig, source, theirs_wins=True)
    assert words(rig, undated) == DetailChange("A title", "One\ntwo", "Me", place=Place(1.0, 2.0))
    rig.parts.undo()
    assert words(rig, undated) == DetailChange("Mine", "One\ntwo", "Me", place=NOWHERE)


def test_what_a_file_says_already_is_not_said_again_and_its_place_stays(
    rig: Rig, elsewhere: Path
) -> None:
    said = {"description": "One two", "copyright": "Me"}
    write_files(rig.root, {"said.jpg": with_exif(picture("red"), **said)})
    rig.index()
    told = {"said.jpg": replace(WORDS, title="", place=None, rights="Me")}
    source = make_lightroom(elsewhere / "x.lrcat", f"{rig.root}/", told)
    assert plan(rig, source).operation is None
    told = {"said.jpg": Told(caption="Other", rights="Agency")}
    source = make_lightroom(elsewhere / "y.lrcat", f"{rig.root}/", told)
    assert plan(rig, source).details == {"description": 1, "copyright": 1}
    photo = rig.parts.photos.at(str(rig.root / "said.jpg"))
    assert photo is not None
    apply(rig, source)
    assert words(rig, photo) == DetailChange("", "Other", "Agency", place=NOWHERE)


def takeout(folder: Path, **more: Any) -> Path:
    """Undated here, and taken in Munich on 2019-05-06 11:00 UTC, as Google Photos says."""
    files = {
        "Trip/metadata.json": album("Trip"),
        "Trip/undated.jpg": FILES["undated.jpg"],
        "Trip/undated.jpg.supplemental-metadata.json": described("undated.jpg", **more),
    }
    return write_files(folder, files)


def test_a_takeout_gives_people_favourites_albums_and_the_date_that_is_missing(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    munich = {"latitude": 48.13, "longitude": 11.58}
    source = takeout(elsewhere, favorited=True, people=[{"name": "Anna"}], geoData=munich)
    apply(rig, source)
    undated = photos["undated.jpg"]
    date = datetime(2019, 5, 6, 13)
    assert said(rig, undated) == ({"People|Anna"}, Rating(favourite=True), {"Trip"}, date)
    of = details(rig, undated)
    assert (of.taken_zone, of.taken_precision) == (120, Precision.SECOND)
    assert words(rig, undated).place == Place(48.13, 11.58)
    rig.parts.undo()
    assert said(rig, undated) == NOTHING


def test_halves_of_characters_stop_nothing(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    apply(rig, takeout(elsewhere, people=[{"name": "A\ud800b"}]))
    assert said(rig, photos["undated.jpg"])[0] == {"People|A?b"}


def test_without_a_place_the_date_is_that_of_utc(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    apply(rig, takeout(elsewhere))
    of = details(rig, photos["undated.jpg"])
    assert (of.taken_at, of.taken_zone) == (datetime(2019, 5, 6, 11), 0)


def test_the_cameras_date_and_a_persons_are_better(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    dated = "2019/Rom/a.jpg"
    files = {"a.jpg": FILES[dated], "a.jpg.json": described("a.jpg", 1_000_000_000)}
    assert plan(rig, write_files(elsewhere / "one", files)).dated == 0
    source = takeout(elsewhere / "two")
    apply(rig, source)
    undated = photos["undated.jpg"]
    assert plan(rig, source).dated == 0
    rig.parts.do(DatePhotos((PersonDate(undated, datetime(2001, 1, 1)),)))
    assert plan(rig, source).dated == 0


def test_several_files_that_are_one_photo_are_taken_together(
    rig: Rig, photos: dict[str, PhotoId], elsewhere: Path
) -> None:
    """Google writes a photo into the folder of its year and into each of its albums."""
    name, data = "a.jpg", FILES["2019/Rom/a.jpg"]
    files = {}
    for folder, title in (("Photos from 2019", ""), ("One", "One"), ("Two", "Two")):
        files[f"{folder}/metadata.json"] = album(title)
        files[f"{folder}/{name}"] = data
        files[f"{folder}/{name}.json"] = described(name, favorited=True)
    apply(rig, write_files(elsewhere, files))
    assert said(rig, photos["2019/Rom/a.jpg"])[2] == {"One", "Two"}

"""The demo: the shipped photographs, copied with their times, searched, and shown."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path, PurePosixPath

import pytest

from photo_sorter.app.demo import QUERIES
from photo_sorter.app.demo_photos import (
    CREDITS_NAME,
    SAMPLES_NAME,
    DemoPhoto,
    copy_demo_photos,
    copy_samples,
    file_times,
    shipped_photos,
)
from photo_sorter.core.errors import PhotoSorterError
from tests.conftest import REPOSITORY
from tests.e2e.conftest import Cli

DEMO = REPOSITORY / "resources" / "demo"


def time_of(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime)


def test_a_copy_is_whole_and_sorts_by_date(tmp_path: Path) -> None:
    copies = copy_demo_photos(tmp_path / "photos")
    photos = shipped_photos(DEMO)
    assert len(copies) == len(photos) >= 80
    for photo, copy, time in zip(photos, copies, file_times(photos), strict=True):
        assert copy.read_bytes() == (DEMO / "photos" / photo.path).read_bytes()
        assert time_of(copy) == time
        assert photo.taken in (None, time)
    assert (tmp_path / "photos" / CREDITS_NAME).is_file()
    assert not list((tmp_path / "photos").rglob("*.part"))


def test_times_that_are_made_up_are_apart_and_in_their_folders_month() -> None:
    photos = shipped_photos(DEMO)
    times = file_times(photos)
    assert len(set(times)) == len(times)
    for photo, time in zip(photos, times, strict=True):
        year, _, month = photo.path.parts[0].split(" ")[0].partition("-")
        if year.isdigit():
            assert (time.year, time.month) == (int(year), int(month))
    assert max(t for p, t in zip(photos, times, strict=True) if not p.taken) < datetime(2025, 1, 1)


def test_photos_of_a_folder_follow_one_another() -> None:
    paths = ["2017-08 Sea/a.jpg", "2017-08 Sea/b.jpg", "Pets/a.jpg", "Pets/b.jpg"]
    own = datetime(2011, 5, 21)
    photos = [DemoPhoto(PurePosixPath(path), None) for path in paths]
    times = file_times([*photos[:3], DemoPhoto(PurePosixPath("Pets/x.jpg"), own), photos[3]])
    assert times[0] < times[1]
    assert times[2] < times[4]
    assert times[3] == own


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / SAMPLES_NAME / "Pets" / "Toby.jpg"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    assert copy_samples(str(tmp_path)) == str(tmp_path / SAMPLES_NAME)
    assert mine.read_bytes() == b"mine"
    assert len(list((tmp_path / SAMPLES_NAME).rglob("*.jpg"))) == len(shipped_photos(DEMO))


def test_a_place_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / SAMPLES_NAME).write_text("a file of that name")
    with pytest.raises(PhotoSorterError, match="cannot be copied there"):
        copy_samples(str(tmp_path))

    def cut_off(source: Path, target: Path) -> None:
        Path(target).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", cut_off)
    with pytest.raises(PhotoSorterError, match="No space is left"):
        copy_demo_photos(tmp_path / "photos")
    assert not [path for path in (tmp_path / "photos").rglob("*") if path.is_file()]


def test_the_demo_fills_a_library_and_draws_the_window(cli: Cli, tmp_path: Path) -> None:
    library, picture = tmp_path / "library", tmp_path / "window.png"
    ran = cli(library, "demo", "--picture", str(picture), "--json")
    assert ran.status == 0
    first, *searches, albums = ran.lines
    assert first["copied"] == first["index"]["added"] == len(shipped_photos(DEMO))
    assert [line["query"] for line in searches] == list(QUERIES)
    assert albums["albums"]
    assert picture.stat().st_size > 50_000

    again = cli(library, "demo", "--picture", str(picture))
    assert again.status != 0
    assert "not empty" in again.err

"""Files go to the system's trash all together or not at all, and come back to where they lay."""

from __future__ import annotations

import ctypes
import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from photo_sorter.adapters.trash.system_trash import SystemTrash, send_to_trash
from photo_sorter.core.errors import InvalidInputError, PhotoSorterError

pytestmark = pytest.mark.usefixtures("own_trash")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def trash(journal: Path) -> SystemTrash:
    return SystemTrash(journal)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("a.jpg", "a.jpg.xmp", "b ü.jpg", "b ü.xmp", "c.jpg"):
        (folder / name).write_text(name)
    return folder


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def failing_at(number: int) -> Callable[[str], None]:
    """Sends files to the trash, but for the n-th, whose drive has none."""
    left = [number]

    def send(path: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.EACCES, "Permission denied")
        send_to_trash(path)

    return send


def test_what_belongs_to_a_picture_goes_and_comes_back_with_it(
    trash: SystemTrash, photos: Path, own_trash: Path
) -> None:
    before = names(photos)
    key, moved = trash.move([str(photos / "a.jpg"), str(photos / "b ü.jpg")])
    trash.settle(key)
    assert names(photos) == {"c.jpg"}
    assert len(moved) == 4
    assert all(Path(trashed).read_text() == Path(path).name for path, trashed in moved)
    trash.settle(trash.restore(moved))
    assert names(photos) == before
    assert names(own_trash / "files") == names(own_trash / "info") == set()


def test_a_file_goes_alone_where_what_belongs_to_it_is_asked_to_stay(
    trash: SystemTrash, photos: Path
) -> None:
    key, moved = trash.move([str(photos / "a.jpg")], alone=True)
    trash.settle(key)
    assert [path for path, _ in moved] == [str(photos / "a.jpg")]
    assert (photos / "a.jpg.xmp").exists()


def test_two_files_of_one_name_are_told_apart_in_the_trash(
    trash: SystemTrash, photos: Path
) -> None:
    other = photos.with_name("other")
    other.mkdir()
    (other / "c.jpg").write_text("another")
    key, moved = trash.move([str(photos / "c.jpg"), str(other / "c.jpg")])
    trash.settle(key)
    assert [Path(trashed).read_text() for _, trashed in moved] == ["c.jpg", "another"]


def test_where_one_cannot_go_none_goes(journal: Path, photos: Path) -> None:
    before = names(photos)
    trash = SystemTrash(journal, failing_at(2))
    with pytest.raises(PhotoSorterError, match="cannot go to the trash") as caught:
        trash.move([str(photos / name) for name in ("a.jpg", "b ü.jpg", "c.jpg")])
    assert caught.value.path == str(photos / "b ü.jpg")
    assert names(photos) == before
    assert not list(journal.iterdir())


def test_a_file_that_is_gone_is_refused_before_anything_moves(
    trash: SystemTrash, photos: Path
) -> None:
    before = names(photos)
    with pytest.raises(InvalidInputError, match="not there any more"):
        trash.move([str(photos / "a.jpg"), str(photos / "d.jpg")])
    assert names(photos) == before


def test_nothing_is_put_back_over_another_file(trash: SystemTrash, photos: Path) -> None:
    key, moved = trash.move([str(photos / "a.jpg"), str(photos / "c.jpg")])
    trash.settle(key)
    (photos / "c.jpg").write_text("a new one")
    with pytest.raises(InvalidInputError, match="already"):
        trash.restore(moved)
    assert (photos / "c.jpg").read_text() == "a new one"
    assert not (photos / "a.jpg").exists()


def test_an_emptied_trash_is_said(trash: SystemTrash, photos: Path) -> None:
    key, moved = trash.move([str(photos / "c.jpg")])
    trash.settle(key)
    os.unlink(moved[0][1])
    assert not trash.is_there(moved[0][1])
    with pytest.raises(InvalidInputError, match="not in the trash"):
        trash.restore(moved)


@pytest.mark.parametrize("landed", [True, False])
def test_what_a_crash_left_is_settled_or_taken_back(
    journal: Path, photos: Path, landed: bool
) -> None:
    before = names(photos)
    key, moved = SystemTrash(journal).move([str(photos / "a.jpg"), str(photos / "c.jpg")])
    SystemTrash(journal).finish(lambda asked: asked == key and landed)  # another process
    assert names(photos) == ({"b ü.jpg", "b ü.xmp"} if landed else before)
    if landed:
        back = SystemTrash(journal).restore(moved)
        SystemTrash(journal).finish(lambda asked: False)
        assert back
        assert names(photos) == {"b ü.jpg", "b ü.xmp"}  # in the trash again
        assert all(os.path.exists(trashed) for _, trashed in moved)
    assert not list(journal.iterdir())


def test_what_died_between_two_files_is_taken_back(journal: Path, photos: Path) -> None:
    before = names(photos)

    def die(path: str) -> None:
        if path.endswith("c.jpg"):
            raise KeyboardInterrupt
        send_to_trash(path)

    with pytest.raises(KeyboardInterrupt):
        SystemTrash(journal, die).move([str(photos / "a.jpg"), str(photos / "c.jpg")])
    assert names(photos) == before - {"a.jpg", "a.jpg.xmp"}
    SystemTrash(journal).finish(lambda key: False)
    assert names(photos) == before


def test_what_is_under_way_is_not_taken_for_left_behind(trash: SystemTrash, photos: Path) -> None:
    trash.move([str(photos / "c.jpg")])
    trash.finish(lambda key: False)
    assert not (photos / "c.jpg").exists()


def test_a_note_that_cannot_be_read_does_no_harm(
    trash: SystemTrash, journal: Path, photos: Path
) -> None:
    before = names(photos)
    journal.mkdir()
    (journal / "rubbish.json").write_text(json.dumps({"files": 3}))
    trash.finish(lambda key: False)
    assert names(photos) == before


def test_on_a_drive_where_windows_would_delete_nothing_is_sent(
    trash: SystemTrash, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows has no trash for network drives."""

    class Windows:
        class kernel32:  # noqa: N801 - its name there
            GetDriveTypeW = staticmethod(lambda drive: 4)

    monkeypatch.setattr(ctypes, "windll", Windows, raising=False)
    with pytest.raises(PhotoSorterError, match="network drive has no trash"):
        trash.move([str(photos / "c.jpg")])
    assert (photos / "c.jpg").read_text() == "c.jpg"

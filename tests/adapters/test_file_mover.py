"""Single steps of a plan on a real disk."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from photo_sorter.adapters import file_mover, no_replace
from photo_sorter.adapters.file_mover import LocalFileMover
from photo_sorter.adapters.no_replace import rename_free
from photo_sorter.core.ports.sorting import NotMovedError, OtherDriveError
from photo_sorter.core.sorting.plan import Why


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"photo" * 1000)
    return path


@pytest.mark.parametrize("at_once", [True, False])
def test_a_name_that_is_taken_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    if not at_once:  # as on systems that cannot look and rename in one
        monkeypatch.setattr(no_replace, "_at_once", None)
    taken, free = file.with_name("taken.jpg"), file.with_name("free.jpg")
    taken.write_bytes(b"other")
    with pytest.raises(FileExistsError):
        rename_free(str(file), str(taken))
    assert taken.read_bytes() == b"other"
    rename_free(str(file), str(free))
    assert not file.exists()
    with pytest.raises(FileNotFoundError):
        rename_free(str(file), str(file.with_name("new.jpg")))


def test_folders_are_made_where_a_file_goes(file: Path) -> None:
    target = file.parent / "x" / "y" / "a.jpg"
    stamp = LocalFileMover().move(str(file), str(target))
    assert stamp.inode == target.stat().st_ino


@pytest.mark.parametrize(
    ("error", "why", "stops"),
    [
        (errno.ENOSPC, Why.REFUSED, True),
        (errno.EDQUOT, Why.REFUSED, True),
        (errno.EIO, Why.REFUSED, True),
        (errno.EROFS, Why.REFUSED, False),
        (errno.EACCES, Why.REFUSED, False),
        (errno.ENAMETOOLONG, Why.REFUSED, False),
        (errno.EEXIST, Why.NAME_TAKEN, False),
    ],
)
def test_what_the_system_says_is_told_apart(
    file: Path, monkeypatch: pytest.MonkeyPatch, error: int, why: Why, stops: bool
) -> None:
    def refuse(old: str, new: str) -> None:
        raise OSError(error, os.strerror(error), old)

    monkeypatch.setattr(file_mover, "rename_free", refuse)
    with pytest.raises(NotMovedError) as raised:
        LocalFileMover().move(str(file), str(file.with_name("b.jpg")))
    assert (raised.value.reason.why, raised.value.stops) == (why, stops)


def test_another_drive_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(old: str, new: str) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), old)

    monkeypatch.setattr(file_mover, "rename_free", refuse)
    with pytest.raises(OtherDriveError):
        LocalFileMover().move(str(file), str(file.with_name("b.jpg")))


def test_a_copy_has_the_same_bytes_times_and_attributes(file: Path) -> None:
    file.chmod(0o640)
    os.utime(file, ns=(1_600_000_000_123_456_789,) * 2)
    mover = LocalFileMover()
    hidden = mover.hidden_beside(str(file.parent / "there" / "a.jpg"), "key")
    Path(hidden).parent.mkdir()
    Path(hidden).write_bytes(b"of an earlier try")
    mover.copy(str(file), hidden)
    assert Path(hidden).read_bytes() == file.read_bytes()
    assert os.stat(hidden).st_mtime_ns == file.stat().st_mtime_ns
    assert os.stat(hidden).st_mode == file.stat().st_mode


def test_a_copy_that_is_not_the_same_goes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_mover, "hash_file", lambda path: "another")
    hidden = file.with_name(".hidden")
    with pytest.raises(NotMovedError) as raised:
        LocalFileMover().copy(str(file), str(hidden))
    assert raised.value.reason.why is Why.NOT_THE_SAME
    assert not hidden.exists()
    assert file.exists()


def test_a_file_that_changes_while_it_is_copied_is_left(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = file_mover._copy

    def change_meanwhile(source: str, target: str):  # type: ignore[no-untyped-def]
        digest = copy(source, target)
        file.write_bytes(b"changed")
        return digest

    monkeypatch.setattr(file_mover, "_copy", change_meanwhile)
    hidden = file.with_name(".hidden")
    with pytest.raises(NotMovedError) as raised:
        LocalFileMover().copy(str(file), str(hidden))
    assert raised.value.reason.why is Why.CHANGED
    assert not hidden.exists()


def test_only_empty_folders_go_and_none_above_where_it_stops(tmp_path: Path) -> None:
    (tmp_path / "root" / "a" / "b").mkdir(parents=True)
    (tmp_path / "root" / "c").mkdir()
    (tmp_path / "root" / "c" / "file").write_text("stays")
    root = str(tmp_path / "root")
    gone = LocalFileMover().remove_empty([f"{root}/a/b", f"{root}/c"], stop=root)
    assert gone == [f"{root}/a/b", f"{root}/a"]
    assert (tmp_path / "root" / "c").exists()


def test_the_drive_of_what_is_not_there_yet_is_that_of_what_is(tmp_path: Path) -> None:
    mover = LocalFileMover()
    drive = mover.drive(str(tmp_path / "not" / "yet"))
    assert drive.device == tmp_path.stat().st_dev
    assert drive.free > 0
    assert mover.is_mounted(drive.mount)

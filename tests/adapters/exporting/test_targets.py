"""Where copies go: whole under their names or not there at all, and nothing is written over."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from photo_sorter.adapters.exporting.targets import FolderTarget, ZipTarget, names_at, open_target
from photo_sorter.core.errors import DiskFullError, PhotoSorterError
from photo_sorter.core.ports.exporting import ExportTarget, ExportTargetError

KINDS = ("out", "out.zip")


@pytest.fixture(params=KINDS)
def place(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return tmp_path / "exports" / str(request.param)


def contents(place: Path) -> dict[str, bytes]:
    """What is there in the end, by name."""
    if place.is_dir():
        files = (path for path in place.rglob("*") if path.is_file())
        return {str(path.relative_to(place)): path.read_bytes() for path in files}
    with zipfile.ZipFile(place) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def writes(data: bytes) -> Callable[[str], int]:
    return lambda path: Path(path).write_bytes(data)


def everything_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_name_that_ends_so_is_a_zip(tmp_path: Path) -> None:
    folder = open_target(tmp_path / "a")
    archive = open_target(tmp_path / "a.ZIP")
    assert isinstance(folder, FolderTarget)
    assert isinstance(archive, ZipTarget)
    archive.discard()


def test_what_is_put_is_there_under_its_name(place: Path) -> None:
    target = open_target(place)
    assert target.put((), "a.jpg", writes(b"one")) == ("a.jpg", 3)
    assert target.put(("2021", "June"), "b.jpg", writes(b"two")) == ("b.jpg", 3)
    assert target.put_bytes((), "a.jpg.xmp", b"words") == "a.jpg.xmp"
    target.finish()
    assert contents(target.path) == {
        "a.jpg": b"one",
        "2021/June/b.jpg": b"two",
        "a.jpg.xmp": b"words",
    }


def test_a_name_that_came_meanwhile_is_not_written_over(place: Path) -> None:
    target = open_target(place)
    target.put((), "a.jpg", writes(b"one"))
    assert target.put((), "a.jpg", writes(b"two"))[0] == "a (2).jpg"
    target.finish()
    assert contents(target.path) == {"a.jpg": b"one", "a (2).jpg": b"two"}


def test_a_copy_that_fails_leaves_nothing(place: Path) -> None:
    target = open_target(place)

    def fail(path: str) -> None:
        Path(path).write_bytes(b"half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        target.put(("sub",), "a.jpg", fail)
    target.put((), "b.jpg", writes(b"whole"))
    target.finish()
    assert contents(target.path) == {"b.jpg": b"whole"}
    leftover = {name for name in everything_below(place.parent) if ".part" in name}
    assert not leftover


def test_a_zip_that_is_given_up_is_not_there(tmp_path: Path) -> None:
    target = open_target(tmp_path / "a.zip")
    target.put((), "a.jpg", writes(b"one"))
    target.discard()
    target.discard()
    assert not everything_below(tmp_path)


def test_a_zip_is_not_written_over_another(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"mine")
    target = open_target(tmp_path / "a.zip")
    target.put((), "a.jpg", writes(b"one"))
    target.finish()
    assert target.path == tmp_path / "a (2).zip"
    assert (tmp_path / "a.zip").read_bytes() == b"mine"
    assert contents(target.path) == {"a.jpg": b"one"}


def test_a_zip_takes_names_of_every_kind_and_old_files(tmp_path: Path) -> None:
    target = open_target(tmp_path / "a.zip")

    def old(path: str) -> None:
        Path(path).write_bytes(b"old")
        os.utime(path, (0, 0))

    target.put((), os.fsdecode(b"\xff.jpg"), old)
    target.put((), "größer.jpg", old)
    target.finish()
    assert set(contents(target.path)) == {"\ufffd.jpg", "größer.jpg"}


def test_a_full_disk_is_said_and_leaves_nothing_half_written(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = open_target(place)
    target.put((), "a.jpg", writes(b"one"))

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(DiskFullError):
            target.put_bytes((), "b.jpg", b"two")
    target.discard()
    assert not {name for name in everything_below(place.parent) if ".part" in name or "b.j" in name}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_said_at_once(place: Path) -> None:
    place.parent.mkdir()
    place.parent.chmod(0o500)
    with pytest.raises(ExportTargetError):
        open_target(place)
    place.parent.chmod(0o700)


def test_a_target_below_a_file_is_said_at_once(place: Path) -> None:
    place.parent.write_bytes(b"a file")
    with pytest.raises(ExportTargetError) as refused:
        open_target(place)
    assert isinstance(refused.value, PhotoSorterError)


def test_names_are_those_of_the_folder_if_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.jpg").touch()
    assert list(names_at(tmp_path, ("sub",))) == ["a.jpg"]
    assert list(names_at(tmp_path / "other", ())) == []
    assert list(names_at(tmp_path / "new.zip", ())) == []


_KILLED = """
import os, sys
from pathlib import Path
from photo_sorter.adapters.exporting.targets import open_target

target = open_target(Path(sys.argv[1]))
target.put((), "a.jpg", lambda path: Path(path).write_bytes(b"one"))

def die(path):
    Path(path).write_bytes(b"half")
    os.kill(os.getpid(), 9)

target.put((), "b.jpg", die)
"""


def test_a_kill_leaves_whole_copies_and_no_zip(place: Path) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, str(place)], check=False)
    named = {name for name in everything_below(place.parent) if ".part" not in name}
    assert named == ({"out/a.jpg"} if place.suffix == "" else set())
    hours_ago = time.time() - 7200
    for path in place.parent.rglob(".*.part"):
        os.utime(path, (hours_ago, hours_ago))
    target = open_target(place)
    target.put((), "c.jpg", writes(b"three"))
    target.finish()
    assert contents(target.path)["c.jpg"] == b"three"
    assert not {name for name in everything_below(place.parent) if ".part" in name}


def test_what_others_write_now_is_not_swept(place: Path) -> None:
    first: ExportTarget = open_target(place)

    def make(path: str) -> None:
        Path(path).write_bytes(b"one")
        open_target(place.parent / "second.zip").discard()
        other = open_target(place)
        other.discard()

    first.put((), "a.jpg", make)
    first.finish()
    assert contents(first.path) == {"a.jpg": b"one"}

"""One owner a library, and none after its process has gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from photo_sorter.adapters.library_lock import LibraryLock
from photo_sorter.core.errors import LibraryLockedError, LibraryUnavailableError

HOLD = """
import sys
from pathlib import Path
from photo_sorter.adapters.library_lock import LibraryLock
lock = LibraryLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_library_is_locked_until_it_is_released(tmp_path: Path) -> None:
    first, second = LibraryLock(tmp_path / "new"), LibraryLock(tmp_path / "new")
    first.acquire()
    with pytest.raises(LibraryLockedError) as caught:
        second.acquire()
    assert str(os.getpid()) in caught.value.message
    first.release()
    first.release()
    second.acquire()
    second.release()


def test_a_killed_owner_leaves_the_library_free(tmp_path: Path) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert owner.stdin is not None
    assert owner.stdout is not None
    with owner.stdin, owner.stdout as said:
        assert said.readline() == "held\n"
        lock = LibraryLock(tmp_path)
        with pytest.raises(LibraryLockedError) as caught:
            lock.acquire()
        assert str(owner.pid) in caught.value.message
        owner.kill()
        owner.wait(10)
    lock.acquire()
    lock.release()


def test_a_lock_is_released_also_where_nothing_can_be_removed(tmp_path: Path) -> None:
    lock = LibraryLock(tmp_path)
    lock.acquire()
    (tmp_path / "lock.pid").unlink()
    (tmp_path / "lock.pid").mkdir()  # as on a disk that has become read-only
    lock.release()
    (tmp_path / "lock.pid").rmdir()
    again = LibraryLock(tmp_path)
    again.acquire()
    again.release()


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryUnavailableError) as caught:
        LibraryLock(tmp_path / "file" / "library").acquire()
    assert caught.value.remedy


def test_a_file_system_without_locks_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(LibraryUnavailableError):
        LibraryLock(tmp_path).acquire()

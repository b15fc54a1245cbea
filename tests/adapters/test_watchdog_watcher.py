"""Real changes in real folders, live and by looking."""

from __future__ import annotations

import errno
import os
import queue
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from photo_sorter.adapters.watchdog_watcher import WatchdogWatcher
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.ports import RawChange, RawChangeKind

CHANGED, REMOVED, MOVED = RawChangeKind.CHANGED, RawChangeKind.REMOVED, RawChangeKind.MOVED
only_inotify = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")


class Heard:
    """What a watcher reported, waited for."""

    def __init__(self) -> None:
        self._changes: queue.SimpleQueue[tuple[str, RawChange]] = queue.SimpleQueue()
        self.watcher = WatchdogWatcher(lambda root, change: self._changes.put((root, change)))

    def until(self, wanted: Callable[[RawChange], bool]) -> list[tuple[str, RawChange]]:
        """Everything up to the first change that is wanted."""
        heard = []
        while True:
            heard.append(self._changes.get(timeout=15))
            if wanted(heard[-1][1]):
                return heard

    def of(self, path: Path, kind: RawChangeKind) -> RawChange:
        return self.until(lambda c: (c.path, c.kind) == (str(path), kind))[-1][1]


@pytest.fixture
def heard() -> Iterator[Heard]:
    before = set(threading.enumerate())
    heard = Heard()
    yield heard
    heard.watcher.close()
    heard.watcher.close()
    assert set(threading.enumerate()) == before


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    root.mkdir()
    return root


@pytest.fixture(params=[pytest.param(None, id="live"), pytest.param(0.05, id="by looking")])
def watched(request: pytest.FixtureRequest, heard: Heard, root: Path) -> Heard:
    (root / "old.jpg").write_bytes(b"old")
    heard.watcher.watch(str(root), request.param)
    return heard


def test_files_that_appear_change_move_and_go_are_reported(watched: Heard, root: Path) -> None:
    new, moved = root / "sub" / "new.jpg", root / "moved.jpg"
    new.parent.mkdir()
    new.write_bytes(b"1")
    watched.of(new, CHANGED)
    new.write_bytes(b"12")
    watched.of(new, CHANGED)
    new.rename(moved)
    assert watched.of(new, MOVED).moved_to == str(moved)
    moved.unlink()
    assert not watched.of(moved, REMOVED).is_directory


def test_a_changed_time_alone_is_a_change(watched: Heard, root: Path) -> None:
    os.utime(root / "old.jpg", (1, 1))
    watched.of(root / "old.jpg", CHANGED)


def test_directories_that_move_or_go_are_reported_as_such(watched: Heard, root: Path) -> None:
    (root / "a").mkdir()
    assert watched.of(root / "a", CHANGED).is_directory
    (root / "a").rename(root / "b")
    change = watched.of(root / "a", MOVED)
    assert change.is_directory
    assert change.moved_to == str(root / "b")
    (root / "b").rmdir()
    assert watched.of(root / "b", REMOVED).is_directory


def test_a_directory_that_is_moved_in_is_reported(
    watched: Heard, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.jpg").write_bytes(b"x")
    (tmp_path / "outside").rename(root / "inside")
    watched.of(root / "inside", CHANGED)


def test_hidden_names_and_reading_are_not_reported(watched: Heard, root: Path) -> None:
    (root / ".hidden").mkdir()
    (root / ".hidden" / "a.jpg").write_bytes(b"x")
    (root / "@eaDir").mkdir()
    (root / "Thumbs.db").write_bytes(b"x")
    assert (root / "old.jpg").read_bytes() == b"old"
    (root / "last.jpg").write_bytes(b"x")
    changes = watched.until(lambda change: change.path.endswith("last.jpg"))
    assert {change.path for _, change in changes} == {str(root / "last.jpg")}


def test_nomedia_is_a_change_of_its_folder(watched: Heard, root: Path) -> None:
    (root / "sub").mkdir()
    watched.of(root / "sub", CHANGED)
    flag = root / "sub" / ".nomedia"
    flag.touch()
    assert watched.of(root / "sub", CHANGED).is_directory
    flag.rename(root / ".nomedia")
    assert watched.of(root / "sub", CHANGED).is_directory
    assert watched.of(root, CHANGED).is_directory


def test_a_move_to_or_from_a_hidden_name_is_as_if_it_went_or_came(
    watched: Heard, root: Path
) -> None:
    (root / "old.jpg").rename(root / ".old.jpg")
    watched.of(root / "old.jpg", REMOVED)
    (root / ".old.jpg").rename(root / "again.jpg")
    watched.of(root / "again.jpg", CHANGED)


def test_a_root_that_vanishes_says_so_and_can_be_watched_again(
    heard: Heard, root: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for polling in (None, 0.05):
        heard.watcher.watch(str(root), polling)
        heard.watcher.watch(str(other), polling)
        shutil.rmtree(root)
        heard.of(root, REMOVED)
        (other / "a.jpg").write_bytes(b"x")
        heard.of(other / "a.jpg", CHANGED)
        heard.watcher.unwatch(str(root))
        root.mkdir()
        heard.watcher.watch(str(root), polling)
        (root / "back.jpg").write_bytes(b"x")
        heard.of(root / "back.jpg", CHANGED)


def test_a_root_that_is_not_watched_any_more_is_silent(watched: Heard, tmp_path: Path) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    other.mkdir()
    watched.watcher.watch(str(other), None)
    watched.watcher.unwatch(str(root))
    watched.watcher.unwatch(str(root))
    (root / "unheard.jpg").write_bytes(b"x")
    (other / "heard.jpg").write_bytes(b"x")
    changes = watched.until(lambda change: change.path.endswith("/heard.jpg"))
    assert {reported for reported, _ in changes} == {str(other)}


@pytest.mark.parametrize("polling", [None, 0.05])
def test_a_root_behind_a_link_is_reported_as_the_person_named_it(
    heard: Heard, root: Path, tmp_path: Path, polling: float | None
) -> None:
    link = tmp_path / "link"
    link.symlink_to(root)
    heard.watcher.watch(str(link), polling)
    (root / "a.jpg").write_bytes(b"x")
    heard.of(link / "a.jpg", CHANGED)


def test_two_names_of_one_directory_are_watched_apart(
    heard: Heard, root: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(root)
    heard.watcher.watch(str(root), None)
    heard.watcher.watch(str(link), None)
    heard.watcher.unwatch(str(root))
    (root / "a.jpg").write_bytes(b"x")
    heard.of(link / "a.jpg", CHANGED)


@pytest.mark.parametrize("polling", [None, 0.05])
def test_a_link_in_a_circle_does_no_harm(heard: Heard, root: Path, polling: float | None) -> None:
    (root / "up").symlink_to(root)
    heard.watcher.watch(str(root), polling)
    (root / "a.jpg").write_bytes(b"x")
    heard.of(root / "a.jpg", CHANGED)


@only_inotify
def test_a_name_that_is_not_utf8_is_reported(watched: Heard, root: Path) -> None:
    path = os.path.join(os.fsencode(root), b"caf\xe9.jpg")
    with open(path, "wb") as file:
        file.write(b"x")
    watched.of(Path(os.fsdecode(path)), CHANGED)


@pytest.mark.parametrize("polling", [None, 0.05])
def test_a_folder_that_is_not_there_cannot_be_watched(
    heard: Heard, tmp_path: Path, polling: float | None
) -> None:
    with pytest.raises(PhotoSorterError) as caught:
        heard.watcher.watch(str(tmp_path / "missing"), polling)
    assert caught.value.remedy


def test_a_listener_that_fails_does_not_end_the_watching(root: Path) -> None:
    changes: queue.SimpleQueue[str] = queue.SimpleQueue()

    def listen(_root: str, change: RawChange) -> None:
        if change.path.endswith("bad.jpg"):
            raise RuntimeError("a listener's own bug")
        changes.put(change.path)

    watcher = WatchdogWatcher(listen)
    watcher.watch(str(root), None)
    try:
        (root / "bad.jpg").write_bytes(b"x")
        (root / "good.jpg").write_bytes(b"x")
        assert changes.get(timeout=15) == str(root / "good.jpg")
    finally:
        watcher.close()


@only_inotify
def test_the_systems_limit_of_watches_is_said_with_its_remedy(
    heard: Heard, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the kernel says it: a directory below the root gets no watch."""
    from watchdog.observers import inotify_c

    (root / "sub").mkdir()
    add = inotify_c.InotifyFD.add_callback

    def limited(self: object, path: bytes, *rest: object) -> object:
        if path.endswith(b"sub"):
            raise OSError(errno.ENOSPC, "inotify watch limit reached")
        return add(self, path, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(inotify_c.InotifyFD, "add_callback", limited)
        with pytest.raises(PhotoSorterError, match="limit") as caught:
            heard.watcher.watch(str(root), None)
        assert "fs.inotify.max_user_watches" in caught.value.remedy
        heard.watcher.watch(str(root), 0.05)  # the way out still works
        (root / "sub" / "a.jpg").write_bytes(b"x")
        heard.of(root / "sub" / "a.jpg", CHANGED)
    heard.watcher.watch(str(root), None)
    (root / "sub" / "b.jpg").write_bytes(b"x")
    heard.of(root / "sub" / "b.jpg", CHANGED)


@only_inotify
def test_lost_events_are_reported_for_every_live_root(
    heard: Heard, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel's queue overflows: said by one event among the others."""
    from watchdog.observers.inotify_c import InotifyConstants, InotifyEvent, InotifyFD

    read = InotifyFD.read_events

    def overflowing(self: InotifyFD) -> list[InotifyEvent]:
        events = read(self)
        lost = InotifyEvent(-1, InotifyConstants.IN_Q_OVERFLOW, 0, b"")  # type: ignore[arg-type]
        return [*events, lost] if any(event.name == b"a.jpg" for event in events) else events

    monkeypatch.setattr(InotifyFD, "read_events", overflowing)
    heard.watcher.watch(str(root), None)
    (root / "a.jpg").write_bytes(b"x")
    assert heard.of(root, RawChangeKind.OVERFLOWED).is_directory


@pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")
def test_a_directory_that_is_met_twice_is_watched_once(tmp_path: Path) -> None:
    from watchdog.observers.inotify_c import InotifyConstants

    from photo_sorter.adapters.inotify_observer import InotifyRootsObserver

    observer = InotifyRootsObserver(lambda: None)
    observer.start()
    try:
        group: Any = object()
        events = observer._events
        mask: Any = InotifyConstants.IN_CREATE
        name: Any = 1
        first = events.add_callback(os.fsencode(tmp_path), mask, group, name)
        assert events.add_callback(os.fsencode(tmp_path), mask, group, name) == first
        events.remove_callbacks([(first, name)])
    finally:
        observer.stop()
        observer.join()

"""Real folders: what a scan finds, what it passes over, what it cannot read."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.formats import is_picture_name
from photo_sorter.adapters.mounts import file_system_at, reports_changes
from photo_sorter.core.exclusions import exclusion
from photo_sorter.core.photo import Stamps
from photo_sorter.core.ports import FileSystem, FoundFile, ScanProblem, Scope
from photo_sorter.core.problems import Problem

needs_rights = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything"
)


def files_of() -> LocalFileSystem:
    return LocalFileSystem(lambda name: name.endswith(".jpg"), lambda _name: Problem.SKIPPED_OTHER)


@pytest.fixture
def files() -> FileSystem:
    return files_of()


def write(path: Path, content: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def scan(files: FileSystem, directory: Path) -> dict[str, FoundFile]:
    found = list(files.scan(str(directory), lambda: False))
    by_path = {os.path.relpath(file.path, directory): file for file in found}
    assert len(by_path) == len(found)
    return by_path


def test_a_scan_finds_every_file_with_its_stamp(files: FileSystem, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jpg", b"123")
    write(tmp_path / "deep" / "er" / "b.jpg")
    write(tmp_path / "note.txt")
    found = scan(files, tmp_path)
    assert set(found) == {"a.jpg", "deep/er/b.jpg", "note.txt"}
    status = path.stat()
    stamp = found["a.jpg"].stamp
    assert (stamp.size, stamp.mtime_ns) == (3, status.st_mtime_ns)
    assert (stamp.inode, stamp.device) == (status.st_ino, status.st_dev)
    assert found["a.jpg"].skip_reason is None
    assert found["note.txt"].skip_reason is Problem.SKIPPED_OTHER
    assert files.found(str(path)) == found["a.jpg"]


def test_a_file_that_is_as_expected_is_only_ticked_off(files: FileSystem, tmp_path: Path) -> None:
    for name in ("same.jpg", "changed.jpg", "new.jpg"):
        write(tmp_path / name)
    whole = scan(files, tmp_path)
    expected: Stamps = {
        str(tmp_path / "same.jpg"): whole["same.jpg"].stamp,
        str(tmp_path / "changed.jpg"): whole["changed.jpg"].stamp._replace(size=17),
        str(tmp_path / "gone.jpg"): whole["same.jpg"].stamp,
        str(tmp_path / "dangling.jpg"): whole["same.jpg"].stamp,
    }
    (tmp_path / "dangling.jpg").symlink_to(tmp_path / "gone.jpg")
    found = files.scan(str(tmp_path), lambda: False, expected)
    assert {Path(file.path).name for file in found} == {"changed.jpg", "new.jpg"}
    assert {Path(path).name for path in expected} == {
        "changed.jpg",
        "gone.jpg",
        "dangling.jpg",
    }


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.jpg",
        ".thumbnails/a.jpg",
        "@eaDir/a.jpg",
        ".git/a.jpg",
        "node_modules/a.jpg",
        "System Volume Information/a.jpg",
        "$RECYCLE.BIN/a.jpg",
        "lost+found/a.jpg",
        "Thumbs.db",
        "#recycle/a.jpg",
        "@Recycle/a.jpg",
        "@Recently-Snapshot/a.jpg",
        "#snapshot/2024/a.jpg",
        ".@__thumb/a.jpg",
        ".Trash-1000/files/a.jpg",
        ".Trashes/501/a.jpg",
        ".snapshot/a.jpg",
        ".zfs/snapshot/x/a.jpg",
        ".dtrash/a.jpg",
        "@GMT-2024.05.06-07.08.09/a.jpg",
        "__MACOSX/a.jpg",
        "Lightroom Previews.lrdata/a.jpg",
        "Pics.photoslibrary/resources/derivatives/a.jpg",
        "Pics.photoslibrary/database/a.jpg",
        "Old.photolibrary/Thumbnails/a.jpg",
        "Old.aplibrary/Previews/a.jpg",
    ],
)
def test_hidden_and_system_names_are_passed_over(
    files: FileSystem, tmp_path: Path, name: str
) -> None:
    write(tmp_path / name)
    write(tmp_path / "seen.jpg")
    assert set(scan(files, tmp_path)) == {"seen.jpg"}


@pytest.mark.parametrize(
    "name",
    [
        "Pics.photoslibrary/originals/A/a.jpg",
        "Old.photolibrary/Masters/2012/a.jpg",
        "recycled glass/a.jpg",
        "originals/a.jpg",
        "resources/a.jpg",
        "@GMT/a.jpg",
    ],
)
def test_what_only_looks_like_it_is_found(files: FileSystem, tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    assert set(scan(files, tmp_path)) == {name}


def test_of_a_photo_library_that_is_the_root_the_originals_count(
    files: FileSystem, tmp_path: Path
) -> None:
    root = tmp_path / "Pics.photoslibrary"
    write(root / "originals" / "a.jpg")
    write(root / "resources" / "derivatives" / "b.jpg")
    assert set(scan(files, root)) == {"originals/a.jpg"}
    assert files.passes_over(str(root / "resources"), Scope(str(root)))


def test_a_folder_with_nomedia_is_passed_over_with_all_below(
    files: FileSystem, tmp_path: Path
) -> None:
    write(tmp_path / "seen" / "a.jpg")
    write(tmp_path / "not" / "b.jpg")
    write(tmp_path / "not" / "deep" / "c.jpg")
    write(tmp_path / "not" / ".nomedia", b"")
    assert set(scan(files, tmp_path)) == {"seen/a.jpg"}
    scope = Scope(str(tmp_path))
    assert files.passes_over(str(tmp_path / "not"), scope)
    assert not files.passes_over(str(tmp_path / "seen"), scope)


def test_what_the_scope_excludes_is_not_entered(files: FileSystem, tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg", "sub/c.jpg"):
        write(tmp_path / name)
    excluded = exclusion(["sub", "b.*"], str(tmp_path))
    scope = Scope(str(tmp_path), excluded=excluded)
    found = files.scan(str(tmp_path), lambda: False, scope=scope)
    assert [Path(file.path).name for file in found] == ["a.jpg"]


def test_a_raw_that_was_as_expected_is_given_once_its_picture_is_new(tmp_path: Path) -> None:
    files = LocalFileSystem(is_picture_name, lambda _name: Problem.SKIPPED_OTHER)
    raw, shown = write(tmp_path / "a.CR2"), tmp_path / "A.JPG"
    write(tmp_path / "b.CR2")
    expected: Stamps = {file.path: file.stamp for file in scan(files, tmp_path).values()}
    assert list(files.scan(str(tmp_path), lambda: False, dict(expected))) == []
    write(shown)
    found = {Path(x.path).name: x for x in files.scan(str(tmp_path), lambda: False, expected)}
    assert set(found) == {"a.CR2", "A.JPG"}
    assert found["a.CR2"].skip_reason is Problem.SKIPPED_PART
    assert found["a.CR2"].part_of == str(shown)
    assert list(expected) == [str(raw)]


def test_a_root_may_itself_be_hidden(files: FileSystem, tmp_path: Path) -> None:
    write(tmp_path / ".hidden" / "a.jpg")
    assert set(scan(files, tmp_path / ".hidden")) == {"a.jpg"}


@pytest.mark.parametrize("name", [b"caf\xe9.jpg", "日本 🎂.jpg".encode(), b"new\nline.jpg"])
def test_any_name_is_found(files: FileSystem, tmp_path: Path, name: bytes) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)
    try:
        with open(path, "wb") as file:
            file.write(b"x")
    except OSError:
        pytest.skip("this file system takes no such name")
    (found,) = files.scan(str(tmp_path), lambda: False)
    assert os.fsencode(found.path) == path
    assert files.found(found.path) == found


def test_links_are_followed_but_never_in_a_circle(files: FileSystem, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "b.jpg")
    root = tmp_path / "root"
    write(root / "real" / "a.jpg")
    (root / "linked").symlink_to(tmp_path / "elsewhere")
    (root / "real" / "up").symlink_to(root)
    (root / "self").symlink_to(root / "self")
    (root / "nowhere.jpg").symlink_to(root / "missing")
    (root / "c.jpg").symlink_to(root / "real" / "a.jpg")
    assert set(scan(files, root)) == {"linked/b.jpg", "real/a.jpg", "c.jpg"}
    assert files.links(str(root)) == [str(root / "linked")]


def test_no_file_is_found_by_two_ways(files: FileSystem, tmp_path: Path) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    write(root / "a" / "a.jpg")
    write(other / "b" / "b.jpg")
    (root / "again").symlink_to(root / "a")
    (root / "others").symlink_to(other / "b")
    (root / "above").symlink_to(tmp_path)
    scope = Scope(str(root), (str(root), str(other)))
    found = files.scan(str(root), lambda: False, scope=scope)
    assert [file.path for file in found] == [str(root / "a" / "a.jpg")]
    assert files.links(str(root)) == []


def test_a_link_is_known_as_long_as_it_is_there(files: FileSystem, tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    root.mkdir()
    write(elsewhere / "b.jpg")
    (root / "linked").symlink_to(elsewhere)
    scope = Scope(str(root))
    assert len(list(files.scan(str(root / "linked"), lambda: False, scope=scope))) == 1
    assert files.links(str(root)) == [str(root / "linked")]
    (root / "linked").unlink()
    assert files.links(str(root)) == []


@pytest.mark.timeout(20)
def test_pipes_and_sockets_are_passed_over(files: FileSystem, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "socket.jpg"))
        write(tmp_path / "a.jpg")
        assert set(scan(files, tmp_path)) == {"a.jpg"}
    assert files.found(str(tmp_path / "pipe.jpg")) is None


@needs_rights
def test_a_directory_that_cannot_be_read_is_remembered_until_it_can(
    files: FileSystem, tmp_path: Path
) -> None:
    write(tmp_path / "a.jpg")
    write(tmp_path / "closed" / "b.jpg")
    (tmp_path / "closed").chmod(0)
    try:
        assert set(scan(files, tmp_path)) == {"a.jpg"}
        assert files.unreadable_directories() == [str(tmp_path / "closed")]
        assert files.root_problem(str(tmp_path / "closed")) is ScanProblem.UNREADABLE
    finally:
        (tmp_path / "closed").chmod(0o755)
    scan(files, tmp_path)
    assert files.unreadable_directories() == []


def test_a_directory_that_fails_during_a_scan_is_remembered_until_it_does_not(
    files: FileSystem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.jpg")
    write(tmp_path / "bad" / "b.jpg")
    listed = os.scandir

    def failing(path: str) -> object:
        if path.endswith("bad"):
            raise OSError(5, "Input/output error")
        return listed(path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", failing)
        assert set(scan(files, tmp_path)) == {"a.jpg"}
        assert files.unreadable_directories() == [str(tmp_path / "bad")]
        assert files.root_problem(str(tmp_path / "bad")) is ScanProblem.UNREADABLE
    scan(files, tmp_path / "bad")
    assert files.unreadable_directories() == [str(tmp_path / "bad")]
    scan(files, tmp_path)
    assert files.unreadable_directories() == []


def test_what_is_not_there_is_said_so(files: FileSystem, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jpg")
    assert files.root_problem(str(tmp_path)) is None
    assert files.root_problem(str(tmp_path / "missing")) is ScanProblem.VANISHED
    assert files.root_problem(str(path)) is ScanProblem.VANISHED
    assert files.found(str(tmp_path / "missing.jpg")) is None
    assert files.found(str(tmp_path)) is None
    assert files.found(str(write(tmp_path / ".hidden.jpg"))) is None
    assert files.is_directory(str(tmp_path))
    assert not files.is_directory(str(path))


def test_a_scan_ends_when_it_is_cancelled(files: FileSystem, tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / str(number) / "a.jpg")
    scanned: list[FoundFile] = []
    for found in files.scan(str(tmp_path), lambda: len(scanned) >= 2):
        scanned.append(found)
    assert len(scanned) == 2


def test_a_folder_of_twenty_thousand_files_is_no_trouble(files: FileSystem, tmp_path: Path) -> None:
    for number in range(20_000):
        os.close(os.open(tmp_path / f"{number}.jpg", os.O_CREAT))
    assert len(scan(files, tmp_path)) == 20_000


def test_a_very_deep_folder_is_no_trouble(files: FileSystem, tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    write(deep / "a.jpg")
    assert len(scan(files, tmp_path)) == 1


@pytest.mark.parametrize(
    ("kind", "reports"),
    [
        ("ext4", True), ("btrfs", True), ("tmpfs", True), ("fuseblk", True), ("overlay", True),
        ("nfs", False), ("nfs4", False), ("cifs", False), ("smb3", False), ("9p", False),
        ("fuse.sshfs", False), ("fuse", False), ("vboxsf", False), ("davfs", False),
    ],
)  # fmt: skip
def test_network_file_systems_report_no_changes(kind: str, reports: bool) -> None:
    assert reports_changes(kind) is reports


def test_the_file_system_is_that_of_the_longest_mount_point(tmp_path: Path) -> None:
    inner, spaced = tmp_path / "share", tmp_path / "my share"
    inner.mkdir()
    spaced.mkdir()
    table = tmp_path / "mountinfo"
    escaped = str(spaced).replace(" ", "\\040")
    table.write_text(
        "1 0 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n"
        f"2 1 0:44 / {inner} rw - ext4 /dev/sdb rw\n"
        f"3 1 0:45 / {inner} rw shared:2 master:1 - nfs4 server:/x rw\n"
        f"4 1 0:46 / {escaped} rw - fuse.sshfs me@there: rw\n"
        "a line that is not understood\n"
    )
    assert file_system_at(str(inner / "below"), table) == "nfs4"
    assert file_system_at(str(tmp_path / "shared elsewhere"), table) == "ext4"
    assert file_system_at(str(spaced), table) == "fuse.sshfs"
    (tmp_path / "link").symlink_to(inner)
    assert file_system_at(str(tmp_path / "link"), table) == "nfs4"
    files = LocalFileSystem(lambda name: True, lambda _name: Problem.SKIPPED_OTHER, mountinfo=table)
    assert files.sends_events(str(tmp_path))
    assert not files.sends_events(str(inner))


def test_where_mounts_cannot_be_told_events_are_taken_to_come(tmp_path: Path) -> None:
    files = LocalFileSystem(
        lambda name: True, lambda _name: Problem.SKIPPED_OTHER, mountinfo=tmp_path / "missing"
    )
    assert files.sends_events(str(tmp_path))

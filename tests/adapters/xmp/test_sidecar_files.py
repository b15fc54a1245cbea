"""Sidecars on the disk: which file it is, and that it is the old or the new one at any moment."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from photo_sorter.adapters.file_names import is_skipped_name
from photo_sorter.adapters.xmp import sidecar_files
from photo_sorter.adapters.xmp.document import MOST_BYTES
from photo_sorter.adapters.xmp.replacement import Original, put_beside, waiting_name
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.sidecars import ChangedMeanwhileError, SidecarChange, SidecarExchange
from photo_sorter.core.problems import Problem
from tests.adapters.xmp.documents import LIGHTROOM
from tests.forks import Forks

FIELDS = FileFields(("Animals|Dog", "Zoo"), 4, "Red", "Title", "Words")
SIDECARS: SidecarExchange = SidecarFiles()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def touch(folder: Path, *files: str) -> None:
    for name in files:
        (folder / name).write_bytes(name.encode())


# ------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("there", "picture", "sidecar"),
    [
        ((), "a.jpg", "a.jpg.xmp"),
        (("a.jpg.xmp",), "a.jpg", "a.jpg.xmp"),
        (("a.jpg.XMP",), "a.jpg", "a.jpg.XMP"),
        (("a.jpg.Xmp", "a.jpg.xmp"), "a.jpg", "a.jpg.xmp"),
        (("a.xmp",), "a.jpg", "a.xmp"),
        (("a.XMP",), "a.JPG", "a.XMP"),
        (("a.xmp", "a.jpg.xmp"), "a.jpg", "a.jpg.xmp"),
        (("a.xmp", "a.cr2"), "a.jpg", "a.xmp"),  # a RAW and its JPEG share it
        (("a.xmp", "a.jpg"), "a.cr2", "a.xmp"),
        (("a.xmp", "a.JPG"), "a.CR2", "a.xmp"),
        (("a.xmp", "a.jpg"), "a.png", "a.png.xmp"),  # it is the JPEG's
        (("a.xmp", "a.png"), "a.jpg", "a.xmp"),
        (("a.b.xmp",), "a.b.jpg", "a.b.xmp"),
        (("a.xmp",), "a.b.jpg", "a.b.jpg.xmp"),
    ],
)
def test_the_sidecar_of_a_picture(
    tmp_path: Path, there: tuple[str, ...], picture: str, sidecar: str
) -> None:
    touch(tmp_path, picture, *there)
    assert SIDECARS.path_for(tmp_path / picture) == tmp_path / sidecar


def test_a_picture_that_is_not_there_has_a_sidecar_too(tmp_path: Path) -> None:
    touch(tmp_path, "a.xmp")
    assert SIDECARS.path_for(tmp_path / "a.jpg") == tmp_path / "a.xmp"
    assert SIDECARS.path_for(tmp_path / "none" / "a.jpg") == tmp_path / "none" / "a.jpg.xmp"


# ----------------------------------------------------------------------- writing


def test_a_new_sidecar_says_what_was_written_and_nothing_is_left_beside_it(
    tmp_path: Path,
) -> None:
    sidecar = tmp_path / "a.jpg.xmp"
    assert SIDECARS.read(sidecar) is None
    assert SIDECARS.write(sidecar, FIELDS)
    said = SIDECARS.read(sidecar)
    assert said == replace(FIELDS, keywords=("Zoo", "Animals|Dog"))
    assert names(tmp_path) == {"a.jpg.xmp"}


def test_nothing_to_say_makes_no_file(tmp_path: Path) -> None:
    assert not SIDECARS.write(tmp_path / "a.jpg.xmp", FileFields(title=" \x01"))
    assert names(tmp_path) == set()


def test_a_sidecar_that_says_so_already_is_not_written(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.xmp"
    SIDECARS.write(sidecar, FIELDS)
    before = sidecar.stat()
    assert not SIDECARS.write(sidecar, FIELDS)
    assert sidecar.stat() == before


def test_rights_and_owner_stay(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.xmp"
    sidecar.write_bytes(LIGHTROOM)
    sidecar.chmod(0o640)
    before = sidecar.stat()
    assert SIDECARS.write(sidecar, FIELDS)
    after = sidecar.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode, before.st_uid, before.st_gid,
    )  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system has no extended attributes")
def test_extended_attributes_stay(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.xmp"
    sidecar.write_bytes(LIGHTROOM)
    try:
        os.setxattr(sidecar, "user.note", b"mine")
    except OSError:
        pytest.skip("this file system keeps none")
    SIDECARS.write(sidecar, FIELDS)
    assert os.getxattr(sidecar, "user.note") == b"mine"


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "b.xmp", tmp_path / "a.xmp"
    target.write_bytes(LIGHTROOM)
    link.symlink_to(target)
    assert SIDECARS.write(link, FIELDS)
    assert link.is_symlink()
    assert SIDECARS.read(target) == SIDECARS.read(link)
    assert names(tmp_path) == {"real", "a.xmp"}


def test_the_name_of_what_waits_is_hidden_and_fits_beside_the_longest(tmp_path: Path) -> None:
    sidecar = tmp_path / ("a" * 247 + ".jpg.xmp"[-8:])
    assert is_skipped_name(waiting_name(sidecar).name)
    assert SIDECARS.write(sidecar, FIELDS)


# ------------------------------------------------------------------------ faults


def refusal(sidecar: Path, fields: FileFields = FIELDS) -> Problem:
    before = sidecar.read_bytes() if sidecar.is_file() else b""
    with pytest.raises(InvalidInputError) as caught:
        SIDECARS.write(sidecar, fields)
    assert caught.value.path == str(sidecar)
    assert caught.value.message
    if sidecar.is_file():
        assert sidecar.read_bytes() == before
    assert names(sidecar.parent) == {sidecar.name}
    return caught.value.problem


def test_what_is_no_xmp_is_refused_and_stays(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.xmp"
    sidecar.write_bytes(b"")
    assert refusal(sidecar) is Problem.SIDECAR_NOT_XMP
    with pytest.raises(InvalidInputError):
        SIDECARS.read(sidecar)


def test_what_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.xmp"
    with sidecar.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refusal(sidecar) is Problem.FILE_TOO_LARGE


def test_a_folder_and_a_pipe_are_no_sidecars(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.xmp").mkdir()
    assert refusal(tmp_path / "folder" / "a.xmp") is Problem.FILE_NOT_REGULAR
    if hasattr(os, "mkfifo"):
        (tmp_path / "pipes").mkdir()
        os.mkfifo(tmp_path / "pipes" / "a.xmp")
        assert refusal(tmp_path / "pipes" / "a.xmp") is Problem.FILE_NOT_REGULAR


def test_a_file_that_somebody_protected_stays(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.xmp"
    sidecar.write_bytes(LIGHTROOM)
    sidecar.chmod(stat.S_IRUSR)
    assert refusal(sidecar) is Problem.FILE_WRITE_PROTECTED


def test_a_folder_that_is_not_there_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        SIDECARS.write(tmp_path / "none" / "a.xmp", FIELDS)


def test_a_change_between_reading_and_renaming_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidecar = tmp_path / "a.xmp"
    sidecar.write_bytes(LIGHTROOM)

    def write_between(original: Original, content: bytes) -> Path:
        sidecar.write_bytes(LIGHTROOM + b"\n")
        return put_beside(original, content)

    monkeypatch.setattr(sidecar_files, "put_beside", write_between)
    with pytest.raises(ChangedMeanwhileError):
        SIDECARS.write(sidecar, FIELDS)
    assert sidecar.read_bytes() == LIGHTROOM + b"\n"
    assert names(tmp_path) == {"a.xmp"}


def test_a_sidecar_is_exchanged_only_where_it_says_what_was_seen(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.xmp"
    assert SIDECARS.exchange(SidecarChange(sidecar, None, FIELDS))
    seen = SIDECARS.read(sidecar)
    with pytest.raises(ChangedMeanwhileError):
        SIDECARS.exchange(SidecarChange(sidecar, None, FileFields(rating=1)))
    assert SIDECARS.exchange(SidecarChange(sidecar, seen, FileFields(rating=1)))
    with pytest.raises(ChangedMeanwhileError):
        SIDECARS.exchange(SidecarChange(sidecar, seen, FIELDS))
    assert SIDECARS.read(sidecar) == FileFields(rating=1)


def test_of_many_each_has_its_own_outcome(tmp_path: Path) -> None:
    touch(tmp_path, "broken.xmp")
    changes = [
        SidecarChange(tmp_path / name, seen, FIELDS)
        for name, seen in (
            ("a.xmp", None), ("broken.xmp", None), ("none/a.xmp", None), ("b.xmp", FIELDS),
            ("c.xmp", None),
        )
    ]  # fmt: skip
    outcomes = SIDECARS.exchange_all(changes)
    assert [type(each) for each in outcomes] == [
        bool, InvalidInputError, FileNotFoundError, ChangedMeanwhileError, bool,
    ]  # fmt: skip
    assert names(tmp_path) == {"a.xmp", "broken.xmp", "c.xmp"}
    assert SIDECARS.read(tmp_path / "a.xmp") == SIDECARS.read(tmp_path / "c.xmp")


# ------------------------------------------------------------------------- kills

IMPORTS = """
import os, signal, sys
from pathlib import Path
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.sidecars import SidecarChange
"""
# Writes sidecars and dies before the n-th thing that it asks of the system.
DIE = """
sidecars = SidecarFiles()
paths = [Path(each) for each in sys.argv[2:]]
changes = [SidecarChange(each, sidecars.read(each), FileFields(("New",), 5)) for each in paths]
left = int(sys.argv[1])
CALLS = {"open", "os.rename", "os.remove", "os.chmod", "os.chown", "os.setxattr"}

def count(event, arguments):
    global left
    if event in CALLS:
        step()

def step():
    global left
    if left <= 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1

really_settle = os.fsync
def fsync(handle):
    step()
    really_settle(handle)
    step()

os.fsync = fsync
sys.addaudithook(count)
outcomes = sidecars.exchange_all(changes)
assert outcomes == [True] * len(paths), outcomes
"""


@pytest.fixture
def program() -> Iterator[Forks]:
    with Forks(IMPORTS, DIE) as made:
        yield made


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
def test_killed_at_any_step_each_sidecar_is_the_old_or_the_new_one(
    tmp_path: Path, program: Forks
) -> None:
    paths = [tmp_path / "a.xmp", tmp_path / "b.xmp"]
    states: set[tuple[bool, ...]] = set()
    step = 0
    while True:
        for path in paths:
            path.write_bytes(LIGHTROOM)
        ended = program.run(str(step), *map(str, paths))
        said = [SIDECARS.read(path) for path in paths]
        new = [each is not None and each.keywords == ("New",) for each in said]
        for path, is_new in zip(paths, new, strict=True):
            assert is_new or path.read_bytes() == LIGHTROOM
        assert {name for name in names(tmp_path) if not is_skipped_name(name)} == {"a.xmp", "b.xmp"}
        states.add(tuple(new))
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        step += 1
    assert {(False, False), (True, True)} <= states
    assert names(tmp_path) == {"a.xmp", "b.xmp"}  # what the kills left was used again
    assert step > 10

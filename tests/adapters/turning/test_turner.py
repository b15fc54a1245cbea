"""Whatever comes between, a file is the old or the new one, whole."""

from __future__ import annotations

import errno
import io
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photo_sorter.adapters.content_hash import hash_file
from photo_sorter.adapters.file_stamp import stamp_of
from photo_sorter.adapters.pictures.client import PictureClient
from photo_sorter.adapters.turning import turner as room
from photo_sorter.adapters.turning.turner import NotingTurner
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.ports import PictureSize
from photo_sorter.core.ports.turning import NotPatched, Patched
from photo_sorter.core.problems import Problem
from photo_sorter.core.turning.patch import FilePatch, backwards
from tests.adapters.exporting.pictures import exif, scene
from tests.forks import Forks


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PictureClient]:
    """Its process runs before the first test, and as long as they do."""
    client = PictureClient()
    path = tmp_path_factory.mktemp("first") / "first.png"
    scene((8, 8)).save(path)
    client.read(str(path), PictureSize())
    yield client
    client.close()


@pytest.fixture
def turner(tmp_path: Path, pictures: PictureClient) -> NotingTurner:
    return NotingTurner(tmp_path / "turns", pictures)  # which is closed with the module


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photos" / "a.jpg"
    path.parent.mkdir()
    out = io.BytesIO()
    scene((96, 64)).save(out, "JPEG", exif=exif(6))
    path.write_bytes(out.getvalue())
    os.utime(path, ns=(1_500_000_000_000_000_000, 1_600_000_000_000_000_000))
    return path


def plan(turner: NotingTurner, path: Path, turns: int = 1) -> FilePatch:
    return turner.plan(str(path), stamp_of(path.stat()), turns)


def patched(
    turner: NotingTurner, patches: Sequence[FilePatch]
) -> tuple[str, list[Patched | NotPatched]]:
    key = turner.write(patches)
    return key, turner.put(key)


def refused(turner: NotingTurner, path: Path) -> Problem:
    with pytest.raises(InvalidInputError) as error:
        plan(turner, path)
    return error.value.problem


def others(path: Path) -> list[str]:
    return sorted(set(os.listdir(path.parent)) - {path.name})


def test_a_file_is_turned_and_turned_back_to_its_last_byte(
    turner: NotingTurner, photo: Path
) -> None:
    photo.chmod(0o640)
    before, status = photo.read_bytes(), photo.stat()
    patch = plan(turner, photo)
    assert photo.read_bytes() == before
    key, (done,) = patched(turner, [patch])
    assert isinstance(done, Patched)
    assert done.stamp == stamp_of(photo.stat())
    assert (photo.stat().st_mode, photo.stat().st_mtime_ns) == (status.st_mode, status.st_mtime_ns)
    with Image.open(photo) as made:
        assert made.getexif()[0x0112] == 3
    turner.settle(key)
    key, (back,) = patched(turner, [backwards(patch)])
    turner.settle(key)
    assert isinstance(back, Patched)
    assert photo.read_bytes() == before
    assert others(photo) == []
    assert os.listdir(photo.parents[1] / "turns") == []


def test_what_lands_is_kept_and_what_does_not_is_taken_back(
    turner: NotingTurner, photo: Path
) -> None:
    before = photo.read_bytes()
    patch = plan(turner, photo)
    key, _ = patched(turner, [patch])
    turner.take_back(key)
    assert photo.read_bytes() == before
    key, _ = patched(turner, [patch])
    turner.finish(lambda _: False)  # it is under way still
    assert hash_file(str(photo)) == patch.after
    turner.settle(key)


def test_a_file_that_was_changed_since_is_left(turner: NotingTurner, photo: Path) -> None:
    patch = plan(turner, photo)
    photo.write_bytes(photo.read_bytes() + b"more")
    now = photo.read_bytes()
    key, (left,) = patched(turner, [patch])
    assert isinstance(left, NotPatched)
    assert left.error.problem is Problem.FILE_CHANGED_SINCE
    turner.take_back(key)
    assert photo.read_bytes() == now


def test_a_file_that_is_changed_while_its_copy_waits_is_left(
    turner: NotingTurner, photo: Path
) -> None:
    key = turner.write([plan(turner, photo)])
    assert len(others(photo)) == 1
    photo.write_bytes(photo.read_bytes() + b"more")
    now = photo.read_bytes()
    (left,) = turner.put(key)
    assert isinstance(left, NotPatched)
    assert left.error.problem is Problem.FILE_CHANGED_SINCE
    turner.settle(key)
    assert (photo.read_bytes(), others(photo)) == (now, [])


def test_a_copy_that_another_wrote_over_takes_no_place(turner: NotingTurner, photo: Path) -> None:
    before, key = photo.read_bytes(), turner.write([plan(turner, photo)])
    photo.with_name(others(photo)[0]).write_bytes(b"of another")
    (left,) = turner.put(key)
    assert isinstance(left, NotPatched)
    turner.settle(key)
    assert (photo.read_bytes(), others(photo)) == (before, [])


def test_what_waits_goes_where_it_is_not_put(turner: NotingTurner, photo: Path) -> None:
    before, key = photo.read_bytes(), turner.write([plan(turner, photo)])
    turner.take_back(key)
    assert (photo.read_bytes(), others(photo)) == (before, [])


def test_a_disk_that_is_nearly_full_is_not_filled_by_what_waits(
    turner: NotingTurner, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patch = plan(turner, photo)
    monkeypatch.setattr(room, "_LEFT_FREE", 1 << 60)
    key = turner.write([patch])
    assert others(photo) == []
    (done,) = turner.put(key)
    turner.settle(key)
    assert isinstance(done, Patched)
    assert hash_file(str(photo)) == patch.after


def test_a_file_that_is_not_as_it_was_read_is_left(turner: NotingTurner, photo: Path) -> None:
    stamp = stamp_of(photo.stat())
    os.utime(photo, ns=(0, 0))
    with pytest.raises(InvalidInputError) as error:
        turner.plan(str(photo), stamp, 1)
    assert error.value.problem is Problem.TURN_NOT_READ


def test_a_protected_file_is_left(turner: NotingTurner, photo: Path) -> None:
    photo.chmod(0o444)
    assert refused(turner, photo) is Problem.FILE_WRITE_PROTECTED


def test_a_picture_that_has_no_note_says_so(turner: NotingTurner, photo: Path) -> None:
    other = photo.with_suffix(".gif")
    scene((20, 10)).save(other)
    assert refused(turner, other) is Problem.TURN_FORMAT


def test_one_that_would_show_something_else_is_left(
    turner: NotingTurner, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "turned_file", lambda data, form, turns: ([], data))
    before = photo.read_bytes()
    assert refused(turner, photo) is Problem.TURN_HARMS
    assert photo.read_bytes() == before


@pytest.mark.parametrize(
    ("code", "problem"),
    [(errno.ENOSPC, Problem.TURN_NO_SPACE), (errno.EROFS, Problem.TURN_NOT_WRITTEN)],
)
@pytest.mark.parametrize("step", ["put_beside", "settle", "take_place"])
def test_a_full_or_failing_disk_leaves_the_old_file_alone(
    turner: NotingTurner,
    photo: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    code: int,
    problem: Problem,
) -> None:
    def fails(*arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    before, patch = photo.read_bytes(), plan(turner, photo)
    monkeypatch.setattr(room, step, fails)
    _, (left,) = patched(turner, [patch])
    assert isinstance(left, NotPatched)
    assert left.error.problem is problem
    assert photo.read_bytes() == before
    assert others(photo) == []


def test_a_file_that_others_have_open_stays_what_they_opened(
    turner: NotingTurner, photo: Path
) -> None:
    before, patch = photo.read_bytes(), plan(turner, photo)
    with photo.open("rb") as file:
        key, _ = patched(turner, [patch])
        assert file.read() == before
    turner.settle(key)
    assert hash_file(str(photo)) == patch.after


def test_a_drive_that_is_away_is_waited_for(turner: NotingTurner, photo: Path) -> None:
    before = photo.read_bytes()
    patch = plan(turner, photo)
    patched(turner, [patch])
    photo.parent.rename(photo.parents[1] / "away")
    after_a_crash = NotingTurner(photo.parents[1] / "turns", turner._pictures)
    after_a_crash.finish(lambda _: False)
    assert os.listdir(photo.parents[1] / "turns")
    (photo.parents[1] / "away").rename(photo.parent)
    after_a_crash.finish(lambda _: False)
    assert photo.read_bytes() == before
    assert os.listdir(photo.parents[1] / "turns") == []


# The program dies before the call of that number of those that change the disk.
_PROGRAM = """
patches = [FilePatch(e["path"], e["before"], e["after"], tuple(Splice(**s) for s in e["splices"]))
           for e in json.loads(sys.argv[2])]
left = int(sys.argv[3])

def dying(call):
    def counted(*arguments, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **named)
    return counted

for name in ("open", "write", "fsync", "replace", "unlink", "utime"):
    setattr(os, name, dying(getattr(os, name)))
turner = NotingTurner(Path(sys.argv[1]), None)
key = turner.write(patches)
turner.put(key)
turner.settle(key)
"""
_IMPORTS = """
import json, os, signal, sys
from pathlib import Path
from photo_sorter.adapters.turning.turner import NotingTurner
from photo_sorter.core.turning.patch import FilePatch, Splice
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks the program that is killed")
def test_killed_at_any_step_each_file_is_whole_and_the_next_start_puts_all_right(
    turner: NotingTurner, photo: Path, tmp_path: Path
) -> None:
    other = photo.with_name("b.jpg")
    other.write_bytes(photo.read_bytes() + b"film")
    patches = [plan(turner, photo), plan(turner, other)]
    before = {path: path.read_bytes() for path in (photo, other)}
    notes = tmp_path / "turns"
    said = json.dumps(
        [
            {
                "path": each.path,
                "before": each.before,
                "after": each.after,
                "splices": [{"at": one.at, "old": one.old, "new": one.new} for one in each.splices],
            }
            for each in patches
        ]
    )
    died = 0
    with Forks(_IMPORTS, _PROGRAM) as program:
        for steps in range(200):
            if program.run(str(notes), said, str(steps)) == 0:
                break
            died += 1
            for each in patches:
                assert hash_file(each.path) in (each.before, each.after)
            NotingTurner(notes, turner._pictures).finish(lambda _: False)
            assert {path: path.read_bytes() for path in before} == before
            assert list(notes.glob("*.json")) == []
            assert others(photo) == ["b.jpg"]
    assert died > 10
    assert [hash_file(each.path) for each in patches] == [each.after for each in patches]
    assert others(photo) == ["b.jpg"]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_what_the_viewer_shows_is_turned(
    turner: NotingTurner, photo: Path, pictures: PictureClient, turns: int
) -> None:

    def shown() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        picture = pictures.read(str(photo), PictureSize())
        flat = np.frombuffer(picture.pixels, np.uint8, picture.byte_size)
        return flat.reshape(picture.height, picture.width, 4).copy()

    before = shown()
    key, _ = patched(turner, [plan(turner, photo, turns)])
    turner.settle(key)
    assert np.array_equal(shown(), np.rot90(before, -turns))

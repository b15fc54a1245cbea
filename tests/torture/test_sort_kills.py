"""Killed at any point, a plan of sorting leaves each file in its old or its new place; the next run
goes on, or back."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.plan import EntryState
from tests.conftest import REPOSITORY
from tests.services.sort_rig import sort_rig
from tests.torture.disks import mounted_disk, mounted_image
from tests.torture.runs import note
from tests.torture.scale import times

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and asks for two drives")


@pytest.fixture
def other_drive(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system in memory."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        pytest.skip("there is no second file system to write to")
    if memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("both folders lie on one file system")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.mark.timeout(times(120, 7200))
def test_a_killed_plan_loses_no_file(tmp_path: Path, other_drive: Path) -> None:
    kills = times(24, int(os.environ.get("PHOTO_SORTER_KILLS", "300")))
    files = times(14, 2000)
    data = tmp_path / "data"
    data.mkdir()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.torture.sort_kills", str(tmp_path / "place"),
         str(other_drive / "sorted"), str(kills), str(files), "24"],
        cwd=REPOSITORY,
        env={**os.environ, "XDG_DATA_HOME": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout.split()[0]) >= kills
    note(ran.stdout)


def test_a_disk_that_fills_up_stops_the_plan_and_it_goes_on(tmp_path: Path) -> None:
    with (
        mounted_disk(tmp_path / "disk") as disk,
        sort_rig(tmp_path / "library", tmp_path / "pictures", send=_deletes) as rig,
    ):
        for number in range(8):
            rig.add(f"{number}.jpg", os.urandom(500_000))
        before = rig.files()
        plan = rig.plan("{year}", into=str(disk.path))
        disk.fill(2_000_000)
        with pytest.raises(PhotoSorterError):  # before anything moves
            rig.sorting.apply(plan.id)
        disk.free()
        looks = iter([False] + [True] * 9)
        assert not rig.sorting.apply(plan.id, lambda: next(looks))
        disk.fill(1_200_000)
        with pytest.raises(PhotoSorterError) as raised:
            rig.sorting.apply(plan.id)
        assert raised.value.problem is Problem.SORT_STOPPED
        assert os.strerror(errno.ENOSPC) in str(raised.value)
        there = disk.path / "2021"
        assert {**rig.files(), **rig.files(there)} == before
        assert not set(rig.files()) & set(rig.files(there))
        disk.free()
        assert rig.sorting.apply(plan.id)
        assert rig.files(there) == before


def test_a_target_that_is_write_protected_keeps_everything(tmp_path: Path) -> None:
    with (
        mounted_disk(tmp_path / "disk") as disk,
        sort_rig(tmp_path / "library", tmp_path / "pictures", send=_deletes) as rig,
    ):
        rig.add("a.jpg")
        before = rig.files()
        plan = rig.plan("{year}", into=str(disk.path))
        disk.remount("ro")
        rig.sorting.apply(plan.id)
        assert rig.files() == before
        assert rig.sorting.counts(plan.id) == {EntryState.LEFT: 1}


def test_a_drive_that_is_pulled_out_half_way_is_waited_for(tmp_path: Path) -> None:
    with (
        mounted_disk(tmp_path / "disk") as disk,
        sort_rig(tmp_path / "library", tmp_path / "pictures", send=_deletes) as rig,
    ):
        for number in range(3):
            rig.add(f"{number}.jpg")
        plan = rig.plan("{year}", into=str(disk.path))
        disk.unmount()
        with pytest.raises(PhotoSorterError) as raised:
            rig.sorting.apply(plan.id)
        assert raised.value.problem is Problem.SORT_STOPPED
        assert len(rig.files()) == 3
        assert not list(disk.path.iterdir())  # nothing was written where the drive would hang
        disk.mount()
        assert rig.sorting.apply(plan.id)
        assert len(rig.files(disk.path / "2021")) == 3


@pytest.mark.parametrize("across", [True, False])
def test_a_drive_that_is_pulled_out_while_files_go_is_waited_for(
    tmp_path: Path, across: bool
) -> None:
    """From another drive to it, and on it alone."""
    place = tmp_path / "disk"
    root = tmp_path / "pictures" if across else place / "pictures"
    with (
        mounted_image(place, tmp_path / "image") as disk,
        sort_rig(tmp_path / "library", root, send=_deletes) as rig,
    ):
        for number in range(6):
            rig.add(f"{number}.jpg", os.urandom(1000))
        before = rig.files()
        plan = rig.plan("{year}", into=str(place / "sorted"))
        looks = 0

        def pull_out() -> bool:
            nonlocal looks
            looks += 1
            if looks == 4:
                disk.unmount()
            return False

        with pytest.raises(PhotoSorterError) as raised:
            rig.sorting.apply(plan.id, pull_out)
        assert raised.value.problem is Problem.SORT_STOPPED
        # Copies have their names together, once many are there: these had none yet.
        expected = {EntryState.DONE: 0 if across else 3, EntryState.PLANNED: 6 if across else 3}
        assert rig.sorting.counts(plan.id) == {x: y for x, y in expected.items() if y}
        assert not across or rig.files() == before
        assert not list(place.iterdir())  # nothing was written where the drive would hang
        with pytest.raises(PhotoSorterError):  # nor is anything taken for gone
            rig.sorting.undo(plan.id)
        disk.mount()
        assert len(list((place / "sorted" / "2021").iterdir())) == 3
        assert rig.sorting.undo(plan.id)
        assert rig.files() == before
        assert not list(place.rglob(".photo_sorter-*"))


def test_a_copy_is_not_taken_for_gone_while_its_drive_is_away(tmp_path: Path) -> None:
    place = tmp_path / "disk"
    with (
        mounted_image(place, tmp_path / "image") as disk,
        sort_rig(tmp_path / "library", tmp_path / "pictures", send=_deletes) as rig,
    ):
        for number in range(3):
            rig.add(f"{number}.jpg")
        plan = rig.plan("{year}", into=str(place), copying=True)
        assert rig.sorting.apply(plan.id)
        pulled_out = False

        def pull_out() -> bool:
            nonlocal pulled_out
            if not pulled_out:
                disk.unmount()
            pulled_out = True
            return False

        with pytest.raises(PhotoSorterError):
            rig.sorting.undo(plan.id, pull_out)
        assert rig.sorting.counts(plan.id) == {EntryState.DONE: 3}
        disk.mount()
        assert rig.sorting.undo(plan.id)
        assert not (place / "2021").exists()


def _deletes(path: str) -> None:
    """A trash that forgets: what matters here is what was copied."""
    os.unlink(path)

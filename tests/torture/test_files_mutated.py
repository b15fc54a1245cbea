"""Damaged files: none stops the app, none takes for ever, each is a photo or listed with why."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from photo_sorter.app.composition import open_library
from photo_sorter.core.errors import FailureKind
from photo_sorter.core.operations import AddFolder
from photo_sorter.core.query import EVERYTHING
from tests.adapters.engine.pictures import scene, write
from tests.conftest import REPOSITORY
from tests.torture.fuzz_metadata import REPORT, SECONDS_AN_INPUT
from tests.torture.hostile import (
    FILE_SECONDS,
    PICTURE_BYTES,
    PROCESS_BYTES,
    is_a_sentence,
    watched_engine,
)
from tests.torture.mutations import Mutant, mutant, whole_files
from tests.torture.scale import FULL, times

FILES = times(600, 20_000)
FILES_INDEXED = times(90, 2_000)
FUZZ_SECONDS = times(3, 300)
_AT_ONCE = 200


def put(folder: Path, numbers: range) -> dict[Path, Mutant]:
    folder.mkdir()
    whole = whole_files()
    files = {}
    for number in numbers:
        made = mutant(number, whole)
        path = folder / made.name
        path.write_bytes(made.data)
        files[path] = made
    return files


def test_mutants_are_the_same_every_time_and_differ_from_each_other() -> None:
    whole = whole_files()
    some = [mutant(number, whole) for number in range(100)]
    assert some == [mutant(number, whole) for number in range(100)]
    assert len({made.data for made in some}) > 95
    assert sum(made.data in whole.values() for made in some) < 5  # a cut of nothing, at times


@pytest.mark.timeout(7200)
def test_mutated_files_go_through_the_engine(tmp_path: Path) -> None:
    """A decoder may die on one, which costs that one and a restart. What takes more
    memory is refused by the system; time is the processor's, for others may work beside."""
    good = write(tmp_path / "good.jpg", scene())
    with watched_engine(tmp_path / "thumbnails") as engine:
        began = time.monotonic()
        for start in range(0, FILES, _AT_ONCE):
            folder = tmp_path / "mutants"
            files = put(folder, range(start, min(start + _AT_ONCE, FILES)))
            results = engine.run([*files, good])
            assert results[good].failure is None
            for path, made in files.items():
                failure = results[path].failure
                late = failure is not None and failure.kind is FailureKind.TIMED_OUT
                assert not late, (made.name, made.made_by)
                path.unlink()
            folder.rmdir()
        took = time.monotonic() - began
        sys.stdout.write(f"\n{FILES:,} mutants in {took:.0f} s: {engine.report()}\n")
        assert engine.outcomes["decoded"] > FILES // 10  # the damage is not all in the first byte
        assert engine.outcomes["truncated"] > FILES // 10
        assert engine.longest_work < FILE_SECONDS
        assert engine.peak_bytes < PICTURE_BYTES + PROCESS_BYTES


@pytest.mark.timeout(3600)
def test_a_library_takes_mutated_files_in_or_lists_them(
    tmp_path: Path, new_library: Callable[[Path], Path]
) -> None:
    files = put(tmp_path / "photos", range(100_000, 100_000 + FILES_INDEXED))
    good = [write(tmp_path / "photos" / f"good {n}.jpg", scene(seed=n)) for n in range(8)]
    library = open_library(new_library(tmp_path / "library"))
    try:
        library.do(AddFolder(str(tmp_path / "photos")))
        summary = library.jobs.index(lambda progress: None, lambda: False)
        found = {failure.path: failure for failure in library.folders.failures()}
        ids = library.photos.listing(EVERYTHING).ids.tolist()
        photos = {path for paths in library.photos.all_paths(ids).values() for path in paths}
        assert photos | set(found) == {str(path) for path in (*files, *good)}
        cut = {path for path, each in found.items() if each.failure.kind is FailureKind.CUT_OFF}
        assert photos & set(found) == cut, "what there is of it is shown"
        assert {str(path) for path in good} <= photos
        assert sorted(path for path, _reason in summary.failed) == sorted(found)
        for failure in found.values():
            assert is_a_sentence(failure.failure.reason), failure
        assert len(library.search.by_text("anything at all").weak) > 0
        status = library.status.counts()
        assert (status.pending, status.failed) == (0, len(found))
        assert status.embedded == status.photos
        again = library.jobs.index(lambda progress: None, lambda: False)
        assert (again.added, again.updated) == (0, 0)  # a bad file is not read again and again
        assert again.unchanged == len(photos | set(found))
    finally:
        library.close()


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("guided", [True, False], ids=["coverage", "seeds"])
def test_fuzzed_metadata_keeps_its_promises(tmp_path: Path, guided: bool) -> None:
    if guided and find_spec("atheris") is None:
        pytest.skip("atheris is not installed (the extra `fuzz`): damaged seeds alone are tried")
    options = [] if guided else ["--unguided"]
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "tests.torture.fuzz_metadata", "--found", str(tmp_path)),
            *("--seconds", str(FUZZ_SECONDS), *options),
        ],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=FUZZ_SECONDS + 300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-4000:]
    assert [path.name for path in tmp_path.iterdir()] == [REPORT]
    report = json.loads((tmp_path / REPORT).read_text())
    sys.stdout.write(f"\n{report}\n")
    assert report["by"].startswith("coverage" if guided else "damaged seeds")
    assert report["runs"] > 50 * FUZZ_SECONDS if FULL else report["runs"] > 50
    assert report["slowest"] < SECONDS_AN_INPUT

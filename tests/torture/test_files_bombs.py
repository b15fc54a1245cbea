"""Small files that ask for a great deal are listed with their reason, and cost little."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from photo_sorter.core.errors import FailureKind
from photo_sorter.core.ports import FileResult
from tests.adapters.engine.pictures import encoded, scene, write
from tests.torture import bombs
from tests.torture.hostile import (
    FILE_SECONDS,
    PICTURE_BYTES,
    PROCESS_BYTES,
    WatchedEngine,
    watched_engine,
)
from tests.torture.scale import FULL, times

pytestmark = pytest.mark.timeout(400)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WatchedEngine]:
    """An engine that must neither die nor take more than its limit."""
    with watched_engine(tmp_path / "thumbnails") as engine:
        yield engine
        assert engine.restarts == []
        assert engine.longest_work < FILE_SECONDS
        assert engine.peak_bytes < PICTURE_BYTES + PROCESS_BYTES, engine.report()


def put(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    folder.mkdir()
    paths = []
    for name, data in files:
        paths.append(folder / name)
        paths[-1].write_bytes(data)
    return paths


def kinds(results: dict[Path, FileResult]) -> dict[str, FailureKind | None]:
    return {
        path.name: result.failure.kind if result.failure else None
        for path, result in results.items()
    }


# ------------------------------------------------------------------------------------- pictures


def test_headers_of_60000_pixels_a_side_are_refused_unread(
    engine: WatchedEngine, tmp_path: Path
) -> None:
    paths = put(tmp_path / "bombs", bombs.huge_headers(bombs.HUGE))
    found = kinds(engine.run(paths))
    assert None not in found.values()
    newer = ("psd", "ppm", "pfm", "pam", "tga", "qoi", "j2k", "jxl", "dng")
    for name in ("png", "bmp", "gif", "tif", "jpg", "heif", "webp", *newer):
        assert found[f"huge.{name}"] is FailureKind.TOO_LARGE, found
    assert found["progressive.jpg"] is FailureKind.TOO_LARGE
    assert engine.peak_bytes < PROCESS_BYTES


def test_headers_just_below_the_limit_end_as_cut_off(engine: WatchedEngine, tmp_path: Path) -> None:
    paths = put(tmp_path / "bombs", bombs.huge_headers(bombs.ALLOWED))
    good = write(tmp_path / "good.jpg", scene())
    found = kinds(engine.run([*paths, good]))
    assert found.pop("good.jpg") is None
    assert found.pop("huge.gif") in (None, FailureKind.TRUNCATED)  # shown as far as it goes
    assert found.pop("huge.jpg") is None  # it says that it ends there: grey for what is missing
    assert found.pop("progressive.jpg") is None
    assert engine.peak_bytes < PICTURE_BYTES * 3 / 4  # what one took is there for the next
    assert set(found.values()) <= {FailureKind.TRUNCATED, FailureKind.TOO_LARGE}


def test_whole_pictures_of_many_million_pixels_are_decoded_within_the_limit(
    tmp_path: Path,
) -> None:
    side = times(9_000, bombs.ALLOWED)
    files = [*bombs.packed_pictures(side), ("colour.png", bombs.colour_png(side))]
    with watched_engine(tmp_path / "thumbnails") as engine:
        results = engine.run(put(tmp_path / "bombs", files))
        assert set(kinds(results).values()) == {None}
        assert all(result.metadata.width == side for result in results.values())
        assert engine.peak_bytes < 5 * side * side + PROCESS_BYTES, engine.report()


def test_a_picture_beyond_the_memory_limit_is_listed_and_the_others_are_decoded(
    tmp_path: Path,
) -> None:
    """300 MB are allowed and 400 wanted: the system refuses, inside the decoder."""
    large = put(tmp_path / "bombs", [("large.png", bombs.colour_png(10_000))])
    others = [write(tmp_path / f"{n}.jpg", scene(seed=n)) for n in range(20)]
    with watched_engine(tmp_path / "thumbnails", picture_bytes=300 << 20) as engine:
        found = kinds(engine.run([*others[:10], *large, *others[10:]]))
        assert found.pop("large.png") is FailureKind.TOO_LARGE
        assert set(found.values()) == {None}
        assert engine.restarts == []
        assert engine.peak_bytes < (300 << 20) + PROCESS_BYTES
        assert kinds(engine.run(others)) == found


# ---------------------------------------------------------------------- notes, frames and scans


def test_what_unpacks_to_hundreds_of_megabytes_is_not_unpacked(
    engine: WatchedEngine, tmp_path: Path
) -> None:
    found = kinds(engine.run(put(tmp_path / "bombs", bombs.packed_notes())))
    for name in ("note", "xmp", "known-note"):
        assert found[f"{name}.png"] is FailureKind.TOO_LARGE, found
    assert found["pixels.png"] is None  # what comes after the picture is not looked at
    assert engine.peak_bytes < PROCESS_BYTES


def test_of_many_frames_the_first_is_enough(engine: WatchedEngine, tmp_path: Path) -> None:
    count = times(20_000, 500_000)
    paths = put(tmp_path / "bombs", [("frames.gif", bombs.many_frames(count))])
    assert kinds(engine.run(paths)) == {"frames.gif": None}
    assert engine.seconds < 10


def test_a_picture_that_takes_for_ever_is_listed_as_such(tmp_path: Path) -> None:
    """Real, not staged: 5,000 passes over 289 million pixels take a decoder many minutes."""
    seconds = times(6, int(FILE_SECONDS))
    paths = put(tmp_path / "bombs", [("scans.jpg", bombs.many_scans(bombs.ALLOWED, 50_000))])
    others = [write(tmp_path / f"{n}.jpg", scene(seed=n)) for n in range(40)]
    with watched_engine(tmp_path / "thumbnails", file_seconds=seconds) as engine:
        results = engine.run([*others[:20], *paths, *others[20:]])
        found = kinds(results)
        assert found.pop("scans.jpg") is FailureKind.TIMED_OUT
        assert set(found.values()) == {None}
        assert engine.seconds < 3 * seconds  # two tries, by two threads, and what others take
        assert len(engine.restarts) == 2


# ------------------------------------------------------------------------------------- metadata


def test_exif_that_leads_in_circles_costs_no_picture(engine: WatchedEngine, tmp_path: Path) -> None:
    paths = put(tmp_path / "bombs", bombs.exif_traps())
    assert set(kinds(engine.run(paths)).values()) == {None}
    assert engine.seconds < 15
    assert engine.peak_bytes < PROCESS_BYTES


def test_packets_that_expand_or_nest_or_reach_out_say_nothing(
    engine: WatchedEngine, tmp_path: Path
) -> None:
    packets = {f"{name}.png": packet for name, packet in bombs.packets()}
    files = [(name, bombs.with_packet(packet)) for name, packet in packets.items()]
    results = engine.run(put(tmp_path / "bombs", files))
    assert engine.seconds < 30
    assert set(kinds(results).values()) == {None}
    for path, result in results.items():
        words = result.metadata.keywords
        assert len(words) <= 1000, path
        assert all(len(word) <= 200 for word in words), path
        assert not any("root:" in word for word in words), path
    many = next(result for path, result in results.items() if path.name == "many.png")
    assert many.metadata.keywords[0] == "word 0"
    assert engine.peak_bytes < 2 * PROCESS_BYTES


# ---------------------------------------------------------------------------------------- files


def test_files_without_an_end_are_not_read_for_ever(engine: WatchedEngine, tmp_path: Path) -> None:
    head = encoded(scene(), "JPEG")
    sparse = tmp_path / "sparse.jpg"
    with sparse.open("wb") as file:
        file.write(head)
        file.truncate(6 << 30)
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    endless = tmp_path / "endless.jpg"
    endless.symlink_to("/dev/zero")
    itself = tmp_path / "itself.jpg"
    itself.symlink_to(itself)
    assert kinds(engine.run([sparse, pipe, endless, itself])) == {
        "sparse.jpg": FailureKind.TOO_LARGE,
        "pipe.jpg": FailureKind.UNREADABLE,
        "endless.jpg": FailureKind.UNREADABLE,
        "itself.jpg": FailureKind.UNREADABLE,
    }


@pytest.mark.skipif(not FULL, reason="reads two gigabytes: only in the long form")
def test_two_files_of_nearly_a_gigabyte_at_once(tmp_path: Path) -> None:
    """They are read to their end, which takes its time and is no hang."""
    paths = [tmp_path / f"{n}.jpg" for n in range(2)]
    for path in paths:
        with path.open("wb") as file:
            file.write(encoded(scene(), "JPEG"))
            file.truncate((1 << 30) - 1)
    with watched_engine(tmp_path / "thumbnails") as engine:
        assert set(kinds(engine.run(paths)).values()) <= {None, FailureKind.TOO_LARGE}
        assert engine.restarts == []
        assert engine.peak_bytes < PICTURE_BYTES + PROCESS_BYTES, engine.report()

"""What a person says, written beside and into photos that lie on a disk that is full or read-only:
it is said, the photos stay as they are, and once the disk takes it, it is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from photo_sorter.adapters.xmp.embedded import EmbeddedByExifTool
from photo_sorter.adapters.xmp.exiftool import find_exiftool
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.file_fields import FileFields
from tests.torture.disks import Disk, mounted_disk
from tests.torture.pictures import contents, draw_all
from tests.torture.runs import here, run_here

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts file systems as Linux does")

MakeLibrary = Callable[[Path], Path]
needs_exiftool = pytest.mark.skipif(find_exiftool() is None, reason="ExifTool is not installed")
CAT = FileFields(("Cat",))
ways = pytest.mark.parametrize(
    "into", [pytest.param([], id="beside"), pytest.param(["--into-files"], marks=needs_exiftool)]
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with mounted_disk(tmp_path / "disk") as disk:
        yield disk


@pytest.fixture
def library(tmp_path: Path, disk: Disk, new_library: MakeLibrary) -> Path:
    """With two photos on the disk, and a tag on each; the library lies elsewhere."""
    photos = disk.path / "photos"
    draw_all(photos, 2, size=(800, 600))
    library = new_library(tmp_path / "library")
    here(library, "add", str(photos))
    here(library, "index")
    here(library, "tag", "add", "Cat", *(str(path) for path in sorted(photos.iterdir())))
    return library


def says(photo: Path, into: list[str]) -> FileFields | None:
    if not into:
        return SidecarFiles().read(Path(f"{photo}.xmp"))
    embedded = EmbeddedByExifTool(str)
    try:
        return embedded.read(photo)
    finally:
        embedded.close()


def written(library: Path, into: list[str]) -> tuple[int, list[dict[str, Any]]]:
    ran = run_here(library, "xmp", "write", "--json", *into)
    assert "Traceback" not in ran.err, ran.err
    return ran.status, ran.lines


@pytest.mark.timeout(300)
@ways
@pytest.mark.parametrize("trouble", ["full", "read-only"])
def test_a_disk_that_takes_nothing_now(
    disk: Disk, library: Path, into: list[str], trouble: str
) -> None:
    photos = disk.path / "photos"
    before = contents(photos)
    if trouble == "full":
        disk.fill(0)
    else:
        disk.remount("ro")
    status, rows = written(library, into)
    assert (status, [row["action"] for row in rows]) == (1, ["failed"] * 2)
    assert all(
        ("full" if trouble == "full" else "write-protected") in r["problem"].lower() for r in rows
    )
    assert contents(photos) == before
    assert len(here(library, "xmp", "status", "--json").lines) == 2
    if trouble == "full":
        disk.free()
    else:
        disk.remount("rw")
    status, rows = written(library, into)
    assert (status, [row["action"] for row in rows]) == (0, ["written"] * 2)
    assert [row["inside"] for row in rows] == [bool(into)] * 2
    assert not [path for path in photos.iterdir() if path.name.startswith(".")]


@pytest.mark.timeout(300)
@ways
def test_a_disk_with_room_for_some_bytes_leaves_each_file_whole(
    disk: Disk, library: Path, into: list[str]
) -> None:
    """Room for a page, a few and nearly enough: whatever step fails, nothing is half."""
    photos = disk.path / "photos"
    size = max(path.stat().st_size for path in photos.iterdir())
    before = contents(photos)
    for left in (4096, size, 2 * size) if into else (4096,):
        disk.fill(left)
        written(library, into)
        now = contents(photos)
        assert not [name for name in now if Path(name).name.startswith(".")]
        for path in map(Path, before):
            assert now[str(path)] == before[str(path)] or (into and says(path, into) == CAT)
            assert says(path, into) in (None, FileFields(), CAT)
        disk.free()
    written(library, into)
    assert here(library, "xmp", "status", "--json").lines == []
    assert [says(Path(path), into) for path in before] == [CAT] * 2

"""A disk that is full at each write, read-only, or no longer permitted: said in words, and nothing
is damaged by it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from photo_sorter.app.places import LibraryFolder
from tests.torture.disks import Disk, mounted_disk, mounted_image
from tests.torture.models import ARCHITECTURE, write_checkpoint
from tests.torture.pictures import contents, draw_all
from tests.torture.runs import (
    PATIENCE_SECONDS,
    Ran,
    command,
    done,
    note,
    refused,
    run,
    start,
    until,
)
from tests.torture.scale import FULL, full_form, times
from tests.torture.wholeness import index_whole, photo_ids

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts file systems as Linux does")

MakeLibrary = Callable[[Path], Path]
KIB = 1024
PHOTOS = 12


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with mounted_disk(tmp_path / "disk") as disk:
        yield disk


@pytest.mark.timeout(1800 if FULL else 300)
def test_a_disk_that_is_full_at_each_write_of_indexing(
    tmp_path: Path, disk: Disk, new_library: MakeLibrary
) -> None:
    """With so many bytes left, the write that fails is a later one each time: the log, the
    catalog, a thumbnail, the index. The photos lie on another disk."""
    photos = tmp_path / "photos"
    draw_all(photos, PHOTOS, size=(800, 600))
    before = contents(photos)
    whole = new_library(tmp_path / "whole")
    done(whole, "add", str(photos))
    library = disk.path / "library"
    said: dict[str, int] = {}
    lefts = [*range(0, 320, 64), *range(320, 640, 16)] if FULL else [384]
    for left in lefts:
        shutil.copytree(whole, library)
        disk.fill(left * KIB)
        ran = run(library, "index")
        assert "Traceback" not in ran.err, (left, ran.err)
        if ran.status != 0:
            refused(ran, "space")
        said[ran.err] = said.get(ran.err, 0) + 1
        reading = run(library, "status", "--json")  # never damaged, full or not
        assert reading.status == 0 or "space" in reading.err, (left, reading.err)
        disk.free()
        index_whole(library)
        assert len(photo_ids(library, photos)) == PHOTOS
        shutil.rmtree(library)
    assert contents(photos) == before
    for words, count in said.items():
        note(f"{count} x {words or 'enough space'}")


@pytest.mark.timeout(900)
def test_a_disk_that_is_full_at_each_write_of_the_index(disk: Disk, filled: Path) -> None:
    """It is built anew from the catalog, which is whole: only the index finds no space."""
    library = Path(shutil.copytree(filled / "library", disk.path / "library"))
    failed = 0
    for left in range(64, 384, 16) if FULL else (128,):
        shutil.rmtree(LibraryFolder(library).index)
        disk.fill(left * KIB)
        ran = run(library, "index")
        assert "Traceback" not in ran.err, (left, ran.err)
        if ran.status != 0:
            refused(ran, "space")
            failed += "search index" in ran.err
        disk.free()
        index_whole(library)
        assert len(photo_ids(library, filled / "photos")) == 3
    note(f"the index found no space {failed} times")
    assert failed > 0


EDIT = """
import sys
from pathlib import Path
from photo_sorter.app.composition import open_library
from photo_sorter.core.errors import DiskFullError, PhotoSorterError
from photo_sorter.core.operations import CreateAlbum, SaveVocabulary, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.query import EVERYTHING

library = open_library(Path(sys.argv[1]))
ids = tuple(PhotoId(i) for i in library.photos.listing(EVERYTHING).ids.tolist())
print("ready", flush=True)
sys.stdin.readline()  # until then the disk has space
edits = {
    "tag": lambda n: library.do(TagPhotos(ids, f"tag {n}")),
    "album": lambda n: library.do(CreateAlbum(f"album {n}")),
    "settings": lambda n: library.settings.change(row_height=100 + n),
    "vocabulary": lambda n: library.do(
        SaveVocabulary(
            tuple(VocabularyTag(f"word {n} {i}", "", ("a photo",)) for i in range(200))
        )
    ),
}
for n in range(4):
    for name, edit in edits.items():
        try:
            edit(n)
        except DiskFullError as error:
            assert error.remedy
            print(name, n, "full", flush=True)
        else:
            print(name, n, "done", flush=True)
library.close()
print("closed", flush=True)
"""


@pytest.mark.timeout(900 if FULL else 300)
def test_a_disk_that_is_full_at_each_edit(disk: Disk, filled: Path) -> None:
    """What was said to be done is there afterwards; what was refused is not."""
    library = disk.path / "library"
    outcomes: set[str] = set()
    for left in range(0, 160 * KIB, 16 * KIB) if FULL else (0, 48 * KIB):
        shutil.copytree(filled / "library", library)
        process = start([sys.executable, "-c", EDIT, str(library)])
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", process.communicate()
        disk.fill(left)
        out, err = process.communicate("\n", timeout=PATIENCE_SECONDS)
        assert (process.returncode, out.splitlines()[-1]) == (0, "closed"), (left, out, err)
        disk.free()
        did = [line.split() for line in out.splitlines()[:-1]]
        assert len(did) == 16
        outcomes |= {line[2] for line in did}
        _holds_exactly(library, {(name, int(n)) for name, n, word in did if word == "done"})
        index_whole(library)
        shutil.rmtree(library)
    assert outcomes == {"done", "full"}


def _holds_exactly(library: Path, did: set[tuple[str, int]]) -> None:
    place = LibraryFolder(library)
    with closing(sqlite3.connect(place.catalog)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tags = {name for (name,) in connection.execute("SELECT name FROM tags")}
        albums = {name for (name,) in connection.execute("SELECT name FROM albums")}
    for n in range(4):
        assert (f"tag {n}" in tags) == (("tag", n) in did)
        assert (f"album {n}" in albums) == (("album", n) in did)
    settings = place.settings.read_text("utf-8") if place.settings.exists() else ""
    last = max((n for name, n in did if name == "settings"), default=None)
    assert last is None or f"row_height = {100 + last}" in settings
    words = place.vocabulary.read_text("utf-8") if place.vocabulary.exists() else ""
    last = max((n for name, n in did if name == "vocabulary"), default=None)
    assert last is None or f"word {last} 199" in words
    assert not list(library.glob(".*")), "a half-written file was left"


@full_form
@pytest.mark.timeout(900)
def test_a_disk_that_is_full_at_each_write_of_a_model_import(
    tmp_path: Path, disk: Disk, new_library: MakeLibrary
) -> None:
    """The model is there whole, or not at all."""
    library, weights = new_library(disk.path / "library"), tmp_path / "weights.pt"
    write_checkpoint(weights)
    size = weights.stat().st_size // 2  # as it is kept
    arguments = ("models", "import", "mine", "--architecture", ARCHITECTURE)
    for eighth in range(9):
        disk.fill(size * eighth // 8)
        refused(run(library, *arguments, "--weights", str(weights)), "space")
        disk.free()
        models = done(library, "models", "list", "--json").lines
        assert "mine" not in {model["name"] for model in models}
        kept = {"digests.json"}  # of models that are whole
        files = (path for path in (library / "models").rglob("*") if path.is_file())
        left = [path for path in files if path.name not in kept]
        assert left == [], "half a model was left"
    disk.remount("size=1g")
    done(library, *arguments, "--weights", str(weights))


@full_form
@pytest.mark.timeout(900)
def test_a_file_system_that_becomes_read_only_while_it_is_indexed_to(
    tmp_path: Path, new_library: MakeLibrary
) -> None:
    """As a kernel does it that meets an error on a disk: files that are open fail as well."""
    photos = tmp_path / "photos"
    draw_all(photos, times(24, 120), size=(1600, 1200))
    with mounted_image(tmp_path / "disk", tmp_path / "image") as disk:
        library = new_library(disk.path / "library")
        done(library, "add", str(photos))
        process = start(command(library, "index"))
        until(lambda: thumbnails(library) >= 4, "work has begun")
        disk.remount("abort")
        out, err = process.communicate(timeout=PATIENCE_SECONDS)
        refused(Ran(process.returncode, out, err))
        refused(run(library, "add", str(tmp_path)))  # and it still says why
        disk.unmount()
        disk.mount()
        index_whole(library)
        assert len(photo_ids(library, photos)) == times(24, 120)


@full_form
@pytest.mark.timeout(900)
def test_permission_that_is_taken_away_while_it_is_indexed(
    tmp_path: Path, new_library: MakeLibrary
) -> None:
    """First to the photos, then to the thumbnails, then to the library."""
    person = _without_privileges(tmp_path)
    library, photos = new_library(tmp_path / "library"), tmp_path / "photos"
    count = times(24, 120)
    draw_all(photos, count, size=(1600, 1200))
    done(library, "add", str(photos), before=person)
    process = start([*person, *command(library, "index", "--json")])
    until(lambda: thumbnails(library) >= 4, "work has begun")
    photos.chmod(0)
    _, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert "Traceback" not in err
    away = done(library, "index", "--json", before=person).value
    assert (away["failed"], away["removed"]) == ([], 0)
    photos.chmod(0o700)

    process = start([*person, *command(library, "index")])
    until(lambda: thumbnails(library) >= 8, "work goes on")
    for path in (library / "thumbnails", *(library / "thumbnails").rglob("*")):
        path.chmod(0o500)
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    if process.returncode:  # all may have been done by then
        refused(Ran(process.returncode, out, err), "written")
    library.chmod(0o500)
    refused(run(library, "index", before=person), "cannot be")
    for path in (library, library / "thumbnails", *(library / "thumbnails").rglob("*")):
        path.chmod(0o700)
    assert done(library, "index", "--json", before=person).value["failed"] == []
    assert len(photo_ids(library, photos)) == count


def _without_privileges(place: Path) -> list[str]:
    """Runs a program with the rights of the files' owner alone, also where that is root."""
    if os.geteuid() != 0:
        return []
    dropped = "-dac_override,-dac_read_search"
    person = ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}"]
    locked = place / "locked"
    locked.mkdir(0)
    try:
        listed = subprocess.run([*person, "ls", str(locked)], capture_output=True, check=False)
    except OSError:
        pytest.skip("root cannot give its privileges away here")
    if listed.returncode == 0:
        pytest.skip("root cannot give its privileges away here")
    return person


@pytest.mark.parametrize("error", ["ENOLCK", "ENOSYS", "EOPNOTSUPP"])
def test_a_library_on_a_file_system_without_locks_is_refused(tmp_path: Path, error: str) -> None:
    """As such file systems answer: the system call itself fails."""
    traced = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"inject=flock:error={error}"]
    try:
        subprocess.run([*traced, "true"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs strace")
    library, photos = tmp_path / "library", tmp_path / "photos"
    photos.mkdir()
    for arguments in (("add", str(photos)), ("index",)):
        refused(run(library, *arguments, before=traced), "cannot be locked", "local disk")
    assert [path.name for path in library.iterdir()] == ["lock"], "it was opened all the same"


def thumbnails(library: Path) -> int:
    return sum(1 for _ in LibraryFolder(library).thumbnails.glob("??/*.jpg"))

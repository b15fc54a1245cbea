"""A library that is followed live: what happens on disk shows without being asked for."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.app.composition import open_library
from photo_sorter.core.events import Event, ProgressChanged
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.operations import AddFolder, ExcludeFiles, IncludeFiles, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.views import Activity, TagSource
from photo_sorter.services.library import Library
from photo_sorter.services.sidecars.service import SidecarCounts
from tests.conftest import NewLibrary
from tests.services.conftest import picture


class Watch:
    """Waits for the library to reach a state, woken by its events."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._changed = threading.Condition()
        self.events: list[Event] = []
        library.events.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def until(self, reached: Callable[[], bool], seconds: float = 60.0) -> None:
        with self._changed:
            assert self._changed.wait_for(reached, timeout=seconds), self.events[-5:]


@pytest.fixture
def live(tmp_path: Path, root: Path, new_library: NewLibrary) -> Iterator[tuple[Library, Watch]]:
    library = open_library(new_library(tmp_path / "library"))
    watch = Watch(library)
    library.do(AddFolder(str(root)))
    library.start()
    yield library, watch
    library.close()


def embedded(library: Library, count: int) -> Callable[[], bool]:
    def reached() -> bool:
        status = library.status.counts()
        return status.embedded == status.photos == count and status.pending == 0

    return reached


def test_files_are_followed_from_birth_to_rename_to_death(
    live: tuple[Library, Watch], root: Path
) -> None:
    library, watch = live
    (root / "a.jpg").write_bytes(picture("red"))
    (root / "b.jpg").write_bytes(picture("blue"))
    watch.until(embedded(library, 2))
    ids = set(library.photos.listing(EVERYTHING).ids.tolist())

    (root / "sub").mkdir()
    (root / "a.jpg").rename(root / "sub" / "renamed.jpg")

    def paths() -> set[str]:
        return {
            Path(path).name
            for path in library.photos.paths([PhotoId(i) for i in sorted(ids)]).values()
        }

    watch.until(lambda: paths() == {"renamed.jpg", "b.jpg"})
    assert set(library.photos.listing(EVERYTHING).ids.tolist()) == ids

    (root / "b.jpg").unlink()
    watch.until(lambda: library.status.counts().photos == 1)


def test_a_file_is_taken_only_when_it_stands_still(live: tuple[Library, Watch], root: Path) -> None:
    library, watch = live
    content = picture("green", (1200, 900))
    with (root / "slow.jpg").open("wb") as file:
        file.write(content[:500])
        file.flush()
        (root / "other.jpg").write_bytes(picture("red"))
        file.write(content[500:])
    watch.until(embedded(library, 2))
    assert library.folders.failures() == []


def test_the_engine_killed_at_work_costs_nothing(
    live: tuple[Library, Watch], root: Path, sample_photos: Path, tmp_path: Path
) -> None:
    library, watch = live
    staged = tmp_path / "staged"
    shutil.copytree(sample_photos, staged)
    count = sum(1 for p in staged.rglob("*") if p.is_file())
    staged.rename(root / "all")
    watch.until(lambda: library.status.counts().photos >= 5)
    engine = library.status.engine_pid()
    assert engine is not None
    os.kill(engine, signal.SIGKILL)
    watch.until(embedded(library, count))
    assert library.folders.failures() == []
    assert library.status.engine_pid() != engine
    assert len(library.photos.listing(EVERYTHING)) == count


def test_work_can_be_paused_and_resumed(live: tuple[Library, Watch], root: Path) -> None:
    library, watch = live
    watch.until(lambda: any(isinstance(event, ProgressChanged) for event in watch.events))
    library.jobs.pause()
    watch.until(lambda: library.jobs.progress().activity is Activity.PAUSED)
    (root / "a.jpg").write_bytes(picture())
    watch.until(lambda: library.status.counts().pending == 1)
    library.jobs.resume()
    watch.until(embedded(library, 1))


def test_a_root_that_vanishes_goes_offline_and_comes_back(
    live: tuple[Library, Watch], root: Path
) -> None:
    library, watch = live
    (root / "a.jpg").write_bytes(picture())
    watch.until(embedded(library, 1))
    root.rename(root.with_name("away"))
    watch.until(lambda: bool(library.photos.listing(EVERYTHING).offline.all()))
    assert library.status.counts().photos == 1
    root.with_name("away").rename(root)
    watch.until(lambda: not library.photos.listing(EVERYTHING).offline.any())
    (root / "b.jpg").write_bytes(picture("blue"))
    watch.until(embedded(library, 2))


def test_closing_in_the_middle_of_work_loses_nothing(sample_photos: Path, tmp_path: Path) -> None:
    count = sum(1 for p in sample_photos.rglob("*") if p.is_file())
    library = open_library(tmp_path / "library")
    watch = Watch(library)
    library.do(AddFolder(str(sample_photos)))
    library.start()
    watch.until(lambda: library.status.counts().photos >= 1)
    library.close()
    again = open_library(tmp_path / "library")
    try:
        summary = again.jobs.index(lambda progress: None, lambda: False)
        assert summary.failed == []
        assert again.status.counts().embedded == count
        assert again.doctor.examine(repair=False) == []
    finally:
        again.close()


def names_shown(library: Library) -> set[str]:
    ids = [PhotoId(i) for i in library.photos.listing(EVERYTHING).ids.tolist()]
    return {Path(path).name for path in library.photos.paths(ids).values()}


def test_what_a_linked_folder_leads_to_is_followed_too(
    live: tuple[Library, Watch], root: Path, tmp_path: Path
) -> None:
    library, watch = live
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.jpg").write_bytes(picture("red"))
    (root / "linked").symlink_to(elsewhere)
    watch.until(embedded(library, 1))
    follower = library.jobs._follower
    watch.until(lambda: str(root / "linked") in follower._watched)
    watch.until(lambda: library.jobs.progress().activity is Activity.IDLE)
    (elsewhere / "b.jpg").write_bytes(picture("blue"))
    watch.until(embedded(library, 2))
    (elsewhere / "a.jpg").unlink()
    watch.until(lambda: names_shown(library) == {"b.jpg"})
    (root / "linked").unlink()
    watch.until(lambda: names_shown(library) == set())


def test_nomedia_and_exclusions_take_effect_live(live: tuple[Library, Watch], root: Path) -> None:
    library, watch = live
    for name, colour in (("a.jpg", "red"), ("sub/b.jpg", "blue"), ("sub/deep/c.jpg", "green")):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(picture(colour))
    watch.until(embedded(library, 3))
    (root / "sub" / ".nomedia").touch()
    watch.until(lambda: names_shown(library) == {"a.jpg"})
    (root / "sub" / ".nomedia").unlink()
    watch.until(lambda: names_shown(library) == {"a.jpg", "b.jpg", "c.jpg"})
    library.do(ExcludeFiles("deep"))
    assert names_shown(library) == {"a.jpg", "b.jpg"}
    (root / "sub" / "deep" / "d.jpg").write_bytes(picture("white"))
    library.do(IncludeFiles("deep"))
    watch.until(lambda: names_shown(library) == {"a.jpg", "b.jpg", "c.jpg", "d.jpg"})


def test_what_is_written_into_sidecars_wakes_nothing(
    live: tuple[Library, Watch], root: Path
) -> None:
    """The watcher tells of our own writing, and nobody reads a picture for it; what another
    program writes is read, and merged."""
    library, watch = live
    for number in range(40):
        (root / f"{number}.jpg").write_bytes(picture(f"rgb({number * 6}, 10, 10)"))
    watch.until(embedded(library, 40))
    photos = [PhotoId(i) for i in library.photos.listing(EVERYTHING).ids.tolist()]
    library.settings.change(write_sidecars="always")
    before = len(watch.events)
    library.do(TagPhotos(tuple(photos), "Cat"))
    watch.until(lambda: library.sidecars.counts() == SidecarCounts())
    assert len(list(root.glob("*.jpg.xmp"))) == 40
    # What is dropped later is settled later: by then the sidecars' events have been looked at.
    (root / "last.jpg").write_bytes(picture("white"))
    watch.until(embedded(library, 41))
    indexed = {
        event.progress.total
        for event in watch.events[before:]
        if isinstance(event, ProgressChanged) and event.progress.activity is Activity.INDEXING
    }
    assert indexed <= {0, 1}
    sidecar = root / "7.jpg.xmp"
    SidecarFiles().write(sidecar, FileFields(("Dog",)))
    photo = library.photos.at(str(root / "7.jpg"))
    assert photo is not None

    def is_merged() -> bool:
        tags = library.tags.of([photo]).get(photo, [])
        return [tag.name for tag in tags if tag.source is not TagSource.MODEL] == ["Dog"]

    watch.until(is_merged)
    watch.until(lambda: library.sidecars.counts() == SidecarCounts())
    assert SidecarFiles().read(sidecar) == FileFields(("Dog",))

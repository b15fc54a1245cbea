"""The watcher looks at files while a plan of sorting moves them: whichever of the two the catalog
hears from first, each photo keeps its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.formats import is_picture_name, skip_reason
from photo_sorter.core.photo import FilePath, Location, LocationState
from photo_sorter.services.files.reconcile import Reconciler
from tests.services.sort_rig import SortRig, sort_rig


class Interrupted(LocalFileSystem):
    """`before_noting` is called once, after the disk was compared and before that is noted."""

    before_noting: Callable[[], object] | None = None

    def exists(self, path: FilePath) -> bool:
        call, self.before_noting = self.before_noting, None
        if call is not None:
            call()
        return super().exists(path)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[SortRig]:
    with sort_rig(tmp_path / "library", tmp_path / "pictures") as made:
        yield made


def reconciler(rig: SortRig, files: LocalFileSystem, library: Path) -> Reconciler:
    return Reconciler(rig.catalog, files, rig.events, lambda path: None, str(library))


def looker(library: Path) -> Interrupted:
    return Interrupted(is_picture_name, skip_reason, rename_journal=library / "renames")


def locations(rig: SortRig) -> list[Location]:
    return [
        found
        for folder in rig.catalog.folders.all()
        for path in rig.catalog.locations.known(folder.id)
        if (found := rig.catalog.locations.find(path)) is not None
    ]


def watch(rig: SortRig, look: Reconciler, *names: str) -> None:
    (folder,) = rig.catalog.folders.all()
    look.check_paths([(folder.id, str(rig.root / name)) for name in names])


@pytest.mark.parametrize("seen", [["a.jpg"], ["2021/a.jpg"], ["a.jpg", "2021/a.jpg"]])
def test_what_is_seen_between_a_files_rename_and_its_note_keeps_the_photo(
    rig: SortRig, tmp_path: Path, seen: list[str]
) -> None:
    """Or the file waits to be read, which tells by its content whose it is."""
    rig.add("a.jpg")
    (before,) = locations(rig)
    look = reconciler(rig, looker(tmp_path / "library"), tmp_path / "library")
    plan = rig.plan("{year}")
    looked: list[Location | None] = []

    def between(done: int) -> None:
        if not looked:
            looked.append(rig.catalog.locations.find(str(rig.root / "a.jpg")))
            watch(rig, look, *seen)

    assert rig.sorting.apply(plan.id, progress=between)
    assert looked == [before]  # the catalog had not heard of it
    (after,) = locations(rig)
    assert after.path == str(rig.root / "2021/a.jpg")
    if seen == ["a.jpg"]:
        assert after.state in (LocationState.PENDING, LocationState.READY)
    else:
        assert (after.photo_id, after.state) == (before.photo_id, LocationState.READY)


def test_what_was_compared_before_the_note_takes_no_file_from_its_photo(
    rig: SortRig, tmp_path: Path
) -> None:
    path = rig.add("a.jpg")
    files = looker(tmp_path / "library")
    plan = rig.plan("{year}")
    look = reconciler(rig, files, tmp_path / "library")
    path.rename(rig.root / "hidden")  # the moment between the rename and its note

    def rename_and_note() -> None:
        (rig.root / "hidden").rename(path)
        assert rig.sorting.apply(plan.id)

    files.before_noting = rename_and_note
    watch(rig, look, "a.jpg")
    assert rig.known() == {"2021/a.jpg"}
    assert files.before_noting is None

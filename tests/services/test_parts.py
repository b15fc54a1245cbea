"""A RAW beside its picture is a part of its photo; alone it is a photo of its own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.formats import is_picture_name, skip_reason
from photo_sorter.core.events import EventBus
from photo_sorter.core.photo import FolderId, PhotoId, PhotoMetadata
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.rating import RatingChange
from photo_sorter.services.files.parts import Joining
from photo_sorter.services.files.reconcile import Reconciled, Reconciler

WHEN = datetime(2024, 5, 1, 12, 0)


@pytest.fixture
def reconciler(catalog: SqliteCatalog, tmp_path: Path) -> Reconciler:
    """With RAWs that can be read."""
    files = LocalFileSystem(is_picture_name, skip_reason)
    return Reconciler(catalog, files, EventBus(), lambda path: None, str(tmp_path / "library"))


@pytest.fixture
def folder(catalog: SqliteCatalog, root: Path) -> FolderId:
    return catalog.folders.add(str(root)).id


def look(reconciler: Reconciler) -> Reconciled:
    return reconciler.reconcile(reconciler.look_for_roots(), lambda: False)


def read(catalog: SqliteCatalog) -> None:
    """Give every pending file a photo of its own, as ingest does."""
    joining = Joining(catalog)
    with catalog.transaction():
        for location in catalog.locations.pending(1000):
            if catalog.locations.find(location.path) is None:
                continue
            photo = location.held or catalog.photos.add(
                Path(location.path).name, location.stamp.size, PhotoMetadata(width=4), WHEN, 0
            )
            catalog.locations.attach(location.id, location.stamp, photo)
            joining.picture_read(location, photo)


def shown(catalog: SqliteCatalog) -> dict[str, PhotoId]:
    """The names of the files of all photos."""
    ids = [PhotoId(i) for i in catalog.photos.listing(EVERYTHING).ids.tolist()]
    photos = catalog.photos.get_many(ids)
    return {Path(x.path).name: i for i, photo in photos.items() for x in photo.locations}


def mark(catalog: SqliteCatalog, photo: PhotoId) -> None:
    catalog.tags.set_by_person([photo], "sea", True)
    catalog.ratings.set_by_person([photo], RatingChange(stars=4))


def is_marked(catalog: SqliteCatalog, photo: PhotoId) -> bool:
    tags = [tag.name for tag in catalog.tags.of_photo(photo)]
    return tags == ["sea"] and catalog.ratings.of([photo])[photo].stars == 4


def touch(root: Path, *names: str) -> None:
    for name in names:
        (root / name).write_text(name)


def test_together_they_are_one_photo(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, folder: FolderId
) -> None:
    touch(root, "a.jpg", "a.CR2", "B.HEIC", "b.dng", "c.CR2", "d.png", "d.nef")
    found = look(reconciler)
    assert found.new == 5
    parts = {Path(p).name for p, why in found.skipped if why is Problem.SKIPPED_PART}
    assert parts == {"a.CR2", "b.dng"}
    read(catalog)
    assert set(shown(catalog)) == {"a.jpg", "B.HEIC", "c.CR2", "d.png", "d.nef"}
    again = look(reconciler)
    assert (again.unchanged, again.touched) == (5, False)


@pytest.mark.parametrize("live", [False, True])
def test_a_picture_that_appears_beside_a_raw_takes_over_what_was_said_of_it(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, folder: FolderId, live: bool
) -> None:
    touch(root, "a.CR2")
    look(reconciler)
    read(catalog)
    mark(catalog, shown(catalog)["a.CR2"])
    touch(root, "a.jpg")
    if live:
        reconciler.check_paths([(folder, str(root / "a.jpg"))])
    else:
        look(reconciler)
    assert set(shown(catalog)) == {"a.CR2"}  # until the picture is read
    read(catalog)
    assert set(shown(catalog)) == {"a.jpg"}
    assert is_marked(catalog, shown(catalog)["a.jpg"])
    assert not look(reconciler).touched


@pytest.mark.parametrize("live", [False, True])
def test_when_the_picture_goes_the_raw_is_a_photo_with_what_was_said(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, folder: FolderId, live: bool
) -> None:
    touch(root, "a.jpg", "a.CR2", "b.jpg")
    look(reconciler)
    read(catalog)
    mark(catalog, shown(catalog)["a.jpg"])
    (root / "a.jpg").unlink()
    if live:
        reconciler.check_paths([(folder, str(root / "a.jpg"))])
    else:
        look(reconciler)
    read(catalog)
    assert set(shown(catalog)) == {"a.CR2", "b.jpg"}
    assert is_marked(catalog, shown(catalog)["a.CR2"])


def test_a_raw_that_is_moved_to_its_picture_joins_it(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, folder: FolderId
) -> None:
    (root / "raws").mkdir()
    touch(root, "raws/a.CR2", "a.jpg")
    look(reconciler)
    read(catalog)
    mark(catalog, shown(catalog)["a.CR2"])
    (root / "raws" / "a.CR2").rename(root / "a.CR2")
    look(reconciler)
    assert set(shown(catalog)) == {"a.jpg"}
    assert is_marked(catalog, shown(catalog)["a.jpg"])


def test_a_live_change_of_the_raw_alone_makes_no_photo_of_it(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, folder: FolderId
) -> None:
    touch(root, "a.jpg")
    look(reconciler)
    read(catalog)
    touch(root, "a.CR2")
    assert not reconciler.check_paths([(folder, str(root / "a.CR2"))]).touched
    assert set(shown(catalog)) == {"a.jpg"}


def test_both_that_are_photos_already_become_one(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, folder: FolderId
) -> None:
    """As after a move by another program that looked like two other files."""
    touch(root, "a.jpg", "b.CR2")
    look(reconciler)
    read(catalog)
    mark(catalog, shown(catalog)["b.CR2"])
    (root / "b.CR2").rename(root / "a.CR2")
    reconciler.check_paths([(folder, str(root / name)) for name in ("b.CR2", "a.CR2")])
    assert set(shown(catalog)) == {"a.jpg"}
    assert is_marked(catalog, shown(catalog)["a.jpg"])


def test_a_raw_whose_picture_is_passed_over_is_a_photo(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, folder: FolderId
) -> None:
    touch(root, "a.jpg", "a.CR2")
    catalog.exclusions.add("*.jpg")
    look(reconciler)
    read(catalog)
    assert set(shown(catalog)) == {"a.CR2"}

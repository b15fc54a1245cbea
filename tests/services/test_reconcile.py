"""The catalog's list of files follows the disk, whatever happened while nobody looked."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.formats import is_picture_name, skip_reason
from photo_sorter.adapters.sniffing import holds_picture
from photo_sorter.core.errors import FailureKind
from photo_sorter.core.events import EventBus
from photo_sorter.core.photo import (
    FolderState,
    LocationState,
    PhotoId,
    PhotoMetadata,
)
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.files.reconcile import Reconciled, Reconciler
from tests.services.conftest import picture, unsupported
from tests.torture.disks import mounted_disk

WHEN = datetime(2024, 5, 1, 12, 0)


def reconcile(reconciler: Reconciler) -> Reconciled:
    return reconciler.reconcile(reconciler.look_for_roots(), lambda: False)


def take_in(catalog: SqliteCatalog) -> dict[str, PhotoId]:
    """Give every pending file a photo, by its content, as ingest does."""
    taken = {}
    for location in catalog.locations.pending(1000):
        content = Path(location.path).read_bytes().hex()[:400] + location.path[-3:]
        photo = catalog.photos.by_hash(content) or catalog.photos.add(
            content, location.stamp.size, PhotoMetadata(width=4, height=3), WHEN, 0
        )
        catalog.locations.attach(location.id, location.stamp, photo)
        taken[location.path] = photo
    return taken


@pytest.fixture
def filled(catalog: SqliteCatalog, reconciler: Reconciler, root: Path) -> dict[str, PhotoId]:
    (root / "trip").mkdir()
    for name, colour in (("a.jpg", "red"), ("b.jpg", "blue"), ("trip/c.jpg", "green")):
        (root / name).write_bytes(picture(colour, (len(colour) * 8, 40)))
    catalog.folders.add(str(root))
    reconcile(reconciler)
    return take_in(catalog)


def test_new_pictures_are_pending_and_other_files_are_passed_over_with_a_reason(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path
) -> None:
    (root / "a.jpg").write_bytes(picture())
    (root / "a.jpg.xmp").write_text("<x/>")
    (root / ".hidden.jpg").write_bytes(picture())
    catalog.folders.add(str(root))
    found = reconcile(reconciler)
    assert found.new == 1
    assert [Path(path).name for path, reason in found.skipped if reason] == ["a.jpg.xmp"]
    assert [x.path for x in catalog.locations.pending(9)] == [str(root / "a.jpg")]


@pytest.mark.parametrize("name", ["a.jpg.xmp", "a.xmp"])
def test_a_sidecar_that_is_written_has_its_picture_read_again(
    catalog: SqliteCatalog,
    reconciler: Reconciler,
    root: Path,
    filled: dict[str, PhotoId],
    name: str,
) -> None:
    sidecar, picture = root / name, str(root / "a.jpg")
    sidecar.write_text("<x/>")
    found = reconcile(reconciler)
    assert (found.changed, found.unchanged) == (1, 2)
    assert [x.path for x in catalog.locations.pending(9)] == [picture]
    assert take_in(catalog) == {picture: filled[picture]}
    assert not reconcile(reconciler).touched
    folder = catalog.folders.all()[0].id
    assert not reconciler.check_paths([(folder, str(sidecar))]).touched
    sidecar.write_text("<longer/>")
    assert reconciler.check_paths([(folder, str(sidecar))]).changed == 1
    assert take_in(catalog) == {picture: filled[picture]}
    sidecar.unlink()
    assert reconcile(reconciler).changed == 1
    assert catalog.sidecars.under(str(root)) == {}
    assert take_in(catalog) == {picture: filled[picture]}
    assert not reconcile(reconciler).touched


def test_a_sidecar_that_is_removed_live_has_its_picture_read_again(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, filled: dict[str, PhotoId]
) -> None:
    sidecar, picture = root / "a.jpg.XmP", str(root / "a.jpg")
    sidecar.write_text("<x/>")
    reconcile(reconciler)
    take_in(catalog)
    folder = catalog.folders.all()[0].id
    sidecar.unlink()
    assert reconciler.check_paths([(folder, str(sidecar))]).changed == 1
    assert take_in(catalog) == {picture: filled[picture]}


def test_a_sidecar_that_goes_with_its_picture_is_forgotten(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, filled: dict[str, PhotoId]
) -> None:
    (root / "a.xmp").write_text("<x/>")
    reconcile(reconciler)
    take_in(catalog)
    (root / "a.jpg").unlink()
    (root / "a.xmp").unlink()
    assert reconcile(reconciler).removed == 1
    assert catalog.sidecars.under(str(root)) == {}
    assert catalog.locations.pending(9) == []


def test_nothing_changed_means_nothing_to_do(
    catalog: SqliteCatalog, reconciler: Reconciler, filled: dict[str, PhotoId]
) -> None:
    found = reconcile(reconciler)
    assert (found.unchanged, found.touched) == (3, False)
    assert catalog.locations.pending_count() == 0


def test_a_renamed_folder_keeps_every_photo_and_reads_nothing(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, filled: dict[str, PhotoId]
) -> None:
    (root / "trip").rename(root / "holiday")
    found = reconcile(reconciler)
    assert (found.moved, found.new, found.removed) == (1, 0, 0)
    moved = catalog.locations.find(str(root / "holiday" / "c.jpg"))
    assert moved is not None
    assert moved.photo_id == filled[str(root / "trip" / "c.jpg")]
    assert catalog.locations.pending_count() == 0


def test_a_file_moved_between_two_watched_folders_keeps_its_photo(
    catalog: SqliteCatalog,
    reconciler: Reconciler,
    root: Path,
    tmp_path: Path,
    filled: dict[str, PhotoId],
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    catalog.folders.add(str(other))
    (root / "a.jpg").rename(other / "a.jpg")
    assert reconcile(reconciler).moved == 1
    moved = catalog.locations.find(str(other / "a.jpg"))
    assert moved is not None
    assert moved.photo_id == filled[str(root / "a.jpg")]


def test_two_files_that_swap_names_swap_photos(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, filled: dict[str, PhotoId]
) -> None:
    (root / "a.jpg").rename(root / "t")
    (root / "b.jpg").rename(root / "a.jpg")
    (root / "t").rename(root / "b.jpg")
    assert reconcile(reconciler).changed == 2
    swapped = take_in(catalog)
    assert swapped[str(root / "a.jpg")] == filled[str(root / "b.jpg")]
    assert swapped[str(root / "b.jpg")] == filled[str(root / "a.jpg")]


def test_a_deleted_file_goes_and_its_photo_hides(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, filled: dict[str, PhotoId]
) -> None:
    (root / "a.jpg").unlink()
    assert reconcile(reconciler).removed == 1
    assert filled[str(root / "a.jpg")] not in catalog.photos.listing(EVERYTHING).ids


def test_a_copy_is_one_photo_with_two_locations(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, filled: dict[str, PhotoId]
) -> None:
    shutil.copy(root / "a.jpg", root / "copy.jpg")
    reconcile(reconciler)
    take_in(catalog)
    photo = catalog.photos.get(filled[str(root / "a.jpg")])
    assert photo is not None
    assert sorted(Path(x.path).name for x in photo.locations) == ["a.jpg", "copy.jpg"]
    assert catalog.photos.count() == 3


def test_a_vanished_root_is_offline_and_its_photos_stay(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, filled: dict[str, PhotoId]
) -> None:
    root.rename(root.with_name("away"))
    reconcile(reconciler)
    assert [folder.state for folder in catalog.folders.all()] == [FolderState.OFFLINE]
    listing = catalog.photos.listing(EVERYTHING)
    assert len(listing) == 3
    assert listing.offline.all()
    root.with_name("away").rename(root)
    found = reconcile(reconciler)
    assert (found.unchanged, found.touched) == (3, False)
    assert not catalog.photos.listing(EVERYTHING).offline.any()


def test_an_unsupported_format_needs_attention_without_being_read(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path
) -> None:
    (root / "a.svg").write_bytes(b"<svg/>")
    catalog.folders.add(str(root))
    reconcile(reconciler)
    (failed,) = catalog.locations.failures()
    assert failed.failure is not None
    assert failed.failure.kind is FailureKind.UNSUPPORTED
    assert "SVG" in failed.failure.reason
    assert catalog.locations.pending_count() == 0


def test_what_a_file_is_decides_where_its_name_does_not_tell(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path
) -> None:
    pictures = ("noending", "photo.jpg_large", "p.pjpeg", "photo.jpg!d")
    for name in pictures:
        (root / name).write_bytes(picture())
    for name in ("Makefile", "notes.unheardof"):
        (root / name).write_text("all: dog")
    (root / "song.mp3").write_bytes(picture())  # a name that tells is believed
    catalog.folders.add(str(root))
    found = reconcile(reconciler)
    assert found.new == len(pictures)
    assert {Path(x.path).name for x in catalog.locations.pending(9)} == set(pictures)
    assert not catalog.locations.failures()
    assert dict(found.skipped)[str(root / "Makefile")] is Problem.SKIPPED_BY_CONTENT


def test_a_file_is_looked_into_once_until_it_is_written(
    catalog: SqliteCatalog, root: Path, tmp_path: Path
) -> None:
    looked_into: list[str] = []

    def holds(path: str) -> bool:
        looked_into.append(Path(path).name)
        return holds_picture(path)

    def at_a_start() -> Reconciled:
        files = LocalFileSystem(is_picture_name, skip_reason, holds_picture=holds)
        looked_into.clear()
        return reconcile(
            Reconciler(catalog, files, EventBus(), unsupported, str(tmp_path / "library"))
        )

    (root / "picture").write_bytes(picture())
    (root / "text").write_text("words")
    catalog.folders.add(str(root))
    at_a_start()
    assert sorted(looked_into) == ["picture", "text"]
    assert at_a_start().unchanged == 1
    assert looked_into == []
    (root / "text").write_bytes(picture("blue"))
    assert at_a_start().new == 1
    assert looked_into == ["text"]
    (root / "picture").write_text("no picture any more")
    assert at_a_start().removed == 1
    (root / "text").unlink()
    (root / "picture").unlink()
    at_a_start()
    assert catalog.not_pictures.under(str(root)) == {}


def test_a_file_that_changed_is_pending_again_and_keeps_its_photo_meanwhile(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, filled: dict[str, PhotoId]
) -> None:
    (root / "a.jpg").write_bytes(picture("yellow", (99, 99)))
    assert reconcile(reconciler).changed == 1
    (pending,) = catalog.locations.pending(9)
    assert pending.state is LocationState.PENDING
    assert pending.photo_id == filled[str(root / "a.jpg")]


def test_live_changes_are_looked_at_path_by_path(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, filled: dict[str, PhotoId]
) -> None:
    folder = catalog.folders.all()[0].id
    (root / "trip").rename(root / "holiday")
    (root / "a.jpg").unlink()
    (root / "new.jpg").write_bytes(picture("white"))
    found = reconciler.check_paths(
        (folder, str(root / name)) for name in ("trip", "holiday", "a.jpg", "new.jpg")
    )
    assert (found.moved, found.removed, found.new) == (1, 1, 1)


def test_the_librarys_own_files_are_never_photos(
    catalog: SqliteCatalog, reconciler: Reconciler, tmp_path: Path
) -> None:
    thumbnails = tmp_path / "library" / "thumbnails"
    thumbnails.mkdir()
    (thumbnails / "x.jpg").write_bytes(picture())
    catalog.folders.add(str(tmp_path))
    assert reconcile(reconciler).new == 0


def test_a_symbolic_link_loop_is_walked_once(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path
) -> None:
    (root / "a.jpg").write_bytes(picture())
    (root / "loop").symlink_to(root, target_is_directory=True)
    catalog.folders.add(str(root))
    assert reconcile(reconciler).new == 1


def test_a_name_that_is_not_utf8_survives(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path
) -> None:
    name = os.fsdecode(b"caf\xe9.jpg")
    (root / name).write_bytes(picture())
    catalog.folders.add(str(root))
    reconcile(reconciler)
    assert [x.path for x in catalog.locations.pending(9)] == [str(root / name)]


def test_the_empty_folder_that_is_left_of_a_drive_says_nothing_about_its_photos(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, tmp_path: Path
) -> None:
    """Whether the drive is the root, or lies below it."""
    catalog.folders.add(str(root))
    (root / "here.jpg").write_bytes(picture("red"))
    with mounted_disk(tmp_path / "drive") as whole, mounted_disk(root / "drive") as part:
        catalog.folders.add(str(whole.path))
        for disk in (whole, part):
            (disk.path / "a.jpg").write_bytes(picture())
        reconcile(reconciler)
        take_in(catalog)
        (root / "here.jpg").unlink()
        whole.unmount()
        part.unmount()
        gone = reconcile(reconciler)
        assert (gone.removed, gone.unchanged) == (1, 1)
        states = {folder.path: folder.state for folder in catalog.folders.all()}
        assert states == {
            str(root): FolderState.ONLINE,
            str(whole.path): FolderState.OFFLINE,
        }
        for disk in (whole, part):
            assert catalog.locations.find(str(disk.path / "a.jpg")) is not None
        # Emptied by a person instead, on a drive that is there.
        (part.path / "now").mkdir()
        assert reconcile(reconciler).removed == 1


def test_a_device_that_has_another_number_is_noted_and_nothing_is_read(
    catalog: SqliteCatalog, reconciler: Reconciler, root: Path, filled: dict[str, PhotoId]
) -> None:
    known = catalog.locations.known(catalog.folders.all()[0].id)
    catalog.locations.move(
        [
            (file.location_id, catalog.folders.all()[0].id, path, file.stamp._replace(device=7))
            for path, file in known.items()
        ]
    )
    (root / "b.jpg").unlink()
    again = reconcile(reconciler)
    assert (again.unchanged, again.changed, again.removed) == (2, 0, 1)
    found = catalog.locations.known(catalog.folders.all()[0].id)
    assert found == {path: known[path] for path in found}

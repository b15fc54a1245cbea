"""What is derived of each photo in the background."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photo_sorter.adapters.engine.files.thumbnails import read_thumbnail
from photo_sorter.core.derivation import PIXELS, Derivation, Derived
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.events import EventBus, FailuresChanged
from photo_sorter.core.photo import Location, PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.views import Activity, Progress
from photo_sorter.services.derivations.deriver import Deriver
from photo_sorter.services.jobs.derive import DeriveJob
from photo_sorter.services.jobs.job import JobContext
from photo_sorter.services.jobs.progress import ProgressTracker
from tests.services.conftest import Rig, picture
from tests.services.test_photo_identity import with_exif

DAMAGED = Failure(FailureKind.TRUNCATED, Problem.PICTURE_HEADER_DAMAGED)


class Sharpness(Deriver):
    """A derivation in a module of its own, as one is added: how much neighbouring pixels differ."""

    derivation = Derivation("sharpness", 1)

    def __init__(self, rig: Rig, thumbnails: Path, damaged: str = "") -> None:
        self._photos = rig.catalog.photos
        self._thumbnails = thumbnails
        self._damaged = damaged

    def derive(
        self, locations: Sequence[Location], cancelled: Callable[[], bool]
    ) -> Iterator[Derived]:
        for location in locations:
            photo_id = location.photo_id
            if cancelled() or photo_id is None:
                return
            if self._damaged and location.path.endswith(self._damaged):
                yield Derived(
                    photo_id, failure=Failure(FailureKind.TRUNCATED, Problem.PICTURE_HEADER_DAMAGED)
                )
                continue
            content_hash = self._photos.content_hash(photo_id)
            assert content_hash is not None
            grey = np.asarray(read_thumbnail(self._thumbnails, content_hash).convert("L"), float)
            yield Derived(photo_id, float(np.abs(np.diff(grey)).mean()))


@pytest.fixture
def derivers(rig: Rig, shared_thumbnails: Path) -> list[Deriver]:
    return [
        Sharpness(rig, shared_thumbnails),  # the one line
    ]


def derive(
    rig: Rig, derivers: Sequence[Deriver], stop: Callable[[], bool] = lambda: False
) -> ProgressTracker:
    progress = ProgressTracker(lambda: None, Progress())
    events = EventBus()
    events.subscribe(rig.heard.append)
    job = DeriveJob(rig.catalog, derivers, lambda: rig.catalog.folders.all(), events)
    job.run(JobContext(stop, stop, progress))
    return progress


def photos(rig: Rig) -> list[PhotoId]:
    return [PhotoId(i) for i in sorted(rig.catalog.photos.listing(EVERYTHING).ids.tolist())]


def draw(rig: Rig) -> None:
    (rig.root / "flat.jpg").write_bytes(picture("red"))
    checks = Image.fromarray(np.indices((48, 64)).sum(axis=0).astype(np.uint8) % 2 * 255)
    checks.save(rig.root / "checks.png")
    rig.index()


def test_a_derivation_is_a_module_and_a_line_in_a_list(rig: Rig, derivers: list[Deriver]) -> None:
    draw(rig)
    progress = derive(rig, derivers).current()
    values = rig.catalog.derived.values("sharpness", photos(rig))
    assert sorted(values.values()) == [0.0, pytest.approx(255.0, rel=0.1)]
    assert (progress.activity, progress.done, progress.total) == (Activity.IDLE, 2, 2)
    (rig.root / "new.jpg").write_bytes(picture("blue"))
    rig.index()
    assert derive(rig, derivers).current().done == 1  # the others have it


def test_a_new_version_is_computed_for_all_photos(rig: Rig, derivers: list[Deriver]) -> None:
    draw(rig)
    derive(rig, derivers)

    class Newer(Sharpness):
        derivation = Derivation("sharpness", 2)

    (old,) = derivers
    assert isinstance(old, Sharpness)
    assert derive(rig, [Newer(rig, old._thumbnails)]).current().done == 2


def test_a_photo_that_fails_needs_attention_and_is_not_tried_over_and_over(
    rig: Rig, shared_thumbnails: Path
) -> None:
    draw(rig)
    rig.heard.clear()
    deriver = Sharpness(rig, shared_thumbnails, damaged="flat.jpg")
    derive(rig, [deriver])
    (failure,) = rig.catalog.derived.failures()
    assert (Path(failure.path).name, failure.failure) == (
        "flat.jpg",
        DAMAGED,
    )
    assert FailuresChanged() in rig.heard
    assert derive(rig, [deriver]).current().done == 0

    assert [Path(x.path).name for x in rig.parts.folders.failures()] == ["flat.jpg"]
    assert rig.parts.folders.retry([failure.id]) == 1
    assert derive(rig, [Sharpness(rig, shared_thumbnails)]).current().done == 1
    assert rig.parts.folders.failures() == []


def test_what_was_derived_before_a_pause_is_kept(rig: Rig, derivers: list[Deriver]) -> None:
    draw(rig)
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3  # before the second photo

    derive(rig, derivers, stop)
    assert len(rig.catalog.derived.values("sharpness", photos(rig))) == 1
    derive(rig, derivers)
    assert len(rig.catalog.derived.values("sharpness", photos(rig))) == 2


def forget_pixels(rig: Rig) -> None:
    """As a library is that was made before they were kept."""
    with closing(sqlite3.connect(rig.library / "catalog.sqlite")) as catalog, catalog:
        catalog.execute("UPDATE photos SET pixels = ''")
        catalog.execute("DELETE FROM derived")


def test_photos_of_an_older_library_get_the_hash_of_their_pixels_that_ingest_would_give(
    rig: Rig,
) -> None:
    large = Image.effect_noise((3000, 2000), 80).convert("RGB")  # decoded at a fraction
    large.save(rig.root / "large.jpg")
    (rig.root / "small.jpg").write_bytes(picture("red"))
    rig.index()
    catalog = rig.catalog
    before = {i: photo.pixels for i, photo in catalog.photos.get_many(photos(rig)).items()}
    assert all(before.values())
    assert catalog.derived.count_lacking(PIXELS) == 0  # ingest has noted them
    forget_pixels(rig)
    rig.parts.jobs.queue.derive_now(lambda: False)
    assert {i: x.pixels for i, x in catalog.photos.get_many(photos(rig)).items()} == before
    assert catalog.derived.count_lacking(PIXELS) == 0


def test_photos_that_are_embedded_anew_get_it_from_that_read(rig: Rig) -> None:
    (rig.root / "small.jpg").write_bytes(picture("red"))
    rig.index()
    (photo,) = photos(rig)
    before = rig.catalog.photos.get_many([photo])[photo].pixels
    forget_pixels(rig)
    rig.catalog.vectors.forget(photo)
    rig.parts.jobs.queue.embed_now(lambda: False)
    assert rig.catalog.photos.get_many([photo])[photo].pixels == before
    assert rig.catalog.derived.count_lacking(PIXELS) == 0


def test_a_rating_written_into_a_photo_of_an_older_library_leaves_its_vector(rig: Rig) -> None:
    data = picture("red", (640, 480))
    (rig.root / "a.jpg").write_bytes(data)
    rig.index()
    forget_pixels(rig)
    rig.parts.jobs.queue.derive_now(lambda: False)
    (photo,) = photos(rig)
    key = rig.parts.models.active().space.key
    sent = rig.catalog.vectors.last_in_outbox(key)
    (rig.root / "a.jpg").write_bytes(with_exif(data, rating=4))
    rig.index()
    assert photos(rig) == [photo]
    assert rig.catalog.vectors.last_in_outbox(key) == sent  # not embedded anew


def test_files_of_a_folder_that_has_gone_are_no_failures(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(picture())
    rig.index()
    forget_pixels(rig)
    rig.root.rename(rig.root.with_name("away"))  # and nobody has looked yet
    rig.parts.jobs.queue.derive_now(lambda: False)
    assert rig.catalog.derived.failures() == []
    rig.root.with_name("away").rename(rig.root)
    rig.parts.jobs.queue.scan_now(None, lambda: False)
    rig.parts.jobs.queue.derive_now(lambda: False)
    assert rig.catalog.derived.count_lacking(PIXELS) == 0

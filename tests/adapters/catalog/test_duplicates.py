"""The contract of `core.ports.DuplicateTable`."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.core.duplicates.fingerprint import Fingerprint, View
from photo_sorter.core.duplicates.kinds import Decided, Kind, Verdict
from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.ports.duplicates import SamePictures
from tests.adapters.catalog.shelf import Shelf

HIGH = (1 << 64) - 5
TWO = Fingerprint((View(HIGH, b"whole"), View(7, b"inside")), 1.5)
ONE = Fingerprint((View(9, b"one"),), 0.5)
TAKEN = datetime(2024, 5, 1, 10, 0, 0)


def pair(one: PhotoId, other: PhotoId) -> SamePictures:
    return SamePictures(np.array([[one, other]]), np.array([0.99]))


def test_views_keep_all_bits_and_are_read_with_their_planes(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    a, b, hidden = (shelf.photo(f"/photos/{name}.jpg") for name in "abc")
    for photo, found in ((a, TWO), (b, ONE), (hidden, ONE)):
        catalog.duplicates.put_fingerprint(photo, found)
    shelf.hide("/photos/c.jpg")
    views = catalog.duplicates.views()
    assert sorted(zip(views.photo_ids.tolist(), views.hashes.tolist(), strict=True)) == [
        (a, 7), (a, HIGH), (b, 9), (hidden, 9),
    ]  # fmt: skip
    planes = catalog.duplicates.planes(views.keys[::-1].tolist())
    by_hash = dict(zip(views.hashes[::-1].tolist(), planes, strict=True))
    assert by_hash == {7: b"inside", HIGH: b"whole", 9: b"one"}
    assert catalog.duplicates.count_uncompared() == 3


def test_a_verdict_on_copies_names_the_files_and_follows_them(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    photo = shelf.photo("/photos/a.jpg")
    both = frozenset({"/photos/a.jpg", "/photos/gone.jpg"})
    catalog.duplicates.decide(Decided(Kind.COPIED, Verdict.KEEP, frozenset({photo}), both))
    (decided,) = catalog.duplicates.decided()
    assert decided.paths == {"/photos/a.jpg"}
    location = catalog.locations.find("/photos/a.jpg")
    assert location is not None
    catalog.locations.remove([location.id])
    (decided,) = catalog.duplicates.decided()
    assert (decided.photo_ids, decided.paths) == (frozenset({photo}), frozenset())
    catalog.duplicates.undecide(Decided(Kind.COPIED, Verdict.KEEP, frozenset({photo}), both))
    assert catalog.duplicates.decided() == []


def test_a_pair_is_kept_until_one_of_it_has_another_fingerprint(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    a, b = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    for photo in (a, b):
        catalog.duplicates.put_fingerprint(photo, ONE)
    assert not catalog.duplicates.views().compared.any()
    catalog.duplicates.add_same(pair(a, b), np.array([a, b]))
    assert catalog.duplicates.same().pairs.tolist() == [[a, b]]
    assert catalog.duplicates.views().compared.all()
    catalog.duplicates.put_fingerprint(b, TWO)
    assert catalog.duplicates.same().pairs.tolist() == []
    views = catalog.duplicates.views()
    assert set(views.photo_ids[~views.compared].tolist()) == {b}


def test_photos_that_were_purged_meanwhile_are_passed_over(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    a, b = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    shelf.hide("/photos/b.jpg")
    assert catalog.photos.purge_hidden(datetime.now() + timedelta(days=1)) == 1
    catalog.duplicates.add_same(pair(a, b), np.array([a, b]))
    catalog.duplicates.decide(Decided(Kind.SAME, Verdict.KEEP, frozenset({a, b})))
    assert catalog.duplicates.same().pairs.tolist() == []
    assert [each.photo_ids for each in catalog.duplicates.decided()] == [frozenset({a})]


def test_the_last_of_equal_verdicts_is_taken_back(shelf: Shelf, catalog: SqliteCatalog) -> None:
    ids = frozenset(shelf.photo(f"/photos/{name}.jpg") for name in "ab")
    keep, stack = (Decided(Kind.BURST, verdict, ids) for verdict in Verdict)
    for each in (keep, stack, keep):
        catalog.duplicates.decide(each)
    catalog.duplicates.undecide(keep)
    assert catalog.duplicates.decided() == [keep, stack]


def test_shots_are_in_the_order_of_camera_and_time(shelf: Shelf, catalog: SqliteCatalog) -> None:
    def shot(name: str, camera: str, milliseconds: int, exposure: str = "") -> PhotoId:
        taken = TAKEN + timedelta(milliseconds=milliseconds)
        metadata = PhotoMetadata(
            taken_at=taken, camera=camera, exposure=exposure, aperture=4.0, iso=200
        )
        return shelf.photo(f"/photos/{name}.jpg", metadata=metadata)

    late = shot("late", "Maker A", 900, "1/8 s")
    other = shot("other", "Maker B", 100)
    early = shot("early", "Maker A", 250, "2 s")
    shelf.photo("/photos/undated.jpg")
    shots = catalog.duplicates.shots()
    assert shots.photo_ids.tolist() == [early, late, other]
    assert np.diff(shots.times).tolist() == [650, -800]
    assert np.diff(shots.cameras).tolist() == [0, 1]
    assert shots.exposures[:2].tolist() == [2.0, 6.0]  # 4 s of ISO 100 at f/4 is 2
    assert np.isnan(shots.exposures[2])

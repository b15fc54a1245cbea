"""Vectors are read from a copy beside the catalog, which never says anything else than it does."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.adapters.catalog.vector_copy import PART, VectorCopy
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey, Vectors, normalise
from photo_sorter.core.photo import PhotoId
from tests.adapters.catalog.shelf import SPACE, Shelf, vector
from tests.adapters.catalog.temporary import TemporaryCatalog
from tests.torture.scale import times

OTHER = EmbeddingSpace(SpaceKey("other@2"), "other", 4)
ALL = range(100)


@pytest.fixture
def photos(shelf: Shelf) -> list[PhotoId]:
    return [shelf.photo(f"/photos/{number}.jpg") for number in range(5)]


def upset(catalog_path: Path) -> None:
    """Change every vector behind the catalog's back: who reads them still as they were has read
    a copy."""
    with closing(sqlite3.connect(catalog_path)) as connection, connection:
        connection.execute(
            "UPDATE vectors SET vector = ?", (np.array([0, 0, 0, 1], "<f2").tobytes(),)
        )


def reads_a_copy(catalog: SqliteCatalog) -> bool:
    found, vectors = catalog.vectors.block(SPACE.key, ALL)
    return not np.allclose(vectors, [0, 0, 0, 1], atol=1e-3) and len(found) > 0


def test_what_was_laid_out_is_read_from_the_copy(
    shelf: Shelf, photos: list[PhotoId], catalog_path: Path
) -> None:
    expected = [vector(photo) for photo in photos]
    shelf.catalog.vectors.lay_out(SPACE.key, ALL)
    upset(catalog_path)
    found, vectors = shelf.catalog.vectors.block(SPACE.key, range(photos[1], photos[3]))
    assert found.tolist() == photos[1:3]
    np.testing.assert_allclose(vectors, expected[1:3], atol=1e-3)
    assert vectors.dtype == np.float32
    found, vectors = shelf.catalog.vectors.get(SPACE.key, [photos[3], PhotoId(99), photos[0]])
    assert found.tolist() == [photos[3], photos[0]]
    np.testing.assert_allclose(vectors, [expected[3], expected[0]], atol=1e-3)


def test_it_is_there_after_a_clean_end(
    shelf: Shelf, photos: list[PhotoId], catalog_path: Path
) -> None:
    shelf.catalog.vectors.lay_out(SPACE.key, ALL)
    shelf.catalog.close()
    upset(catalog_path)
    with closing(SqliteCatalog.open(catalog_path)) as again:
        assert reads_a_copy(again)
    with closing(SqliteCatalog.open(catalog_path)) as once_more:  # the run before changed nothing
        assert reads_a_copy(once_more)


def test_a_run_that_changed_vectors_and_had_no_end_leaves_none(
    shelf: Shelf, photos: list[PhotoId], catalog_path: Path, tmp_path: Path
) -> None:
    shelf.catalog.vectors.lay_out(SPACE.key, ALL)
    shelf.catalog.close()
    with closing(SqliteCatalog.open(catalog_path)) as again:
        Shelf(again, shelf.folder).photo("/photos/late.jpg")
        shutil.copytree(catalog_path.parent, tmp_path / "killed")
    killed = tmp_path / "killed" / "catalog.sqlite"
    upset(killed)
    with closing(SqliteCatalog.open(killed)) as after:
        assert not reads_a_copy(after)


def test_an_older_catalog_that_was_put_back_does_not_read_the_newer_copy(
    shelf: Shelf, photos: list[PhotoId], catalog_path: Path, tmp_path: Path
) -> None:
    shelf.catalog.vectors.lay_out(SPACE.key, ALL)
    shelf.catalog.close()
    shutil.copy(catalog_path, tmp_path / "older")
    with closing(SqliteCatalog.open(catalog_path)) as newer:
        late = Shelf(newer, shelf.folder).photo("/photos/late.jpg")
        newer.vectors.lay_out(SPACE.key, ALL)
    shutil.copy(tmp_path / "older", catalog_path)
    with closing(SqliteCatalog.open(catalog_path)) as older:
        assert older.vectors.block(SPACE.key, ALL)[0].tolist() == photos
        another = Shelf(older, shelf.folder).photo("/photos/another.jpg")
        assert another == late  # the same id, another picture
        older.vectors.put(SPACE.key, [(another, vector(50))])
        found = older.vectors.get(SPACE.key, [another])[1]
        np.testing.assert_allclose(found, [vector(50)], atol=1e-3)


def cut_short(rows: Path) -> None:
    with open(rows, "r+b") as file:
        file.truncate(8)


def replaced_by_a_folder(rows: Path) -> None:
    rows.unlink()
    rows.mkdir()


DAMAGES = [Path.unlink, cut_short, replaced_by_a_folder]


@pytest.mark.parametrize("while_open", [True, False], ids=["while it is open", "between runs"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_where_the_file_fails_the_catalog_answers(
    shelf: Shelf,
    photos: list[PhotoId],
    catalog_path: Path,
    damage: Callable[[Path], None],
    while_open: bool,
) -> None:
    catalog = shelf.catalog
    catalog.vectors.lay_out(SPACE.key, ALL)
    (rows,) = catalog_path.with_suffix(".vectors").glob("*.rows")
    if not while_open:
        catalog.close()
    damage(rows)
    if not while_open:
        catalog = SqliteCatalog.open(catalog_path)
    with closing(catalog):
        for _ in range(2):
            catalog.vectors.lay_out(SPACE.key, ALL)
            assert catalog.vectors.block(SPACE.key, ALL)[0].tolist() == photos
            assert catalog.vectors.get(SPACE.key, photos)[0].tolist() == photos


@pytest.mark.parametrize("rubbish", [b"", b"[]", b"{}", b"\xff", b'{"state": null, "copies": {}}'])
def test_rubbish_in_its_head_is_passed_over(
    shelf: Shelf, photos: list[PhotoId], catalog_path: Path, rubbish: bytes
) -> None:
    shelf.catalog.vectors.lay_out(SPACE.key, ALL)
    shelf.catalog.close()
    (catalog_path.with_suffix(".vectors") / "copies.json").write_bytes(rubbish)
    with closing(SqliteCatalog.open(catalog_path)) as again:
        assert again.vectors.block(SPACE.key, ALL)[0].tolist() == photos


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """A file where the folder is to be: root may write into any folder."""
    folder.write_bytes(b"")
    yield
    folder.unlink()


def test_where_no_copy_can_be_made_the_catalog_answers(
    shelf: Shelf, photos: list[PhotoId], catalog_path: Path
) -> None:
    with unwritable(catalog_path.with_suffix(".vectors")):
        for _ in range(2):
            shelf.catalog.vectors.lay_out(SPACE.key, ALL)
            assert shelf.catalog.vectors.block(SPACE.key, ALL)[0].tolist() == photos
        shelf.catalog.close()


def test_a_change_that_is_under_way_is_not_copied_as_it_was(
    shelf: Shelf, photos: list[PhotoId]
) -> None:
    vectors = shelf.catalog.vectors
    with ThreadPoolExecutor(1) as another:
        with shelf.catalog.transaction():
            late = shelf.photo("/photos/late.jpg")
            assert vectors.get(SPACE.key, [late])[0].tolist() == [late]
            another.submit(vectors.lay_out, SPACE.key, ALL).result()
            before = another.submit(vectors.block, SPACE.key, ALL).result()[0]
            assert before.tolist() == photos
        assert another.submit(vectors.get, SPACE.key, [late]).result()[0].tolist() == [late]
        assert another.submit(vectors.block, SPACE.key, ALL).result()[0].tolist() == [*photos, late]


def add_in_vain(shelf: Shelf, path: str) -> None:
    """Raises ZeroDivisionError, which takes the photo back."""
    with shelf.catalog.transaction():
        shelf.photo(path)
        raise ZeroDivisionError


def test_a_change_that_was_taken_back_leaves_what_was(shelf: Shelf, photos: list[PhotoId]) -> None:
    with pytest.raises(ZeroDivisionError):
        add_in_vain(shelf, "/photos/late.jpg")
    assert shelf.catalog.vectors.block(SPACE.key, ALL)[0].tolist() == photos


def test_a_dropped_space_takes_its_copy_with_it(
    shelf: Shelf, photos: list[PhotoId], catalog_path: Path
) -> None:
    vectors = shelf.catalog.vectors
    vectors.add_space(OTHER)
    vectors.put(OTHER.key, [(photos[0], vector(9))])
    for key in (SPACE.key, OTHER.key):
        vectors.lay_out(key, ALL)
    folder = catalog_path.with_suffix(".vectors")
    assert len(list(folder.glob("*.rows"))) == 2
    vectors.drop_space(OTHER.key)
    assert len(list(folder.glob("*.rows"))) == 1
    vectors.add_space(OTHER)
    assert len(vectors.block(OTHER.key, ALL)[0]) == 0
    assert vectors.block(SPACE.key, ALL)[0].tolist() == photos


def test_a_catalog_that_is_only_read_writes_nothing(
    shelf: Shelf, photos: list[PhotoId], catalog_path: Path
) -> None:
    shelf.catalog.close()
    with closing(SqliteCatalog.open(catalog_path, read_only=True)) as second:
        assert second.vectors.block(SPACE.key, ALL)[0].tolist() == photos
    assert not catalog_path.with_suffix(".vectors").exists()


def filled(path: Path, count: int) -> tuple[VectorCopy, Vectors]:
    """A copy of the photos 1 to count, none of them divisible by 10, and all their vectors."""
    drawn = np.random.default_rng(5).standard_normal((count + 1, 16)).astype(np.float32)
    vectors = normalise(drawn)
    copy = VectorCopy(path, 16)
    for part, state in copy.lacking(range(1, count + 1)):
        ids = np.array([i for i in part if i % 10 and i <= count])
        assert copy.fill(part, state, ids, vectors[ids])
    return copy, vectors


def test_rows_are_read_in_any_order_and_from_several_parts(tmp_path: Path) -> None:
    copy, vectors = filled(tmp_path / "rows", 2 * PART)
    asked = np.array([2 * PART, 3, 3, PART - 1, PART, PART + 1, 40, 39, 90, 3 * PART])
    assert copy.has(asked).tolist() == [True] * 9 + [False]
    found = copy.get(asked[:9])
    assert found is not None
    wanted = [i for i in asked[:9].tolist() if i % 10]
    assert found[0].tolist() == wanted
    np.testing.assert_allclose(found[1], vectors[wanted], atol=2e-5)
    found = copy.block(range(PART - 5, PART + 5))
    assert found is not None
    assert found[0].tolist() == [i for i in range(PART - 5, PART + 5) if i % 10]
    np.testing.assert_allclose(found[1], vectors[found[0]], atol=2e-5)


def test_rows_are_read_on_systems_that_cannot_read_at_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, vectors = filled(tmp_path / "rows", 50)
    monkeypatch.setattr("photo_sorter.adapters.catalog.vector_copy._pread", None)
    found = copy.get(np.array([49, 1]))
    assert found is not None
    np.testing.assert_allclose(found[1], vectors[[49, 1]], atol=2e-5)


def test_photos_are_read_partly_from_the_copy(shelf: Shelf, catalog_path: Path) -> None:
    first = shelf.photo("/photos/first.jpg")
    jump_to(catalog_path, PART)
    far = [shelf.photo(f"/photos/{number}.jpg") for number in range(3)]
    assert far[0] > PART
    shelf.catalog.vectors.lay_out(SPACE.key, range(PART, PART + 9))
    asked = [far[1], first, PhotoId(7), far[0], first, PhotoId(PART + 8)]
    found, vectors = shelf.catalog.vectors.get(SPACE.key, asked)
    there = [far[1], first, far[0], first]
    assert found.tolist() == there
    np.testing.assert_allclose(vectors, [vector(photo) for photo in there], atol=1e-3)


def jump_to(catalog_path: Path, photo_id: int) -> None:
    """The next photo gets a higher id."""
    with closing(sqlite3.connect(catalog_path)) as connection, connection:
        connection.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'photos'", (photo_id,))


PATHS = st.sampled_from([f"/photos/{name}" for name in "abcdefgh"])
PLACES = st.sampled_from([range(9), range(PART), range(PART - 2, PART + 2), range(2 * PART)])


class CopiesAndCatalog(RuleBasedStateMachine):
    """Whatever happens, the vectors are those that SQLite itself holds: a catalog that is only
    read asks no copy."""

    @initialize()
    def open(self) -> None:
        self.held = TemporaryCatalog()
        self.held.catalog.vectors.add_space(SPACE)
        self.shelf = Shelf(self.held.catalog, self.held.catalog.folders.add("/photos").id)
        self.shelf.photo("/photos/first")
        jump_to(self.held.path, PART - 3)

    def teardown(self) -> None:
        if hasattr(self, "held"):
            self.held.close()

    @rule(path=PATHS)
    def appears(self, path: str) -> None:
        self.shelf.photo(path)

    @rule(path=PATHS)
    def is_taken_back(self, path: str) -> None:
        with pytest.raises(ZeroDivisionError):
            add_in_vain(self.shelf, path)

    @rule(path=PATHS)
    def goes(self, path: str) -> None:
        location = self.shelf.catalog.locations.find(path)
        if location is not None:
            self.shelf.catalog.locations.remove([location.id])

    @rule()
    def purge(self) -> None:
        self.shelf.catalog.photos.purge_hidden(datetime.now() + timedelta(days=1))

    @rule(place=PLACES)
    def lay_out(self, place: range) -> None:
        self.shelf.catalog.vectors.lay_out(SPACE.key, place)

    @rule()
    def reopen(self) -> None:
        self.held.reopen()
        self.shelf.catalog = self.held.catalog

    @rule()
    def crash(self) -> None:
        self.held.crash()
        self.shelf.catalog = self.held.catalog

    @rule(place=PLACES)
    def vectors_are_those_of_the_catalog(self, place: range) -> None:
        asked = np.arange(2 * PART)[::-1]
        with closing(SqliteCatalog.open(self.held.path, read_only=True)) as truth:
            block = truth.vectors.block(SPACE.key, place)
            listed = truth.vectors.get(SPACE.key, asked)
        for expected, found in (
            (listed, self.shelf.catalog.vectors.get(SPACE.key, asked)),
            (block, self.shelf.catalog.vectors.block(SPACE.key, place)),
        ):
            assert found[0].tolist() == expected[0].tolist()
            np.testing.assert_allclose(found[1], expected[1], atol=2e-5)


CopiesAndCatalog.TestCase.settings = settings(max_examples=times(12, 100), stateful_step_count=25)
TestCopiesAndCatalog = CopiesAndCatalog.TestCase

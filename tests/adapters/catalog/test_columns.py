"""What is kept in memory of the photos is what the catalog says, whatever is written meanwhile."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.adapters.catalog.columns import PhotoColumns
from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.query import EVERYTHING, parse
from tests.adapters.catalog.shelf import Shelf
from tests.adapters.catalog.temporary import TemporaryCatalog

_CACHE = "photo_sorter.adapters.catalog.columns.cache"
_QUERIES = tuple(
    parse(text).query
    for text in ("camera:pixel", "type:jpeg", "-iso:>200", "has:gps", "size:>1mp", "-lens:wide",
                 "date:2020-01-02", "taken:january shape:portrait", "focal:20..40",
                 "size:>150kb")
)  # fmt: skip


def assert_told_as_by_another(catalog: SqliteCatalog, path: Path) -> None:
    """As by one that reads everything anew."""
    with closing(SqliteCatalog.open(path, read_only=True)) as other:
        for query in (EVERYTHING, *_QUERIES):
            kept, read = catalog.photos.listing(query), other.photos.listing(query)
            for name in ("ids", "times", "aspects", "colours", "offline", "ratings"):
                np.testing.assert_array_equal(getattr(kept, name), getattr(read, name))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often all photos were read."""
    found: list[int] = []
    read = PhotoColumns.read

    def counted(connection: object, sequence: int) -> PhotoColumns:
        found.append(sequence)
        return read(connection, sequence)  # type: ignore[arg-type]

    monkeypatch.setattr(f"{_CACHE}.PhotoColumns.read", counted)
    return found


def test_after_the_first_time_only_what_changed_is_read(shelf: Shelf, reads: list[int]) -> None:
    photos = [shelf.photo(f"/photos/{number}.jpg") for number in range(3)]
    listing = shelf.catalog.photos.listing
    assert listing(EVERYTHING).ids.tolist() == photos
    photos.append(shelf.photo("/photos/3.jpg"))
    assert listing(EVERYTHING).ids.tolist() == photos
    shelf.hide("/photos/1.jpg")
    assert listing(EVERYTHING).ids.tolist() == [photos[0], *photos[2:]]
    assert len(reads) == 1


@pytest.mark.parametrize("pruned", [True, False])
def test_after_many_changes_all_is_read_anew(
    shelf: Shelf, reads: list[int], monkeypatch: pytest.MonkeyPatch, pruned: bool
) -> None:
    monkeypatch.setattr(f"{_CACHE}._FEW", 99 if pruned else 1)
    listing = shelf.catalog.photos.listing
    photos = [shelf.photo("/photos/a.jpg")]
    assert len(listing(EVERYTHING)) == 1
    photos += [shelf.photo(f"/photos/{number}.jpg") for number in range(2)]
    if pruned:
        with shelf.catalog._database.transaction() as connection:
            connection.execute(
                "DELETE FROM photo_changes "
                "WHERE sequence < (SELECT max(sequence) FROM photo_changes)"
            )
    assert listing(EVERYTHING).ids.tolist() == photos
    assert len(reads) == 2


def test_old_changes_are_forgotten(shelf: Shelf) -> None:
    with shelf.catalog._database.transaction() as connection:
        connection.execute(
            "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 50000) "
            "INSERT INTO photo_changes (photo_id) SELECT n FROM n"
        )
        (kept,) = connection.execute("SELECT count(*) FROM photo_changes").fetchone()
    assert 16_384 <= kept <= 16_384 + 4_096


def test_what_a_transaction_writes_nobody_else_sees_until_it_is_done(
    shelf: Shelf, catalog_path: Path
) -> None:
    photos = shelf.catalog.photos
    first = shelf.photo("/photos/a.jpg")
    with suppress(RuntimeError), shelf.catalog.transaction():
        second = shelf.photo("/photos/b.jpg")
        assert photos.listing(EVERYTHING).ids.tolist() == [first, second]
        raise RuntimeError
    assert photos.listing(EVERYTHING).ids.tolist() == [first]
    assert_told_as_by_another(shelf.catalog, catalog_path)


_METADATA = st.builds(
    PhotoMetadata,
    width=st.sampled_from([0, 30, 4000]),
    height=st.sampled_from([40, 3000]),
    format=st.sampled_from(["JPEG", "PNG", "Canon raw"]),
    camera=st.sampled_from(["", "Pixel 8", "Leica"]),
    lens=st.sampled_from(["", "Wide", "50 mm"]),
    iso=st.sampled_from([None, 100, 400]),
    focal_length=st.sampled_from([None, 6.9, 28.0]),
    latitude=st.sampled_from([None, 0.0, 48.2]),
    longitude=st.just(16.4),
    rating=st.sampled_from([None, -1, 4]),
)
_TIMES = st.sampled_from([datetime(1950, 1, 1)] + [datetime(2020, 1, day) for day in (1, 2, 3)])


class ColumnsAndCatalog(RuleBasedStateMachine):
    """Photos come, go, change and come again."""

    @initialize()
    def begin(self) -> None:
        self.files = TemporaryCatalog()
        self.shelf = Shelf(self.files.catalog, self.files.catalog.folders.add("/photos").id)
        self.ids: list[PhotoId] = []

    @rule(name=st.integers(0, 9), time=_TIMES, metadata=_METADATA, colour=st.integers(0, 9))
    def write(self, name: int, time: datetime, metadata: PhotoMetadata, colour: int) -> None:
        """A photo comes, or what its file says changes."""
        path = f"/photos/{name}.jpg"
        self.shelf.photo(path, time=time, metadata=metadata, colour=colour, embedded=False)

    @rule(name=st.integers(0, 9))
    def hide(self, name: int) -> None:
        path = f"/photos/{name}.jpg"
        if self.shelf.catalog.locations.find(path) is not None:
            self.shelf.hide(path)

    @rule()
    def purge(self) -> None:
        self.shelf.catalog.photos.purge_hidden(datetime.now() + timedelta(days=1))

    @rule(name=st.integers(0, 9), time=_TIMES)
    def give_up(self, name: int, time: datetime) -> None:
        """What was written and listed has not been."""
        with suppress(RuntimeError), self.shelf.catalog.transaction():
            self.write(name, time, PhotoMetadata(30, 40, iso=400), 1)
            self.shelf.catalog.photos.listing(EVERYTHING)
            raise RuntimeError

    @invariant()
    def says_what_the_catalog_says(self) -> None:
        assert_told_as_by_another(self.shelf.catalog, self.files.path)

    def teardown(self) -> None:
        self.files.close()


TestColumnsAndCatalog = ColumnsAndCatalog.TestCase
TestColumnsAndCatalog.settings = settings(max_examples=25, stateful_step_count=12)

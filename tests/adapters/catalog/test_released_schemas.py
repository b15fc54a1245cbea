"""A library of every schema that was released opens, is copied first, and keeps what was said."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.catalog.migrations import load_migrations
from photo_sorter.core.embedding import SpaceKey
from photo_sorter.core.photo import PhotoId

RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))


@pytest.mark.parametrize("dump", RELEASED, ids=lambda path: path.stem)
def test_an_old_library_opens_with_all_that_a_person_said(tmp_path: Path, dump: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(dump.read_text("utf-8"))
    with closing(SqliteCatalog.open(path)) as catalog:
        assert catalog.check() == []
        one, two = PhotoId(1), PhotoId(2)
        assert [tag.name for tag in catalog.tags.of_photo(one)] == ["Grandma"]
        assert catalog.tags.of_photo(two) == []  # a person took it away
        assert [album.name for album in catalog.albums.of_photo(two)] == ["Family"]
        assert set(catalog.photos.listing_of([one, two]).ids.tolist()) == {1, 2}
        photo = catalog.photos.get(one)
        assert photo is not None
        assert (photo.pixels, photo.metadata.camera) == ("", "Canon EOS")
        assert len(catalog.vectors.get(SpaceKey("builtin@1"), [one])[0]) == 1
        assert catalog.operations.all() == []
    newest = load_migrations()[-1].number
    assert path.with_name(f"{path.name}.before-v{newest}").is_file()

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photo_sorter.adapters.catalog import SqliteCatalog
from tests.adapters.catalog.shelf import SPACE, Shelf
from tests.blank_catalog import open_blank


@pytest.fixture
def catalog_path(tmp_path: Path) -> Path:
    return tmp_path / "library" / "catalog.sqlite"


@pytest.fixture
def catalog(catalog_path: Path) -> Iterator[SqliteCatalog]:
    catalog = open_blank(catalog_path)
    yield catalog
    catalog.close()


@pytest.fixture
def shelf(catalog: SqliteCatalog) -> Shelf:
    catalog.vectors.add_space(SPACE)
    catalog.vectors.set_active(SPACE.key)
    return Shelf(catalog, catalog.folders.add("/photos").id)

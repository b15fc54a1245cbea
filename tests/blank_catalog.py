"""A catalog that holds nothing, without the migrations that make it: they take longer than many a
test. What they make is tested where they are (`adapters/catalog/test_catalog`)."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from photo_sorter.adapters.catalog import SqliteCatalog


def open_blank(path: Path) -> SqliteCatalog:
    """Open a new catalog at `path`, whose folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_content())
    return SqliteCatalog.open(path)


@cache
def _content() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalog.sqlite"
        SqliteCatalog.open(path).close()
        return path.read_bytes()

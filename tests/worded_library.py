"""A library without photos, in which the texts that every library needs are embedded: that takes
longer than all else that a small library does."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from photo_sorter.adapters.catalog import SqliteCatalog
from tests.blank_catalog import open_blank


def make_worded(library: Path, full: Path) -> None:
    """Make such a library in a folder, from one that has been indexed to."""
    shutil.copytree(full / "models", library / "models")  # which knows the model by its digest
    with closing(SqliteCatalog.open(full / "catalog.sqlite")) as catalog:
        space = catalog.vectors.active_space()
    assert space is not None
    with closing(open_blank(library / "catalog.sqlite")) as catalog:
        catalog.vectors.add_space(space)
        catalog.vectors.set_active(space.key)
    with closing(sqlite3.connect(library / "catalog.sqlite")) as connection, connection:
        connection.execute("ATTACH ? AS full", (str(full / "catalog.sqlite"),))
        connection.execute(
            "INSERT INTO texts (space_id, text, vector) SELECT 1, text, vector FROM full.texts"
        )

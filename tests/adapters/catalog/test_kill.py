"""A process that is killed while it writes leaves a consistent catalog."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.core.photo import LocationState
from tests.adapters.catalog.shelf import SPACE

REPOSITORY = Path(__file__).resolve().parents[3]
WRITE_FOR_EVER = """
import itertools, sys
from pathlib import Path
from photo_sorter.adapters.catalog import SqliteCatalog
from tests.adapters.catalog.shelf import SPACE, Shelf

catalog = SqliteCatalog.open(Path(sys.argv[1]))
catalog.vectors.add_space(SPACE)
shelf = Shelf(catalog, catalog.folders.add("/photos").id)
for batch in itertools.count():
    with catalog.transaction():
        for i in range(8):
            shelf.photo(f"/photos/{batch}-{i}.jpg")
    print(batch + 1, flush=True)
"""


@pytest.mark.parametrize("batches", [1, 25])
def test_a_killed_writer_loses_only_the_batch_in_flight(catalog_path: Path, batches: int) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITE_FOR_EVER, str(catalog_path)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(REPOSITORY), *sys.path])},
    )
    assert writer.stdout is not None
    with writer.stdout as lines:
        committed = 0
        while committed < batches:
            committed = int(lines.readline())
        writer.kill()
        writer.wait(10)
        committed = max([committed, *map(int, lines.read().split())])
    with closing(SqliteCatalog.open(catalog_path)) as catalog:
        assert not catalog.was_clean()
        assert catalog.check() == []
        (folder,) = catalog.folders.all()
        known = catalog.locations.known(folder.id)
        assert len(known) >= committed * 8
        assert len(known) % 8 == 0
        assert {file.state for file in known.values()} == {LocationState.READY}
        photos = sorted(file.photo_id for file in known.values() if file.photo_id is not None)
        assert catalog.vectors.ids(SPACE.key).tolist() == photos
        assert sorted(photo for _, photo in catalog.vectors.outbox(SPACE.key, 10**6)) == photos

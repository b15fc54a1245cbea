"""Is everything there, once? Looks at a library that no process has open."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

from PIL import Image

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.chroma_process import ChromaProcess
from photo_sorter.adapters.engine.files.thumbnails import thumbnail_path
from photo_sorter.app.places import LibraryFolder
from photo_sorter.core.photo import LocationState, PhotoId
from photo_sorter.services.index.index_sync import collection_name
from tests.torture.runs import here


def content_hash(path: Path) -> str:
    """As the engine computes it."""
    return hashlib.blake2b(path.read_bytes(), digest_size=20).hexdigest()


def index_whole(library: Path) -> None:
    """Index to the end: nothing fails and nothing is left to do."""
    assert here(library, "index", "--json").value["failed"] == []
    status = here(library, "status", "--json").value
    assert status["pending"] == 0
    assert status["embedded"] == status["photos"]
    assert here(library, "doctor", "--json").out == ""


def photo_ids(library: Path, *folders: Path) -> dict[str, PhotoId]:
    """The photo of each content in the folders, after a look at all that must hold: every file is
    known once and holds the photo of its content, every photo has a vector and a thumbnail, and
    the index holds the ids that the catalog holds."""
    place = LibraryFolder(library)
    found: dict[str, PhotoId] = {}
    with closing(SqliteCatalog.open(place.catalog, read_only=True)) as catalog:
        assert catalog.check() == []
        known = {
            path: file
            for folder in catalog.folders.all()
            for path, file in catalog.locations.known(folder.id).items()
        }
        files = [
            path
            for folder in folders
            for path in folder.rglob("*")
            if path.is_file() and path.suffix != ".xmp"
        ]
        assert set(known) == {str(path) for path in files}
        for path in files:
            file = known[str(path)]
            digest = content_hash(path)
            assert file.state is LocationState.READY, path
            assert file.photo_id is not None
            assert catalog.photos.content_hash(file.photo_id) == digest
            assert found.setdefault(digest, file.photo_id) == file.photo_id
            with Image.open(thumbnail_path(place.thumbnails, digest)) as thumbnail:
                thumbnail.load()
        assert catalog.photos.count() == len(found) == len(set(found.values()))
        active = catalog.vectors.active_space()
        assert active is not None
        assert set(catalog.vectors.ids(active.key).tolist()) >= set(found.values())
        for space in catalog.vectors.spaces():
            assert catalog.vectors.outbox(space.key, 10) == []
            state = catalog.vectors.index_state(space.key)
            with closing(ChromaProcess(place.index)) as index:
                held = index.ids(collection_name(space.key, state.generation)).tolist()
            assert held == catalog.vectors.ids(space.key).tolist()
    return found

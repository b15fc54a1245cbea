"""A second model to switch to."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.model_store.store import FolderModelStore
from photo_sorter.app.places import LibraryFolder
from tests.conftest import BUILTIN_MODEL


def install_copy(library: Path, name: str) -> None:
    """The built-in model under a name, and so with a space, of its own. Texts have the same
    vectors there: they are given along, for they take longer to embed than a few photos."""
    place = LibraryFolder(library)
    folder = place.models / name
    shutil.copytree(BUILTIN_MODEL, folder, copy_function=_link)
    (folder / "space.json").unlink()  # the other end of the link stays as it is
    space = json.loads((BUILTIN_MODEL / "space.json").read_text("utf-8"))
    space["name"] = name
    (folder / "space.json").write_text(json.dumps(space), "utf-8")
    store = FolderModelStore(place.models, BUILTIN_MODEL)
    with closing(SqliteCatalog.open(place.catalog)) as catalog:
        catalog.vectors.add_space(store.installed(name).space)
    database = Database.open(place.catalog)
    try:
        with database.transaction() as connection:
            connection.execute(
                "INSERT INTO texts (space_id, text, vector) SELECT mine.id, text, vector "
                "FROM texts JOIN spaces theirs ON theirs.id = space_id, spaces mine "
                "WHERE theirs.key = ? AND mine.key = ?",
                (store.installed("builtin").space.key, store.installed(name).space.key),
            )
    finally:
        database.close()


ARCHITECTURE = "ViT-S-32-alt"
CHECKPOINT = f"""
import sys
from pathlib import Path
import torch
from photo_sorter.adapters.engine.model.open_clip_import import import_open_clip

with torch.device("meta"):
    model = import_open_clip().create_model("{ARCHITECTURE}", device="meta")
zeros = {{name: torch.zeros(value.shape) for name, value in model.state_dict().items()}}
torch.save(zeros, Path(sys.argv[1]))
"""


def write_checkpoint(path: Path) -> None:
    """Weights that can be imported as a model of `ARCHITECTURE`."""
    subprocess.run([sys.executable, "-c", CHECKPOINT, str(path)], check=True)


def _link(source: str, target: str) -> str:
    """The weights are large; only where they lie on another disk are they copied."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target

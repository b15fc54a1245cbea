"""Real parts for services: a real catalog, real folders. Nothing here is a mock."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.chroma_index import ChromaIndex
from photo_sorter.adapters.describing.describers import Describers
from photo_sorter.adapters.engine.app_side.client import EngineClient
from photo_sorter.adapters.engine.files.thumbnails import thumbnail_path
from photo_sorter.adapters.exporting.client import ExportClient
from photo_sorter.adapters.exporting.targets import names_at, open_target
from photo_sorter.adapters.file_mover import LocalFileMover
from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.formats import by_name, is_picture_name, skip_reason
from photo_sorter.adapters.guiding.client import GuideClient
from photo_sorter.adapters.imports.sources import ForeignSources
from photo_sorter.adapters.model_store.store import FolderModelStore
from photo_sorter.adapters.near_words import RapidfuzzWords
from photo_sorter.adapters.pictures.client import PictureClient
from photo_sorter.adapters.settings_file import TomlSettings
from photo_sorter.adapters.sniffing import holds_picture
from photo_sorter.adapters.tag_list_file import TagListFiles
from photo_sorter.adapters.time_zones import TzDatabase
from photo_sorter.adapters.trash.system_trash import SystemTrash
from photo_sorter.adapters.turning.turner import NotingTurner
from photo_sorter.adapters.vocabulary_file import TomlVocabulary
from photo_sorter.adapters.watchdog_watcher import WatchdogWatcher
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.errors import Failure
from photo_sorter.core.events import Event, EventBus
from photo_sorter.services.files.ingest import Ingested
from photo_sorter.services.files.reconcile import Reconciler
from photo_sorter.services.library import Library
from photo_sorter.services.library.wiring import Ports, build_library
from tests.blank_catalog import open_blank
from tests.conftest import BUILTIN_MODEL, REPOSITORY
from tests.picture_words import SaidReader


@pytest.fixture
def catalog(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[SqliteCatalog]:
    path = tmp_path / "library" / "catalog.sqlite"
    if "rig" in request.fixturenames:  # which may index
        request.getfixturevalue("new_library")(path.parent)
        catalog = SqliteCatalog.open(path)
    else:
        catalog = open_blank(path)
    yield catalog
    catalog.close()


@pytest.fixture
def files(tmp_path: Path) -> LocalFileSystem:
    journal = tmp_path / "library" / "renames"
    return LocalFileSystem(
        is_picture_name, skip_reason, rename_journal=journal, holds_picture=holds_picture
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder


@pytest.fixture
def reconciler(catalog: SqliteCatalog, files: LocalFileSystem, tmp_path: Path) -> Reconciler:
    return Reconciler(catalog, files, EventBus(), unsupported, str(tmp_path / "library"))


def unsupported(path: str) -> Failure | None:
    form = by_name(path)
    return None if form is None else form.unsupported


def picture(colour: str = "red", size: tuple[int, int] = (64, 48)) -> bytes:
    """A small JPEG of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "JPEG")
    return buffer.getvalue()


def install_second(library: Path) -> None:
    """Another installed model: the built-in one under a name of its own."""
    folder = library / "models" / "second"
    shutil.copytree(BUILTIN_MODEL, folder)
    space = json.loads((folder / "space.json").read_text("utf-8"))
    space["name"] = "second"
    (folder / "space.json").write_text(json.dumps(space), "utf-8")
    (folder / "SHA256SUMS").unlink(missing_ok=True)  # of the folder that it was copied from


@dataclass(frozen=True, slots=True)
class Rig:
    """One library's services on real adapters, with the engine that all tests share."""

    parts: Library
    catalog: SqliteCatalog
    engine: EngineClient
    thumbnails: Path
    trash: SystemTrash
    root: Path
    library: Path
    heard: list[Event]

    def thumbnail_of(self, content_hash: str) -> Path:
        return thumbnail_path(self.thumbnails, content_hash)

    def index(self) -> Ingested:
        """Reconcile and take in everything, on this thread."""
        self.parts.jobs.queue.scan_now(None, lambda: False)
        taken = self.parts.jobs.queue.ingest_now(lambda: False)
        self.parts.jobs.queue.embed_now(lambda: False)
        assert self.parts.jobs.maintenance is not None
        self.parts.jobs.maintenance.sync()
        return taken


@pytest.fixture
def rig(
    catalog: SqliteCatalog,
    files: LocalFileSystem,
    root: Path,
    tmp_path: Path,
    shared_engine: EngineClient,
    shared_thumbnails: Path,
) -> Iterator[Rig]:
    library = tmp_path / "library"
    index = ChromaIndex(library / "chroma")
    pictures, writer, guide = PictureClient(), ExportClient(), GuideClient()
    turner = NotingTurner(library / "turns", PictureClient())
    events = EventBus()
    heard: list[Event] = []
    events.subscribe(heard.append)
    trash = SystemTrash(library / "trash")
    parts = build_library(
        Ports(
            catalog=catalog,
            index=index,
            engine=shared_engine,
            pictures=pictures,
            text_reader=SaidReader(),
            writer=writer,
            guide=guide,
            turner=turner,
            open_target=open_target,
            names_at=names_at,
            files=files,
            trash=trash,
            mover=LocalFileMover(),
            zones=TzDatabase(),
            sources=ForeignSources(),
            sidecars=SidecarFiles(),
            models=FolderModelStore(library / "models", BUILTIN_MODEL),
            describer=(describers := Describers(BUILTIN_MODEL)),
            endpoints=describers,
            settings=TomlSettings(library / "settings.toml"),
            tag_lists=TagListFiles(),
            vocabulary=TomlVocabulary(
                library / "vocabulary.toml",
                REPOSITORY / "resources" / "vocabulary.toml",
                REPOSITORY / "resources" / "sensitive.toml",
            ),
            make_watcher=WatchdogWatcher,
            make_near=RapidfuzzWords,
            thumbnail_of=lambda content_hash: thumbnail_path(shared_thumbnails, content_hash),
            unsupported=unsupported,
            library_folder=library,
        ),
        events,
    )
    catalog.folders.add(str(root))
    yield Rig(parts, catalog, shared_engine, shared_thumbnails, trash, root, library, heard)
    index.close()
    pictures.close()
    writer.close()
    guide.close()
    turner.close()

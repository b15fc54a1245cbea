"""Builds the adapters and hands them to the services: the one place that knows both."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.chroma_process import ChromaProcess
from photo_sorter.adapters.describing.describers import Describers
from photo_sorter.adapters.engine.app_side.client import EngineClient
from photo_sorter.adapters.engine.files.thumbnails import thumbnail_path
from photo_sorter.adapters.exporting.client import ExportClient
from photo_sorter.adapters.exporting.targets import names_at, open_target
from photo_sorter.adapters.file_mover import LocalFileMover
from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.formats import by_name, is_picture_name, skip_reason
from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.adapters.guiding.client import GuideClient
from photo_sorter.adapters.imports.sources import ForeignSources
from photo_sorter.adapters.library_lock import LibraryLock
from photo_sorter.adapters.licences import ShippedLicences
from photo_sorter.adapters.model_store.store import FolderModelStore
from photo_sorter.adapters.near_words import RapidfuzzWords
from photo_sorter.adapters.pictures.client import PictureClient
from photo_sorter.adapters.release_page import ReleasePage
from photo_sorter.adapters.settings_file import TomlSettings
from photo_sorter.adapters.sniffing import holds_picture
from photo_sorter.adapters.tag_list_file import TagListFiles
from photo_sorter.adapters.text_reading.client import TextReaderClient
from photo_sorter.adapters.text_reading.messages import ReaderOptions
from photo_sorter.adapters.time_zones import TzDatabase
from photo_sorter.adapters.trash.system_trash import SystemTrash
from photo_sorter.adapters.turning.turner import NotingTurner
from photo_sorter.adapters.vocabulary_file import TomlVocabulary
from photo_sorter.adapters.xmp.embedded import EmbeddedByExifTool, pixels_by
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.adapters.xmp.words_in_files import WordsInFiles
from photo_sorter.app.places import LibraryFolder, resources_folder
from photo_sorter.core.errors import (
    DiskFullError,
    Failure,
    InvalidInputError,
    LibraryUnavailableError,
)
from photo_sorter.core.events import EngineRestarted, EventBus
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import FolderWatcher, SharedVectors
from photo_sorter.core.problems import Problem
from photo_sorter.core.server_address import server_address, server_token
from photo_sorter.core.settings import Settings
from photo_sorter.services.library import Library
from photo_sorter.services.library.wiring import OnChange, Ports, build_library
from photo_sorter.services.program.about import AboutProgram

log = logging.getLogger(__name__)


TOKEN_VARIABLE = "PHOTO_SORTER_INDEX_TOKEN"
LOCAL_INDEX = "local"


def open_library(
    folder: Path,
    *,
    read_only: bool = False,
    models: Path | None = None,
    index: str | None = None,
) -> Library:
    """Open the library in `folder`, which is made where it is missing.

    Raises LibraryLockedError where another process owns it and `read_only` is false,
    LibraryTooNewError, LibraryUnavailableError, DiskFullError. Nothing runs in the background
    until `Library.start`. `models` is where downloaded models lie, by default in the library.
    `index` is the url of a Chroma server for the vectors, or "local"; by default the settings say.
    Raises InvalidInputError where it is no such url.
    """
    place = LibraryFolder(folder.expanduser().resolve())
    resources = resources_folder()
    lock = None
    if not read_only:
        _make_folder(place.root)
        lock = LibraryLock(place.root)
        lock.acquire()
    try:
        events = EventBus()
        settings = TomlSettings(place.settings)
        chosen = settings.load()
        shared = _shared_vectors(chosen, index, place.settings)
        catalog = SqliteCatalog.open(place.catalog, read_only=read_only)
        engine = EngineClient(
            thumbnails=place.thumbnails,
            idle_seconds=chosen.engine_idle_seconds,
            workers=chosen.engine_workers,
            on_restart=lambda reason: events.publish(EngineRestarted(reason)),
        )
        builtin = resources / "models" / "builtin"
        describers = Describers(builtin)
        return build_library(
            Ports(
                catalog=catalog,
                index=None if read_only or shared is not None else ChromaProcess(place.index),
                engine=engine,
                pictures=PictureClient(),
                text_reader=TextReaderClient(ReaderOptions(resources / "models" / "reading")),
                writer=ExportClient(),
                guide=GuideClient(),
                turner=NotingTurner(place.turns, PictureClient()),
                open_target=open_target,
                names_at=names_at,
                files=LocalFileSystem(
                    is_picture_name,
                    skip_reason,
                    rename_journal=place.renames,
                    holds_picture=holds_picture,
                ),
                trash=SystemTrash(place.trash),
                mover=LocalFileMover(),
                zones=TzDatabase(),
                sources=ForeignSources(),
                sidecars=_words_in_files(),
                models=FolderModelStore(
                    models or place.models, builtin, describer=resources / "models" / "describer"
                ),
                describer=describers,
                endpoints=describers,
                settings=settings,
                tag_lists=TagListFiles(),
                vocabulary=TomlVocabulary(
                    place.vocabulary, resources / "vocabulary.toml", resources / "sensitive.toml"
                ),
                make_watcher=_watcher,
                make_near=RapidfuzzWords,
                thumbnail_of=lambda content_hash: thumbnail_path(place.thumbnails, content_hash),
                unsupported=_unsupported,
                library_folder=place.root,
                shared=shared,
                read_only=read_only,
            ),
            events,
            on_close=lock.release if lock is not None else lambda: None,
        )
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def about_program() -> AboutProgram:
    """What the program can say of itself. Nothing is read or asked yet."""
    return AboutProgram(ShippedLicences(resources_folder()), ReleasePage())


def _shared_vectors(
    settings: Settings, index: str | None, settings_file: Path
) -> SharedVectors | None:
    """The server of the vectors; None where they lie in the library. Nothing is asked of it yet."""
    url = settings.index_server if index is None else index
    if url in ("", LOCAL_INDEX):
        return None
    from photo_sorter.adapters.chroma_server import ChromaServer  # and its network library

    token = os.environ.get(TOKEN_VARIABLE) or settings.index_token
    try:
        return ChromaServer(server_address(url), server_token(token))
    except InvalidInputError as error:
        if index is not None:
            raise
        # Somebody has written into the file by hand: the window's own fields refuse such a thing.
        raise InvalidInputError(error.problem, path=str(settings_file), **error.values) from error


def _words_in_files() -> WordsInFiles:
    """Nothing is started yet. What was written into a picture is looked at by a process of its own,
    so that the viewer does not wait for it."""
    reader = PictureClient()
    return WordsInFiles(SidecarFiles(), EmbeddedByExifTool(pixels_by(reader), end=reader.close))


def _watcher(on_change: OnChange) -> FolderWatcher:
    from photo_sorter.adapters.watchdog_watcher import WatchdogWatcher  # not for the first window

    return WatchdogWatcher(on_change)


def _unsupported(path: FilePath) -> Failure | None:
    """Why a picture's format cannot be read; None where it can."""
    form = by_name(path)
    return None if form is None else form.unsupported


def _make_folder(root: Path) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if is_full_disk(error):
            raise DiskFullError(Problem.DISK_FULL, path=str(root)) from error
        raise LibraryUnavailableError(
            Problem.LIBRARY_FOLDER_NOT_MADE, path=str(root), detail=error.strerror or str(error)
        ) from error

"""Libraries that share one Chroma server: what one has embedded, no other embeds; the server may be
away, refuse, or start anew, and nothing is lost."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.chroma_server import ChromaServer
from photo_sorter.adapters.describing.describers import Describers
from photo_sorter.adapters.engine.app_side.client import EngineClient
from photo_sorter.adapters.engine.files.thumbnails import thumbnail_path
from photo_sorter.adapters.exporting.client import ExportClient
from photo_sorter.adapters.exporting.targets import names_at, open_target
from photo_sorter.adapters.file_mover import LocalFileMover
from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.formats import is_picture_name, skip_reason
from photo_sorter.adapters.guiding.client import GuideClient
from photo_sorter.adapters.imports.sources import ForeignSources
from photo_sorter.adapters.model_store.store import FolderModelStore
from photo_sorter.adapters.near_words import RapidfuzzWords
from photo_sorter.adapters.pictures.client import PictureClient
from photo_sorter.adapters.settings_file import TomlSettings
from photo_sorter.adapters.tag_list_file import TagListFiles
from photo_sorter.adapters.time_zones import TzDatabase
from photo_sorter.adapters.trash.system_trash import SystemTrash
from photo_sorter.adapters.turning.turner import NotingTurner
from photo_sorter.adapters.vocabulary_file import TomlVocabulary
from photo_sorter.adapters.watchdog_watcher import WatchdogWatcher
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.events import ErrorRaised, Event, EventBus, IndexServerAnswered
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import FileRequest, FileResult
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.regions import Region
from photo_sorter.services.files.ingest import Ingested
from photo_sorter.services.library import Library
from photo_sorter.services.library.wiring import Ports, build_library
from tests.chroma_servers import ChromaProcess, free_port, serving, token_proxy
from tests.conftest import BUILTIN_MODEL, REPOSITORY
from tests.picture_words import SaidReader
from tests.services.conftest import install_second, unsupported

COLOURS = ("red", "green", "blue", "white", "black", "yellow")


class CountingEngine:
    """The shared engine, with a list of the files that it read and embedded. Texts are embedded
    once for all machines: they have the same weights."""

    def __init__(self, engine: EngineClient, texts: dict[str, Vectors]) -> None:
        self._engine = engine
        self._texts = texts
        self.embedded: list[str] = []
        self.read: list[str] = []

    def process_files(
        self, model: Path | None, requests: Sequence[FileRequest], cancelled: Callable[[], bool]
    ) -> Iterator[FileResult]:
        names = {request.token: Path(request.path).name for request in requests}
        for result in self._engine.process_files(model, requests, cancelled):
            self.read.append(names[result.token])
            if result.vector is not None:
                self.embedded.append(names[result.token])
            yield result

    def embed_texts(self, model: Path, texts: Sequence[str]) -> Vectors:
        missing = [text for text in texts if text not in self._texts]
        if missing:
            vectors = self._engine.embed_texts(model, missing)
            self._texts.update(zip(missing, vectors, strict=True))
        return np.stack([self._texts[text] for text in texts])

    def embed_image(self, model: Path, path: FilePath) -> Vectors:
        return self._engine.embed_image(model, path)

    def embed_look(self, model: Path, path: FilePath) -> Vectors:
        return self._engine.embed_look(model, path)

    def embed_regions(
        self,
        model: Path,
        path: FilePath,
        regions: Sequence[Region],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Vectors:
        return self._engine.embed_regions(model, path, regions, cancelled)

    def make_thumbnail(self, path: FilePath, content_hash: str) -> Path:
        return self._engine.make_thumbnail(path, content_hash)

    def warm_up(self, model: Path) -> None:
        self._engine.warm_up(model)

    def fallback(self, model: Path) -> str:
        return self._engine.fallback(model)

    @property
    def pid(self) -> int | None:
        return self._engine.pid

    def close(self) -> None:
        pass  # others use it still


@dataclass
class Machine:
    """One library on a computer of its own, with a server that others use too."""

    parts: Library
    catalog: SqliteCatalog
    shared: ChromaServer
    photos: Path
    library: Path
    engine: CountingEngine
    heard: list[Event] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def index(self) -> Ingested:
        """Reconcile, take in, embed what lacks, and send, on this thread."""
        jobs, sync = self.parts.jobs.queue, self.parts.jobs.maintenance
        assert sync is not None
        jobs.scan_now(None, lambda: False)
        taken = jobs.ingest_now(lambda: False)
        jobs.embed_now(lambda: False)
        sync.sync()
        return taken

    def paint(self, *colours: str) -> None:
        for colour in colours:
            Image.new("RGB", (64, 48), colour).save(self.photos / f"{colour}.jpg")

    def names(self, query: str) -> list[str]:
        """What a search finds, best first, weaker matches too."""
        result = self.parts.search.by_text(query)
        ids = [hit.photo_id for hit in result.strong + result.weak]
        photos = self.catalog.photos.get_many(ids)
        return [Path(photos[i].locations[0].path).name for i in ids]

    def waiting(self) -> int:
        return self.catalog.vectors.outbox_count(self.parts.models.active().space.key)

    def count(self) -> int:
        return self.catalog.vectors.count(self.parts.models.active().space.key)

    def lacking(self) -> Occurrence | None:
        assert self.parts.jobs.maintenance is not None
        return self.parts.jobs.maintenance.mismatch(self.parts.models.active().space.key)

    def errors(self) -> list[str]:
        return [event.error.message for event in self.heard if isinstance(event, ErrorRaised)]

    def hear(self, event: Event) -> None:
        with self.changed:
            self.heard.append(event)
            self.changed.notify_all()

    def until(self, reached: Callable[[], bool], seconds: float = 60.0) -> None:
        with self.changed:
            assert self.changed.wait_for(reached, timeout=seconds), self.heard[-5:]


MakeMachine = Callable[..., Machine]


@pytest.fixture(scope="module")
def texts() -> dict[str, Vectors]:
    """Vectors of texts, for all machines."""
    return {}


@pytest.fixture
def machine(
    tmp_path: Path,
    shared_engine: EngineClient,
    shared_thumbnails: Path,
    texts: dict[str, Vectors],
) -> Iterator[MakeMachine]:
    """Makes machines: `machine("a", url)`."""
    made: list[Machine] = []

    def make(name: str, url: str, token: str = "") -> Machine:
        library, photos = tmp_path / name, tmp_path / f"{name}-photos"
        library.mkdir()
        photos.mkdir()
        engine = CountingEngine(shared_engine, texts)
        events = EventBus()
        catalog = SqliteCatalog.open(library / "catalog.sqlite")
        shared = ChromaServer(url, token)
        parts = build_library(
            Ports(
                catalog=catalog,
                index=None,
                engine=engine,
                pictures=PictureClient(),
                text_reader=SaidReader(),
                writer=ExportClient(),
                guide=GuideClient(),
                turner=NotingTurner(library / "turns", PictureClient()),
                open_target=open_target,
                names_at=names_at,
                files=LocalFileSystem(is_picture_name, skip_reason),
                trash=SystemTrash(library / "trash"),
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
                shared=shared,
            ),
            events,
        )
        catalog.folders.add(str(photos))
        new = Machine(parts, catalog, shared, photos, library, engine)
        events.subscribe(new.hear)
        made.append(new)
        return new

    yield make
    for one in made:
        assert one.parts.jobs.maintenance is not None
        one.parts.jobs.maintenance.close()
        one.shared.close()
        one.catalog.close()


@pytest.fixture
def url(chroma: ChromaProcess) -> str:
    """Of a server that is empty."""
    chroma.empty()
    return chroma.url


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[ChromaProcess]:
    """A server that the test may kill; not started yet."""
    process = ChromaProcess(tmp_path / "server")
    yield process
    process.kill()


def test_what_one_machine_has_embedded_no_other_embeds(machine: MakeMachine, url: str) -> None:
    first, second = machine("first", url), machine("second", url)
    first.paint("red", "green", "blue")
    assert first.index().added == 3
    assert sorted(first.engine.embedded) == ["blue.jpg", "green.jpg", "red.jpg"]

    second.paint("green", "blue", "yellow")
    shutil.copy(second.photos / "green.jpg", second.photos / "copy.jpg")
    assert second.index().added == 4
    assert second.engine.embedded == ["yellow.jpg"]

    first.paint("yellow")
    first.index()
    assert "yellow.jpg" not in first.engine.embedded
    assert first.count() == 4
    assert second.count() == 3
    assert first.lacking() is second.lacking() is None


def test_a_photo_from_elsewhere_is_whole(machine: MakeMachine, url: str) -> None:
    first, second = machine("first", url), machine("second", url)
    for one in (first, second):
        one.paint("red")
        one.index()
    assert second.engine.embedded == []
    catalogs = [one.catalog for one in (first, second)]
    key = first.parts.models.active().space.key
    (ids, mine), (others_ids, others) = (c.vectors.get(key, c.vectors.ids(key)) for c in catalogs)
    np.testing.assert_allclose(mine, others, atol=2e-3)  # float16 in each catalog
    photo, other = (c.photos.get(i[0]) for c, i in zip(catalogs, (ids, others_ids), strict=True))
    assert photo is not None
    assert other is not None
    assert photo.metadata == other.metadata
    assert photo.colour == other.colour
    tags = [{t.name for t in c.tags.of_photo(i[0])} for c, i in zip(catalogs, (ids, others_ids))]  # noqa: B905
    assert tags[0] == tags[1]


def test_a_search_finds_this_librarys_photos_alone(machine: MakeMachine, url: str) -> None:
    first, second = machine("first", url), machine("second", url)
    first.paint("red", "green")
    first.index()
    second.paint("green", "black")
    second.index()
    assert set(first.names("a red picture")) == {"red.jpg", "green.jpg"}
    assert set(second.names("a red picture")) == {"black.jpg", "green.jpg"}


def test_a_damaged_file_is_told_as_ever(machine: MakeMachine, url: str) -> None:
    one = machine("one", url)
    (one.photos / "text.jpg").write_text("no picture")
    (one.photos / "empty.jpg").touch()
    one.paint("red")
    taken = one.index()
    assert taken.added == 1
    assert sorted(Path(path).name for path, _ in taken.failed) == ["empty.jpg", "text.jpg"]


def test_a_switch_of_models_takes_over_what_another_machine_has(
    machine: MakeMachine, url: str
) -> None:
    first, second = machine("first", url), machine("second", url)
    for one in (first, second):
        install_second(one.library)
        one.paint("red", "green")
        one.index()
    first.parts.settings.change(model="second")
    first.index()
    second.photos.joinpath("green.jpg").unlink()
    second.index()
    second.engine.embedded.clear()
    second.engine.read.clear()
    second.parts.settings.change(model="second")
    second.index()
    assert second.parts.models.active().name == "second"
    assert second.count() == 1
    assert second.engine.read == []


def test_a_server_that_is_empty_again_gets_everything_again(
    machine: MakeMachine, url: str, chroma: ChromaProcess
) -> None:
    one = machine("one", url)
    one.paint(*COLOURS)
    one.index()
    chroma.empty()
    assert one.lacking() == Occurrence(Problem.SERVER_LACKS_VECTORS, {"count": 6})
    assert one.parts.jobs.maintenance is not None
    one.parts.jobs.maintenance.repair(one.parts.models.active().space.key)
    assert one.lacking() is None


def test_a_server_that_is_away_costs_nothing_and_is_caught_up(
    machine: MakeMachine, mortal: ChromaProcess
) -> None:
    mortal.start()
    one = machine("one", mortal.url)
    assert one.parts.jobs.maintenance is not None
    one.parts.jobs.maintenance.start()
    one.paint("red")
    one.index()
    assert one.waiting() == 0

    mortal.kill()
    one.paint("green", "blue")
    assert one.index().added == 2
    assert sorted(one.engine.embedded) == ["blue.jpg", "green.jpg", "red.jpg"]
    assert one.waiting() == 2
    assert set(one.names("green")) == {"red.jpg", "green.jpg", "blue.jpg"}
    one.index()
    assert one.errors() == ["The index server does not answer"]  # said once, however often asked

    mortal.start()
    one.until(lambda: IndexServerAnswered() in one.heard)
    assert one.waiting() == 0
    assert one.lacking() is None


def test_a_server_that_was_never_there_is_filled_once_it_is(
    machine: MakeMachine, mortal: ChromaProcess
) -> None:
    first, second = machine("first", mortal.url), machine("second", mortal.url)
    first.paint("red", "green")
    first.index()
    assert first.waiting() == 2
    mortal.start()
    assert first.parts.jobs.maintenance is not None
    first.parts.jobs.maintenance.sync()
    second.paint("red", "green")
    second.index()
    assert second.engine.embedded == []


def test_a_wrong_token_is_told_and_the_right_one_sends_what_waited(
    machine: MakeMachine, url: str, tmp_path: Path
) -> None:
    with serving(token_proxy(url, "right")) as guarded:
        wrong = machine("wrong", guarded, "wrong")
        wrong.paint("red")
        assert wrong.index().added == 1
        assert wrong.errors() == ["The index server refuses the token"]
        assert wrong.waiting() == 1
        findings = wrong.parts.doctor.examine(repair=False)
        assert any("refuses the token" in finding.problem for finding in findings)
        assert all("wrong" not in f"{f.problem} {f.remedy}" for f in findings)

        right = machine("right", guarded, "right")
        shutil.copy(wrong.photos / "red.jpg", right.photos)
        right.index()
        assert right.waiting() == 0
        assert right.errors() == []


def test_the_doctor_says_what_the_server_lacks_and_sends_it(
    machine: MakeMachine, url: str, chroma: ChromaProcess
) -> None:
    one = machine("one", url)
    one.paint("red")
    one.index()
    assert one.parts.doctor.examine(repair=False) == []
    chroma.empty()
    found = one.parts.doctor.examine(repair=False)  # of what photos show, and of how they look
    assert ["lacks 1 vectors" in each.problem for each in found] == [True, True]
    mended = one.parts.doctor.examine(repair=True)
    assert [each.repaired for each in mended] == [True, True]
    assert one.parts.doctor.examine(repair=False) == []


def test_rubbish_on_the_server_is_not_taken_for_a_vector(machine: MakeMachine, url: str) -> None:
    one = machine("one", url)
    space = one.parts.models.active().space
    one.paint("red")
    path = str(one.photos / "red.jpg")
    content_hash = LocalFileSystem(is_picture_name, skip_reason).content_hash(path)
    assert content_hash is not None
    rubbish = np.full((1, space.dimensions), 7, dtype=np.float32)
    one.shared.put(space, [content_hash], rubbish)
    one.index()
    assert one.engine.embedded == ["red.jpg"]


def test_an_address_where_nobody_is_does_not_keep_anything_waiting(machine: MakeMachine) -> None:
    one = machine("one", f"http://127.0.0.1:{free_port()}")
    one.paint(*COLOURS)
    assert one.index().added == len(COLOURS)
    assert one.count() == len(COLOURS)

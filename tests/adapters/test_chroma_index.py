"""The vector index against exact search, and against everything that can befall its folder: in
the app's own process, and in one beside it."""

from __future__ import annotations

import gc
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from photo_sorter.adapters.chroma_index import ChromaIndex
from photo_sorter.adapters.chroma_process import ChromaProcess
from photo_sorter.adapters.chroma_settings import HNSW
from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.ports import IndexUnavailableError, PhotoIds, VectorIndex

NAME = "space-a-g1"


def ids(*numbers: int) -> PhotoIds:
    return np.array(numbers, dtype=np.int64)


def clustered(count: int, dimensions: int, clusters: int = 50) -> Vectors:
    rng = np.random.default_rng(7)
    centres = rng.normal(size=(clusters, dimensions))
    spread = 0.5 * rng.normal(size=(count, dimensions))
    return normalise((centres[rng.integers(0, clusters, count)] + spread).astype(np.float32))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "chroma"


Kind = type[ChromaIndex] | type[ChromaProcess]


@pytest.fixture(params=[ChromaIndex, ChromaProcess])
def kind(request: pytest.FixtureRequest) -> Kind:
    kind: Kind = request.param
    return kind


@pytest.fixture
def index(kind: Kind, folder: Path) -> Iterator[VectorIndex]:
    index = kind(folder)
    yield index
    index.close()


@pytest.fixture
def filled(index: VectorIndex) -> VectorIndex:
    index.upsert(NAME, np.arange(1, 301), clustered(300, 16))
    return index


def test_it_finds_what_exact_search_finds(index: VectorIndex) -> None:
    vectors = clustered(5_000, 64)
    numbers = np.arange(10, 5_010)
    index.upsert(NAME, numbers, vectors)
    recalls = []
    for query in vectors[:40]:
        cosines = vectors @ query
        exact = numbers[np.argsort(-cosines, kind="stable")[:100]]
        found, scores = index.query(NAME, query, 100)
        recalls.append(len(np.intersect1d(found, exact)) / 100)
        assert [str(found.dtype), str(scores.dtype)] == ["int64", "float32"]
        assert np.all(np.diff(scores) <= 0)
        np.testing.assert_allclose(scores, cosines[found - 10], atol=1e-5)
    assert np.mean(recalls) >= 0.99


def test_writing_twice_changes_nothing(filled: VectorIndex) -> None:
    filled.upsert(NAME, np.arange(1, 301), clustered(300, 16))
    assert filled.ids(NAME).tolist() == list(range(1, 301))


def test_a_vector_can_be_replaced(filled: VectorIndex) -> None:
    opposite = -clustered(300, 16)[:1]
    filled.upsert(NAME, ids(1), opposite)
    found, cosines = filled.query(NAME, opposite[0], 1)
    assert found.tolist() == [1]
    assert cosines[0] == pytest.approx(1, abs=1e-5)


def test_deleted_photos_are_found_no_more(filled: VectorIndex) -> None:
    filled.delete(NAME, ids(1, 2, 999))
    filled.delete("missing", ids(1))
    assert filled.ids(NAME).tolist() == list(range(3, 301))
    assert 1 not in filled.query(NAME, clustered(300, 16)[0], 300)[0]


def test_more_is_asked_for_than_there_is(filled: VectorIndex) -> None:
    assert len(filled.query(NAME, clustered(300, 16)[0], 10_000)[0]) == 300


def test_more_is_written_than_chroma_takes_at_once(index: VectorIndex) -> None:
    index.upsert(NAME, np.arange(5_600), clustered(5_600, 4))
    assert len(index.ids(NAME)) == 5_600


def test_collections_come_and_go(filled: VectorIndex) -> None:
    filled.upsert("space-b-g1", ids(7), clustered(1, 8))
    assert filled.collections() == [NAME, "space-b-g1"]
    filled.drop(NAME)
    filled.drop(NAME)
    assert filled.collections() == ["space-b-g1"]
    assert filled.ids(NAME).tolist() == []
    with pytest.raises(IndexUnavailableError):
        filled.query(NAME, clustered(1, 16)[0], 5)


def test_a_collection_that_was_dropped_and_made_anew_is_searched_anew(filled: VectorIndex) -> None:
    vectors = clustered(300, 16)
    filled.query(NAME, vectors[0], 1)
    filled.drop(NAME)
    filled.upsert(NAME, ids(5), vectors[:1])
    assert filled.query(NAME, vectors[0], 10)[0].tolist() == [5]


def test_what_was_written_is_there_after_opening_again(
    filled: VectorIndex, kind: Kind, folder: Path
) -> None:
    filled.close()
    filled.close()
    again = kind(folder)
    assert again.ids(NAME).tolist() == list(range(1, 301))
    again.close()


def test_a_reset_starts_from_nothing_and_takes_the_old_files_away(
    filled: VectorIndex, folder: Path
) -> None:
    for _ in range(2):
        filled.reset()
        assert filled.collections() == []
        filled.upsert(NAME, ids(1), clustered(1, 16))
        assert len(list(folder.iterdir())) == 1


def test_only_its_own_folders_are_taken_away(filled: VectorIndex, folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "photo.jpg").write_bytes(b"not the index's")
    filled.reset()
    filled.upsert(NAME, ids(1), clustered(1, 16))
    filled.close()
    assert filled.ids(NAME).tolist() == [1]
    assert (folder / "notes" / "photo.jpg").read_bytes() == b"not the index's"


def overwrite_everything(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(os.urandom(path.stat().st_size // 2 + 50))


def overwrite_the_graph(folder: Path) -> None:
    for path in folder.rglob("*.bin"):
        path.write_bytes(os.urandom(path.stat().st_size // 2 + 50))


def empty(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path)


def replace_by_a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("not an index")


BREAKAGES = [overwrite_everything, overwrite_the_graph, empty, shutil.rmtree, replace_by_a_file]
USES: list[Callable[[VectorIndex], object]] = [
    lambda index: index.query(NAME, clustered(1, 16)[0], 5),
    lambda index: index.upsert(NAME, ids(1), clustered(1, 16)),
    lambda index: index.ids(NAME),
    lambda index: index.delete(NAME, ids(1)),
    lambda index: index.collections(),
    lambda index: index.drop(NAME),
]


@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_broken_folder_is_unavailable_or_empty_and_a_reset_cures_it(
    index: VectorIndex, folder: Path, breakage: Callable[[Path], None], opened: bool
) -> None:
    of_the_graph = breakage is overwrite_the_graph
    count = 4_500 if of_the_graph else 500  # so many, and the graph is written out
    index.upsert(NAME, np.arange(1, count + 1), clustered(count, 16))
    graph = next(folder.rglob("data_level0.bin"))
    assert (graph.stat().st_size > 1_000_000) == of_the_graph
    if not opened:
        index.close()
    breakage(folder)
    for use in USES:
        try:
            use(index)
        except IndexUnavailableError:
            continue
    with pytest.raises(IndexUnavailableError):
        index.query(NAME, clustered(1, 16)[0], 5)
    index.reset()
    index.upsert(NAME, ids(3), clustered(1, 16))
    assert index.ids(NAME).tolist() == [3]


def test_an_open_index_whose_folder_is_deleted_does_not_answer_on(
    filled: VectorIndex, folder: Path
) -> None:
    shutil.rmtree(folder)
    with pytest.raises(IndexUnavailableError, match="removed"):
        filled.upsert(NAME, ids(1), clustered(1, 16))


def test_a_small_graph_is_written_after_fewer_vectors_once_it_is_opened_again(
    index: VectorIndex, folder: Path
) -> None:
    """What is not written is added anew at each start."""
    rows = clustered(3_600, 16)
    index.upsert(NAME, np.arange(1_200), rows[:1_200])
    graph = next(folder.rglob("data_level0.bin"))
    not_written = graph.stat().st_size
    index.close()
    index.upsert(NAME, np.arange(1_200, 3_600), rows[1_200:])
    assert graph.stat().st_size > not_written
    assert index.count(NAME) == 3_600


def test_the_breadth_that_queries_ask_for_is_kept_as_a_setting_for_the_next_opening(
    filled: VectorIndex, folder: Path
) -> None:
    """More answers than are wanted cost more than a farther walk."""
    query = clustered(300, 16)[0]
    before = [filled.query(NAME, query, 5, 700)[0].tolist()]
    filled.close()
    assert _walked(folder) == 700
    before.append(filled.query(NAME, query, 5, 700)[0].tolist())
    filled.warm_up(NAME, 16)
    filled.close()
    assert before[0] == before[1]
    assert len(before[0]) == 5
    assert _walked(folder) == 700
    filled.query(NAME, query, 5)  # a library that has become smaller
    filled.close()
    assert _walked(folder) == HNSW["ef_search"]


def _walked(folder: Path) -> int:
    """How far the settings of the one collection say."""
    import chromadb

    newest = max(folder.iterdir(), key=lambda path: int(path.name))
    client = chromadb.PersistentClient(
        path=str(newest), settings=chromadb.Settings(anonymized_telemetry=False)
    )
    try:
        collection = client.get_collection(NAME, embedding_function=None)
        return int(collection.configuration_json["hnsw"]["ef_search"])
    finally:
        client.close()


def test_many_threads_search_and_write_at_once(filled: VectorIndex) -> None:
    vectors = clustered(300, 16)
    problems: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(10):
                if number % 2:
                    filled.upsert(NAME, ids(1000 + number * 10 + step), vectors[step : step + 1])
                else:
                    filled.query(NAME, vectors[step], 20)
        except BaseException as error:  # told to the test's own thread
            problems.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert problems == []
    assert len(filled.ids(NAME)) == 330


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="needs /proc")
def test_a_closed_index_holds_no_file_of_its_folder(filled: VectorIndex, folder: Path) -> None:
    filled.close()
    give_up = time.monotonic() + 20
    while (held := _open_files_below(folder)) and time.monotonic() < give_up:
        gc.collect()  # Chroma's own threads close the last connection in their own time
    assert held == []


def _open_files_below(folder: Path) -> list[str]:
    links = (f"/proc/self/fd/{name}" for name in os.listdir("/proc/self/fd"))
    return [path for path in map(os.path.realpath, links) if path.startswith(str(folder))]

"""Every file that goes into the pipeline comes out of it, exactly once, however batches fall."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from photo_sorter.adapters.engine.child_side.file_work import FileWork
from photo_sorter.adapters.engine.child_side.pipeline import Decoders, Pipeline
from photo_sorter.adapters.engine.files.decode import Decoder
from photo_sorter.adapters.engine.model.towers import Towers
from photo_sorter.core.ports import FileRequest, FileResult

from .pictures import scene, write

MAX_PIXELS = 1_000_000  # far more than the pictures here


class Heard:
    """What a pipeline reports."""

    def __init__(self) -> None:
        self.results: list[FileResult] = []
        self.at_work: set[int] = set()
        self.said: list[str] = []

    def started(self, token: int, before: int | None) -> None:
        if before is not None:
            self.waits(before)
        self.said.append(f"started {token}")
        self.at_work.add(token)

    def waits(self, token: int) -> None:
        self.said.append(f"waits {token}")
        self.at_work.discard(token)

    def done(self, results: Sequence[FileResult]) -> None:
        self.results += results


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as threads:
        yield threads


def pipeline_of(
    tmp_path: Path, model: Path, threads: ThreadPoolExecutor, count: int, heard: Heard
) -> Pipeline:
    towers = Towers(exact=True)
    return Pipeline(
        FileWork(tmp_path / "thumbnails", Decoder(MAX_PIXELS, exact=True), 1 << 30),
        Decoders(threads, count, 2),
        lambda: towers.image(str(model), lambda: None),
        heard,
        threading.Event(),
    )


def requests_for(folder: Path, count: int) -> list[FileRequest]:
    return [
        FileRequest(number, str(write(folder / f"{number}.jpg", scene(seed=number))))
        for number in range(count)
    ]


@pytest.mark.parametrize("decoders", [1, 3, 8])
@pytest.mark.parametrize("count", [1, 4, 5, 9, 40])
def test_no_file_is_lost_or_done_twice_when_the_size_of_a_batch_changes(
    tiny_model: Path, tmp_path: Path, threads: ThreadPoolExecutor, count: int, decoders: int
) -> None:
    heard = Heard()
    pipeline = pipeline_of(tmp_path, tiny_model, threads, decoders, heard)
    pipeline.run(requests_for(tmp_path, count))
    assert Counter(result.token for result in heard.results) == Counter(range(count))
    assert all(result.vector is not None for result in heard.results)


def test_a_file_that_waits_for_the_model_is_said_to_wait(
    tiny_model: Path, tmp_path: Path, threads: ThreadPoolExecutor
) -> None:
    heard = Heard()
    pipeline_of(tmp_path, tiny_model, threads, 2, heard).run(requests_for(tmp_path, 20))
    threads.shutdown()  # the threads say their last after the files are done
    assert not heard.at_work
    for token in range(20):
        assert f"started {token}" in heard.said
        assert f"waits {token}" in heard.said


def test_what_a_thread_fails_on_is_raised_where_the_request_is_run(
    tiny_model: Path, tmp_path: Path, threads: ThreadPoolExecutor
) -> None:
    (tmp_path / "thumbnails").write_text("in the way")
    pipeline = pipeline_of(tmp_path, tiny_model, threads, 2, Heard())
    with pytest.raises(OSError, match="thumbnails"):
        pipeline.run(requests_for(tmp_path, 20))

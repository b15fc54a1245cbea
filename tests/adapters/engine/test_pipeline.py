"""Every file that goes into the pipeline comes out of it, exactly once, however batches fall."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from photo_sorter.adapters.engine.decode import Decoder
from photo_sorter.adapters.engine.file_work import FileWork
from photo_sorter.adapters.engine.pipeline import Pipeline
from photo_sorter.adapters.engine.towers import Towers
from photo_sorter.core.ports import FileRequest, FileResult

from .pictures import scene, write

MAX_PIXELS = 1_000_000  # far more than the pictures here


class AtOnce(Executor):
    """Has every file decoded before the pipeline looks, so that batches overflow."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@pytest.mark.parametrize("count", [1, 4, 5, 9, 40])
def test_no_file_is_lost_or_done_twice_when_the_size_of_a_batch_changes(
    tiny_model: Path, tmp_path: Path, count: int
) -> None:
    towers = Towers(exact=True)
    requests = [
        FileRequest(number, str(write(tmp_path / f"{number}.jpg", scene(seed=number))))
        for number in range(count)
    ]
    results: list[FileResult] = []
    pipeline = Pipeline(
        FileWork(tmp_path / "thumbnails", Decoder(MAX_PIXELS, exact=True), 1 << 30),
        AtOnce(),
        decoder_count=count,
        load_tower=lambda: towers.image(str(tiny_model), lambda: None),
        started=lambda token: None,
        done=results.append,
        cancelled=threading.Event(),
    )
    pipeline.run(requests)
    assert Counter(result.token for result in results) == Counter(range(count))
    assert all(result.vector is not None for result in results)

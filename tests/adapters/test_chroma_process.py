"""The index's process: it dies, it is left behind, it is closed; nothing is lost and nobody waits
who should not."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.chroma_index import ChromaIndex
from photo_sorter.adapters.chroma_process import (
    Call,
    ChromaProcess,
    IndexOptions,
    index_main,
    serve_index,
)
from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.ports import IndexUnavailableError

NAME = "space-a-g1"


def vectors(count: int, dimensions: int = 16) -> Vectors:
    return normalise(np.random.default_rng(3).standard_normal((count, dimensions), np.float32))


@pytest.fixture
def index(tmp_path: Path) -> Iterator[ChromaProcess]:
    index = ChromaProcess(tmp_path / "chroma")
    yield index
    index.close()


def kill(pid: int | None) -> None:
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def test_nothing_is_started_before_it_is_needed(tmp_path: Path) -> None:
    index = ChromaProcess(tmp_path / "chroma")
    assert index.pid is None
    index.close()


def test_chroma_is_not_imported_into_the_app(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from photo_sorter.adapters.chroma_process import ChromaProcess\n"
        "if __name__ == '__main__':\n"
        "    index = ChromaProcess(pathlib.Path(sys.argv[1]))\n"
        "    assert index.collections() == []\n"
        "    index.close()\n"
        "    print('chromadb' in sys.modules)\n"
    )
    script = tmp_path / "app.py"
    script.write_text(code, "utf-8")
    out = subprocess.run(
        [sys.executable, str(script), str(script.with_name("chroma"))],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert out.stdout.strip() == "False"


def test_an_index_that_is_killed_while_it_writes_is_started_again_and_loses_nothing(
    index: ChromaProcess,
) -> None:
    rows = vectors(4_000)
    index.upsert(NAME, np.arange(10), rows[:10])
    first = index.pid
    writing = threading.Thread(target=lambda: index.upsert(NAME, np.arange(4_000), rows))
    writing.start()
    kill(first)
    writing.join(60)
    assert index.pid != first
    assert index.ids(NAME).tolist() == list(range(4_000))
    assert index.query(NAME, rows[5], 1)[0].tolist() == [5]


def test_one_that_was_killed_while_idle_answers_the_next_question(index: ChromaProcess) -> None:
    index.upsert(NAME, np.arange(10), vectors(10))
    kill(index.pid)
    assert index.count(NAME) == 10


class _Aborting(ChromaIndex):
    def count(self, collection: str) -> int:
        os.abort()


def aborting_main(ends: ChildEnds, options: IndexOptions) -> None:
    serve_index(ends, options, _Aborting(Path(options.folder)))


def test_one_that_dies_each_time_is_unavailable_with_the_reason(tmp_path: Path) -> None:
    index = ChromaProcess(tmp_path / "chroma", entry=aborting_main)
    with pytest.raises(IndexUnavailableError, match="ended by SIGABRT"):
        index.count(NAME)
    assert index.collections() == []
    index.close()


class _Full(ChromaIndex):
    def count(self, collection: str) -> int:
        raise IndexUnavailableError("no space", disk_full=True)


def full_main(ends: ChildEnds, options: IndexOptions) -> None:
    serve_index(ends, options, _Full(Path(options.folder)))


def test_a_full_disk_is_told_as_one(tmp_path: Path) -> None:
    index = ChromaProcess(tmp_path / "chroma", entry=full_main)
    with pytest.raises(IndexUnavailableError, match="no space") as raised:
        index.count(NAME)
    assert raised.value.disk_full
    index.close()


def test_closing_waits_for_what_is_being_written(index: ChromaProcess) -> None:
    rows = vectors(2_000)
    index.upsert(NAME, np.arange(10), rows[:10])
    errors: list[Exception] = []

    def write() -> None:
        try:
            index.upsert(NAME, np.arange(2_000), rows)
        except IndexUnavailableError as error:
            errors.append(error)

    writing = threading.Thread(target=write)
    writing.start()
    index.close()
    writing.join(60)
    assert errors == []
    assert len(index.ids(NAME)) == 2_000


def test_two_processes_never_have_one_folder(tmp_path: Path) -> None:
    """What an app that was killed leaves behind is waited for."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    _, out_of_band = context.Pipe(duplex=False)
    options = IndexOptions(str(tmp_path / "chroma"))
    left_behind = context.Process(target=index_main, args=(ChildEnds(theirs, out_of_band), options))
    left_behind.start()
    theirs.close()
    ours.send(Call(1, "collections", ()))
    ours.recv()  # it has the folder
    index = ChromaProcess(tmp_path / "chroma")
    answers: list[list[str]] = []
    asking = threading.Thread(target=lambda: answers.append(index.collections()))
    asking.start()
    asking.join(2.0)
    assert answers == []
    ours.close()  # as the end of an app does
    asking.join(30)
    left_behind.join(10)
    assert answers == [[]]
    index.close()


def test_other_threads_go_on_while_it_writes(index: ChromaProcess) -> None:
    """The reason for the process: in the app's own, a write stops them for as long as it takes."""
    rows = vectors(500, 256)  # one write of Chroma's
    index.upsert(NAME, np.arange(10), rows[:10])
    written = threading.Event()

    def write() -> None:
        index.upsert(NAME, np.arange(500), rows)
        written.set()

    writing = threading.Thread(target=write)
    writing.start()
    longest = 0.0
    last = began = time.perf_counter()
    while not written.wait(0.001):
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    writing.join()
    assert longest < (time.perf_counter() - began) / 2

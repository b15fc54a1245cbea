"""The thread behind what is kept up in the background."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from photo_sorter.services.index.woken_thread import WokenThread

PATIENCE = 30.0  # seconds

Maker = Callable[[float], WokenThread]


class Work:
    """Counts how often it was done."""

    def __init__(self) -> None:
        self._done = threading.Semaphore(0)
        self.count = 0

    def __call__(self) -> None:
        self.count += 1
        self._done.release()

    def wait(self) -> None:
        assert self._done.acquire(timeout=PATIENCE)


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def make(work: Work) -> Iterator[Maker]:
    made: list[WokenThread] = []

    def make(gather_seconds: float) -> WokenThread:
        thread = WokenThread("test", work, gather_seconds)
        made.append(thread)
        return thread

    yield make
    for thread in made:
        thread.close()


def test_the_first_work_is_done_at_once(make: Maker, work: Work) -> None:
    make(10 * PATIENCE).start()
    work.wait()


def test_what_comes_while_it_gathers_is_one_piece_of_work(make: Maker, work: Work) -> None:
    thread = make(0.3)
    thread.start()
    work.wait()
    for _ in range(5):
        thread.wake()
    work.wait()
    thread.close()
    assert work.count == 2


def test_it_ends_while_it_gathers(make: Maker, work: Work) -> None:
    thread = make(10 * PATIENCE)
    thread.start()
    work.wait()
    thread.wake()
    thread.close()
    assert not thread.started
    assert work.count == 1


def test_it_may_be_closed_before_it_was_started(make: Maker, work: Work) -> None:
    make(0.0).close()
    assert work.count == 0

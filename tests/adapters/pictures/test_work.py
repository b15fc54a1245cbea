"""Whose turn it is in the picture process."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import pytest

from photo_sorter.adapters.pictures.messages import HashFrames, ReadPicture
from photo_sorter.adapters.pictures.work import THREADS, Work
from photo_sorter.core.ports.pictures import PictureSize


def request(number: int, *, ahead: bool = False) -> ReadPicture:
    return ReadPicture(number, "", PictureSize(ahead=ahead), "")


class Desk:
    """Works on each request until it is let go; `begun` says which."""

    def __init__(self) -> None:
        self.begun: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.ends: dict[int, threading.Event] = {n: threading.Event() for n in range(20)}
        self.work = Work(self.do)

    def do(self, request: ReadPicture | HashFrames) -> None:
        self.begun.put(request.request_id)
        self.ends[request.request_id].wait()

    def fill(self) -> set[int]:
        """Keep every thread busy, with the first requests."""
        for number in range(THREADS):
            self.work.add(request(number))
        return {self.begun.get() for _ in range(THREADS)}


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    for end in desk.ends.values():
        end.set()
    desk.work.close()


def test_what_somebody_waits_for_comes_before_what_is_read_ahead(desk: Desk) -> None:
    assert desk.fill() == {0, 1}
    desk.work.add(request(5, ahead=True))
    desk.work.add(request(6))
    assert desk.work.somebody_waits
    desk.ends[0].set()
    assert desk.begun.get() == 6
    desk.ends[1].set()
    assert desk.begun.get() == 5


def test_what_is_cancelled_before_its_turn_is_never_begun(desk: Desk) -> None:
    desk.fill()
    for number in (5, 6, 7):
        desk.work.add(request(number))
    desk.work.cancel(5)
    desk.work.cancel(6)
    desk.ends[0].set()
    assert desk.begun.get() == 7
    assert not desk.work.somebody_waits


def test_what_is_cancelled_while_it_is_worked_on_is_not_wanted(desk: Desk) -> None:
    desk.fill()
    desk.work.cancel(1)
    assert desk.work.is_wanted(0)
    assert not desk.work.is_wanted(1)

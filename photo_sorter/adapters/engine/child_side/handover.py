"""The files of one request on their way from the decoding threads to the model."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from photo_sorter.adapters.engine.child_side.file_work import Prepared
from photo_sorter.core.ports import FileRequest


class Handover:
    """Decoding threads take files up and hand them over; one thread collects and releases them.

    How many may be under way at a time is bounded, and with it the memory. The collecting thread
    sleeps until as many are there as it wants: waking it for each costs the others time.
    """

    def __init__(self, requests: Sequence[FileRequest], room: int) -> None:
        """`room` is how many files may be taken up and not released."""
        self._waiting = iter(requests)
        self._left = len(requests)
        self._room = room
        self._under_way = 0
        self._ready: list[Prepared] = []
        self._wanted = 1
        self._error: BaseException | None = None
        self._closed = False
        lock = threading.Lock()
        self._has_room = threading.Condition(lock)
        self._has_some = threading.Condition(lock)

    # ------------------------------------------------------------------------ decoding threads

    def take_up(self, before_waiting: Callable[[], None]) -> FileRequest | None:
        """The next file; None when there is none, or the request is over. `before_waiting` is
        called where there is no room at once."""
        with self._has_room:
            full = not self._closed and self._under_way >= self._room
        if full:
            before_waiting()
        with self._has_room:
            self._has_room.wait_for(lambda: self._closed or self._under_way < self._room)
            request = None if self._closed else next(self._waiting, None)
            if request is not None:
                self._under_way += 1
            return request

    def hand_over(self, prepared: Prepared) -> None:
        with self._has_some:
            self._ready.append(prepared)
            self._left -= 1
            if self._is_enough():
                self._has_some.notify()

    def fail(self, error: BaseException) -> None:
        """The request cannot go on: `collect` raises the error."""
        with self._has_some:
            self._error = self._error or error
            self._has_some.notify()

    # ----------------------------------------------------------------------- collecting thread

    def collect(self, wanted: int, seconds: float) -> tuple[list[Prepared], bool]:
        """What is ready, once so many are or all are, or that time has passed; and whether no
        more will come. Both are of one moment: asked for apart, a file handed over in between
        would be the last one and not among those."""
        with self._has_some:
            self._wanted = wanted
            self._has_some.wait_for(self._is_enough, seconds)
            if self._error is not None:
                raise self._error
            ready, self._ready = self._ready, []
            return ready, not self._left

    def release(self, count: int, room: int) -> None:
        """So many files are done; `room` as for the start."""
        with self._has_room:
            self._under_way -= count
            self._room = room
            self._has_room.notify_all()

    def close(self) -> None:
        """No file is taken up any more."""
        with self._has_room:
            self._closed = True
            self._has_room.notify_all()

    def _is_enough(self) -> bool:
        return len(self._ready) >= self._wanted or not self._left or self._error is not None

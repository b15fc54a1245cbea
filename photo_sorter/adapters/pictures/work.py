"""Who works on which request in the picture process."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from photo_sorter.adapters.pictures.messages import HashFrames, ReadPicture

THREADS = 2  # somebody waits for one picture at a time, and one may be read ahead
_STUCK_SECONDS = 1.0
STUCK_EXIT = 78  # the exit code of a process that cannot get rid of what nobody wants


@dataclass(slots=True)
class _Turn:
    """What one thread works on."""

    request_id: int
    began: float = field(default_factory=time.monotonic)
    wanted: bool = True


class Work:
    """Requests in their order on `THREADS` threads, those that somebody waits for first."""

    def __init__(self, do: Callable[[ReadPicture | HashFrames], None]) -> None:
        self._do = do
        self._wake = threading.Condition()
        self._waiting: deque[ReadPicture | HashFrames] = deque()
        self._ahead: deque[ReadPicture | HashFrames] = deque()
        self._turns: dict[int, _Turn] = {}
        self._closed = False
        for number in range(THREADS):
            threading.Thread(target=self._run, name=f"picture-{number}", daemon=True).start()

    def add(self, request: ReadPicture | HashFrames) -> None:
        with self._wake:
            (self._ahead if request.size.ahead else self._waiting).append(request)
            self._wake.notify()

    def cancel(self, request_id: int) -> None:
        """Nobody wants it any more. What has begun goes on, as nothing can stop a decoder."""
        with self._wake:
            for queue in (self._waiting, self._ahead):
                for request in [each for each in queue if each.request_id == request_id]:
                    queue.remove(request)
            if request_id in self._turns:
                self._turns[request_id].wanted = False

    def is_wanted(self, request_id: int) -> bool:
        """Of one that is worked on."""
        with self._wake:
            return self._turns[request_id].wanted

    def close(self) -> None:
        """Begin nothing more."""
        with self._wake:
            self._closed = True
            self._wake.notify_all()

    @property
    def somebody_waits(self) -> bool:
        with self._wake:
            return bool(self._waiting)

    def end_if_stuck(self) -> None:
        """Where requests wait for decoders that have worked for long on what nobody wants, the
        process is the one thing that can be ended: the app sends what waits to the next."""
        with self._wake:
            late = time.monotonic() - _STUCK_SECONDS
            busy = [turn for turn in self._turns.values() if not turn.wanted and turn.began < late]
            if self._waiting and len(busy) == THREADS:
                os._exit(STUCK_EXIT)

    def _run(self) -> None:
        while True:
            with self._wake:
                while not (self._waiting or self._ahead or self._closed):
                    self._wake.wait()
                if self._closed:
                    return
                request = (self._waiting or self._ahead).popleft()
                self._turns[request.request_id] = _Turn(request.request_id)
            try:
                self._do(request)
            finally:
                with self._wake:
                    del self._turns[request.request_id]

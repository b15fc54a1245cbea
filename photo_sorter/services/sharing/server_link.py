"""The state of the shared server, so that a server that is away is noticed once and waited for by
nobody but the thread that brings it up."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from photo_sorter.core.errors import IndexServerError
from photo_sorter.core.events import ErrorRaised, EventBus, IndexServerAnswered
from photo_sorter.core.ports import SharedVectors

log = logging.getLogger(__name__)


class ServerLink:
    """Everything that is asked of the server goes through `asking`.

    After a failure only a call that is `patient` asks again; the others fail at once. The person
    hears of a failure once, not at every attempt, and again when all is well.
    """

    def __init__(self, server: SharedVectors, events: EventBus) -> None:
        self._server = server
        self._events = events
        self._lock = threading.Lock()
        self._problem: IndexServerError | None = None

    @property
    def address(self) -> str:
        return self._server.address

    @property
    def problem(self) -> IndexServerError | None:
        """What went wrong when the server was last asked; None where nothing did."""
        return self._problem

    @contextmanager
    def asking(self, *, patient: bool = False) -> Iterator[SharedVectors]:
        """The server. What it raises inside is remembered and told, then raised on."""
        problem = self._problem
        if problem is not None and not patient:
            raise IndexServerError(problem.problem, path=problem.path, **problem.values)
        try:
            yield self._server
        except IndexServerError as error:
            self._remember(error)
            raise

    def all_is_well(self) -> None:
        """The server has answered and lacks nothing of this library."""
        with self._lock:
            had, self._problem = self._problem, None
        if had is not None:
            log.info("The index server %s answers again", self.address)
            self._events.publish(IndexServerAnswered())

    def _remember(self, error: IndexServerError) -> None:
        with self._lock:
            before, self._problem = self._problem, error
        if before is None or before.message != error.message:
            log.warning("%s", error)
            self._events.publish(ErrorRaised(error))

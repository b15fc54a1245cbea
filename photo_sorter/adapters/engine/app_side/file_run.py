"""One `process_files` call on the app's side: results as they come, whatever the engine does."""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from photo_sorter.adapters.child.messages import ChildDied, Finished, Refused
from photo_sorter.adapters.child.patience import POLL_SECONDS, Patience
from photo_sorter.adapters.child.process import OUT_OF_MEMORY, ChildProcess, Sink
from photo_sorter.adapters.engine.app_side.file_clocks import FileClocks
from photo_sorter.adapters.engine.app_side.suspects import CrashBisection, Group, Stage
from photo_sorter.adapters.engine.files.reading import stamp_by_name
from photo_sorter.adapters.engine.messages import (
    FileDone,
    FileStarted,
    FileWaits,
    ProcessFiles,
    Reply,
)
from photo_sorter.core.errors import EngineError, Failure, FailureKind
from photo_sorter.core.ports import FileRequest, FileResult
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

_FIRST_TRY = 0.5  # of a file's time; the rest is for the second try, when it is alone

Submit = Callable[[Callable[[int], ProcessFiles], Sink], tuple[ChildProcess, int]]


@dataclass(slots=True)
class GpuTrust:
    """Whether the engine may use a GPU. Not after it died on files that it then embedded
    without one: a driver may take the process along."""

    holds: bool = True


@dataclass(slots=True)
class _State:
    """Of the group that runs."""

    unfinished: dict[int, FileRequest]
    decode_only: bool
    clocks: FileClocks
    started: set[int] = field(default_factory=set)
    undecided: list[FileRequest] = field(default_factory=list)  # decoded, the vector missing
    over: bool = False
    hung: bool = False
    overdue: list[int] = field(default_factory=list)


class FileRun:
    """Feeds groups of files to the engine until each file has its result."""

    def __init__(
        self,
        submit: Submit,
        model: str | None,
        requests: Sequence[FileRequest],
        cancelled: Callable[[], bool],
        hang_seconds: float,
        file_seconds: float,
        gpu: GpuTrust,
    ) -> None:
        """An engine silent for `hang_seconds` is killed, and so is one that needs longer than
        `file_seconds`, in all tries, to decode a file. `gpu` may be changed."""
        self._submit = submit
        self._model = model
        self._bisection = CrashBisection(requests)
        self._cancelled = cancelled
        self._hang_seconds = hang_seconds
        self._file_seconds = file_seconds
        self._gpu = gpu
        self._stopped = False

    def results(self) -> Iterator[FileResult]:
        """One result a file, in no order; fewer where it is cancelled. Raises
        PhotoSorterError for what is no single file's fault."""
        while not self._stopped and (group := self._bisection.next_group()) is not None:
            yield from self._run(group)

    def _run(self, group: Group) -> Iterator[FileResult]:
        inbox: queue.SimpleQueue[tuple[float, Reply | ChildDied]] = queue.SimpleQueue()
        model = None if group.stage is Stage.SUSPECT else self._model
        gpu = self._gpu.holds and group.stage is not Stage.CLEARED
        child, number = self._submit(
            lambda number: ProcessFiles(number, model, group.files, gpu),
            lambda reply: inbox.put((time.monotonic(), reply)),
        )
        state = _State(
            {file.token: file for file in group.files},
            decode_only=model != self._model,
            clocks=FileClocks(self._limit(group)),
        )
        patience = Patience(self._hang_seconds)
        try:
            while not state.over:
                if self._cancelled():
                    self._stopped = True
                    return
                try:
                    arrived, reply = inbox.get(timeout=POLL_SECONDS)
                except queue.Empty:
                    state.clocks.advance(time.monotonic())
                    self._watch(child, state, patience)
                    continue
                state.clocks.advance(arrived)
                self._watch(child, state, None)
                patience.heard(reply)
                result = self._take(group, state, reply)
                if result is not None:
                    yield result
        finally:
            if not state.over:
                child.forget(number)

    def _limit(self, group: Group) -> float | None:
        """How many seconds each file of the group may take."""
        if group.stage is Stage.CLEARED:
            return None
        if group.stage is Stage.SUSPECT and len(group.files) == 1:
            return self._file_seconds * (1 - _FIRST_TRY)
        return self._file_seconds * _FIRST_TRY

    def _watch(self, child: ChildProcess, state: _State, patience: Patience | None) -> None:
        """Kill an engine that hangs, once."""
        if state.hung:
            return
        state.overdue = state.clocks.overdue()
        if state.overdue:
            state.hung = True
            child.kill(f"more than {self._file_seconds:.0f} s for one file")
        elif patience is not None and patience.is_over():
            state.hung = True
            child.kill(patience.words())

    def _take(self, group: Group, state: _State, reply: Reply | ChildDied) -> FileResult | None:
        """Note what a reply says; the result to hand on, if it brought one."""
        match reply:
            case FileStarted():
                state.started.add(reply.token)
                state.clocks.started(reply.token)
                if reply.before is not None:
                    state.clocks.stopped(reply.before)
            case FileWaits():
                state.clocks.stopped(reply.token)
            case FileDone(result=result):
                file = state.unfinished.pop(result.token)
                state.clocks.stopped(result.token)
                if not state.decode_only or result.failure or result.known:
                    return result
                state.undecided.append(file)
            case Finished():
                state.over = True
                if state.unfinished:
                    raise EngineError(Problem.ENGINE_PASSED_OVER_FILES, count=len(state.unfinished))
                self._bisection.survived(state.undecided)
                if group.stage is Stage.CLEARED and self._gpu.holds:
                    self._gpu.holds = False
                    log.info("The engine died, and goes on without a GPU if it had one")
            case Refused():
                state.over = True
                raise reply.error
            case ChildDied():
                state.over = True
                return self._after_death(group, state, reply.reason)
            case _:
                pass
        return None

    def _after_death(self, group: Group, state: _State, reason: str) -> FileResult | None:
        if state.undecided:
            self._bisection.survived(state.undecided)
        unfinished = list(state.unfinished.values())
        # A file that took too long is known by its clock: the others are innocent of that.
        late = set(state.overdue) & set(state.unfinished)
        guilty = self._bisection.died(group, unfinished, late or state.started, reason)
        if guilty is None:
            return None
        if reason == OUT_OF_MEMORY:
            failure = Failure(FailureKind.TOO_LARGE, Problem.DECODING_TAKES_TOO_MUCH_MEMORY)
        elif state.hung:
            failure = Failure(FailureKind.TIMED_OUT, Problem.DECODING_HANGS, {"detail": reason})
        else:
            failure = Failure(FailureKind.CRASHED, Problem.DECODING_CRASHES, {"detail": reason})
        return FileResult(guilty.token, stamp_by_name(guilty.path), failure=failure)

"""The search for the guilty file, played through without a process."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.child.messages import ChildDied, Finished
from photo_sorter.adapters.child.process import ChildProcess, Sink
from photo_sorter.adapters.engine.app_side.file_run import FileRun, GpuTrust
from photo_sorter.adapters.engine.messages import FileDone, FileStarted, ProcessFiles
from photo_sorter.core.errors import EngineError, FailureKind
from photo_sorter.core.photo import FileStamp
from photo_sorter.core.ports import FileRequest, FileResult

STAMP = FileStamp(1, 2, 3, 4)


class ScriptedEngine:
    """Answers at once, as an engine would that dies when `crashes(request, token)`, with `ahead`
    files taken up at the same time."""

    def __init__(self, crashes: Callable[[ProcessFiles, int], bool], ahead: int) -> None:
        self._crashes = crashes
        self._ahead = ahead
        self.deaths = 0
        self.requests: list[ProcessFiles] = []

    def submit(self, make: Callable[[int], ProcessFiles], sink: Sink) -> tuple[ChildProcess, int]:
        request = make(len(self.requests))
        self.requests.append(request)
        files = list(request.files)
        for place, file in enumerate(files):
            for started in files[place : place + self._ahead]:
                sink(FileStarted(request.request_id, started.token))
                if self._crashes(request, started.token):
                    self.deaths += 1
                    sink(ChildDied("ended by SIGSEGV"))
                    return None, request.request_id  # type: ignore[return-value]
            sink(FileDone(request.request_id, FileResult(file.token, STAMP, f"h{file.token}")))
        sink(Finished(request.request_id))
        return None, request.request_id  # type: ignore[return-value]


def play(
    engine: ScriptedEngine, count: int, model: str | None, gpu: GpuTrust | None = None
) -> dict[int, FileResult]:
    files = [FileRequest(token, f"/nowhere/{token}") for token in range(count)]
    run = FileRun(engine.submit, model, files, lambda: False, 60.0, 30.0, gpu or GpuTrust())
    results = list(run.results())
    assert len({result.token for result in results}) == len(results) == count
    return {result.token: result for result in results}


def guilty(results: Iterable[FileResult]) -> set[int]:
    return {r.token for r in results if r.failure and r.failure.kind is FailureKind.CRASHED}


@given(
    count=st.integers(1, 40),
    bad=st.sets(st.integers(0, 39), max_size=4),
    ahead=st.integers(1, 12),
    model=st.sampled_from([None, "/model"]),
)
def test_exactly_the_files_that_crash_are_blamed(
    count: int, bad: set[int], ahead: int, model: str | None
) -> None:
    engine = ScriptedEngine(lambda _request, token: token in bad, ahead)
    results = play(engine, count, model)
    assert guilty(results.values()) == {token for token in bad if token < count}


def test_suspects_are_tried_without_the_model_and_then_with_it() -> None:
    engine = ScriptedEngine(lambda _request, token: token == 5, ahead=4)
    play(engine, 10, "/model")
    suspects = [request for request in engine.requests if request.model is None]
    assert suspects
    assert all(len(request.files) <= 4 for request in suspects)
    assert engine.requests[-1].model == "/model"


@pytest.mark.parametrize("ahead", [1, 8])
def test_a_death_from_outside_blames_nobody(ahead: int) -> None:
    engine = ScriptedEngine(lambda _request, _token: engine.deaths < 1, ahead)
    assert guilty(play(engine, 20, "/model").values()) == set()
    assert engine.deaths == 1


def test_a_model_that_crashes_blames_no_file() -> None:
    engine = ScriptedEngine(lambda request, _token: request.model is not None, ahead=4)
    with pytest.raises(EngineError, match="model crashes"):
        play(engine, 10, "/model")


def test_a_gpu_that_takes_the_engine_along_costs_no_photo_and_is_not_used_again() -> None:
    engine = ScriptedEngine(lambda request, _token: request.model is not None and request.gpu, 3)
    gpu = GpuTrust()
    for _ in range(2):
        assert not any(result.failure for result in play(engine, 8, "model", gpu).values())
        assert (engine.deaths, gpu.holds) == (1, False)


def test_a_file_that_crashes_costs_no_gpu() -> None:
    engine = ScriptedEngine(lambda _request, token: token == 2, 1)
    gpu = GpuTrust()
    assert guilty(play(engine, 5, "model", gpu).values()) == {2}
    assert gpu.holds

"""The clocks by which a file that takes too long is known."""

from __future__ import annotations

from photo_sorter.adapters.engine.app_side.file_clocks import FileClocks


def at(clocks: FileClocks, *times: float) -> list[int]:
    for time in times:
        clocks.advance(time)
    return clocks.overdue()


def steps(first: int, last: int) -> list[float]:
    return [float(second) for second in range(first, last + 1)]


def test_a_file_is_overdue_when_its_own_time_is_over() -> None:
    clocks = FileClocks(5)
    clocks.advance(100)
    clocks.started(1)
    assert at(clocks, *steps(101, 103)) == []
    clocks.started(2)
    assert at(clocks, *steps(104, 106)) == [1]
    assert at(clocks, *steps(107, 109)) == [1, 2]
    clocks.stopped(1)
    assert clocks.overdue() == [2]


def test_a_file_that_waits_has_all_its_time_before_it() -> None:
    clocks = FileClocks(5)
    clocks.advance(0)
    clocks.started(1)
    at(clocks, *steps(1, 4))
    clocks.stopped(1)
    assert at(clocks, *steps(5, 60)) == []
    clocks.started(1)
    assert at(clocks, *steps(61, 65)) == []
    assert at(clocks, 66) == [1]


def test_a_machine_that_slept_blames_no_file() -> None:
    clocks = FileClocks(5)
    clocks.advance(0)
    clocks.started(1)
    assert at(clocks, 1, 36_000, 36_001) == []
    assert at(clocks, *steps(36_002, 36_005)) == [1]


def test_without_a_limit_nothing_is_overdue() -> None:
    clocks = FileClocks(None)
    clocks.advance(0)
    clocks.started(1)
    assert at(clocks, *steps(1, 1000)) == []

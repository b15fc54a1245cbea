"""Files between the decoding threads and the model: bounded, none lost, nobody left waiting."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from photo_sorter.adapters.engine.child_side.file_work import Prepared
from photo_sorter.adapters.engine.child_side.handover import Handover
from photo_sorter.core.photo import FileStamp
from photo_sorter.core.ports import FileRequest, FileResult

STAMP = FileStamp(size=1, mtime_ns=1, inode=1, device=1)
PATIENCE = 20.0


def requests(count: int) -> list[FileRequest]:
    return [FileRequest(number, f"/{number}.jpg") for number in range(count)]


def prepared(request: FileRequest) -> Prepared:
    return Prepared(FileResult(request.token, STAMP))


def taken(files: Handover) -> FileRequest:
    request = files.take_up(lambda: None)
    assert request is not None
    return request


def tokens(ready: list[Prepared]) -> list[int]:
    return [item.result.token for item in ready]


def test_files_are_taken_up_in_their_order_until_there_is_none() -> None:
    files = Handover(requests(3), room=5)
    assert [taken(files).token for _ in range(3)] == [0, 1, 2]
    assert files.take_up(lambda: None) is None


def test_what_is_ready_is_collected_once() -> None:
    files = Handover(requests(3), room=5)
    for _ in range(2):
        files.hand_over(prepared(taken(files)))
    assert tokens(files.collect(2, PATIENCE)[0]) == [0, 1]
    assert files.collect(1, 0.0) == ([], False)


def test_what_is_collected_last_has_the_last_file() -> None:
    files = Handover(requests(2), room=5)
    files.hand_over(prepared(taken(files)))
    early, last = files.collect(2, 0.0)  # its time is over before the second is there
    assert (tokens(early), last) == ([0], False)
    files.hand_over(prepared(taken(files)))
    late, last = files.collect(9, PATIENCE)  # more will never come
    assert (tokens(late), last) == ([1], True)


def test_no_more_are_under_way_than_there_is_room_for() -> None:
    files = Handover(requests(3), room=2)
    first = taken(files)
    taken(files)
    waited = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        third = pool.submit(files.take_up, waited.set)
        assert waited.wait(PATIENCE)
        files.hand_over(prepared(first))
        assert not third.done()  # handed over, it still takes its memory
        files.release(1, room=2)
        request = third.result(PATIENCE)
    assert request is not None
    assert request.token == 2


def test_who_collects_sleeps_until_there_is_enough() -> None:
    files = Handover(requests(4), room=9)
    with ThreadPoolExecutor(1) as pool:
        collected = pool.submit(files.collect, 3, PATIENCE)
        for _ in range(3):
            files.hand_over(prepared(taken(files)))
        assert tokens(collected.result(PATIENCE)[0]) == [0, 1, 2]


def test_who_waits_for_room_goes_when_the_request_is_over() -> None:
    files = Handover(requests(3), room=1)
    taken(files)
    waited = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(files.take_up, waited.set)
        assert waited.wait(PATIENCE)
        files.close()
        assert second.result(PATIENCE) is None


def test_a_failure_reaches_who_collects() -> None:
    files = Handover(requests(3), room=9)
    with ThreadPoolExecutor(1) as pool:
        collected = pool.submit(files.collect, 3, PATIENCE)
        files.fail(OSError("no space"))
        with pytest.raises(OSError, match="no space"):
            collected.result(PATIENCE)

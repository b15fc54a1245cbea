"""Background work stands back while somebody waits, and goes on when nobody does."""

from __future__ import annotations

import threading

import pytest

from photo_sorter.services.search.query_priority import RightOfWay


def test_nobody_in_a_hurry_keeps_nobody_waiting() -> None:
    assert RightOfWay(longest=0.0).give()


def test_work_stands_back_until_the_last_one_is_served() -> None:
    way = RightOfWay(longest=0.0)
    with way.in_a_hurry():
        with way.in_a_hurry():
            assert not way.give()
        assert not way.give()
    assert way.give()


def test_work_that_stands_back_goes_on_as_soon_as_it_may() -> None:
    way = RightOfWay(longest=threading.TIMEOUT_MAX)
    free: list[bool] = []
    with way.in_a_hurry():
        worker = threading.Thread(target=lambda: free.append(way.give()))
        worker.start()
    worker.join()
    assert free == [True]


def test_one_that_fails_is_no_longer_in_a_hurry() -> None:
    way = RightOfWay(longest=0.0)
    with pytest.raises(ValueError, match="failed"), way.in_a_hurry():
        raise ValueError("failed")
    assert way.give()

"""Background work stands back while somebody waits, and goes on when nobody does."""

from __future__ import annotations

import threading

import pytest

from photo_sorter.services.search.query_priority import QueryPriority


def test_nobody_in_a_hurry_keeps_nobody_waiting() -> None:
    assert QueryPriority(longest=0.0).yield_to_queries()


def test_work_stands_back_until_the_last_one_is_served() -> None:
    way = QueryPriority(longest=0.0)
    with way.query_running():
        with way.query_running():
            assert not way.yield_to_queries()
        assert not way.yield_to_queries()
    assert way.yield_to_queries()


def test_work_that_stands_back_goes_on_as_soon_as_it_may() -> None:
    way = QueryPriority(longest=threading.TIMEOUT_MAX)
    free: list[bool] = []
    with way.query_running():
        worker = threading.Thread(target=lambda: free.append(way.yield_to_queries()))
        worker.start()
    worker.join()
    assert free == [True]


def test_one_that_fails_is_no_longer_in_a_hurry() -> None:
    way = QueryPriority(longest=0.0)
    with pytest.raises(ValueError, match="failed"), way.query_running():
        raise ValueError("failed")
    assert way.yield_to_queries()

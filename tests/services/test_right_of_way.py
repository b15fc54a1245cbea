"""Background work stands back while somebody waits, and goes on when nobody does."""

from __future__ import annotations

import threading

from photo_sorter.services.right_of_way import RightOfWay


def test_nobody_in_a_hurry_keeps_nobody_waiting() -> None:
    RightOfWay().give()


def test_work_goes_on_when_the_last_one_is_served() -> None:
    way = RightOfWay()
    order: list[str] = []

    def work() -> None:
        way.give()
        order.append("work")

    with way.in_a_hurry():
        with way.in_a_hurry():
            worker = threading.Thread(target=work)
            worker.start()
        order.append("first served")
        order.append("second served")
    worker.join()
    assert order == ["first served", "second served", "work"]


def test_one_that_fails_is_no_longer_in_a_hurry() -> None:
    way = RightOfWay()
    try:
        with way.in_a_hurry():
            raise ValueError
    except ValueError:
        pass
    way.give()

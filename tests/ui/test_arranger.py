"""Large listings are laid out beside the window's thread, and the newest one is shown."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from photo_sorter.core.views import PhotoListing
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.grid.arranger import Arranged, Arranger
from photo_sorter.ui.grid.content import Content
from photo_sorter.ui.grid.layout import Frame
from photo_sorter.ui.grid.sections import Sections


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def content(photos: int) -> Content:
    return Content(
        PhotoListing(
            np.arange(photos, dtype=np.int64),
            np.arange(photos, 0, -1, dtype=np.int64) * 86_400,
            np.ones(photos, np.float32),
            np.zeros(photos, np.uint32),
            np.zeros(photos, np.bool_),
            np.zeros(photos, np.uint8),
            np.zeros(photos, np.bool_),
        )
    )


def frame(sections: Sections) -> Frame:
    return Frame(700, 180, 4, 48, False)


def test_a_small_listing_is_laid_out_at_once(qtbot: QtBot, tasks: Tasks) -> None:
    came: list[Arranged] = []
    Arranger(tasks, many=100).arrange(content(99), frame, came.append)
    assert [len(arranged.layout) for arranged in came] == [99]


def test_a_large_one_comes_later_unless_it_is_overtaken(qtbot: QtBot, tasks: Tasks) -> None:
    came: list[Arranged] = []
    arranger = Arranger(tasks, many=100)
    for photos in (100, 200, 300):
        arranger.arrange(content(photos), frame, came.append)
    assert came == []
    qtbot.waitUntil(lambda: tasks.idle)
    assert [len(arranged.layout) for arranged in came] == [300]
    arranger.arrange(content(400), frame, came.append)
    arranger.arrange(content(10), frame, came.append)
    qtbot.waitUntil(lambda: tasks.idle)
    assert [len(arranged.layout) for arranged in came] == [300, 10]

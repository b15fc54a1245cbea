"""What the viewer reads and keeps, and in what order: the reads end when a test says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.ports import Picture, PictureSize
from photo_sorter.core.problems import Problem
from photo_sorter.services.library import Library
from photo_sorter.ui.base.screen_profile import Screen
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.viewer.pictures import ViewerPictures

WHOLE = (4000, 3000)
SCREEN = Screen("offscreen", "one")
REFUSED = InvalidInputError(Problem.FILE_EMPTY, path="/a.jpg")


def picture(width: int, height: int, whole: tuple[int, int] = WHOLE) -> Picture:
    return Picture(width, height, *whole, memoryview(bytes(width * height * 4)))


@dataclass
class Asked:
    """One read that the viewer has asked for."""

    photo_id: int
    size: PictureSize
    cancelled: Callable[[], bool]
    done: Callable[[Picture], None]
    failed: Callable[[PhotoSorterError], None]


@dataclass
class Desk:
    """Takes reads as `Library` and `Tasks` would, and answers none by itself."""

    asked: list[Asked] = field(default_factory=list)

    def run(self, work: Any, done: Any, failed: Any) -> None:
        photo_id, size, cancelled = work()
        self.asked.append(Asked(photo_id, size, cancelled, done, failed))

    def read(self, photo_id: int, size: PictureSize, cancelled: Any) -> Any:
        return photo_id, size, cancelled

    def open_reads(self) -> list[int]:
        return [each.photo_id for each in self.asked if not each.cancelled()]

    def answer(self, read: Asked) -> None:
        """As the picture process does: a whole of 4,000 pixels at a half, a quarter..."""
        side = read.size.side or WHOLE[0]
        part = WHOLE[0]
        while part // 2 >= side * 15 / 16:
            part //= 2
        self.asked.remove(read)
        read.done(picture(part, part * 3 // 4))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def pictures_of(desk: Desk, byte_limit: int = 256 << 20) -> ViewerPictures:
    library = cast(Library, SimpleNamespace(pictures=desk))
    return ViewerPictures(library, cast(Tasks, desk), byte_limit)


@pytest.fixture
def pictures(qtbot: QtBot, desk: Desk) -> ViewerPictures:
    return pictures_of(desk)


def test_the_fitting_size_comes_first_and_then_the_neighbours_one_by_one(
    pictures: ViewerPictures, desk: Desk
) -> None:
    pictures.show(5, 1000, SCREEN, [6, 4])
    assert [(x.photo_id, x.size.side, x.size.ahead) for x in desk.asked] == [(5, 1000, False)]
    assert pictures.is_reading
    desk.answer(desk.asked[0])
    best = pictures.best(1000)
    assert best is not None
    assert best.image.width() == 1000
    for neighbour in (6, 4):
        assert [(x.photo_id, x.size.side, x.size.ahead) for x in desk.asked] == [
            (neighbour, 1000, True)
        ]
        desk.answer(desk.asked[0])
    assert desk.asked == []


def test_a_photo_that_was_read_ahead_is_there_at_once(pictures: ViewerPictures, desk: Desk) -> None:
    pictures.show(5, 1000, SCREEN, [6])
    desk.answer(desk.asked[0])
    desk.answer(desk.asked[0])
    pictures.show(6, 1000, SCREEN, [7])
    assert pictures.best(1000) is not None
    assert not pictures.is_reading
    assert desk.open_reads() == [7]


def test_what_is_being_read_ahead_is_taken_over_by_who_walks_there(
    pictures: ViewerPictures, desk: Desk
) -> None:
    pictures.show(5, 1000, SCREEN, [6])
    desk.answer(desk.asked[0])
    pictures.show(6, 1000, SCREEN, [7])
    assert pictures.is_reading
    assert desk.open_reads() == [6]
    desk.answer(desk.asked[0])
    assert pictures.best(1000) is not None


def test_a_photo_that_fails_ahead_is_tried_again_where_it_is_looked_at(
    pictures: ViewerPictures, desk: Desk
) -> None:
    pictures.show(5, 1000, SCREEN, [6])
    desk.answer(desk.asked[0])
    pictures.show(6, 1000, SCREEN)
    desk.asked.pop().failed(REFUSED)
    assert pictures.error is None
    (again,) = desk.asked
    assert not again.size.ahead
    again.failed(REFUSED)
    assert pictures.error is REFUSED


def test_walking_on_cancels_what_nobody_wants_any_more(
    pictures: ViewerPictures, desk: Desk
) -> None:
    pictures.show(5, 1000, SCREEN)
    pictures.show(9, 1000, SCREEN)
    assert desk.open_reads() == [9]
    desk.answer(desk.asked[0])  # it was done before it heard
    assert pictures.best(1000) is None
    pictures.forget()
    assert desk.open_reads() == []


def test_a_closer_look_takes_halves_of_the_whole_and_waits_for_nothing(
    pictures: ViewerPictures, desk: Desk
) -> None:
    pictures.show(5, 500, SCREEN, [6])
    pictures.look_closer(500, WHOLE[0])
    assert [x.size.side for x in desk.asked] == [500]
    pictures.look_closer(1500, WHOLE[0])
    pictures.look_closer(1600, WHOLE[0])
    assert [x.size.side for x in desk.asked] == [500, 2000]
    pictures.look_closer(4000, WHOLE[0])
    assert [x.size.side for x in desk.asked if not x.cancelled()] == [500, None]
    desk.answer(desk.asked[0])
    assert desk.open_reads() == [5]  # no neighbour before the photo that is seen
    desk.answer(desk.asked[-1])
    best = pictures.best(4000)
    assert best is not None
    assert best.picture.is_whole
    fitting = pictures.best(500)
    assert fitting is not None
    assert fitting.image.width() == 500
    assert desk.open_reads()[-1:] == [6]


@pytest.mark.parametrize("fails", [True, False])
def test_what_cannot_be_had_finer_is_not_asked_for_again(
    fails: bool, pictures: ViewerPictures, desk: Desk
) -> None:
    pictures.changed.connect(lambda _photo: pictures.look_closer(4000, WHOLE[0]))
    pictures.show(5, 500, SCREEN)
    pictures.look_closer(4000, WHOLE[0])
    closer = desk.asked.pop()
    if fails:
        closer.failed(REFUSED)
    else:
        closer.done(picture(2000, 1500))  # the most that the process hands over
    desk.answer(desk.asked[0])
    assert desk.asked == []
    assert pictures.error is None


def test_why_a_photo_cannot_be_read_is_known_until_it_can(
    pictures: ViewerPictures, desk: Desk
) -> None:
    pictures.show(5, 500, SCREEN)
    desk.asked.pop().failed(REFUSED)
    assert pictures.error is REFUSED
    pictures.show(5, 500, SCREEN)
    desk.answer(desk.asked[0])
    assert pictures.error is None


def test_another_screen_has_all_read_anew(pictures: ViewerPictures, desk: Desk) -> None:
    pictures.show(5, 500, SCREEN)
    desk.answer(desk.asked[0])
    pictures.show(5, 500, Screen("offscreen", "two"))
    assert pictures.best(500) is None
    assert desk.open_reads() == [5]


def test_memory_is_bounded_and_the_photo_that_is_seen_stays(qtbot: QtBot, desk: Desk) -> None:
    one = 500 * 375 * 4
    pictures = pictures_of(desk, byte_limit=3 * one)
    for photo_id in range(20):
        pictures.show(photo_id, 500, SCREEN, [photo_id + 1, photo_id - 1])
        while desk.asked:
            desk.answer(desk.asked[0])
        assert pictures.byte_size <= 3 * one
        assert pictures.best(500) is not None
    for side in (1000, 2000, 4000):
        pictures.look_closer(side, WHOLE[0])
        desk.answer(desk.asked[0])
        best = pictures.best(side)
        assert best is not None
        assert best.image.width() == side
        # Of finer ones the last stays, however large it is.
        assert pictures.byte_size <= 3 * one + side * side * 3
    pictures.forget()
    assert pictures.byte_size == 0

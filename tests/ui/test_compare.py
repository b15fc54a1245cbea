"""Photos side by side: the best of them is found and kept with keys and mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photo_sorter.app.composition import about_program, open_library
from photo_sorter.core.changes import ChangeId
from photo_sorter.core.operations import AddFolder, TrashFiles
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.rating import ColourLabel, Rating
from photo_sorter.services.library import Library
from photo_sorter.ui.compare.arrangement import arranged
from photo_sorter.ui.compare.looks import edges_in_focus
from photo_sorter.ui.compare.view import CompareView
from photo_sorter.ui.window.main_window import MainWindow
from tests.adapters.engine.pictures import scene

from .conftest import ICONS

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SIZE = (1200, 900)
FACE = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    'syntax-ns#"><rdf:Description rdf:about="" xmlns:mwg-rs="http://www.metadataworkinggroup.com/'
    'schemas/regions/" xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"><mwg-rs:Regions '
    'rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description '
    'mwg-rs:Type="Face" mwg-rs:Name="Ada"><mwg-rs:Area stArea:x="0.75" stArea:y="0.25" '
    'stArea:w="0.1" stArea:h="0.1" stArea:unit="normalized"/></rdf:Description></rdf:li></rdf:Bag>'
    "</mwg-rs:RegionList></mwg-rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def shoot(folder: Path, burst: int, count: int, blurred: frozenset[int] = frozenset()) -> None:
    """A burst of one scene, each a second after the one before and a little further on."""
    wide = scene(SIZE[0] + 8 * count, SIZE[1], seed=burst)
    for number in range(count):
        picture = wide.crop((8 * number, 0, 8 * number + SIZE[0], SIZE[1]))
        if number in blurred:
            picture = picture.filter(ImageFilter.GaussianBlur(4))
        exif = Image.Exif()
        exif[0x010F], exif[0x0110] = "Maker", "Camera"
        exif.get_ifd(0x8769)[0x9003] = f"2024:05:{10 + burst} 12:00:0{number}"
        xmp = FACE.encode() if number == 0 else b""
        name = f"IMG_{burst}{number:03}.jpg"
        picture.save(folder / name, quality=95, exif=exif, xmp=xmp)


@pytest.fixture(scope="module")
def shot(tmp_path_factory: pytest.TempPathFactory, new_library: Callable[[Path], Path]) -> Path:
    """A library of two bursts, the first of six photos of which the third alone is sharp."""
    place = tmp_path_factory.mktemp("shot")
    folder = place / "photos"
    folder.mkdir()
    shoot(folder, 1, 6, frozenset({0, 1, 3, 4, 5}))
    shoot(folder, 2, 3)
    library = open_library(new_library(place / "library"))
    library.do(AddFolder(str(folder)))
    library.jobs.index(lambda progress: None, lambda: False)
    library.close()
    return place / "library"


@pytest.fixture(scope="module")
def shared_library(shot: Path) -> Iterator[Library]:
    library = open_library(shot)
    library.settings.change(theme="light", first_start_done=True)
    yield library
    library.close()


@pytest.fixture
def library(shared_library: Library) -> Iterator[Library]:
    """What a test does to it is taken back."""

    def done() -> list[ChangeId]:
        return [change.id for change in shared_library.history() if not change.undone]

    before = len(done())
    yield shared_library
    for change in done()[: len(done()) - before]:
        shared_library.undo(change)


@pytest.fixture
def window(
    qtbot: QtBot, library: Library, speak: Callable[[str], None], tmp_path: Path
) -> Iterator[MainWindow]:
    speak("en")
    window = MainWindow(library, about_program(), ICONS, tmp_path / "window.ini")
    window.resize(1280, 800)
    window.show()
    count = len(library.photos.listing(EVERYTHING))
    qtbot.waitUntil(lambda: len(window.grid.neighbours()) == count)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def by_name(library: Library) -> dict[str, PhotoId]:
    ids = [PhotoId(each) for each in library.photos.listing(EVERYTHING).ids.tolist()]
    found = {each: library.photos.details(each) for each in ids}
    return {Path(each.paths[0]).name: i for i, each in found.items() if each is not None}


def choose(window: MainWindow, photos: list[PhotoId]) -> None:
    window.grid.setFocus()
    rows = [list(window.grid.neighbours()).index(each) for each in photos]
    window.grid.choose(rows[0])
    for row in rows[1:]:
        window.grid.choose(row, toggle=True)


def compare(qtbot: QtBot, window: MainWindow, photos: list[PhotoId]) -> CompareView:
    """By the key, until the pictures are there."""
    choose(window, photos)
    QTest.keyClick(window.grid, Qt.Key.Key_C)
    view = window.compare_view
    qtbot.waitUntil(view.isVisible)
    settle(qtbot, window)
    return view


def settle(qtbot: QtBot, window: MainWindow) -> None:
    view = window.compare_view
    qtbot.waitUntil(
        lambda: (
            all(pane.shown is not None and pane.details is not None for pane in view.in_sight)
            and window.tasks.idle
        )
    )


def seen(view: CompareView, library: Library) -> list[str]:
    names = {i: name for name, i in by_name(library).items()}
    return [names[pane.photo_id] for pane in view.in_sight if pane.photo_id is not None]


def burst(library: Library, number: int) -> list[PhotoId]:
    return [i for name, i in sorted(by_name(library).items()) if name.startswith(f"IMG_{number}")]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """The key, and what it does is done."""
    with qtbot.waitSignal(window.commands.changed):
        QTest.keyClick(window.compare_view, key)


def test_the_chosen_photos_lie_side_by_side(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    photos = burst(library, 2)
    view = compare(qtbot, window, photos[:2])
    left, right = view.in_sight
    assert {left.photo_id, right.photo_id} == set(photos[:2])
    assert left.geometry().right() < right.geometry().left()
    assert left.width() == right.width()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert window.grid.hasFocus()
    assert set(window.grid.selection.ids) == set(photos[:2])  # as they were chosen


def test_of_one_photo_its_burst_is_compared(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    view = compare(qtbot, window, [burst(library, 1)[4]])
    assert seen(view, library) == [f"IMG_100{number}.jpg" for number in range(4)]


def test_walking_beyond_the_last_one_brings_another_into_sight(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    view = compare(qtbot, window, [burst(library, 1)[0]])
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right)
    settle(qtbot, window)
    assert seen(view, library) == [f"IMG_100{number}.jpg" for number in range(1, 5)]
    assert [pane.focused for pane in view.in_sight] == [False, False, False, True]
    for number in (3, 2):
        QTest.keyClick(view, Qt.Key.Key_BracketLeft)
        assert len(view.in_sight) == number
    QTest.keyClick(view, Qt.Key.Key_BracketRight)
    assert len(view.in_sight) == 3


def test_zoom_and_place_are_the_same_in_all(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    view = compare(qtbot, window, burst(library, 2))
    one, two, three = view.in_sight
    at = QPointF(30, 40)
    turn = QWheelEvent(
        at,
        one.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    for _ in range(4):
        QApplication.sendEvent(one, turn)
    drag(two, QPoint(60, 60), QPoint(75, 80))
    assert one.scale == two.scale == three.scale > 2
    assert one.picture_rect == two.picture_rect == three.picture_rect
    QTest.keyClick(view, Qt.Key.Key_L)  # each by itself
    drag(two, QPoint(60, 60), QPoint(70, 60))
    assert one.picture_rect == three.picture_rect != two.picture_rect
    QTest.keyClick(view, Qt.Key.Key_L)
    moved = two.picture_rect.left() - one.picture_rect.left()
    drag(one, QPoint(60, 60), QPoint(50, 60))  # together again, from where they are
    assert two.picture_rect.left() - one.picture_rect.left() == pytest.approx(moved)


def test_a_photo_that_comes_into_sight_is_seen_as_closely(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    view = compare(qtbot, window, [burst(library, 1)[0]])
    QTest.keyClick(view, Qt.Key.Key_Z)
    scale = view.in_sight[0].scale
    assert scale > 1
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right)
    settle(qtbot, window)
    assert {pane.scale for pane in view.in_sight} == {scale}
    assert [pane.magnification for pane in view.in_sight] == pytest.approx([1.0] * 4)
    QTest.keyClick(view, Qt.Key.Key_Z)
    assert {pane.scale for pane in view.in_sight} == {1.0}


def drag(pane: object, begin: QPoint, end: QPoint) -> None:
    QTest.mousePress(pane, Qt.MouseButton.LeftButton, pos=begin)  # type: ignore[call-overload]
    QTest.mouseMove(pane, end)  # type: ignore[call-overload]
    QTest.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=end)  # type: ignore[call-overload]


def test_keys_rate_the_one_that_has_the_focus(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    photos = burst(library, 2)
    view = compare(qtbot, window, photos)
    second = view.in_sight[1].photo_id
    assert second is not None
    QTest.keyClick(view, Qt.Key.Key_Right)
    press(qtbot, window, Qt.Key.Key_4)
    press(qtbot, window, Qt.Key.Key_P)
    with qtbot.waitSignal(window.commands.changed):
        QTest.keyClick(view, Qt.Key.Key_2, CONTROL)
    rating = Rating(4, favourite=True, label=ColourLabel.YELLOW)
    assert library.photos.ratings(photos) == {
        each: rating if each == second else Rating() for each in photos
    }
    third = view.in_sight[2]
    QTest.mouseClick(third, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    press(qtbot, window, Qt.Key.Key_X)
    assert third.photo_id is not None
    assert library.photos.ratings(photos)[third.photo_id].rejected
    qtbot.waitUntil(lambda: third.details is not None and third.details.rating.rejected)


def test_the_sharp_one_is_proposed_and_kept_and_the_next_group_comes(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    first, second = burst(library, 1), burst(library, 2)
    window.keys["compare_bursts"].trigger()
    view = window.compare_view
    qtbot.waitUntil(view.isVisible)
    settle(qtbot, window)
    assert view.proposed == first[2]
    assert [pane.is_proposed for pane in view.in_sight] == [False, False, True, False]
    press(qtbot, window, Qt.Key.Key_B)
    assert {i for i, each in library.photos.ratings(first).items() if each.rejected} == {
        each for each in first if each != first[2]
    }
    settle(qtbot, window)
    assert {pane.photo_id for pane in view.in_sight} == set(second)
    with qtbot.waitSignal(window.commands.undone):  # all of it at once
        window.keys["undo"].trigger()
    assert not any(each.rejected for each in library.photos.ratings(first).values())
    QTest.keyClick(view, Qt.Key.Key_N, SHIFT)
    assert view.comparison is not None
    assert view.comparison.photo_ids == tuple(first)


def test_another_than_the_proposed_one_can_be_kept(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    photos = burst(library, 2)
    view = compare(qtbot, window, photos)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.comparison is not None
    kept = view.comparison.focused
    press(qtbot, window, Qt.Key.Key_Return)
    ratings = library.photos.ratings(photos)
    assert [each for each in photos if not ratings[each].rejected] == [kept]


def test_the_sharpest_in_sight_is_named_and_its_edges_are_marked(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    view = compare(qtbot, window, burst(library, 1)[1:4])
    sharp = burst(library, 1)[2]
    qtbot.waitUntil(lambda: any(pane.is_sharpest for pane in view.in_sight))
    assert [pane.photo_id for pane in view.in_sight if pane.is_sharpest] == [sharp]
    QTest.keyClick(view, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: all(pane.edges is not None for pane in view.in_sight))
    marked = {}
    for pane in view.in_sight:
        assert pane.shown is not None
        image = edges_in_focus(pane.shown)
        lines = np.frombuffer(image.constBits(), np.uint32, image.sizeInBytes() // 4)
        marked[pane.photo_id] = int((lines != 0).sum())
    assert marked.pop(sharp) > 20 * max(*marked.values(), 1)
    QTest.keyClick(view, Qt.Key.Key_E)
    assert all(pane.edges is None for pane in view.in_sight)


def test_a_key_goes_to_the_face_that_the_file_names(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    view = compare(qtbot, window, burst(library, 2)[:2])
    with_face = next(p for p in view.in_sight if p.photo_id == burst(library, 2)[0])
    QTest.mouseClick(with_face, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.keyClick(view, Qt.Key.Key_A)
    part = with_face.part_in_sight
    assert part.center().x() == pytest.approx(0.75, abs=0.02)
    assert part.center().y() == pytest.approx(0.25, abs=0.02)
    assert part.height() == pytest.approx(0.2, abs=0.05)
    assert {pane.scale for pane in view.in_sight} == {with_face.scale}


def test_a_photo_that_goes_leaves_the_others(
    qtbot: QtBot, window: MainWindow, library: Library, own_trash: Path
) -> None:
    photos = burst(library, 2)
    view = compare(qtbot, window, photos)
    details = library.photos.details(photos[0])
    assert details is not None
    library.do(TrashFiles(details.paths))
    qtbot.waitUntil(lambda: {pane.photo_id for pane in view.in_sight} == set(photos[1:]))
    assert view.comparison is not None
    assert view.comparison.focused in photos[1:]


@pytest.mark.parametrize(
    ("count", "room", "rows"),
    [
        (2, QRect(0, 0, 1200, 800), 1),
        (2, QRect(0, 0, 600, 900), 2),
        (4, QRect(0, 0, 1200, 800), 2),
        (4, QRect(0, 0, 2400, 400), 1),
        (3, QRect(0, 0, 1200, 500), 1),
    ],
)
def test_pictures_are_arranged_as_large_as_they_can_be(count: int, room: QRect, rows: int) -> None:
    places = arranged(count, room, 1.5)
    assert len({place.top() for place in places}) == rows
    assert all(room.contains(place) for place in places)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)

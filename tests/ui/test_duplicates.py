"""Photos that are there twice: compared, chosen and decided by key and mouse, on real files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.app.composition import about_program, open_library
from photo_sorter.core.duplicates.kinds import Kind, Verdict
from photo_sorter.core.operations import AddFolder, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.library import Library
from photo_sorter.ui.duplicates.all_proposals import AllProposals
from photo_sorter.ui.duplicates.group_row import Deed, GroupRow
from photo_sorter.ui.duplicates.large_look import LargeLook
from photo_sorter.ui.duplicates.page import DuplicatesPage
from photo_sorter.ui.places.duplicates import there_twice
from photo_sorter.ui.window.main_window import MainWindow
from tests.conftest import MadeOnce, NewLibrary
from tests.twin_pictures import scene, shot
from tests.ui.conftest import ICONS

pytestmark = pytest.mark.usefixtures("own_trash")


def _fill(folder: Path) -> None:
    """Two photos with a copy each, one picture in three versions, a burst, and one by itself."""
    folder.mkdir(parents=True)
    for seed, name in ((1, "lake"), (2, "hill")):
        scene(seed).save(folder / f"{name}.jpg", quality=90)
        shutil.copy(folder / f"{name}.jpg", folder / f"{name} copy.jpg")
    scene(3).save(folder / "large.png")
    scene(3).resize((240, 160)).save(folder / "small.jpg", quality=90)
    scene(3).save(folder / "again.webp", quality=80)
    wide = scene(4, (520, 320))
    for place, second in enumerate((1.1, 1.6, 2.1)):
        frame = wide.crop((place, 0, place + 480, 320))
        (folder / f"frame {place}.jpg").write_bytes(shot(frame, second))
    Image.new("RGB", (300, 200), "red").save(folder / "red.png")


@pytest.fixture(scope="session")
def twins_made(made_once: MadeOnce, new_library: NewLibrary) -> Path:
    """A folder with such pictures, and a library of them, compared. Copy the library."""

    def make(place: Path) -> None:
        _fill(place / "photos")

    def index(place: Path) -> None:
        photos = made_once("twins", make) / "photos"
        library = open_library(new_library(place / "library"))
        library.do(AddFolder(str(photos)))
        library.jobs.index(lambda progress: None, lambda: False)
        library.jobs.queue.compare_now(lambda: False)
        library.close()

    return made_once("twins-library", index) / "library"


@pytest.fixture
def photos(made_once: MadeOnce, twins_made: Path) -> Path:
    """Shared: a test undoes what it does to its files."""
    return made_once("twins", lambda place: None) / "photos"


@pytest.fixture
def library(twins_made: Path, photos: Path, tmp_path: Path) -> Iterator[Library]:
    there = sorted(path.name for path in photos.iterdir())
    library = open_library(Path(shutil.copytree(twins_made, tmp_path / "library")))
    done = len([change for change in library.history() if not change.undone])
    yield library
    while len([change for change in library.history() if not change.undone]) > done:
        library.undo()
    library.close()
    assert sorted(path.name for path in photos.iterdir()) == there


@pytest.fixture
def window(
    qtbot: QtBot, library: Library, speak: Callable[[str], None], tmp_path: Path
) -> Iterator[MainWindow]:
    speak("en")
    library.settings.change(theme="light", first_start_done=True)
    window = MainWindow(library, about_program(), ICONS, tmp_path / "window.ini")
    window.resize(1280, 800)
    window.show()
    count = len(library.photos.listing(EVERYTHING))
    qtbot.waitUntil(lambda: len(window.grid.neighbours()) == count)
    qtbot.waitUntil(lambda: bool(window.overview.data.duplicates.surplus))
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DuplicatesPage:
    """Reached by the menu's action; copies come first."""
    window.keys["duplicates"].trigger()
    page = window.central_pane.page
    assert isinstance(page, DuplicatesPage)
    qtbot.waitUntil(lambda: page.list.count == 2)
    qtbot.waitUntil(page.list.hasFocus)
    return page


def press(window: MainWindow, key: Qt.Key, control: bool = False) -> None:
    focus = window.focusWidget()
    assert focus is not None
    modifiers = Qt.KeyboardModifier
    QTest.keyClick(focus, key, modifiers.ControlModifier if control else modifiers.NoModifier)


def undo(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def click(widget: QWidget, control: bool = False) -> None:
    modifiers = Qt.KeyboardModifier
    QTest.mouseClick(
        widget,
        Qt.MouseButton.LeftButton,
        modifiers.ControlModifier if control else modifiers.NoModifier,
        QPoint(widget.width() // 2, 40),
    )


def row(page: DuplicatesPage, place: int | None = None) -> GroupRow:
    found = page.list.row(page.list.choosing.current if place is None else place)
    assert found is not None
    return found


def staying(page: DuplicatesPage) -> list[str]:
    """The names of those of the current group that are seen to stay."""
    seen = [cell.seen for cell in row(page).cells if not cell.isHidden()]
    return [each.lines[0] for each in seen if each is not None and each.stays]


def names(page: DuplicatesPage) -> list[str]:
    group = page.list.choosing.group
    return [] if group is None else [Path(each.path).name for each in group.members]


def show(page: DuplicatesPage, kind: Kind, qtbot: QtBot, count: int = 1) -> None:
    page.kinds.button(kind).click()
    qtbot.waitUntil(lambda: page.kind is kind and page.list.count == count)


def current(page: DuplicatesPage, stem: str) -> None:
    """Have the group of that picture current, by key."""
    while not any(name.startswith(stem) for name in names(page)):
        QTest.keyClick(page.list, Qt.Key.Key_Down)


def test_the_sidebar_says_how_many_and_how_much_and_leads_there(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    sidebar = window.sidebar
    rows = [sidebar.item(row) for row in range(sidebar.count())]
    (entry,) = [item for item in rows if item.text() == "There twice"]
    freed = library.duplicates.summary()
    assert freed.surplus == 4
    assert entry.toolTip().startswith("4 photos are there twice; ")
    click_at = sidebar.visualItemRect(entry).center()
    QTest.mouseClick(
        sidebar.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, click_at
    )
    qtbot.waitUntil(lambda: isinstance(window.central_pane.page, DuplicatesPage))


def test_the_proposed_one_is_seen_to_stay_and_why_and_what_tells_them_apart(
    page: DuplicatesPage, window: MainWindow, qtbot: QtBot
) -> None:
    show(page, Kind.SAME, qtbot)
    assert staying(page) == ["large.png"]
    assert "Proposed to stay: large.png, best format" in row(page).said
    seen = {cell.seen.lines[0]: cell.seen.lines for cell in row(page).cells if cell.seen}
    assert any("480 × 320" in line for line in seen["large.png"])
    assert any("240 × 160" in line for line in seen["small.jpg"])
    assert any("PNG" in line for line in seen["large.png"])


def test_digits_arrows_and_clicks_choose_another_and_k_a_further_one(
    page: DuplicatesPage, window: MainWindow, qtbot: QtBot
) -> None:
    show(page, Kind.SAME, qtbot)
    one, two, three = names(page)
    page.list.setFocus()
    press(window, Qt.Key.Key_3)
    assert staying(page) == [three]
    press(window, Qt.Key.Key_Left)
    assert staying(page) == [two]
    press(window, Qt.Key.Key_4)  # there are three
    assert staying(page) == [two]
    click(row(page).cells[0])
    assert staying(page) == [one]
    click(row(page).cells[2], control=True)
    assert staying(page) == [one, three]
    press(window, Qt.Key.Key_Left)
    assert staying(page) == [one, three]  # where several stay arrows only walk
    press(window, Qt.Key.Key_K)
    assert staying(page) == [one, two, three]
    assert not row(page).buttons[Deed.TRASH].isEnabled()
    press(window, Qt.Key.Key_K)
    assert staying(page) == [one, three]


def test_keep_all_goes_on_to_the_next_and_undo_comes_back_to_it(
    page: DuplicatesPage, window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    kept, left = names(page), None
    press(window, Qt.Key.Key_A)
    assert page.list.count == 1
    left = names(page)
    assert left != kept
    qtbot.waitUntil(lambda: len(library.duplicates.known(Kind.COPIED)) == 1)
    undo(window)
    qtbot.waitUntil(lambda: page.list.count == 2)
    assert names(page) == kept


def test_delete_moves_the_others_to_the_trash_and_undo_brings_them_back(
    page: DuplicatesPage, window: MainWindow, photos: Path, qtbot: QtBot
) -> None:
    current(page, "lake")
    press(window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not (photos / "lake copy.jpg").exists())
    assert (photos / "lake.jpg").exists()
    assert page.list.count == 1
    undo(window)
    qtbot.waitUntil(lambda: (photos / "lake copy.jpg").exists())
    qtbot.waitUntil(lambda: page.list.count == 2)
    assert "lake.jpg" in names(page)


def test_the_button_of_a_group_that_is_not_the_current_one_is_of_that_group(
    page: DuplicatesPage, photos: Path, qtbot: QtBot
) -> None:
    before = names(page)
    other = row(page, 1)
    QTest.mouseClick(other.buttons[Deed.TRASH], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(list(photos.glob("*copy.jpg"))) == 1)
    assert names(page) == before


def test_another_one_stays_where_a_person_chose_it(
    page: DuplicatesPage, window: MainWindow, photos: Path, qtbot: QtBot
) -> None:
    current(page, "hill")
    press(window, Qt.Key.Key_2)
    press(window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not (photos / "hill.jpg").exists())
    assert (photos / "hill copy.jpg").exists()


def test_what_goes_along_is_said_before(
    page: DuplicatesPage, library: Library, photos: Path, qtbot: QtBot
) -> None:
    small = library.photos.at(str(photos / "small.jpg"))
    assert small is not None
    library.do(TagPhotos((PhotoId(small),), "holiday"))
    show(page, Kind.SAME, qtbot)
    qtbot.waitUntil(lambda: "Goes along to large.png: “holiday”" in row(page).said)


def test_stack_is_a_verdict_and_copies_have_none(
    page: DuplicatesPage, window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_S)
    assert page.list.count == 2  # files of one photo are one already
    assert row(page).buttons[Deed.STACK].isHidden()
    show(page, Kind.BURST, qtbot)
    page.list.setFocus()
    press(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not library.duplicates.known(Kind.BURST))
    assert library.history()[0].deed.count == 3
    qtbot.waitUntil(lambda: page.notice.title == "No bursts")


def test_all_proposals_are_looked_at_confirmed_once_and_undone_once(
    page: DuplicatesPage, window: MainWindow, library: Library, photos: Path, qtbot: QtBot
) -> None:
    assert page.all_button.text() == "All 2 proposals…"
    QTest.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(AllProposals)
    assert dialog is not None
    assert dialog.title.text().startswith("2 files go to the trash · ")
    qtbot.waitUntil(lambda: dialog.said.text().startswith("What stays knows all"))
    assert len(list(photos.glob("*copy.jpg"))) == 2
    QTest.mouseClick(dialog.move_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not list(photos.glob("*copy.jpg")))
    qtbot.waitUntil(lambda: library.history()[0].deed.count == 2)
    window.activateWindow()  # as a window manager does when the dialog closes
    qtbot.waitUntil(window.isActiveWindow)
    undo(window)
    qtbot.waitUntil(lambda: len(list(photos.glob("*copy.jpg"))) == 2)
    page.kinds.button(Kind.COPIED).click()
    qtbot.waitUntil(lambda: page.list.count == 2)


def test_nothing_goes_where_all_proposals_are_only_looked_at(
    page: DuplicatesPage, window: MainWindow, photos: Path, qtbot: QtBot
) -> None:
    QTest.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(AllProposals)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.list.hasFocus())
    assert page.list.count == 2


def test_kinds_have_their_numbers_and_keys(
    page: DuplicatesPage, window: MainWindow, qtbot: QtBot
) -> None:
    texts = ["Copies  2", "Same picture  1", "Bursts  1", "Look-alikes"]
    qtbot.waitUntil(lambda: [page.kinds.button(kind).text() for kind in Kind] == texts)
    press(window, Qt.Key.Key_PageDown, control=True)
    qtbot.waitUntil(lambda: page.kind is Kind.SAME and page.list.count == 1)
    press(window, Qt.Key.Key_PageUp, control=True)
    press(window, Qt.Key.Key_PageUp, control=True)
    qtbot.waitUntil(lambda: page.kind is Kind.ALIKE and page.notice.isVisible())
    qtbot.waitUntil(lambda: page.notice.title == "No look-alikes")


def looked(page: DuplicatesPage) -> LargeLook:
    assert page.look is not None
    return page.look


def test_a_closer_look_flips_at_the_same_place_and_zoom(
    page: DuplicatesPage, window: MainWindow, qtbot: QtBot
) -> None:
    show(page, Kind.SAME, qtbot)
    page.list.setFocus()
    one, two, _ = names(page)
    press(window, Qt.Key.Key_Space)
    look = looked(page)
    assert look.isVisible()
    qtbot.waitUntil(lambda: look.shown is not None)
    press(window, Qt.Key.Key_Plus)
    press(window, Qt.Key.Key_Plus)
    zoom, place = look.scale, look.picture_rect
    assert zoom > 1
    for _ in range(3):
        press(window, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: look.shown is not None)
        assert look.scale == zoom
        assert (
            abs(look.picture_rect.width() - place.width()) < 4
        )  # 240 × 160 is as large as 480 × 320
    assert look.at == 0
    assert staying(page) == [one]  # a look chooses nothing
    press(window, Qt.Key.Key_2)
    press(window, Qt.Key.Key_Escape)
    assert not look.isVisible()
    assert page.list.hasFocus()
    assert staying(page) == [two]


def test_where_what_is_to_stay_is_gone_nothing_goes_and_it_is_said(
    page: DuplicatesPage, window: MainWindow, photos: Path, qtbot: QtBot
) -> None:
    current(page, "lake")
    press(window, Qt.Key.Key_2)
    away = photos / "lake.jpg"
    away.rename(photos.parent / "away.jpg")
    try:
        press(window, Qt.Key.Key_1)
        qtbot.waitUntil(lambda: "it is not there now" in row(page).said)
        press(window, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: page.list.count == 2)
        assert (photos / "lake copy.jpg").exists()
    finally:
        (photos.parent / "away.jpg").rename(away)


def test_a_new_member_of_a_decided_group_is_marked(
    page: DuplicatesPage, library: Library, photos: Path, qtbot: QtBot
) -> None:
    found = next(x for x in library.duplicates.known(Kind.COPIED) if "lake" in x.members[0].path)
    library.do(library.duplicates.verdict(found, Verdict.KEEP))
    new = photos / "lake once more.jpg"
    shutil.copy(photos / "lake.jpg", new)
    try:
        library.jobs.index(lambda progress: None, lambda: False)
        groups = page.list.choosing
        qtbot.waitUntil(lambda: max(len(each.members) for each in groups.groups) == 3)
        current(page, "lake")
        seen = [cell.seen for cell in row(page).cells if not cell.isHidden()]
        assert [each.lines[0] for each in seen if each is not None and each.fresh] == [new.name]
        assert "the others were to stay all" in row(page).heading
    finally:
        new.unlink()


def test_what_is_still_to_be_compared_is_said(
    window: MainWindow, library: Library, photos: Path, qtbot: QtBot
) -> None:
    new = photos / "new.jpg"
    scene(1).resize((200, 133)).save(new)
    try:
        library.jobs.index(lambda progress: None, lambda: False)
        window.browser.go_to(there_twice())
        page = window.central_pane.page
        assert isinstance(page, DuplicatesPage)
        said = page.left_said
        qtbot.waitUntil(lambda: said.text() == "Still comparing, 1 photo left" and said.isVisible())
        library.jobs.queue.compare_now(lambda: False)
        qtbot.waitUntil(lambda: not said.isVisible())
        qtbot.waitUntil(lambda: page.kinds.button(Kind.SAME).text() == "Same picture  2")
    finally:
        new.unlink()


def test_where_all_is_decided_nothing_is_there_twice(
    page: DuplicatesPage, window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    for kind in Kind:
        for group in library.duplicates.known(kind):
            library.do(library.duplicates.verdict(group, Verdict.KEEP))
    qtbot.waitUntil(lambda: page.notice.title == "Nothing is there twice")
    qtbot.waitUntil(lambda: not window.overview.data.duplicates.surplus)
    sidebar = window.sidebar
    texts = [sidebar.item(row).text() for row in range(sidebar.count())]
    assert "There twice" not in texts
    page.kinds.button(Kind.BURST).click()
    qtbot.waitUntil(lambda: page.kind is Kind.BURST and page.notice.isVisible())


def test_esc_goes_back_to_the_photos(
    page: DuplicatesPage, window: MainWindow, qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.central_pane.page is window.grid)


def test_of_thousands_of_groups_only_those_in_sight_are_made(
    page: DuplicatesPage, window: MainWindow, library: Library
) -> None:
    from photo_sorter.ui.duplicates.group_list import shape_of

    group = library.duplicates.known(Kind.COPIED)[0]
    page.list.show_groups([group] * 5_000, [shape_of(group)] * 5_000)
    page.list.go_to(4_999)
    assert row(page).isVisible()
    assert len(page.list.findChildren(GroupRow)) < 12

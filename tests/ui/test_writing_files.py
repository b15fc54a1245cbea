"""Writing beside photos: offered once, done when asked for, stopped; and what cannot be done."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.operations import RatePhotos, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.sidecars import Outcome, SidecarChange
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.rating import RatingChange
from photo_sorter.core.views import Activity, Progress
from photo_sorter.services.library import Library
from photo_sorter.services.sidecars.service import SidecarCounts
from photo_sorter.ui.actions.menus import main_menu, photo_menu
from photo_sorter.ui.actions.palette import palette_items
from photo_sorter.ui.actions.table import ACTIONS
from photo_sorter.ui.base.file_work import FilesDone
from photo_sorter.ui.base.toasts import Toast
from photo_sorter.ui.pages.attention import Attention
from photo_sorter.ui.places.attention import needs_attention
from photo_sorter.ui.window.main_window import MainWindow

FILES = SidecarFiles()
TAG = "Harbour"


@pytest.fixture
def photos(indexed: Library) -> Iterator[dict[PhotoId, Path]]:
    """Three photos and their sidecars, which are not there yet. What other tests did and took back
    has been looked at."""
    look(indexed)
    before = len([change for change in indexed.history() if not change.undone])
    settings = indexed.settings.current()
    ids = [PhotoId(i) for i in indexed.photos.listing(EVERYTHING).ids.tolist()[:3]]
    sidecars = {i: Path(f"{path}.xmp") for i, path in indexed.photos.paths(ids).items()}
    yield sidecars
    indexed.settings.change(
        write_sidecars=settings.write_sidecars, sidecars_offered=settings.sidecars_offered
    )
    for sidecar in sidecars.values():
        sidecar.unlink(missing_ok=True)
    while len([change for change in indexed.history() if not change.undone]) > before:
        indexed.undo()
    list(indexed.sidecars.write_photos(indexed.sidecars.to_write(), lambda: False))
    for sidecar in sidecars.values():
        sidecar.unlink(missing_ok=True)
    list(indexed.sidecars.write_photos(ids, lambda: False))
    assert indexed.sidecars.counts() == SidecarCounts()


@pytest.fixture
def done(window: MainWindow) -> list[FilesDone]:
    """What writing and reading came to, as it ends."""
    ended: list[FilesDone] = []
    window.context.file_work.ended.connect(ended.append)
    return ended


def tag(window: MainWindow, photos: Sequence[PhotoId]) -> None:
    """As a person does it in the window; then the background looks at it."""
    window.commands.do(TagPhotos(tuple(photos), TAG))


def look(library: Library) -> None:
    library.jobs.queue.sync_sidecars_now(lambda: False)


def toasts(window: MainWindow) -> list[str]:
    return [words(toast) for toast in window.findChildren(Toast) if toast.isVisible()]


def words(toast: Toast) -> str:
    return " ".join(each.text() for each in toast.findChildren(QLabel) if each.text())


def seen(within: QWidget) -> list[str]:
    return [each.text() for each in within.findChildren(QLabel) if each.isVisible()]


def button(within: QWidget, text: str) -> QPushButton:
    found = within.findChildren(QPushButton)
    return next(b for b in found if b.text().startswith(text) and b.isVisible())


def click(within: QWidget, text: str) -> None:
    QTest.mouseClick(button(within, text), Qt.MouseButton.LeftButton)


def choose(window: MainWindow, photos: Sequence[PhotoId]) -> None:
    window.chosen.choose([int(photo) for photo in photos])


# ------------------------------------------------------------------------------------- offering


def offer_after_a_tag(
    window: MainWindow, library: Library, photos: dict[PhotoId, Path], qtbot: QtBot
) -> None:
    assert not window.sidecar_offer.isVisible()
    tag(window, list(photos)[:1])
    qtbot.waitUntil(lambda: library.sidecars.counts().due == 1)
    look(library)
    qtbot.waitUntil(window.sidecar_offer.isVisible)


@pytest.mark.parametrize(
    ("text", "setting"),
    [("Write beside", "always"), ("On request", "on_request"), ("No", "off")],
)
def test_after_the_first_tag_it_is_offered_until_it_is_answered(
    text: str,
    setting: str,
    window: MainWindow,
    indexed: Library,
    photos: dict[PhotoId, Path],
    qtbot: QtBot,
) -> None:
    offer_after_a_tag(window, indexed, photos, qtbot)
    click(window.sidecar_offer, text)
    assert not window.sidecar_offer.isVisible()
    qtbot.waitUntil(lambda: indexed.settings.current().sidecars_offered)
    assert indexed.settings.current().write_sidecars == setting
    tag(window, list(photos)[1:])
    qtbot.waitUntil(lambda: len(indexed.history()) > 1 and indexed.history()[0].deed.count == 2)
    look(indexed)
    loads: list[object] = []
    window.overview.loaded.connect(loads.append)
    window.overview.load()
    qtbot.waitUntil(lambda: bool(loads))
    assert not window.sidecar_offer.isVisible()


def test_messages_do_not_cover_the_offer(
    window: MainWindow, indexed: Library, photos: dict[PhotoId, Path], qtbot: QtBot
) -> None:
    offer_after_a_tag(window, indexed, photos, qtbot)
    window.toasts.say("Something else")
    (toast,) = [t for t in window.findChildren(Toast) if words(t) == "Something else"]
    qtbot.waitUntil(lambda: bottom(toast) <= window.sidecar_offer.mapToGlobal(QPoint()).y())


def bottom(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, widget.height())).y()


def test_what_is_undone_is_not_offered_to_be_written(
    window: MainWindow, indexed: Library, photos: dict[PhotoId, Path], qtbot: QtBot
) -> None:
    offer_after_a_tag(window, indexed, photos, qtbot)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: indexed.history()[0].undone)
    look(indexed)
    qtbot.waitUntil(lambda: not window.sidecar_offer.isVisible())
    assert not indexed.settings.current().sidecars_offered


def test_whoever_chose_in_the_settings_is_not_asked(
    window: MainWindow, indexed: Library, photos: dict[PhotoId, Path], qtbot: QtBot
) -> None:
    offer_after_a_tag(window, indexed, photos, qtbot)
    window.settings.change(write_sidecars="on_request")
    qtbot.waitUntil(lambda: indexed.settings.current().sidecars_offered)
    assert not window.sidecar_offer.isVisible()


def test_stars_alone_are_no_reason_to_ask(
    window: MainWindow, indexed: Library, photos: dict[PhotoId, Path], qtbot: QtBot
) -> None:
    window.commands.do(RatePhotos(tuple(photos), RatingChange(stars=3)))
    qtbot.waitUntil(lambda: indexed.sidecars.counts().due == 3)
    look(indexed)
    qtbot.waitUntil(lambda: window.overview.data.sidecars.waiting == 3)
    assert not window.sidecar_offer.isVisible()


# -------------------------------------------------------------------------- writing and reading


def test_all_that_waits_is_written_by_the_menu(
    window: MainWindow,
    indexed: Library,
    photos: dict[PhotoId, Path],
    done: list[FilesDone],
    qtbot: QtBot,
) -> None:
    assert not window.keys["write_files"].isEnabled()
    tag(window, list(photos))
    qtbot.waitUntil(lambda: window.keys["write_files"].isEnabled())
    assert window.keys["write_files"].text() == "Write all to files (3 photos)"
    shown: list[Activity] = []
    window.context.file_work.progressed.connect(lambda progress: shown.append(progress.activity))
    window.keys["write_files"].trigger()
    assert window.file_work_bar.isVisible()
    assert not window.keys["read_files"].isEnabled()
    qtbot.waitUntil(lambda: bool(done))
    assert (done[0].written, done[0].failed, done[0].stopped) == (3, 0, False)
    assert all((FILES.read(x) or FileFields()).keywords == (TAG,) for x in photos.values())
    assert not window.file_work_bar.isVisible()
    assert "3 files written beside your photos" in toasts(window)
    assert (shown[0], shown[-1]) == (Activity.WRITING_FILES, Activity.IDLE)
    qtbot.waitUntil(lambda: not window.keys["write_files"].isEnabled())


def test_chosen_photos_alone_are_written(
    window: MainWindow,
    indexed: Library,
    photos: dict[PhotoId, Path],
    done: list[FilesDone],
    qtbot: QtBot,
) -> None:
    tag(window, list(photos))
    qtbot.waitUntil(lambda: indexed.sidecars.counts().due == 3)
    first, *others = photos
    assert not window.keys["write_chosen"].isEnabled()
    choose(window, [first])
    window.keys["write_chosen"].trigger()
    qtbot.waitUntil(lambda: bool(done))
    assert photos[first].exists()
    assert not any(photos[other].exists() for other in others)


def test_what_another_program_wrote_is_read_and_can_be_undone(
    window: MainWindow,
    indexed: Library,
    photos: dict[PhotoId, Path],
    done: list[FilesDone],
    qtbot: QtBot,
) -> None:
    first = next(iter(photos))
    indexed.do(RatePhotos((first,), RatingChange(stars=1)))
    list(indexed.sidecars.write_photos([first], lambda: False))
    FILES.write(photos[first], FileFields(rating=4))
    choose(window, [first])
    window.keys["read_chosen"].trigger()
    qtbot.waitUntil(lambda: bool(done))
    assert indexed.photos.ratings([first])[first].stars == 4
    assert any("What other programs wrote" in said for said in toasts(window))
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: indexed.photos.ratings([first])[first].stars == 1)


def test_work_that_is_stopped_leaves_the_rest_waiting(
    window: MainWindow,
    indexed: Library,
    photos: dict[PhotoId, Path],
    done: list[FilesDone],
    qtbot: QtBot,
) -> None:
    tag(window, list(photos))
    qtbot.waitUntil(lambda: indexed.sidecars.counts().due == 3)
    work = window.context.file_work

    def stop(progress: Progress) -> None:
        if progress.activity is Activity.WRITING_FILES:
            QTest.mouseClick(window.file_work_bar.button, Qt.MouseButton.LeftButton)

    work.progressed.connect(stop)
    work.write()
    qtbot.waitUntil(lambda: bool(done))
    assert done[0].stopped
    assert not work.is_busy
    assert done[0].written + len(indexed.sidecars.to_write()) == 3
    assert any(said.startswith("Stopped") for said in toasts(window))


def test_they_are_in_menus_and_palette(window: MainWindow, photos: dict[PhotoId, Path]) -> None:
    choose(window, list(photos))
    context = window.context
    in_main = [a.text() for a in main_menu(context, window.keys, window).actions()]
    in_photo = [a.text() for a in photo_menu(context, window.keys, window).actions()]
    in_palette = [item.text for item in palette_items(ACTIONS, context)]
    assert {"Read all from files", "Decide differences from files…"} <= set(in_main)
    assert {"Write to files", "Read from files"} <= set(in_photo)
    assert {"Write to files", "Read from files", "Read all from files"} <= set(in_palette)


# -------------------------------------------------------------------------- what cannot be done


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    """The disk refuses every sidecar with this error number, while there is one."""
    refusal: dict[str, int] = {}
    exchange_all = SidecarFiles.exchange_all

    def exchange(files: SidecarFiles, changes: Sequence[SidecarChange]) -> list[Outcome]:
        if not refusal:
            return exchange_all(files, changes)
        number = refusal["number"]
        return [OSError(number, os.strerror(number)) for _ in changes]

    monkeypatch.setattr(SidecarFiles, "exchange_all", exchange)
    yield refusal
    refusal.clear()


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (errno.EROFS, "The disk of these photos is write-protected"),
        (errno.ENOSPC, "The disk of these photos is full"),
        (errno.EACCES, "No permission beside these photos"),
    ],
)
def test_what_the_disk_refuses_needs_attention_and_is_tried_again(
    number: int,
    title: str,
    window: MainWindow,
    indexed: Library,
    photos: dict[PhotoId, Path],
    done: list[FilesDone],
    refuse: dict[str, int],
    qtbot: QtBot,
) -> None:
    refuse["number"] = number
    indexed.settings.change(write_sidecars="on_request", sidecars_offered=True)
    tag(window, list(photos))
    qtbot.waitUntil(lambda: indexed.sidecars.counts().due == 3)
    window.context.file_work.write()
    qtbot.waitUntil(lambda: bool(done))
    assert (done[0].written, done[0].failed) == (0, 3)
    (said,) = [said for said in toasts(window) if "could not be" in said]
    assert title in said
    (toast,) = [t for t in window.findChildren(Toast) if t.isVisible() and "3 files" in words(t)]
    click(toast, "Show")
    attention = window.central_pane.page
    assert isinstance(attention, Attention)
    qtbot.waitUntil(lambda: title in seen(attention))
    refuse.clear()
    click(attention, "Try again")
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done[1].written == 3


def test_a_folder_that_is_away_is_named_with_what_waits_for_it(
    window: MainWindow,
    indexed: Library,
    photos: dict[PhotoId, Path],
    sample_photos: Path,
    qtbot: QtBot,
) -> None:
    indexed.settings.change(write_sidecars="always", sidecars_offered=True)
    indexed.jobs.index(lambda _: None, lambda: False)  # sidecars of other tests are gone
    away = sample_photos.with_name("away")
    os.replace(sample_photos, away)
    try:
        indexed.jobs.queue.scan_now(None, lambda: False)
        tag(window, list(photos))
        qtbot.waitUntil(lambda: indexed.sidecars.counts().due == 3)
        look(indexed)
        window.browser.go_to(needs_attention())
        attention = window.central_pane.page
        assert isinstance(attention, Attention)
        said = "What you said of 3 photos waits for their folder, which is not there now"
        qtbot.waitUntil(lambda: said in seen(attention))
    finally:
        os.replace(away, sample_photos)
        indexed.jobs.queue.scan_now(None, lambda: False)
        look(indexed)
    assert all(sidecar.exists() for sidecar in photos.values())

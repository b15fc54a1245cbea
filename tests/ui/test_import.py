"""Taking over from another program: the plan is shown, done and undone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QListView, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.library import Library
from photo_sorter.ui.dialogs.import_opener import ImportOpener
from photo_sorter.ui.dialogs.import_program import ImportDialog
from photo_sorter.ui.window.main_window import MainWindow
from tests.foreign_sources import Told, make_lightroom


@pytest.fixture
def dialog(window: MainWindow, indexed: Library, qtbot: QtBot) -> Iterator[ImportDialog]:
    window.context.dialogs.import_from_program()
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)

    def done() -> int:
        return len([change for change in indexed.history() if not change.undone])

    before = done()
    yield dialog
    for each in window.findChildren(ImportDialog):
        each.close()
    qtbot.waitUntil(lambda: window.context.tasks.idle)
    while done() > before:
        indexed.undo()


@pytest.fixture
def photos(indexed: Library) -> dict[PhotoId, str]:
    ids = [PhotoId(photo) for photo in indexed.photos.listing(EVERYTHING).ids.tolist()]
    return indexed.photos.paths(ids)


@pytest.fixture
def source(photos: dict[PhotoId, str], tmp_path: Path) -> Path:
    told = {path.lstrip("/"): Told(["Places|Rome"], stars=1, pick=1) for path in photos.values()}
    told["elsewhere/gone.jpg"] = Told(["Gone"])
    return make_lightroom(tmp_path / "My photos.lrcat", "/", told)


def read(dialog: ImportDialog, path: Path) -> None:
    opener = dialog.findChild(ImportOpener)
    assert isinstance(opener, ImportOpener)
    opener.read(str(path))


def button(dialog: ImportDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().startswith(text))


def box(dialog: ImportDialog, text: str) -> QCheckBox:
    return next(b for b in dialog.findChildren(QCheckBox) if b.text().startswith(text))


def news(dialog: ImportDialog) -> list[tuple[str, str]]:
    tree = dialog.findChild(QTreeWidget)
    assert isinstance(tree, QTreeWidget)
    tops = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    items = [
        x for top in tops if top for x in (top, *(top.child(i) for i in range(top.childCount())))
    ]
    return [(item.text(0), item.text(1)) for item in items if item is not None]


def test_the_plan_is_shown_done_and_undone(
    dialog: ImportDialog,
    window: MainWindow,
    indexed: Library,
    photos: dict[PhotoId, str],
    source: Path,
    qtbot: QtBot,
) -> None:
    before = {photo: indexed.photos.ratings([photo]) for photo in photos}
    count = str(len(photos))
    read(dialog, source)
    qtbot.waitUntil(lambda: button(dialog, "Import").isEnabled())
    assert ("1 tag, 1 new", "") in news(dialog)
    assert ("Places › Rome (new)", count) in news(dialog)
    assert "Not found (1)" in [b.text() for b in dialog.findChildren(QPushButton)]
    button(dialog, "Import").click()
    qtbot.waitUntil(lambda: indexed.history()[0].deed.name == "Lightroom Classic")
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is None)
    assert all(
        "Places|Rome" in {t.name for t in tags} for tags in indexed.tags.of(list(photos)).values()
    )
    window.context.commands.undo()
    qtbot.waitUntil(lambda: indexed.history()[0].undone)
    assert {photo: indexed.photos.ratings([photo]) for photo in photos} == before


def test_what_was_not_found_can_be_looked_at(
    dialog: ImportDialog, source: Path, qtbot: QtBot
) -> None:
    read(dialog, source)
    qtbot.waitUntil(lambda: button(dialog, "Not found").isVisible())
    button(dialog, "Not found").click()
    (shown,) = [
        view
        for view in dialog.findChildren(QListView)
        if view.isVisible() and view.accessibleName()
    ]
    assert shown.model().index(0, 0).data() == "/elsewhere/gone.jpg"


def test_an_option_makes_another_plan(dialog: ImportDialog, source: Path, qtbot: QtBot) -> None:
    read(dialog, source)
    qtbot.waitUntil(lambda: button(dialog, "Import").isEnabled())
    assert not box(dialog, "Also where").isVisible()
    assert not box(dialog, "Folders").isVisible()
    box(dialog, "Flagged").click()
    assert not button(dialog, "Import").isEnabled()
    qtbot.waitUntil(lambda: button(dialog, "Import").isEnabled())


def test_what_is_no_source_is_said_and_another_can_be_chosen(
    dialog: ImportDialog, tmp_path: Path, source: Path, qtbot: QtBot
) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    read(dialog, tmp_path / "notes.txt")
    problem = next(x for x in dialog.findChildren(QLabel) if x.property("role") == "danger")
    qtbot.waitUntil(problem.isVisible)
    assert problem.text().startswith("Nothing here is known to come from another program.")
    assert button(dialog, "Choose a file").isVisible()
    read(dialog, source)
    qtbot.waitUntil(lambda: button(dialog, "Import").isEnabled())
    assert not problem.isVisible()


def test_in_german(
    dialog: ImportDialog, speak: Callable[[str], None], window: MainWindow, qtbot: QtBot
) -> None:
    speak("de")
    german = ImportDialog(window)
    assert german.windowTitle() == "Aus einem anderen Programm übernehmen"
    assert button(german, "Eine Datei wählen").text()
    german.deleteLater()


def test_cancelled_while_it_is_taken_over_nothing_of_it_stays(
    dialog: ImportDialog,
    window: MainWindow,
    indexed: Library,
    photos: dict[PhotoId, str],
    source: Path,
    qtbot: QtBot,
) -> None:
    tasks, history = window.context.tasks, indexed.history()
    before, go_on = indexed.tags.of(list(photos)), threading.Event()
    read(dialog, source)
    qtbot.waitUntil(lambda: button(dialog, "Import").isEnabled())
    tasks.run(go_on.wait, in_order=True)
    button(dialog, "Import").click()
    button(dialog, "Cancel").click()
    go_on.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert indexed.history() == history
    assert indexed.tags.of(list(photos)) == before


def test_how_far_it_is_is_shown_in_photos(
    dialog: ImportDialog, window: MainWindow, photos: dict[PhotoId, str], source: Path, qtbot: QtBot
) -> None:
    shown: list[str] = []
    opener = dialog.findChild(ImportOpener)
    assert isinstance(opener, ImportOpener)
    opener._progressed.connect(lambda done, total: shown.append(f"{done} of {total}"))
    read(dialog, source)
    qtbot.waitUntil(lambda: button(dialog, "Import").isEnabled())
    shown.clear()
    button(dialog, "Import").click()
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is None)
    assert shown[-1] == f"{len(photos)} of {len(photos)}"


def test_closed_while_it_reads_nothing_is_shown_or_done(
    dialog: ImportDialog, window: MainWindow, indexed: Library, source: Path, qtbot: QtBot
) -> None:
    done = len(indexed.history())
    read(dialog, source)
    dialog.close()
    qtbot.waitUntil(lambda: window.context.tasks.idle)
    assert len(indexed.history()) == done

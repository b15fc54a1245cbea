"""Whatever the keyboard can reach in any window has a name to be heard, in every language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from photo_sorter.core.operations import RatePhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import RatingChange
from photo_sorter.services.library import Library
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.dialogs.models import ImportDialog
from photo_sorter.ui.viewer.viewer import Viewer
from photo_sorter.ui.window.main_window import MainWindow
from photo_sorter.ui.window.remark_row import RemarkRow

LANGUAGES = ["en", "de"]
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def heard(widget: QWidget, kind: QAccessible.Text = NAME) -> str:
    voice = QAccessible.queryAccessibleInterface(widget)
    assert voice is not None
    return voice.text(kind)


def nameless(window: QWidget) -> list[str]:
    """What can take the keyboard, or be clicked, and is called nothing."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in window.findChildren(QWidget)
        if not heard(widget)
        and (widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton))
        and not _is_a_part(widget)
    ]


def _is_a_part(widget: QWidget) -> bool:
    """Of another control, which Qt made and speaks for; or a line that says nothing now."""
    around = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or (isinstance(widget, QLabel) and not widget.isVisible())
        or (around is not None and around.focusProxy() is widget and bool(heard(around)))
    )


def reached_by_tab(window: QWidget) -> set[QWidget]:
    """What the Tab key stops at, on its whole way round."""
    reached: set[QWidget] = set()
    widget: QWidget | None = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.add(widget)
        widget = widget.nextInFocusChain()
    return reached


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, speak: Callable[[str], None]) -> str:
    speak(request.param)
    return str(request.param)


@pytest.fixture
def spoken_window(window: MainWindow, language: str) -> MainWindow:
    return window


def test_every_control_of_the_window_has_a_name(
    qtbot: QtBot, spoken_window: MainWindow, indexed: Library
) -> None:
    window = spoken_window
    window.grid.choose(0)
    qtbot.waitUntil(lambda: bool(window.panel.findChildren(QToolButton)))
    assert not nameless(window)
    window.search_bar.set_text("qwrtzx dog")
    qtbot.waitUntil(lambda: window.findChildren(RemarkRow)[0].isVisible())
    assert not nameless(window)


@pytest.mark.parametrize(
    "action",
    [
        "settings", "shortcuts", "search_help", "palette", "new_album", "rename", "vocabulary",
        "models", "about",
    ],
)  # fmt: skip
def test_every_control_of_a_dialog_has_a_name(
    qtbot: QtBot, spoken_window: MainWindow, action: str
) -> None:
    spoken_window.grid.choose(0)
    spoken_window.act(action)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    try:
        assert heard(dialog)
        assert not nameless(dialog)
        assert all(
            button in reached_by_tab(dialog)
            for button in dialog.findChildren(QAbstractButton)
            if button.isVisible() and not _is_a_part(button)
        )
    finally:
        dialog.close()
        QCoreApplication.processEvents()


def test_every_control_of_an_import_has_a_name(qtbot: QtBot, language: str, theme: Theme) -> None:
    dialog = ImportDialog(None)
    qtbot.addWidget(dialog)
    assert not nameless(dialog)


def test_the_keyboard_reaches_every_button_of_the_window(window: MainWindow) -> None:
    window.grid.choose(0)
    reached = reached_by_tab(window)
    left_out = [
        heard(button)
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled() and button not in reached
    ]
    assert not left_out


def test_the_viewer_says_which_photo_it_shows(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    photo = PhotoId(window.grid.neighbours()[2])
    change = indexed.do(RatePhotos((photo,), RatingChange(stars=5)))
    try:
        window.grid.show_photo(photo)
        window.act("open")
        (viewer,) = window.findChildren(Viewer)
        qtbot.waitUntil(lambda: "5 stars" in heard(viewer, DESCRIPTION))
        assert heard(viewer)
        assert not nameless(viewer)
        viewer.leave()
    finally:
        indexed.undo(change.id)


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said of its own accord."""
    said: list[str] = []
    for part in ("window.central_pane", "window.remark_row", "pages.notice", "base.toasts"):
        monkeypatch.setattr(
            f"photo_sorter.ui.{part}.announce", lambda _, text: said.append(text) if text else None
        )
    return said


def test_what_changes_elsewhere_is_announced(
    qtbot: QtBot, window: MainWindow, announced: list[str]
) -> None:
    def search(text: str) -> list[str]:
        announced.clear()
        with qtbot.waitSignal(window.browser.found, timeout=30_000):
            window.search_bar.set_text(text)
        qtbot.waitUntil(lambda: window.tasks.idle, timeout=30_000)
        return announced

    found = search("beahc receipt")
    count = len(window.grid.neighbours())
    assert f"“beahc receipt”, {count} photo" in next(text for text in found if "photo" in text)
    assert any("“beahc”" in text and "Did you mean “beach”?" in text for text in found)
    assert any(text.startswith("Nothing fits well. ") for text in search("qwrtzx"))
    announced.clear()
    window.toasts.say("Something was done", "to a photo")
    assert announced == ["Something was done. to a photo"]


def test_the_details_say_which_photo_and_what_it_was_given(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    photo = PhotoId(window.grid.neighbours()[3])
    change = indexed.do(RatePhotos((photo,), RatingChange(stars=2, favourite=True)))
    try:
        window.grid.show_photo(photo)

        def given() -> list[str]:
            buttons = window.panel.findChildren(QToolButton)
            return [heard(each) for each in buttons if heard(each, DESCRIPTION) == "Given"]

        qtbot.waitUntil(lambda: len(given()) == 3)
        assert given() == ["1 star (1)", "2 stars (2)", "Favourite (F)"]
    finally:
        indexed.undo(change.id)

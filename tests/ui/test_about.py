"""About: licences, credits, and newer versions, which are asked for only by a click."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter import __version__
from photo_sorter.app.composition import about_program
from photo_sorter.core.errors import UpdateCheckError
from photo_sorter.core.problems import Problem
from photo_sorter.core.program import Component, Release
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.dialogs.about import AboutDialog
from photo_sorter.ui.dialogs.about_credits import CreditsDialog
from photo_sorter.ui.dialogs.about_licences import LicencesDialog
from photo_sorter.ui.dialogs.about_opener import AboutOpener
from photo_sorter.ui.dialogs.about_versions import NewVersions
from tests.chroma_servers import other_server, serving


def button(dialog: QDialog, text: str) -> QAbstractButton:
    (found,) = (b for b in dialog.findChildren(QAbstractButton) if b.text() == text)
    return found


def top_dialog(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    qtbot.waitUntil(lambda: type(QApplication.activeModalWidget()) is kind, timeout=20_000)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    qtbot.waitUntil(dialog.isActiveWindow)  # until then keys go to the window below
    return dialog


@dataclass
class Opened:
    """What the window gives About, without the window."""

    opener: AboutOpener
    tasks: Tasks


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, speak: Callable[[str], None]) -> Iterator[Opened]:
    speak("en")
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.show()
    tasks = Tasks()
    yield Opened(AboutOpener(about_program(), tasks, theme, behind), tasks)
    tasks.close()


def open_about(qtbot: QtBot, window: Opened, address: str = "") -> AboutDialog:
    window.opener.open(address)
    dialog = top_dialog(qtbot, AboutDialog)
    assert isinstance(dialog, AboutDialog)
    return dialog


def close(qtbot: QtBot, dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_licences_by_key(qtbot: QtBot, window: Opened) -> None:
    about = open_about(qtbot, window)
    QTest.keyClick(button(about, "Licences"), Qt.Key.Key_Space)
    licences = top_dialog(qtbot, LicencesDialog)
    assert isinstance(licences, LicencesDialog)
    qtbot.waitUntil(licences.table.isVisible, timeout=20_000)
    assert licences.table.rowCount() > 30
    assert licences.field.hasFocus()
    QTest.keyClicks(licences.field, "pyside")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licences.text.toPlainText()
    QTest.keyClick(licences.field, Qt.Key.Key_Return)
    assert licences.table.hasFocus()
    QTest.keyClick(licences.table, Qt.Key.Key_Tab)
    assert licences.text.hasFocus()
    QTest.keyClick(licences, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is about)
    close(qtbot, about)


def test_a_licences_list_closed_before_it_came_is_forgotten(qtbot: QtBot, window: Opened) -> None:
    about = open_about(qtbot, window)
    button(about, "Licences").click()
    QTest.keyClick(top_dialog(qtbot, LicencesDialog), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.tasks.idle, timeout=20_000)
    close(qtbot, about)


def test_the_credits_name_whose_work_is_in_it(qtbot: QtBot, window: Opened) -> None:
    about = open_about(qtbot, window)
    button(about, "Credits").click()
    credits = top_dialog(qtbot, CreditsDialog)
    page = credits.findChild(QTextBrowser)
    assert page is not None
    for name in ("CC BY 4.0", "Noto Color Emoji", "Jean-Pierre Dalbéra"):
        assert name in page.toPlainText()
    QTest.keyClick(credits, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is about)
    close(qtbot, about)


def test_without_an_address_there_is_no_dead_button(qtbot: QtBot, window: Opened) -> None:
    about = open_about(qtbot, window)
    versions = about.findChild(NewVersions)
    assert versions is not None
    assert versions.ask.isHidden()
    assert __version__ in versions.words.text()
    assert "where this one came from" in versions.words.text()
    close(qtbot, about)


@pytest.mark.parametrize(
    ("newest", "said", "offers"),
    [
        ({"version": "99.0", "page": "https://example.org/get"}, "Version 99.0 is there.", True),
        ({"version": "99.0"}, "where this one came from", False),
        ({"version": __version__}, "This is the newest version.", False),
        ({"hello": 1}, "Correct update_address", False),
    ],
)
def test_a_newer_version_is_asked_for_only_by_a_click(
    qtbot: QtBot,
    window: Opened,
    newest: object,
    said: str,
    offers: bool,
) -> None:
    asked: list[str] = []
    pages = {"/newest.json": (200, json.dumps(newest))}
    with serving(other_server(pages, asked)) as url:
        about = open_about(qtbot, window, f"{url}/newest.json")
        versions = about.findChild(NewVersions)
        assert versions is not None
        assert asked == []
        QTest.keyClick(versions.ask, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: said in versions.words.text(), timeout=10_000)
        assert asked == ["/newest.json"]
        assert versions.get.isVisible() is offers
        qtbot.waitUntil(lambda: about.height() >= about.sizeHint().height())  # nothing is cut off
        close(qtbot, about)


def test_an_address_that_is_none_is_said_and_can_be_asked_again(
    qtbot: QtBot, window: Opened
) -> None:
    about = open_about(qtbot, window, "newest.json")
    versions = about.findChild(NewVersions)
    assert versions is not None
    for _ in range(2):
        QTest.mouseClick(versions.ask, Qt.MouseButton.LeftButton)
        assert versions.words.text() == "Asking…"
        qtbot.waitUntil(lambda: "no address" in versions.words.text(), timeout=10_000)
    close(qtbot, about)


@pytest.fixture
def licences(qtbot: QtBot, speak: Callable[[str], None]) -> LicencesDialog:
    speak("en")
    dialog = LicencesDialog(None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def visible_rows(dialog: LicencesDialog) -> list[int]:
    return [r for r in range(dialog.table.rowCount()) if not dialog.table.isRowHidden(r)]


def test_parts_are_found_by_name_and_licence(licences: LicencesDialog) -> None:
    assert licences.state.isVisible()
    assert not licences.table.isVisible()
    QTest.keyClicks(licences.field, "mit")  # while they are being gathered
    licences.show_components(
        [
            Component("alpha", "1", "Apache-2.0", "Text A"),
            Component("beta", "2", "MIT", "Text B"),
            Component("gamma", "3", "", ""),
        ]
    )
    assert visible_rows(licences) == [1]
    assert licences.text.toPlainText() == "Text B"
    licences.field.setText("nothing like it")
    assert licences.state.isVisible()
    assert not licences.table.isVisible()
    licences.field.setText("GAMMA")
    assert visible_rows(licences) == [2]
    assert "gamma brings no text" in licences.text.toPlainText()
    licences.field.clear()
    assert visible_rows(licences) == [0, 1, 2]


def test_trouble_is_said(licences: LicencesDialog) -> None:
    licences.show_trouble(UpdateCheckError(Problem.RELEASES_SILENT))
    assert "Check that this computer is online" in licences.state.text()


def test_the_page_of_a_new_version_is_opened_in_the_browser(
    qtbot: QtBot, speak: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    speak("en")
    opened: list[str] = []
    monkeypatch.setattr("photo_sorter.ui.base.external.open_page", opened.append)
    versions = NewVersions("1.0", True, 400)
    qtbot.addWidget(versions)
    versions.show_newer(Release("2.0", "https://example.org/get"))
    versions.get.click()
    assert opened == ["https://example.org/get"]
    assert opened == [versions.get.toolTip()]

"""The address of another program on this computer, in the dialog of models."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem
from photo_sorter.core.settings import Settings
from photo_sorter.core.views import ModelChoice
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.dialogs.models import ModelsDialog

KEPT = "http://127.0.0.1:11434/v1"


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, speak: Callable[[str], None]) -> Iterator[ModelsDialog]:
    speak("en")
    dialog = ModelsDialog(None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.close()


def write(field: QLineEdit, text: str) -> None:
    field.clear()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_is_off_and_its_buttons_wait_for_an_address(dialog: ModelsDialog) -> None:
    card = dialog.endpoint
    assert card.address.text() == ""
    assert not card.test.isEnabled()
    assert not card.use.isEnabled()
    QTest.keyClicks(card.address, "http://localhost:11434")
    assert card.test.isEnabled()
    assert card.use.isEnabled()


def test_only_an_address_of_this_computer_is_told(dialog: ModelsDialog) -> None:
    card = dialog.endpoint
    told: list[tuple[object, ...]] = []
    card.changed.connect(lambda *what: told.append(what))
    write(card.address, "http://192.168.1.20:8000")
    assert told == []
    assert "not of this computer" in card.words.text()
    write(card.address, "http://localhost:11434")
    assert told == [(KEPT, "")]
    assert card.address.text() == KEPT
    assert not card.words.isVisible()
    write(card.served, "small")
    assert told[1:] == [(KEPT, "small")]
    write(card.address, "")
    assert told[2:] == [("", "small")]


def test_a_test_says_what_answers(dialog: ModelsDialog) -> None:
    card = dialog.endpoint
    asked: list[str] = []
    card.test_requested.connect(asked.append)
    QTest.keyClicks(card.address, "http://example.org")
    press(card.test)
    assert asked == []
    write(card.address, "http://localhost:11434")
    press(card.test)
    assert asked == [KEPT]
    assert "Asking" in card.words.text()
    card.show_models(["small"])
    assert "small" in card.words.text()
    card.show_models(["small", "large"])
    assert "small, large" in card.words.text()
    write(card.served, "large")
    card.show_models(["small", "large"])
    assert card.words.text() == "It answers with the model large."
    card.show_models([])
    assert "no model" in card.words.text()
    refused = ModelUnavailableError(Problem.ENDPOINT_UNREACHABLE, address=KEPT, detail="refused")
    card.show_error(refused)
    assert KEPT in card.words.text()
    assert "Start the program" in card.words.text()


def test_what_is_kept_is_shown_and_what_is_being_written_stays(dialog: ModelsDialog) -> None:
    card = dialog.endpoint
    card.show_settings(Settings(describer="endpoint", describer_address=KEPT))
    assert card.address.text() == KEPT
    assert not card.use.isVisible()
    assert card.property("chosen")
    QTest.keyClicks(card.served, "sm")
    card.show_settings(Settings(describer_address=KEPT))
    assert card.served.text() == "sm"
    assert card.use.isVisible()


def test_describers_have_a_section_of_their_own(dialog: ModelsDialog) -> None:
    def choice(name: str, of_looks: bool = False, describes: bool = False) -> ModelChoice:
        return ModelChoice(
            name=name,
            title=name,
            architecture="",
            tag="",
            licence="MIT",
            languages="",
            download_bytes=1000,
            memory_bytes=1000,
            note="",
            installed=True,
            active=False,
            removable=True,
            of_looks=of_looks,
            describes=describes,
        )

    dialog.show_models([choice("a"), choice("b", of_looks=True), choice("c", describes=True)])
    used: list[str] = []
    dialog.use_requested.connect(used.append)
    buttons = [b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Use: c"]
    press(buttons[-1])
    assert used == ["c"]

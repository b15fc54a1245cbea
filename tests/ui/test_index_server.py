"""The index server's fields in the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from photo_sorter.core.settings import Settings
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.dialogs.index_server import IndexServerFields
from photo_sorter.ui.dialogs.settings import SettingsDialog


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: Theme, speak: Callable[[str], None]
) -> Iterator[tuple[SettingsDialog, list[dict[str, object]]]]:
    speak("en")
    told: list[dict[str, object]] = []
    dialog = SettingsDialog(theme, Settings(theme="dark"), None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.changed.connect(told.append)
    qtbot.addWidget(dialog)
    yield dialog, told
    dialog.close()


def write(field: QLineEdit, text: str) -> None:
    field.clear()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_only_an_address_that_can_be_used_is_told(
    dialog: tuple[SettingsDialog, list[dict[str, object]]],
) -> None:
    window, told = dialog
    fields = window.findChild(IndexServerFields)
    assert fields is not None
    hint = fields.words.text()
    write(fields.address, "192.168.1.20:8000")
    assert told == []
    assert "no address" in fields.words.text()
    write(fields.address, "http://192.168.1.20:8000/")
    assert fields.words.text() == hint
    assert told == [{"index_server": "http://192.168.1.20:8000"}]
    write(fields.address, "")
    assert told[-1] == {"index_server": ""}


def test_the_words_below_the_fields_are_not_cut_off(
    dialog: tuple[SettingsDialog, list[dict[str, object]]], qtbot: QtBot
) -> None:
    window, _ = dialog
    fields = window.findChild(IndexServerFields)
    assert fields is not None
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(
        lambda: fields.words.height() >= fields.words.heightForWidth(fields.words.width())
    )


def test_the_token_is_not_shown(dialog: tuple[SettingsDialog, list[dict[str, object]]]) -> None:
    window, told = dialog
    fields = window.findChild(IndexServerFields)
    assert fields is not None
    assert fields.token.echoMode() is QLineEdit.EchoMode.Password
    write(fields.token, "s3cret")
    assert told == [{"index_token": "s3cret"}]
    assert "s3cret" not in repr(Settings(index_token="s3cret"))

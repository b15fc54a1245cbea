"""The page that says how to search is of the language that there is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.sentences import read
from photo_sorter.ui.dialogs.search_help import SearchHelpDialog
from tests.core.sentences.shelf import NAMES, Shelf


class _Holding(Shelf):
    """Has the names that the page takes for its examples."""

    def has(self, field: str, name: str) -> bool:
        return field in NAMES or super().has(field, name)

    def has_part(self, field: str, part: str) -> bool:
        return field in NAMES


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_example_is_understood(
    qtbot: QtBot, speak: Callable[[str], None], language: str
) -> None:
    speak(language)
    page = SearchHelpDialog(None)
    qtbot.addWidget(page)
    rows = page.rows()
    assert all(meaning for _, meaning in rows)
    for typed, _ in rows:
        reading = read(typed, _Holding())
        assert reading.query != EVERYTHING
        assert (reading.errors, reading.unknown) == ((), ()), typed
    (sentence, _) = rows[0]
    assert [chip.field for chip in read(sentence, _Holding()).chips] == ["date", "text"]

"""Differences from files: shown with both values, decided by key or mouse, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import FieldValue, SingleField
from photo_sorter.core.operations import RatePhotos, Side
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.rating import RatingChange
from photo_sorter.services.library import Library
from photo_sorter.services.sidecars.service import SidecarCounts
from photo_sorter.ui.conflicts.conflict_words import (
    breakable,
    field_name,
    value_shown,
    value_spoken,
)
from photo_sorter.ui.conflicts.page import ConflictsPage
from photo_sorter.ui.pages.attention import Attention
from photo_sorter.ui.places.attention import needs_attention
from photo_sorter.ui.window.main_window import MainWindow

FILES = SidecarFiles()
HERE, THERE = 2, 5  # stars


@pytest.fixture
def differing(indexed: Library) -> Iterator[dict[PhotoId, Path]]:
    """Three photos with two stars here and five in their sidecars, written by both."""
    before = len([change for change in indexed.history() if not change.undone])
    ids = [PhotoId(i) for i in indexed.photos.listing(EVERYTHING).ids.tolist()[:3]]
    sidecars = {i: Path(f"{path}.xmp") for i, path in indexed.photos.paths(ids).items()}
    indexed.do(RatePhotos(tuple(ids), RatingChange(stars=1)))
    list(indexed.sidecars.write_photos(ids, lambda: False))
    for sidecar in sidecars.values():
        FILES.write(sidecar, FileFields(rating=THERE))
    indexed.do(RatePhotos(tuple(ids), RatingChange(stars=HERE)))
    list(indexed.sidecars.write_photos(ids, lambda: False))
    assert len(indexed.sidecars.conflicts()) == 3
    yield sidecars
    while len([change for change in indexed.history() if not change.undone]) > before:
        indexed.undo()
    if left := indexed.sidecars.conflicts():  # decisions that were undone wait for others
        indexed.do(indexed.sidecars.decision(left, Side.OURS))
    for sidecar in sidecars.values():
        sidecar.unlink()
    indexed.jobs.queue.sync_sidecars_now(lambda: False)
    assert indexed.sidecars.counts() == SidecarCounts()


@pytest.fixture
def page(differing: dict[PhotoId, Path], window: MainWindow, qtbot: QtBot) -> ConflictsPage:
    """Reached by the menu's action."""
    window.keys["conflicts"].trigger()
    page = window.central_pane.page
    assert isinstance(page, ConflictsPage)
    qtbot.waitUntil(lambda: len(page.rows) == 3)
    return page


def stars(library: Library, page_or_ids: dict[PhotoId, Path]) -> list[int]:
    found = library.photos.ratings(list(page_or_ids))
    return [found[i].stars for i in page_or_ids]


def press(window: MainWindow, key: Qt.Key) -> None:
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def button(page: ConflictsPage, text: str) -> QPushButton:
    found = page.findChildren(QPushButton)
    return next(b for b in found if b.text().startswith(text) and b.isVisible())


def open_conflicts(library: Library) -> int:
    return len(library.sidecars.conflicts())


def test_each_row_says_both_values(page: ConflictsPage) -> None:
    said = page.rows[0].accessibleName()
    assert said.startswith("Stars of ")
    assert said.endswith(": 2 stars here, 5 stars in the file")
    assert page.rows[0].has_keyboard


def test_the_keyboard_decides_and_goes_on_to_the_next(
    page: ConflictsPage,
    window: MainWindow,
    indexed: Library,
    differing: dict[PhotoId, Path],
    qtbot: QtBot,
) -> None:
    first, second, third = (row.conflict for row in page.rows)
    press(window, Qt.Key.Key_Down)
    assert page.rows[1].has_keyboard
    press(window, Qt.Key.Key_F)
    assert [row.conflict for row in page.rows] == [first, third]
    assert page.rows[1].has_keyboard
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: open_conflicts(indexed) == 1)
    found = indexed.photos.ratings([first.photo_id, second.photo_id, third.photo_id])
    assert [found[row.photo_id].stars for row in (first, second, third)] == [HERE, THERE, HERE]
    assert [row.conflict for row in page.rows] == [third]


def test_a_decision_is_taken_back_like_anything_else(
    page: ConflictsPage,
    window: MainWindow,
    indexed: Library,
    differing: dict[PhotoId, Path],
    qtbot: QtBot,
) -> None:
    press(window, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: stars(indexed, differing).count(THERE) == 1)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.rows) == 3)
    assert stars(indexed, differing) == [HERE] * 3


def test_all_are_decided_by_one_button_and_nothing_is_left(
    page: ConflictsPage,
    window: MainWindow,
    indexed: Library,
    differing: dict[PhotoId, Path],
    qtbot: QtBot,
) -> None:
    QTest.mouseClick(button(page, "Take all"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stars(indexed, differing) == [THERE] * 3)
    assert page.notice.isVisible()
    assert page.notice.title == "Nothing to decide"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.rows) == 3)
    assert page.rows[0].has_keyboard


def test_a_button_of_a_row_decides_that_one(
    page: ConflictsPage, indexed: Library, differing: dict[PhotoId, Path], qtbot: QtBot
) -> None:
    QTest.mouseClick(button(page, "Take this"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: open_conflicts(indexed) == 2)
    assert stars(indexed, differing).count(THERE) == 1


def test_what_was_decided_elsewhere_goes(
    page: ConflictsPage, indexed: Library, qtbot: QtBot
) -> None:
    decided = indexed.sidecars.conflicts()[:2]
    indexed.do(indexed.sidecars.decision(decided, Side.OURS))
    qtbot.waitUntil(lambda: len(page.rows) == 1)


def test_needs_attention_counts_them_and_leads_to_them(
    differing: dict[PhotoId, Path], window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.overview.data.sidecars.conflicts == 3)
    assert window.overview.data.counts["attention"] >= 3
    window.browser.go_to(needs_attention())
    attention = window.central_pane.page
    assert isinstance(attention, Attention)
    decide = None

    def there() -> bool:
        nonlocal decide
        found = attention.findChildren(QPushButton)
        decide = next((b for b in found if b.text() == "Decide…" and b.isVisible()), None)
        return decide is not None

    qtbot.waitUntil(there)
    assert decide is not None
    QTest.mouseClick(decide, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(window.central_pane.page, ConflictsPage))


def test_esc_goes_back_to_the_photos(page: ConflictsPage, window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.central_pane.page is window.grid)


def test_without_any_there_is_nothing_to_decide(window: MainWindow, qtbot: QtBot) -> None:
    window.keys["conflicts"].trigger()
    page = window.central_pane.page
    assert isinstance(page, ConflictsPage)
    qtbot.waitUntil(lambda: page.notice.title == "Nothing to decide")


@pytest.mark.parametrize(
    ("field", "value", "shown", "spoken"),
    [
        (SingleField.RATING, 3, "★★★☆☆", "3 stars"),
        (SingleField.RATING, 0, "no stars", "no stars"),
        (SingleField.RATING, None, "no stars", "no stars"),
        (SingleField.RATING, -1, "rejected", "rejected"),
        (SingleField.LABEL, "Rot", "red", "red"),
        (SingleField.LABEL, "To Do", "To Do", "To Do"),
        (SingleField.LABEL, None, "no colour", "no colour"),
        (SingleField.TITLE, "The lake", "The lake", "The lake"),
        (SingleField.DESCRIPTION, None, "nothing", "nothing"),
    ],
)
def test_a_value_is_said_in_words(
    field: SingleField,
    value: FieldValue,
    shown: str,
    spoken: str,
    speak: Callable[[str], None],
) -> None:
    speak("en")
    assert (value_shown(field, value), value_spoken(field, value)) == (shown, spoken)


@pytest.mark.parametrize("field", SingleField)
def test_every_field_has_a_name(field: SingleField) -> None:
    assert field_name(field)


def test_a_long_word_can_be_broken_and_is_the_same_word() -> None:
    word = "https://example.org/" + "a" * 60
    broken = breakable(f"see {word} there")
    assert broken.replace("\u200b", "") == f"see {word} there"
    assert max(len(part) for part in broken.replace("\u200b", " ").split()) <= 16

"""What the line above the photos keeps where there is little room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.window.header import Header

TITLE = "“red car at night”"
FACTS = ("1,473 photos", "without “gizmo”", "best first")


@pytest.fixture
def header(qtbot: QtBot, theme: Theme) -> Iterator[Header]:
    around = QWidget()  # a window of its own would not get smaller than what it holds
    header = Header(theme, around)
    header.show_searching(True)
    header.show_title(TITLE, *FACTS)
    around.show()
    yield header
    around.close()
    around.deleteLater()


def kept(header: Header, width: int) -> tuple[bool, bool, str]:
    """Whether the sliders' words and the size are shown, and the facts."""
    header.resize(width, 44)
    QApplication.sendPostedEvents()  # which lay out what has come or gone
    return not header._loose.isHidden(), not header._size.isHidden(), header._count.text()


def test_what_matters_least_goes_first(header: Header) -> None:
    seen = list(dict.fromkeys(kept(header, width) for width in range(1200, 150, -5)))
    assert seen == [
        (True, True, "1,473 photos · without “gizmo” · best first"),
        (False, True, "1,473 photos · without “gizmo” · best first"),
        (False, False, "1,473 photos · without “gizmo” · best first"),
        (False, False, "1,473 photos · without “gizmo”"),
        (False, False, "1,473 photos"),
    ]


def test_the_title_stays_whole_while_anything_else_can_go(header: Header) -> None:
    for width in range(1200, 150, -5):
        _words, _size, facts = kept(header, width)
        if facts != FACTS[0]:
            assert header._title.text() == TITLE, width


def test_a_long_title_leaves_room_for_the_rest(header: Header) -> None:
    header.show_title(TITLE * 10, *FACTS)
    assert kept(header, 1000) == (True, True, "1,473 photos · without “gizmo” · best first")
    assert header._title.text().endswith("…")


def test_all_facts_stay_in_the_tooltip(header: Header) -> None:
    kept(header, 200)
    assert header._count.toolTip() == "1,473 photos · without “gizmo” · best first"


def test_the_title_stays_where_it_is_without_photos(header: Header) -> None:
    heights = []
    for photos in (True, False):
        header.show_size(photos)
        QApplication.sendPostedEvents()
        heights.append(header.sizeHint().height())
    assert heights[0] == heights[1]

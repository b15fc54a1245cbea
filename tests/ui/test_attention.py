"""Files that need attention, and the button to try them again, at any width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.photo import LocationId
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.views import FileFailure
from photo_sorter.services.sidecars.report import AwaitedFolder
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.pages.attention import Attention, Troubles, groups


@pytest.fixture
def attention(qtbot: QtBot, theme: Theme) -> Attention:
    attention = Attention(theme)
    qtbot.addWidget(attention)
    failures = [
        FileFailure(
            LocationId(number), f"/photos/{kind.value}.jpg", Failure(kind, Problem.FILE_EMPTY)
        )
        for number, kind in enumerate(FailureKind)
    ]
    attention.show_troubles(Troubles(groups(failures)))
    return attention


def placed(attention: Attention, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(attention.viewport(), QPoint()), widget.size())


@pytest.mark.parametrize("width", [900, 500, 300, 260])
def test_every_button_is_in_sight(qtbot: QtBot, attention: Attention, width: int) -> None:
    attention.resize(width, 500)
    with qtbot.waitExposed(attention):
        attention.show()
    buttons = [button for button in attention.findChildren(QPushButton) if button.text()]
    assert len(buttons) == len(FailureKind)
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert placed(attention, button).right() < attention.viewport().width()


def test_a_button_is_beside_its_heading_where_there_is_room(
    qtbot: QtBot, attention: Attention
) -> None:
    with qtbot.waitExposed(attention):
        attention.show()
    button = next(x for x in attention.findChildren(QPushButton) if x.text())
    heading = next(x for x in attention.findChildren(QLabel) if x.text())

    attention.resize(900, 500)
    qtbot.waitUntil(lambda: placed(attention, button).left() > placed(attention, heading).right())

    attention.resize(300, 500)
    qtbot.waitUntil(lambda: placed(attention, button).top() > placed(attention, heading).bottom())


def titles(attention: Attention) -> list[str]:
    return [x.text() for x in attention.findChildren(QLabel) if x.property("role") == "large"]


def test_sidecars_are_listed_by_what_keeps_them_waiting(
    qtbot: QtBot, theme: Theme, speak: Callable[[str], None]
) -> None:
    speak("en")
    attention = Attention(theme)
    qtbot.addWidget(attention)
    problems = (Problem.SIDECARS_PROTECTED, Problem.SIDECARS_NO_SPACE, Problem.SIDECARS_PROTECTED)
    failures = [
        FileFailure(LocationId(n), f"/photos/{n}.jpg", Failure(FailureKind.SIDECAR, problem))
        for n, problem in enumerate(problems)
    ]
    waits = Occurrence(Problem.SIDECARS_AWAIT_FOLDER, {"count": 1234})
    away = AwaitedFolder("/photos/archive", waits)
    attention.show_troubles(Troubles(groups(failures), (away,), 3))
    assert titles(attention) == [
        "Different here and in files",
        "What you said of 1,234 photos waits for their folder, which is not there now",
        "The disk of these photos is full",
        "The disk of these photos is write-protected",
    ]
    badges = [x.text() for x in attention.findChildren(QLabel) if x.property("role") == "badge"]
    assert badges == ["3", "1", "2"]
    with qtbot.waitSignal(attention.retry_requested) as asked:
        next(
            x for x in attention.findChildren(QPushButton)
            if x.accessibleDescription() == "The disk of these photos is write-protected"
        ).click()  # fmt: skip
    assert asked.args is not None
    assert [failure.location_id for failure in asked.args[0]] == [0, 2]


def test_without_trouble_nothing_is_asked_of_anybody(qtbot: QtBot, theme: Theme) -> None:
    attention = Attention(theme)
    qtbot.addWidget(attention)
    attention.show_troubles(Troubles())
    assert titles(attention) == []
    said = [x.text() for x in attention.findChildren(QLabel)]
    assert said == ["Nothing needs your attention. Every file could be read."]

"""Files that need attention, and the button to try them again, at any width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.photo import LocationId
from photo_sorter.core.problems import Problem
from photo_sorter.core.views import FileFailure
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

"""The grid shows how photos are rated, and can have the best first."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from photo_sorter.core.rating import ColourLabel, Rating, pack
from photo_sorter.core.views import PhotoListing
from photo_sorter.ui.base.rating_badge import paint_rating
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import LABEL_COLOURS
from photo_sorter.ui.grid.content import Content, best_rated


def listing(*stars: int) -> PhotoListing:
    """Photos 0, 1, 2… of consecutive days, the newest first."""
    count = len(stars)
    return PhotoListing(
        np.arange(count, dtype=np.int64),
        np.arange(count, 0, -1, dtype=np.int64) * 86_400,
        np.ones(count, np.float32),
        np.zeros(count, np.uint32),
        np.zeros(count, np.bool_),
        np.array([pack(Rating(each, favourite=True)) for each in stars], np.uint8),
        np.zeros(count, np.bool_),
    )


def test_the_best_rated_come_first_and_the_newest_among_equals() -> None:
    content = best_rated(listing(0, 3, 5, 3, 0))
    assert content.listing.ids.tolist() == [2, 1, 3, 0, 4]
    sections = content.sections()
    assert sections.stars is not None
    assert (sections.starts.tolist(), sections.stars.tolist()) == ([0, 1, 3], [5, 3, 0])


def test_nothing_can_be_in_order_too() -> None:
    assert best_rated(listing()).sections().starts.tolist() == [0]
    assert Content(listing(2)).sections().stars is None


def painted(theme: Theme, rating: Rating, width: int = 160) -> QImage:
    image = QImage(width, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("#777777"))
    painter = QPainter(image)
    paint_rating(painter, theme, QRectF(0, 0, width, 120), rating)
    painter.end()
    return image


def left_edge(image: QImage) -> int:
    """The column where the badge begins; the image's width where there is none."""
    row = image.height() - 14
    ground = QColor("#777777").rgb()
    return next((x for x in range(image.width()) if image.pixel(x, row) != ground), image.width())


@pytest.mark.parametrize("width", [160, 60, 24, 8])
def test_a_badge_lies_inside_its_cell_and_is_as_long_as_it_has_room(
    theme: Theme, width: int
) -> None:
    few = left_edge(painted(theme, Rating(1), width))
    many = left_edge(painted(theme, Rating(5, True, True, ColourLabel.RED), width))
    assert 0 < many <= few <= width


def test_an_unrated_photo_has_no_badge_and_a_label_shows_its_colour(theme: Theme) -> None:
    assert left_edge(painted(theme, Rating())) == 160
    image = painted(theme, Rating(label=ColourLabel.GREEN))
    colours = {image.pixelColor(x, 120 - 14).name() for x in range(160)}
    assert LABEL_COLOURS[ColourLabel.GREEN] in colours

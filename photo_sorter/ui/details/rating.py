"""How the photo is rated, and the buttons that rate all that are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from photo_sorter.core.operations import RatePhotos
from photo_sorter.core.rating import MOST_STARS, ColourLabel, Rating, RatingChange
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base import words
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.tokens import LABEL_COLOURS
from photo_sorter.ui.base.widgets import FlowLayout, icon_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection

SIDE = 20  # pixels, of a button's icon


class RatingSection(DetailSection):
    above = 12

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._window = window
        self._rating = Rating()
        self._stars = [self._star(count) for count in range(1, MOST_STARS + 1)]
        self._heart = self._button("heart", self.tr("Favourite (F)"), self._favour)
        self._reject = self._button("reject", self.tr("Reject (X)"), self._turn_down)
        row = FlowLayout(12)  # in a narrow panel below each other
        for group in (self._stars, [self._heart, self._reject]):
            row.addWidget(_side_by_side(group))
        self.column.addLayout(row)
        self._dots = {label: self._dot(label) for label in ColourLabel if label}
        labels = QHBoxLayout()
        labels.setSpacing(2)
        for dot in self._dots.values():
            labels.addWidget(dot)
        labels.addStretch(1)
        self.column.addLayout(labels)
        window.theme.changed.connect(self._draw)

    def show_photo(self, details: PhotoDetails) -> bool:
        self._rating = details.rating
        self._draw()
        return True

    def show_many(self, count: int) -> bool:
        self._rating = Rating()
        self._draw()
        return True

    def _star(self, count: int) -> QToolButton:
        name = f"{words.star_count(count)} ({count})"
        return self._button("star", name, partial(self._give_stars, count))

    def _dot(self, label: ColourLabel) -> QToolButton:
        name = f"{words.colour_label(label)} (Ctrl+{label.value})"
        dot = self._button("palette", name, partial(self._give_label, label))
        dot.setCheckable(True)
        return dot

    def _button(self, icon: str, name: str, clicked: object) -> QToolButton:
        button = icon_button(self._window.theme, icon, name, clicked)  # type: ignore[arg-type]
        button.setIconSize(QSize(SIDE, SIDE))
        return button

    def _draw(self) -> None:
        """A filled star is one that the photo has."""
        theme, rating = self._window.theme, self._rating
        for count, button in enumerate(self._stars, 1):
            has = count <= rating.stars
            theme.set_icon(button, "star-filled" if has else "star", "accent" if has else "quiet")
        heart = "heart-filled" if rating.favourite else "heart"
        theme.set_icon(self._heart, heart, "danger" if rating.favourite else "quiet")
        theme.set_icon(self._reject, "reject", "danger" if rating.rejected else "quiet")
        for button, has in (
            *((button, count <= rating.stars) for count, button in enumerate(self._stars, 1)),
            (self._heart, rating.favourite),
            (self._reject, rating.rejected),
        ):
            button.setAccessibleDescription(self.tr("Given") if has else "")
        for label, dot in self._dots.items():
            dot.setIcon(theme.icon_in("palette", LABEL_COLOURS[label]))
            dot.setChecked(label is rating.label)

    def _give_stars(self, count: int) -> None:
        """The star that is the last one already takes all of them away."""
        self._rate(RatingChange(stars=0 if count == self._rating.stars else count))

    def _give_label(self, label: ColourLabel) -> None:
        same = label is self._rating.label
        self._rate(RatingChange(label=ColourLabel.NONE if same else label))

    def _favour(self) -> None:
        self._rate(RatingChange(favourite=not self._rating.favourite))

    def _turn_down(self) -> None:
        self._rate(RatingChange(rejected=not self._rating.rejected))

    def _rate(self, change: RatingChange) -> None:
        photos = of_photos(self._window.chosen.ids)
        if photos:
            self._window.commands.do(RatePhotos(photos, change))


def _side_by_side(buttons: Sequence[QToolButton]) -> QWidget:
    group = QWidget()
    line = QHBoxLayout(group)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2)
    for button in buttons:
        line.addWidget(button)
    return group

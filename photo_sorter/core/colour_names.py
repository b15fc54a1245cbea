"""The names of colour labels, as programs write them into files."""

from __future__ import annotations

from photo_sorter.core.rating import ColourLabel

_NAMES = {
    ColourLabel.RED: ("red", "rot"),
    ColourLabel.YELLOW: ("yellow", "gelb"),
    ColourLabel.GREEN: ("green", "grün"),
    ColourLabel.BLUE: ("blue", "blau"),
    ColourLabel.PURPLE: ("purple", "lila", "violett"),
}
_LABELS = {name: label for label, names in _NAMES.items() for name in names}


def colour_of(text: str | None) -> ColourLabel | None:
    """NONE where no label is given; None for one that is not among the five."""
    if text is None:
        return ColourLabel.NONE
    return _LABELS.get(text.strip().casefold())


def label_text(colour: ColourLabel) -> str | None:
    """As most programs write it: "Red"; None for no label."""
    return None if colour is ColourLabel.NONE else colour.name.title()

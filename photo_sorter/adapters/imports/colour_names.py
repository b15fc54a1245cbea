"""Colour labels by the words that other programs keep for them, in the languages they speak."""

from __future__ import annotations

from photo_sorter.core.rating import ColourLabel

_NAMES = {
    ColourLabel.RED: "red rot rouge rojo rosso rood vermelho röd czerwony красный",
    ColourLabel.YELLOW: "yellow gelb jaune amarillo giallo geel amarelo gul żółty желтый",
    ColourLabel.GREEN: "green grün vert verde groen grön zielony зеленый",
    ColourLabel.BLUE: "blue blau bleu azul blu blauw blå niebieski синий",
    ColourLabel.PURPLE: "purple lila violett violet púrpura viola paars roxo fioletowy пурпурный",
}
_BY_NAME = {name: label for label, names in _NAMES.items() for name in names.split()}


def colour_named(name: str) -> ColourLabel | None:
    """None for a word that is no colour of ours."""
    return _BY_NAME.get(name.strip().casefold())

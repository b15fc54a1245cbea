"""The services by which words guide a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.ports.exporting import OpenTarget, PictureWriter
from photo_sorter.core.ports.guiding import LookGuide
from photo_sorter.services.guiding.copies import AdjustedCopies
from photo_sorter.services.guiding.crops import Crops
from photo_sorter.services.guiding.looks import Looks
from photo_sorter.services.search.places import Places
from photo_sorter.services.search.scoring import TextEncoder
from photo_sorter.services.search.why import Why


@dataclass(frozen=True, slots=True)
class Guiding:
    looks: Looks
    crops: Crops
    copies: AdjustedCopies


def build_guiding(
    catalog: Catalog,
    guide: LookGuide,
    writer: PictureWriter,
    open_target: OpenTarget,
    encoder: TextEncoder,
    why: Why,
    places: Places,
    active: Callable[[], InstalledModel],
) -> Guiding:
    """`active` is the model in use. Nothing is started yet."""
    return Guiding(
        Looks(catalog, guide, encoder, active),
        Crops(catalog, why, places, active),
        AdjustedCopies(catalog, writer, open_target),
    )

"""The services that read text in photos, put together from the ports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from photo_sorter.core.access import Access
from photo_sorter.core.events import EventBus
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.ports.text_reading import TextReader
from photo_sorter.services.reading.deriver import TextDeriver
from photo_sorter.services.reading.gate import TextGate
from photo_sorter.services.reading.service import PictureTexts
from photo_sorter.services.search.scoring import TextEncoder


@dataclass(frozen=True, slots=True)
class TextServices:
    deriver: TextDeriver
    texts: PictureTexts


def build_reading(
    access: Access,
    catalog: Catalog,
    reader: TextReader,
    encoder: TextEncoder,
    active_model: Callable[[], InstalledModel],
    events: EventBus,
    wanted: Callable[[], bool],
    request: Callable[[], None],
) -> TextServices:
    """`wanted`: whether text is looked for in the background; `request` has that begin."""
    gate = TextGate(catalog, encoder, active_model)
    return TextServices(
        TextDeriver(catalog, reader, gate, events, wanted),
        PictureTexts(access, catalog, reader, events, request),
    )

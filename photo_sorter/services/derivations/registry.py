"""Every derivation that is computed in the background, in the order in which they are."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.events import EventBus
from photo_sorter.core.ports import Catalog, FileReader, InstalledModel
from photo_sorter.services.derivations.deriver import Deriver
from photo_sorter.services.derivations.fingerprint import FingerprintDeriver
from photo_sorter.services.derivations.look import LookDeriver
from photo_sorter.services.derivations.metadata import MetadataDeriver
from photo_sorter.services.derivations.pixels import PixelsDeriver


def all_derivers(
    catalog: Catalog,
    reader: FileReader,
    active_model: Callable[[], InstalledModel],
    events: EventBus,
    looks: LookDeriver,
    texts: Deriver,
) -> list[Deriver]:
    return [
        PixelsDeriver(catalog, reader, active_model),
        MetadataDeriver(catalog, reader, events),
        FingerprintDeriver(catalog, reader, active_model),
        looks,
        texts,  # last, as it takes longest
    ]

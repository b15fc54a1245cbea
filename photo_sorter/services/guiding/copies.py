"""Writes a picture with other light and colours as a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from photo_sorter.core.adjusting.adjustments import Adjustments
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exporting.encodings import Encoding
from photo_sorter.core.exporting.options import Colours, ExportOptions
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.exporting import ExportOrder, OpenTarget, PictureWriter, WrittenCopy
from photo_sorter.core.problems import Problem
from photo_sorter.core.versions.edit import Edit
from photo_sorter.services.exporting.orders import ExportOrders, Wanted

_QUALITY = 95  # of JPEG and WebP
_BY_ENDING = {
    ".jpg": Encoding.JPEG,
    ".jpeg": Encoding.JPEG,
    ".png": Encoding.PNG,
    ".webp": Encoding.WEBP,
}
_HERE: tuple[str, ...] = ()  # the folder itself


class AdjustedCopies:
    """Changes nothing that is there. From any thread, meant for a worker's."""

    def __init__(self, catalog: Catalog, writer: PictureWriter, open_target: OpenTarget) -> None:
        self._catalog = catalog
        self._orders = ExportOrders(catalog)
        self._writer = writer
        self._open_target = open_target

    def write(
        self,
        path: FilePath,
        said: Adjustments,
        out: Path,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Path:
        """At all pixels, under the name of `out` or, where that is taken, the next free one, which
        is returned. What is said of a photo of the library goes along. Raises InvalidInputError
        where the picture cannot be read or `out` does not end as one that is written,
        CancelledError, DiskFullError, ExportTargetError, EngineError."""
        encoding = _BY_ENDING.get(out.suffix.lower())
        if encoding is None:
            raise InvalidInputError(Problem.COPY_ENDING_UNKNOWN, name=out.name)
        order = replace(self._order(path, encoding), edit=Edit(adjustments=said))

        def write(target: FilePath) -> WrittenCopy:
            return self._writer.write(replace(order, target=target), cancelled)

        target = self._open_target(out.parent)
        name, _ = target.put(_HERE, out.name, write)
        target.finish()
        return out.parent / name

    def _order(self, path: FilePath, encoding: Encoding) -> ExportOrder:
        options = ExportOptions(quality=_QUALITY, colours=Colours.SRGB)
        location = self._catalog.locations.find(path)
        if location is None or location.photo_id is None:
            return ExportOrder(path, encoding, options, FileFields())
        (order,) = self._orders.of([Wanted(location.photo_id, path, encoding)], options)
        return order

"""What is told of photos in files that are written of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from photo_sorter.core.exporting.encodings import Encoding
from photo_sorter.core.exporting.options import ExportOptions
from photo_sorter.core.file_merge import same_fields
from photo_sorter.core.file_state import FileState, spoken
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.exporting import ExportOrder


class Wanted(NamedTuple):
    """A file of a photo, and as what its picture is to be written."""

    photo_id: PhotoId
    path: FilePath
    encoding: Encoding


class ExportOrders:
    """From any thread."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def of(self, files: Sequence[Wanted], options: ExportOptions) -> list[ExportOrder]:
        """One for each, without a target."""
        ids = [file.photo_id for file in files]
        words = self._catalog.file_words
        said, read = words.said(ids), words.read(ids)
        photos = self._catalog.photos.get_many(ids)
        dates = self._catalog.dates.of(ids) if options.words else {}
        orders = []
        for photo_id, path, encoding in files:
            by_file = read[photo_id]
            fields = by_file
            if options.words:
                fields = spoken(FileState(by_file, by_file), said[photo_id])
            date = dates.get(photo_id)
            taken = None if date is None else date.taken
            faces = photos[photo_id].metadata.faces
            orders.append(
                ExportOrder(
                    path,
                    encoding,
                    options,
                    fields,
                    words_changed=taken is not None or not same_fields(fields, by_file),
                    taken=taken,
                    people=tuple(sorted({face.name for face in faces if face.name})),
                )
            )
        return orders

"""What the engine does with one file, up to the model's input: read, hash, decode, thumbnail,
metadata, tensor. Runs on a decoding thread; importing this module does not import torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from photo_sorter.adapters.engine.decode import DecodeError, Decoder, for_display
from photo_sorter.adapters.engine.metadata import read_metadata
from photo_sorter.adapters.engine.reading import Unusable, read_picture
from photo_sorter.adapters.engine.thumbnails import dominant_colour, write_thumbnail
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.ports import FileRequest, FileResult

if TYPE_CHECKING:
    from torch import Tensor

    from photo_sorter.adapters.engine.open_clip_model import ImageTower


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file's result, and the model's input where a vector is still to come."""

    result: FileResult
    input: Tensor | None = None


class FileWork:
    """Turns files into results and model inputs. Safe to use from several threads."""

    def __init__(self, thumbnails: Path, decoder: Decoder, max_bytes: int) -> None:
        self._thumbnails = thumbnails
        self._decoder = decoder
        self._max_bytes = max_bytes

    def prepare(
        self, request: FileRequest, load_tower: Callable[[], ImageTower] | None
    ) -> Prepared:
        """One file as far as the model. The tower is asked for only once a file is known to need
        it. Raises OSError where the thumbnail cannot be written, and what `load_tower` raises."""
        file = read_picture(request.path, self._max_bytes)
        if isinstance(file, Unusable):
            return Prepared(FileResult(request.token, file.stamp, failure=file.failure))
        if file.content_hash in request.known_hashes:
            result = FileResult(request.token, file.stamp, file.content_hash, known=True)
            return Prepared(result)
        tower = load_tower() if load_tower else None
        try:
            decoded = self._decoder.decode(file, tower.input_side if tower else 0)
        except DecodeError as error:
            return Prepared(FileResult(request.token, file.stamp, failure=error.failure))
        shown = for_display(decoded)
        write_thumbnail(self._thumbnails, file.content_hash, shown)
        result = FileResult(
            token=request.token,
            stamp=file.stamp,
            content_hash=file.content_hash,
            metadata=read_metadata(decoded.source, decoded.width, decoded.height, file.form.name),
            colour=dominant_colour(shown),
        )
        return Prepared(result, tower.prepare(decoded.pixels) if tower else None)

    def model_input(self, path: str, tower: ImageTower) -> Tensor:
        """The model's input of any picture file. Raises InvalidInputError with the reason."""
        file = read_picture(path, self._max_bytes)
        if isinstance(file, Unusable):
            raise InvalidInputError(file.failure.reason, path=path)
        try:
            return tower.prepare(self._decoder.decode(file, tower.input_side).pixels)
        except DecodeError as error:
            raise InvalidInputError(error.failure.reason, path=path) from error

    def remake_thumbnail(self, path: str, content_hash: str) -> None:
        """Write the thumbnail of a photo again from one of its files.

        Raises InvalidInputError where the file cannot be decoded or holds another picture now,
        OSError where the thumbnail cannot be written."""
        file = read_picture(path, self._max_bytes)
        if isinstance(file, Unusable):
            raise InvalidInputError(file.failure.reason, path=path)
        if file.content_hash != content_hash:
            raise InvalidInputError("The file holds another picture now.", path=path)
        try:
            decoded = self._decoder.decode(file, 0)
        except DecodeError as error:
            raise InvalidInputError(error.failure.reason, path=path) from error
        write_thumbnail(self._thumbnails, content_hash, for_display(decoded))

"""What the engine does with one file, up to the model's input: read, hash, decode, thumbnail,
metadata, tensor. Runs on a decoding thread; importing this module does not import torch."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from photo_sorter.adapters.engine.files.colour.display import for_display
from photo_sorter.adapters.engine.files.decode import (
    Decoded,
    DecodeError,
    Decoder,
    OutOfMemoryError,
)
from photo_sorter.adapters.engine.files.fingerprints import picture_fingerprint
from photo_sorter.adapters.engine.files.heads import read_head
from photo_sorter.adapters.engine.files.likeness import likeness
from photo_sorter.adapters.engine.files.metadata import read_metadata
from photo_sorter.adapters.engine.files.reading import (
    FileBytes,
    Unusable,
    read_picture,
    stamp_by_name,
)
from photo_sorter.adapters.engine.files.sidecars import read_sidecars
from photo_sorter.adapters.engine.files.thumbnails import (
    dominant_colour,
    pixels_hash,
    read_thumbnail,
    write_thumbnail,
)
from photo_sorter.core.errors import Failure, FailureKind, InvalidInputError
from photo_sorter.core.ports import FileRequest, FileResult
from photo_sorter.core.problems import Problem
from photo_sorter.core.regions import Region

if TYPE_CHECKING:
    from PIL.Image import Image

    from photo_sorter.adapters.engine.model.tower import ImageTower, ModelInput

log = logging.getLogger(__name__)

_CUT_OFF = Failure(FailureKind.CUT_OFF, Problem.PICTURE_CUT_OFF)
_NO_MEMORY = Failure(FailureKind.TOO_LARGE, Problem.NO_MEMORY_TO_READ)
_SIGN_SECONDS = 1.0  # how often a long read gives a sign of life


class Heartbeat:
    """Whose time passes while a file is worked on: the file's own, or another's that it waits
    for. `goes_on` and `waits` are called from the file's thread."""

    def __init__(
        self, goes_on: Callable[[], None] = lambda: None, waits: Callable[[], None] = lambda: None
    ) -> None:
        self.goes_on = goes_on
        self.waits = waits
        self._told = time.monotonic()

    def still_goes_on(self) -> None:
        """To be called often: tells it at most once a second."""
        now = time.monotonic()
        if now - self._told >= _SIGN_SECONDS:
            self._told = now
            self.goes_on()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        self.waits()
        try:
            yield
        finally:
            self.goes_on()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file's result, and the model's input where a vector is still to come."""

    result: FileResult
    input: ModelInput | None = None


class FileWork:
    """Turns files into results and model inputs. Safe to use from several threads."""

    def __init__(self, thumbnails: Path, decoder: Decoder, max_bytes: int) -> None:
        self._thumbnails = thumbnails
        self._decoder = decoder
        self._max_bytes = max_bytes
        self._alone = threading.Lock()

    def prepare(
        self,
        request: FileRequest,
        load_tower: Callable[[], ImageTower] | None,
        heartbeat: Heartbeat | None = None,
    ) -> Prepared:
        """One file as far as the model. The tower is asked for only once a file is known to need
        it. Raises OSError where the thumbnail cannot be written, and what `load_tower` raises;
        nothing for what a file can hold."""
        heartbeat = heartbeat or Heartbeat()
        if request.metadata_only and (said := read_head(request.path)) is not None:
            return Prepared(FileResult(request.token, said[0], metadata=said[1]))
        try:
            file = read_picture(request.path, self._max_bytes, heartbeat.still_goes_on)
        except MemoryError:
            stamp = stamp_by_name(request.path)
            return Prepared(FileResult(request.token, stamp, failure=_NO_MEMORY))
        if isinstance(file, Unusable):
            return Prepared(FileResult(request.token, file.stamp, failure=file.failure))
        sidecars = read_sidecars(request.path)
        if file.content_hash in request.known_hashes and not sidecars:
            result = FileResult(request.token, file.stamp, file.content_hash, known=True)
            if request.before not in ("", file.content_hash):
                shown = self._thumbnail(file.content_hash)
                result = replace(result, likeness=self._likeness(request, shown))
            return Prepared(result)
        tower = load_tower() if load_tower else None
        try:
            return self._decoded(request, file, sidecars, tower, heartbeat)
        except OutOfMemoryError:
            log.info("Not enough memory for %r beside others: alone now", request.path)
        except DecodeError as error:
            return Prepared(FileResult(request.token, file.stamp, failure=error.failure))
        # Another file, a huge one, may have taken it all: both get their chance.
        try:
            with heartbeat.waiting():
                self._alone.acquire()
            try:
                return self._decoded(request, file, sidecars, tower, heartbeat)
            finally:
                self._alone.release()
        except DecodeError as error:
            return Prepared(FileResult(request.token, file.stamp, failure=error.failure))

    def _decoded(
        self,
        request: FileRequest,
        file: FileBytes,
        sidecars: Sequence[bytes],
        tower: ImageTower | None,
        heartbeat: Heartbeat,
    ) -> Prepared:
        """The file's picture in all the forms that are wanted of it. Raises DecodeError, and
        OSError where the thumbnail cannot be written."""
        try:
            decoded = self._decoder.decode(
                file, tower.input_side if tower else 0, heartbeat.waiting
            )
            result = FileResult(
                token=request.token,
                stamp=file.stamp,
                content_hash=file.content_hash,
                metadata=read_metadata(
                    decoded.source,
                    decoded.width,
                    decoded.height,
                    file.form.name,
                    Path(request.path).name,
                    sidecars,
                ),
            )
            if request.metadata_only:
                return Prepared(result)
            shown = for_display(decoded)
            result = replace(
                result,
                colour=dominant_colour(shown),
                pixels=pixels_hash(shown, decoded.width, decoded.height),
                fingerprint=picture_fingerprint(shown),
                warning=_CUT_OFF if decoded.cut_off else None,
            )
            known = result.pixels == request.known_pixels
            if not known:
                result = replace(result, likeness=self._likeness(request, shown))
            embed = request.embed and not known
            wanted = _model_input(tower, decoded) if tower and embed else None
        except DecodeError:
            raise
        except MemoryError as error:
            raise OutOfMemoryError from error
        except Exception as error:  # nothing that a file holds may stop the others
            log.exception("A picture was met that nobody has thought of")
            raise DecodeError(
                Failure(
                    FailureKind.CRASHED,
                    Problem.PICTURE_BREAKS_READER,
                    {"detail": type(error).__name__},
                )
            ) from error
        write_thumbnail(self._thumbnails, file.content_hash, shown)
        return Prepared(result, wanted)

    def _likeness(self, request: FileRequest, shown: Image | None) -> float | None:
        """To the picture that the file held before; None where one of the two is not there."""
        before = self._thumbnail(request.before) if request.before else None
        return None if before is None or shown is None else likeness(before, shown)

    def _thumbnail(self, content_hash: str) -> Image | None:
        try:
            return read_thumbnail(self._thumbnails, content_hash)
        except OSError:
            return None

    def model_input(self, path: str, tower: ImageTower) -> ModelInput:
        """The model's input of any picture file. Raises InvalidInputError with the reason."""
        file = read_picture(path, self._max_bytes)
        if isinstance(file, Unusable):
            raise file.failure.refusal(path)
        try:
            return _model_input(tower, self._decoder.decode(file, tower.input_side))
        except DecodeError as error:
            raise error.failure.refusal(path) from error

    def region_inputs(
        self, path: str, tower: ImageTower, regions: Sequence[Region]
    ) -> Iterator[ModelInput]:
        """The model's input of each region of any picture file, as they are asked for. Raises
        InvalidInputError with the reason."""
        file = read_picture(path, self._max_bytes)
        if isinstance(file, Unusable):
            raise file.failure.refusal(path)
        smallest = min(min(r.right - r.left, r.bottom - r.top) for r in regions)
        side = round(tower.input_side / smallest)
        try:
            decoded = self._decoder.decode(file, 0, side=side)
            for region in regions:
                yield _model_input(tower, _cut(decoded, region))
        except DecodeError as error:
            raise error.failure.refusal(path) from error

    def remake_thumbnail(self, path: str, content_hash: str) -> None:
        """Write the thumbnail of a photo again from one of its files.

        Raises InvalidInputError where the file cannot be decoded or holds another picture now,
        OSError where the thumbnail cannot be written."""
        file = read_picture(path, self._max_bytes)
        if isinstance(file, Unusable):
            raise file.failure.refusal(path)
        if file.content_hash != content_hash:
            raise InvalidInputError(Problem.FILE_HOLDS_ANOTHER_PICTURE, path=path)
        try:
            decoded = self._decoder.decode(file, 0)
        except DecodeError as error:
            raise error.failure.refusal(path) from error
        write_thumbnail(self._thumbnails, content_hash, for_display(decoded))


def _cut(decoded: Decoded, region: Region) -> Decoded:
    """A region as a picture of its own, of one pixel at least."""
    width, height = decoded.pixels.size
    left = min(int(region.left * width), width - 1)
    top = min(int(region.top * height), height - 1)
    right = max(round(region.right * width), left + 1)
    bottom = max(round(region.bottom * height), top + 1)
    return replace(decoded, pixels=decoded.pixels.crop((left, top, right, bottom)))


def _model_input(tower: ImageTower, decoded: Decoded) -> ModelInput:
    """Raises MemoryError, and DecodeError where the picture is none for the model."""
    try:
        return tower.prepare(decoded.pixels)
    except MemoryError:
        raise
    except Exception as error:  # a transform raises as its arithmetic happens to fail
        log.exception("The model's own preparation failed on a picture")
        raise DecodeError(Failure(FailureKind.MODEL, Problem.PICTURE_UNFIT_FOR_MODEL)) from error

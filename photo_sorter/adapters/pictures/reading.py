"""One picture for the eye: by the same decoders as everywhere else, into shared memory."""

from __future__ import annotations

import math
from collections.abc import Callable

from PIL import Image

from photo_sorter.adapters.engine.files.colour.display import for_display
from photo_sorter.adapters.engine.files.decode import DecodeError, Decoder
from photo_sorter.adapters.engine.files.reading import Unusable, read_picture
from photo_sorter.adapters.pictures.frames import hash_frames
from photo_sorter.adapters.pictures.messages import HashFrames, PictureOptions, ReadPicture
from photo_sorter.adapters.pictures.pixel_memory import PixelMemory, Sheet
from photo_sorter.adapters.pictures.screen_colours import ScreenColours
from photo_sorter.adapters.pictures.sheet_writing import write_pixels
from photo_sorter.core.ports.pictures import BYTES_A_PIXEL


class Reading:
    """Reads with one set of limits. Safe from several threads."""

    def __init__(self, options: PictureOptions, memory: PixelMemory) -> None:
        self._options, self._memory = options, memory
        self._decoder = Decoder(options.max_pixels, exact=False)

    def read(self, request: ReadPicture) -> tuple[Sheet, tuple[int, int], tuple[int, int]]:
        """The pixels, their width and height, and those of the whole. Raises InvalidInputError
        with the reason where there are none, OSError and MemoryError where there is no room."""
        path, size = request.path, request.size
        file = read_picture(path, self._options.max_bytes, hashed=False)
        if isinstance(file, Unusable):
            raise file.failure.refusal(path)
        try:
            decoded = self._decoder.decode(file, 0, side=size.side)
            # As it was decoded: bringing it to `side` exactly would take longer than decoding.
            picture = self._bounded(for_display(decoded, None))
        except DecodeError as error:
            raise error.failure.refusal(path) from error
        sheet = self._memory.make(request.memory, picture.width * picture.height * BYTES_A_PIXEL)
        try:
            write_pixels(picture, ScreenColours(size.profile), sheet)
        except BaseException:
            sheet.close()
            raise
        return sheet, picture.size, (decoded.width, decoded.height)

    def frames(self, request: HashFrames, alive: Callable[[], None]) -> str:
        """See `FrameReader`."""
        limits = self._options.max_bytes, self._options.max_pixels
        return hash_frames(request.path, *limits, alive)

    def _bounded(self, picture: Image.Image) -> Image.Image:
        pixels, most = picture.width * picture.height, self._options.most_pixels
        return picture if pixels <= most else picture.reduce(math.isqrt(pixels // most) + 1)

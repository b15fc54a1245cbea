"""One file's text: by the decoders that everything else reads pictures with."""

from __future__ import annotations

import time
from collections.abc import Callable

from photo_sorter.adapters.engine.files.colour.display import for_display
from photo_sorter.adapters.engine.files.decode import DecodeError, Decoder
from photo_sorter.adapters.engine.files.reading import Unusable, read_picture
from photo_sorter.adapters.text_reading.messages import ReaderOptions, ReadLines
from photo_sorter.adapters.text_reading.networks import Networks
from photo_sorter.adapters.text_reading.page import lines_in, looks_like_text
from photo_sorter.core.ports.text_reading import ReadText, refused

_SIDE = 2_400  # pixels: letters of a page that fills the picture are then some 20 high
_GLANCE_SIDE = 400


class Reading:
    """Used by one thread."""

    def __init__(self, options: ReaderOptions) -> None:
        self._options = options
        self._decoder = Decoder(options.max_pixels, exact=False)
        self._networks = Networks(options.models, options.threads)

    def read(self, request: ReadLines, alive: Callable[[], None]) -> ReadText:
        """Raises PictureRefusedError where the picture cannot be read, and MemoryError."""
        started = time.process_time()
        path = request.path
        file = read_picture(path, self._options.max_bytes, alive, hashed=False)
        if isinstance(file, Unusable):
            raise refused(file.failure, path)
        try:
            if request.glance:
                small = self._decoder.decode(file, 0, side=_GLANCE_SIDE)
                picture = for_display(small, None)
                if not looks_like_text(self._networks, picture):
                    spent = time.process_time() - started
                    return ReadText((), small.width / small.height, spent, glanced=True)
            alive()
            decoded = self._decoder.decode(file, 0, side=_SIDE)
            picture = for_display(decoded, None)
        except DecodeError as error:
            raise refused(error.failure, path) from error
        alive()
        lines = lines_in(self._networks, picture, alive)
        return ReadText(lines, decoded.width / decoded.height, time.process_time() - started)

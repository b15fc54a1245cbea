"""Photos at any size, for the eye."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, Picture, PictureReader, PictureSize
from photo_sorter.core.problems import Problem


class Pictures:
    """Reads the originals; needs no rights to write. May be used from any thread."""

    def __init__(self, catalog: Catalog, reader: PictureReader) -> None:
        self._catalog = catalog
        self._reader = reader

    def read(
        self, photo_id: PhotoId, size: PictureSize, cancelled: Callable[[], bool] = lambda: False
    ) -> Picture:
        """From the first of the photo's files that can be decoded. Blocks; meant for a worker
        thread. Raises NotFoundError where there is no such photo, InvalidInputError with the
        reason where none of its files can be read now, CancelledError, EngineError."""
        photo = self._catalog.photos.get(photo_id)
        if photo is None or not photo.locations:
            raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY)
        online = self._catalog.folders.online()
        here = [x.path for x in photo.locations if x.folder_id in online]
        refusal: InvalidInputError | None = None
        for path in here:
            try:
                return self._reader.read(path, size, cancelled)
            except InvalidInputError as error:
                refusal = refusal or error
        if refusal is not None:
            raise refusal
        raise InvalidInputError(Problem.PHOTO_AWAY, path=photo.locations[0].path)

    def warm_up(self) -> None:
        """Somebody will look at a photo soon. Returns at once."""
        self._reader.warm_up()

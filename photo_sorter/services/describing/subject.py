"""What is told to a model of photos: their files, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.describing.known import known_words
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.services.files.reachable import reachable_file


class Subjects:
    """Only reads. From any thread."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def paths(self, photo_ids: Sequence[PhotoId]) -> tuple[FilePath, ...]:
        """A file of each photo that is there now. Raises NotFoundError where there is no such
        photo, InvalidInputError where none of its files is there."""
        photos = self._catalog.photos.get_many(photo_ids)
        online = self._catalog.folders.online()
        return tuple(reachable_file(photos.get(photo_id), online) for photo_id in photo_ids)

    def known(self, photo_id: PhotoId) -> tuple[str, ...]:
        """What is true of the photo, as far as the library knows."""
        photo = self._catalog.photos.get(photo_id)
        by_person = self._catalog.dates.of([photo_id]).get(photo_id)
        by_file = None if photo is None else photo.metadata.date_taken
        taken = by_file if by_person is None else by_person.taken
        return known_words(self._catalog.tags.of_photo(photo_id), taken)

    def tags(self, photo_id: PhotoId) -> list[str]:
        return [tag.name for tag in self._catalog.tags.of_photo(photo_id)]

"""Works out what fixes of dates make of photos; nothing is written before they are done."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.date_fixes import DateChange, DateFix, plan
from photo_sorter.core.dated_photo import DatedPhoto
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.file_naming import natural_key
from photo_sorter.core.operations import DatePhotos
from photo_sorter.core.person_details import place_of
from photo_sorter.core.photo import Photo, PhotoId
from photo_sorter.core.ports import Catalog, TimeZones
from photo_sorter.core.problems import Problem


class Dating:
    """Makes `DatePhotos`. May be used from any thread."""

    def __init__(self, catalog: Catalog, zones: TimeZones) -> None:
        self._catalog = catalog
        self._zones = zones

    def photos(self, photo_ids: Sequence[PhotoId]) -> list[DatedPhoto]:
        """What is known of their dates, the oldest first, as the grid orders them."""
        said = self._catalog.dates.of(photo_ids)
        details = self._catalog.details.of(photo_ids)
        online = self._catalog.folders.online()
        known: list[tuple[Photo, DatedPhoto]] = []
        for photo in self._catalog.photos.get_many(photo_ids).values():
            person, meta = said.get(photo.id), photo.metadata
            where = place_of(details.get(photo.id), meta.latitude, meta.longitude)
            places = sorted(photo.locations, key=lambda place: place.folder_id not in online)
            dated = DatedPhoto(
                photo.id,
                places[0].path if places else "",
                meta.date_taken,
                None if person is None else person.taken,
                meta.name_number if person is None else person.number,
                where.latitude,
                where.longitude,
            )
            known.append((photo, dated))
        return [dated for _, dated in sorted(known, key=lambda each: _order(*each))]

    def plan(self, photos: Sequence[DatedPhoto], fix: DateFix) -> list[DateChange]:
        """What the fix makes of each. Raises InvalidInputError for a zone that there is not."""
        try:
            return plan(fix, photos, self._zones)
        except KeyError as error:
            raise InvalidInputError(Problem.NO_SUCH_TIME_ZONE, name=str(error.args[0])) from error

    def operation(self, photo_ids: Sequence[PhotoId], fix: DateFix) -> DatePhotos:
        """The fix of those photos that it changes. Raises InvalidInputError where it changes none,
        too."""
        changes = self.plan(self.photos(photo_ids), fix)
        said = tuple(change.said for change in changes if change.said is not None)
        if not said:
            raise InvalidInputError(Problem.NO_DATE_CHANGES)
        return DatePhotos(said)


def _order(photo: Photo, dated: DatedPhoto) -> tuple[object, ...]:
    return photo.sort_time, photo.in_second, natural_key(dated.path), dated.path

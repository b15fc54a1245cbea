"""What is known of photos: listings, details, thumbnails, files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from photo_sorter.core.access import Access
from photo_sorter.core.companions import RAW, ending_of
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.person_details import PersonDetails, place_of, told
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, Engine, FileRequest, FileSystem, TimeZones
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import Query
from photo_sorter.core.rating import Rating
from photo_sorter.core.stacks import place_of as place_in_stack
from photo_sorter.core.views import PhotoDetails, PhotoListing, ReadPhoto
from photo_sorter.services.files.dating import Dating
from photo_sorter.services.files.editing import Editing
from photo_sorter.services.files.renaming import Renaming


class Photos:
    """Reads the catalog. May be used from any thread; a large listing takes a while."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        engine: Engine,
        files: FileSystem,
        zones: TimeZones,
        thumbnail_of: Callable[[str], Path],
    ) -> None:
        self._access = access
        self._catalog = catalog
        self._engine = engine
        self._files = files
        self._thumbnail_of = thumbnail_of
        self.renaming = Renaming(catalog)
        self.dating = Dating(catalog, zones)
        self.editing = Editing(catalog, self.dating)

    def listing(self, query: Query) -> PhotoListing:
        """Photos that an exact query matches, newest first."""
        return self._catalog.photos.listing(query)

    def count(self, query: Query) -> int:
        """How many photos an exact query matches."""
        return len(self._catalog.photos.listing(query))

    def listing_of(self, photo_ids: Sequence[PhotoId]) -> PhotoListing:
        """These photos in this order, less those that are gone."""
        return self._catalog.photos.listing_of(photo_ids)

    def details(self, photo_id: PhotoId) -> PhotoDetails | None:
        """Files that are there now come first. None where there is no such photo."""
        catalog = self._catalog
        photo = catalog.photos.get(photo_id)
        if photo is None:
            return None
        online = catalog.folders.online()
        meta = photo.metadata
        by_person = catalog.dates.of([photo_id]).get(photo_id)
        taken = meta.date_taken if by_person is None else by_person.taken
        said = catalog.details.of([photo_id]).get(photo_id, PersonDetails(photo_id))
        place = place_of(said, meta.latitude, meta.longitude)
        locations = sorted(photo.locations, key=lambda x: x.folder_id not in online)
        here = [location.path for location in locations if location.folder_id in online]
        return PhotoDetails(
            id=photo.id,
            content_hash=photo.content_hash,
            paths=tuple(location.path for location in locations),
            offline=not any(location.folder_id in online for location in locations),
            byte_size=photo.byte_size,
            width=meta.width,
            height=meta.height,
            format=meta.format,
            sort_time=photo.sort_time,
            taken_at=None if taken is None else taken.when,
            camera=meta.camera,
            lens=meta.lens,
            exposure=meta.exposure,
            aperture=meta.aperture,
            iso=meta.iso,
            focal_length=meta.focal_length,
            latitude=place.latitude,
            longitude=place.longitude,
            rating=catalog.ratings.of([photo_id]).get(photo_id, Rating()),
            colour=photo.colour,
            tags=tuple(catalog.tags.of_photo(photo_id)),
            albums=tuple(catalog.albums.of_photo(photo_id)),
            never_in=tuple(catalog.albums.kept_out(photo_id)),
            taken_precision=None if taken is None else taken.precision,
            taken_source=None if taken is None else taken.source,
            taken_zone=None if taken is None else taken.zone,
            title=told(said.title, meta.title),
            description=told(said.description, meta.description),
            copyright=told(said.copyright, meta.copyright),
            creator=told(said.creator, meta.creator),
            by_person=None if said.is_silent else said,
            keywords=meta.keywords,
            taken_by_file=meta.date_taken,
            faces=meta.faces,
            parts=tuple(self.parts(here)),
            warning=catalog.photos.warning(photo_id),
            sensitive=photo_id in catalog.sensitive.among([photo_id]),
            caption=catalog.captions.of([photo_id]).get(photo_id),
            stack=place_in_stack(photo_id, catalog.stacks.of([photo_id])),
        )

    def ratings(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, Rating]:
        """How each photo is rated: by a person, else by its file."""
        return self._catalog.ratings.of(photo_ids)

    def thumbnail(self, photo_id: PhotoId) -> Path | None:
        """The thumbnail file (JPEG, longest side 512), made again where it was lost. None where
        that is not possible now (the folder is offline)."""
        content_hash = self._catalog.photos.content_hash(photo_id)
        if content_hash is None:
            return None
        path = self._thumbnail_of(content_hash)
        if path.exists():
            return path
        details = self.details(photo_id)
        if self._access.read_only or details is None or details.offline or not details.paths:
            return None
        try:
            return self._engine.make_thumbnail(details.paths[0], content_hash)
        except InvalidInputError:
            return None

    def pictures_below(self, folder: FilePath) -> list[FilePath]:
        """The picture files in a folder and below it, by name, as if it were watched."""
        found = self._files.scan(folder, lambda: False)
        return sorted(file.path for file in found if file.skip_reason is None)

    def of_file(self, path: FilePath) -> ReadPhoto:
        """What a picture file says of itself that need not be in the library. Raises
        InvalidInputError with the reason where it cannot be read."""
        request = FileRequest(0, path, embed=False)
        for result in self._engine.process_files(None, [request], lambda: False):
            if result.failure is None:
                thumbnail = self._thumbnail_of(result.content_hash)
                return ReadPhoto(result.metadata, thumbnail, result.warning)
            raise InvalidInputError(result.failure.problem, path=path, **result.failure.values)
        raise InvalidInputError(Problem.FILE_UNREADABLE, path=path, detail="")

    def at(self, path: FilePath) -> PhotoId | None:
        """The photo that the file holds; None where the library knows of none there."""
        location = self._catalog.locations.find(path)
        return None if location is None else location.photo_id

    def paths(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, FilePath]:
        """One file for each photo that has any."""
        return {i: paths[0] for i, paths in self.all_paths(photo_ids).items() if paths}

    def parts(self, paths: Sequence[FilePath]) -> list[FilePath]:
        """What belongs to these files of photos: RAWs, films, sidecars."""
        found = self._files.companions(paths)
        return list(dict.fromkeys(part for path in paths for part in found[path]))

    def raws(self, paths: Sequence[FilePath]) -> list[FilePath]:
        """The camera raws that are parts of these files' photos."""
        return [part for part in self.parts(paths) if ending_of(part) in RAW]

    def files_here(self, photo_ids: Sequence[PhotoId]) -> list[FilePath]:
        """Every file of the photos whose folder is there now."""
        online = self._catalog.folders.online()
        photos = self._catalog.photos.get_many(photo_ids)
        return [x.path for p in photos.values() for x in p.locations if x.folder_id in online]

    def all_paths(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, list[FilePath]]:
        """Every file of each photo."""
        photos = self._catalog.photos.get_many(photo_ids)
        return {i: [x.path for x in photo.locations] for i, photo in photos.items()}

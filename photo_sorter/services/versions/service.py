"""Makes versions of photos: a part of the picture as a file of its own beside the original, which
stays as it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from photo_sorter.core.access import Access
from photo_sorter.core.changes import Change
from photo_sorter.core.errors import DiskFullError, InvalidInputError, NotFoundError
from photo_sorter.core.exporting.encodings import (
    encoding_of_version,
    ending_for,
    keeps_format,
)
from photo_sorter.core.exporting.options import Colours, ExportOptions
from photo_sorter.core.operations import MakeVersion, Operation
from photo_sorter.core.photo import FilePath, FolderId, Location, LocationState, Photo, PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.exporting import (
    ExportNote,
    ExportTargetError,
    NamesAt,
    OpenTarget,
    PictureWriter,
    WrittenCopy,
)
from photo_sorter.core.problems import Problem
from photo_sorter.core.versions.edit import Edit, Size
from photo_sorter.core.versions.naming import version_name
from photo_sorter.services.exporting.orders import ExportOrders, Wanted

# Of JPEG, WebP and AVIF: what is cut out of a version once more still looks like the first.
_QUALITY = 95
_HERE: tuple[str, ...] = ()  # the folder itself

Cancelled = Callable[[], bool]
# Has a file that the program wrote become a photo, which is told.
TakeIn = Callable[[FolderId, FilePath, Cancelled], PhotoId]


@dataclass(frozen=True, slots=True)
class MadeVersion:
    """`change` is the journal's entry, which takes it back. `notes` say what the version lacks of
    its original."""

    path: FilePath
    photo_id: PhotoId
    change: Change
    notes: frozenset[ExportNote] = frozenset()


class Versions:
    """From any thread; making one takes as long as reading and writing the picture does."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        writer: PictureWriter,
        open_target: OpenTarget,
        names_at: NamesAt,
        take_in: TakeIn,
        do: Callable[[Operation], Change],
        follow: Callable[[], None],
    ) -> None:
        """`do` is the journal's. `follow` asks for what new photos lack."""
        self._access = access
        self._catalog = catalog
        self._orders = ExportOrders(catalog)
        self._writer = writer
        self._open_target = open_target
        self._names_at = names_at
        self._take_in = take_in
        self._do = do
        self._follow = follow

    def size(self, photo_id: PhotoId) -> Size:
        """The sides of the upright picture in pixels, as edits count them; zeros where nobody
        knows. Raises NotFoundError."""
        metadata = self._photo(photo_id).metadata
        return metadata.width, metadata.height

    def make(
        self, photo_id: PhotoId, edit: Edit, cancelled: Cancelled = lambda: False
    ) -> MadeVersion:
        """Write the version beside its original under a free name, at all pixels, with what is said
        of the photo, in its format and with its transparency where that can be written. It is a
        photo at once, with the marks of its original, and the cover of the stack of both.

        Raises InvalidInputError for an edit that is none or a picture that cannot be read,
        NotFoundError, LibraryLockedError, CancelledError, DiskFullError, ExportTargetError where
        nothing can be written into the folder, and EngineError. Then no file is left, unless the
        library failed after the file had its name: that is whole, and the next look at the folder
        finds it."""
        self._access.check()
        edit.check()
        photo = self._photo(photo_id)
        original = self._file(photo)
        encoding = encoding_of_version(photo.metadata.format)
        # Light and colours are changed in sRGB.
        colours = Colours.SRGB if edit.adjustments.changes_anything else Colours.KEEP
        options = ExportOptions(quality=_QUALITY, colours=colours)
        (order,) = self._orders.of([Wanted(photo_id, original.path, encoding)], options)
        order = replace(order, edit=edit)

        def write(path: FilePath) -> WrittenCopy:
            return self._writer.write(replace(order, target=path), cancelled)

        folder = Path(original.path).parent
        try:
            there = self._names_at(folder, _HERE)
            name = version_name(original.path, ending_for(encoding, original.path), there)
            target = self._open_target(folder)
            name, written = target.put(_HERE, name, write)
            target.finish()
        except DiskFullError as error:
            raise DiskFullError(Problem.VERSION_NO_SPACE, path=str(folder)) from error
        except ExportTargetError as error:
            raise ExportTargetError(
                Problem.VERSION_NOT_WRITABLE,
                path=str(folder),
                detail=error.values.get("detail", ""),
            ) from error
        path = os.path.join(os.path.dirname(original.path), name)
        version = self._take_in(original.folder_id, path, lambda: False)
        change = self._do(MakeVersion(photo_id, version, path))
        self._follow()
        notes = written.notes
        if not keeps_format(encoding, photo.metadata.format):
            notes |= {ExportNote.OTHER_FORMAT}
        return MadeVersion(path, version, change, notes)

    def _photo(self, photo_id: PhotoId) -> Photo:
        photo = self._catalog.photos.get(photo_id)
        if photo is None:
            raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY)
        return photo

    def _file(self, photo: Photo) -> Location:
        """One that is there. Raises InvalidInputError."""
        online = self._catalog.folders.online()
        here = [each for each in photo.locations if each.folder_id in online]
        if not here:
            paths: Sequence[FilePath] = [each.path for each in photo.locations]
            raise InvalidInputError(Problem.PHOTO_AWAY, path=paths[0] if paths else "")
        return min(here, key=lambda each: (each.state is not LocationState.READY, each.path))

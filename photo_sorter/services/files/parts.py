"""RAWs beside a picture: they are parts of its photo and no photos of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from photo_sorter.core.companions import RAW, SHOWN, ending_of, raw_parts
from photo_sorter.core.file_changes import Difference, match_moves
from photo_sorter.core.photo import FilePath, FolderId, Location, PhotoId
from photo_sorter.core.ports import Catalog, FileSystem, FoundFile, KnownFile


class FoldersOfRaws:
    """Looks each folder through once for what single changes in it mean for RAWs beside them."""

    def __init__(self, files: FileSystem) -> None:
        self._files = files
        self._names: dict[FilePath, list[str]] = {}

    def with_raws(self, paths: Iterable[tuple[FolderId, FilePath]]) -> dict[FilePath, FolderId]:
        """The paths, and the RAWs beside pictures among them: where a picture comes or goes they
        become its parts, or photos."""
        found: dict[FilePath, FolderId] = {}
        for folder_id, path in paths:
            found[path] = folder_id
            if ending_of(path) in SHOWN:
                directory, name = os.path.split(path)
                stem = os.path.splitext(name)[0].lower()
                for raw in self._in(directory):
                    if ending_of(raw) in RAW and os.path.splitext(raw)[0].lower() == stem:
                        found[os.path.join(directory, raw)] = folder_id
        return found

    def main(self, path: FilePath) -> FilePath | None:
        """The picture that the file is a part of."""
        if ending_of(path) not in RAW:
            return None
        directory, name = os.path.split(path)
        shown = raw_parts(self._in(directory)).get(name)
        return None if shown is None else os.path.join(directory, shown)

    def _in(self, directory: FilePath) -> list[str]:
        """The names of RAWs, and of pictures that may have one."""
        if directory not in self._names:
            names = self._files.names(directory)
            kept = [name for name in names if ending_of(name) in RAW or ending_of(name) in SHOWN]
            self._names[directory] = kept
        return self._names[directory]


class Joining:
    """What a person said of a RAW is said of the picture that it becomes a part of. What it writes
    belongs into the transaction that notes what was found."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def join(self, parts: Mapping[FilePath, FoundFile], difference: Difference) -> int:
        """RAWs that were photos and are parts now: their files are forgotten; how many. One whose
        picture was not read yet stays a photo until `picture_read`."""
        vanished, joined = difference.vanished, 0
        came = {move.old_path: move.new_path for move in match_moves(vanished, parts)}
        for old in [path for path in vanished if path in parts or path in came]:
            raw, known = came.get(old, old), vanished[old]
            main = self._catalog.locations.find(parts[raw].part_of or raw)
            if main is not None and main.photo_id is not None:
                self._say_of(known.photo_id, main.photo_id)
            elif old == raw and known.photo_id is not None and _have_one_stem(parts[raw]):
                del vanished[old]
                difference.unchanged += 1
                continue
            elif main is not None and known.photo_id is not None:
                self._catalog.locations.hold({main.path: known.photo_id})
            del vanished[old]
            self._catalog.locations.remove([known.location_id])
            joined += 1
        return joined

    def picture_read(self, picture: Location, photo_id: PhotoId) -> None:
        """The RAWs beside a picture are parts of it from when it could be read."""
        if ending_of(picture.path) not in SHOWN:
            return
        raws = [x for x in self._catalog.locations.beside(picture.path) if ending_of(x.path) in RAW]
        for raw in raws:
            self._say_of(raw.photo_id, photo_id)
        if raws:
            self._catalog.locations.remove([raw.id for raw in raws])

    def _say_of(self, source: PhotoId | None, target: PhotoId) -> None:
        if source is not None and source != target:
            self._catalog.photos.copy_marks(source, target)


def heirs(
    gone: Mapping[FilePath, KnownFile], new: Mapping[FilePath, FoundFile]
) -> dict[FilePath, PhotoId]:
    """RAWs that are no parts any more, with the photo of the picture that went."""
    left = [path for path in new if ending_of(path) in RAW]
    if not left:
        return {}
    photos = {
        os.path.splitext(path)[0].lower(): known.photo_id
        for path, known in gone.items()
        if ending_of(path) in SHOWN
    }
    found = {raw: photos.get(os.path.splitext(raw)[0].lower()) for raw in left}
    return {raw: photo_id for raw, photo_id in found.items() if photo_id is not None}


def _have_one_stem(part: FoundFile) -> bool:
    """By which `picture_read` finds the RAW again."""
    main = part.part_of or ""
    return os.path.splitext(main)[0] == os.path.splitext(part.path)[0]

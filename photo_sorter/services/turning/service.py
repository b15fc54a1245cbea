"""Turns photos: says what each file needs for that, and has it done as one operation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from photo_sorter.core.access import Access
from photo_sorter.core.changes import Change
from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.operations import Operation, TurnFiles
from photo_sorter.core.photo import FilePath, FolderId, Location, LocationState, Photo, PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.turning import PictureTurner
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.turning.patch import FilePatch

_WHOLE_TURN = 4

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A photo that is not turned, and why."""

    photo_id: PhotoId
    path: FilePath
    problem: Occurrence


@dataclass(frozen=True, slots=True)
class TurnReport:
    """What came of it, in photos. `change` is the journal's entry, which takes it back; None where
    none was turned. `raws` are camera raws beside the pictures, which stay as they are."""

    turned: tuple[PhotoId, ...]
    refused: tuple[Refusal, ...]
    raws: tuple[FilePath, ...] = ()
    change: Change | None = None


class Turning:
    """From any thread; takes as long as reading the pictures and writing their files does."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        turner: PictureTurner,
        do: Callable[[Operation], Change],
        raws_of: Callable[[Sequence[FilePath]], list[FilePath]],
    ) -> None:
        """`do` is the journal's. `raws_of` says which camera raws are parts of pictures."""
        self._access = access
        self._catalog = catalog
        self._turner = turner
        self._do = do
        self._raws_of = raws_of

    def turn(
        self,
        photo_ids: Sequence[PhotoId],
        turns: int,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Cancelled = lambda: False,
    ) -> TurnReport:
        """Turn photos by so many quarters clockwise, by what their files say: the pixels that are
        stored stay. Photos keep all that was said of them. All files of a photo are turned, or none
        is. `progress` is told, on this thread, of how many it is known what they need; nothing is
        done where it is cancelled before the last. Raises LibraryLockedError, DiskFullError,
        EngineError."""
        self._access.check()
        online = self._catalog.folders.online()
        patches: list[FilePatch] = []
        turned: list[PhotoId] = []
        refused: list[Refusal] = []
        photos = list(self._catalog.photos.get_many(list(dict.fromkeys(photo_ids))).values())
        for done, photo in enumerate(photos):
            if cancelled():
                return TurnReport((), ())
            progress(done, len(photos))
            try:
                patches += self._planned(photo, turns % _WHOLE_TURN, online)
                turned.append(photo.id)
            except InvalidInputError as error:
                path = error.path or _path_of(photo)
                problem = Occurrence(error.problem, error.values)
                refused.append(Refusal(photo.id, path, problem))
        if not patches or cancelled():
            return TurnReport((), tuple(refused))
        raws = tuple(self._raws_of([each.path for each in patches]))
        try:
            change = self._do(TurnFiles(tuple(patches), turns))
        except PhotoSorterError as error:
            path = error.path or patches[0].path
            problem = Occurrence(error.problem, error.values)
            return TurnReport((), (*refused, Refusal(turned[0], path, problem)))
        return TurnReport(tuple(turned), tuple(refused), raws, change)

    def _planned(self, photo: Photo, turns: int, online: set[FolderId]) -> list[FilePatch]:
        """Raises InvalidInputError."""
        if not turns:
            raise InvalidInputError(Problem.EDIT_CHANGES_NOTHING, path=_path_of(photo))
        for location in photo.locations:
            _check(location, location.folder_id in online)
        if not photo.locations:
            raise InvalidInputError(Problem.PHOTO_AWAY, path="")
        return [self._turner.plan(each.path, each.stamp, turns) for each in photo.locations]


def _check(location: Location, is_online: bool) -> None:
    """Raises InvalidInputError where a file cannot go along with the others of its photo."""
    if not is_online:
        raise InvalidInputError(Problem.PHOTO_AWAY, path=location.path)
    if location.state is not LocationState.READY:
        raise InvalidInputError(Problem.TURN_NOT_READ, path=location.path)


def _path_of(photo: Photo) -> FilePath:
    return photo.locations[0].path if photo.locations else ""

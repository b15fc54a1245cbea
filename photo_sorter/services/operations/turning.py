"""Pictures that a person turns by a note in their files."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from functools import partial

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.events import ErrorRaised, EventBus, PhotosChanged
from photo_sorter.core.operations import Operation, TurnFiles
from photo_sorter.core.photo import FilePath, FolderId, PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.turning import NotPatched, Patched, PictureTurner
from photo_sorter.core.problems import Problem
from photo_sorter.core.turning.patch import FilePatch, backwards
from photo_sorter.services.operations.applied import Applied, Prepared

log = logging.getLogger(__name__)

_WRITING_SECONDS = 1.0  # that this waits for others who write, or look at what was written


class TurnOperations:
    """Handles TurnFiles. Files are written before the catalog is taken, and get their places inside
    the transaction that knows of it, so that whoever reads one finds its photo."""

    def __init__(
        self,
        catalog: Catalog,
        turner: PictureTurner,
        writing: threading.Lock,
        read_again: Callable[[FolderId, FilePath], object],
        follow: Callable[[], None],
        events: EventBus,
    ) -> None:
        """`writing` is held by who writes into pictures until the catalog knows their stamps: where
        it cannot be had soon, they are read once more than they need be. `read_again` reads a file
        at once; `follow` asks for what photos lack then."""
        self._catalog = catalog
        self._turner = turner
        self._writing = writing
        self._read_again = read_again
        self._follow = follow
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        """As a part of several, which are one transaction; else the journal prepares it."""
        prepared = self.prepare(operation)
        if prepared is None:
            return None
        try:
            return prepared.apply()
        except BaseException:
            prepared.rollback()
            raise

    def prepare(self, operation: Operation) -> Prepared | None:
        """What was changed since, or cannot be written now, stays as it is and is published as
        ErrorRaised. `apply` raises PhotoSorterError where that is all of it."""
        if not isinstance(operation, TurnFiles):
            return None
        self._turner.finish(self._catalog.operations.landed)  # of an earlier process
        held = self._writing.acquire(timeout=_WRITING_SECONDS)
        release = self._writing.release if held else _nothing
        try:
            key = self._turner.write(operation.patches)
        except BaseException:
            release()
            raise

        def rollback() -> None:
            self._turner.take_back(key)
            release()

        return Prepared(partial(self._put, operation, key, release, rollback), rollback)

    def _put(
        self,
        operation: TurnFiles,
        key: str,
        release: Callable[[], None],
        rollback: Callable[[], None],
    ) -> Applied:
        outcomes = self._turner.put(key)
        done = [each for each in outcomes if isinstance(each, Patched)]
        left = [each for each in outcomes if isinstance(each, NotPatched)]
        if not done:
            raise left[0].error
        back = operation.turns < 0
        known = [self._know(each, back=back) for each in done]
        photos = {photo for photo in known if photo is not None}

        def after() -> None:
            self._turner.settle(key)
            release()
            self._look([each.patch for each in done])
            if left:
                self._tell(left)

        inverse = tuple(backwards(each.patch) for each in done)
        return Applied(
            Deed(Action.PHOTOS_TURNED, "", len(photos) or len(done)),
            TurnFiles(inverse, -operation.turns),
            after,
            rollback,
            (key,),
        )

    def _know(self, file: Patched, *, back: bool) -> PhotoId | None:
        """The file still holds its photo, with other bytes, or that which has these very bytes:
        then what a person said of the one is said of the other, but not on the way `back`. What was
        worked out of the pixels is done again; None where the library knows no photo there."""
        location = self._catalog.locations.find(file.patch.path)
        if location is None or location.photo_id is None:
            return None
        photos, photo_id = self._catalog.photos, location.photo_id
        other = photos.by_hash(file.patch.after)
        if other is not None and other != photo_id:
            if not back:
                photos.copy_marks(photo_id, other)
            self._catalog.locations.attach(location.id, file.stamp, other)
            return other
        if other is None:
            photos.set_pixels(photo_id, "")  # by which all that was derived of them goes
            photos.rewritten(photo_id, file.patch.after, file.stamp.size)
            self._catalog.vectors.forget(photo_id)
        self._catalog.locations.attach(location.id, file.stamp, photo_id)
        return photo_id

    def _look(self, patches: Sequence[FilePatch]) -> None:
        """Have thumbnails and sides at once; what cannot be read now is derived like anything that
        photos lack."""
        for patch in patches:
            location = self._catalog.locations.find(patch.path)
            if location is None or location.photo_id is None:
                continue
            try:
                self._read_again(location.folder_id, patch.path)
            except PhotoSorterError as error:
                log.warning("Not read after it was turned: %r: %s", patch.path, error)
        self._events.publish(PhotosChanged())
        self._follow()

    def _tell(self, left: Sequence[NotPatched]) -> None:
        changed = [each for each in left if each.error.problem is Problem.FILE_CHANGED_SINCE]
        if len(changed) == len(left):
            error = PhotoSorterError(Problem.TURNED_PARTLY, path=changed[0].path)
        else:
            error = next(each.error for each in left if each not in changed)
        self._events.publish(ErrorRaised(error))


def _nothing() -> None:
    """There is nothing to let go of."""

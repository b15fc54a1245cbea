"""Looks at sidecars: what stands in them, and what is to come of it. Nothing is written."""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from photo_sorter.core.companions import is_sidecar_name
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import Merged, SingleField, merge, same_fields, value_of
from photo_sorter.core.file_state import FileState, first_state, spoken, with_embedded
from photo_sorter.core.merge_steps import followed, taken_in, written
from photo_sorter.core.person_said import PersonSaid
from photo_sorter.core.photo import (
    FilePath,
    FolderId,
    Location,
    LocationId,
    LocationState,
    PhotoId,
)
from photo_sorter.core.ports import Catalog, FileSystem, SidecarBase, Sidecars
from photo_sorter.core.ports.file_merge import SidecarStamp
from photo_sorter.core.ports.sidecars import Said, TakesNoWordsError
from photo_sorter.core.problems import Occurrence, Problem


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file whose sidecar could not be looked at; without a problem it is looked at later."""

    location: Location
    sidecar: FilePath
    problem: Occurrence | None


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found. `theirs` is None where there is no sidecar; `stamp` is of before it was
    read."""

    location: Location
    photo_id: PhotoId
    sidecar: FilePath
    stamp: SidecarStamp | None
    theirs: FileFields | None
    known: SidecarBase | None
    said: PersonSaid
    read: FileFields  # what the catalog was told that the photo's files say
    unwritten: FileState  # what it is merged against
    state: FileState  # the same, with embedded keywords where these are to be taken over
    merged: Merged
    taken: PersonSaid  # what a person counts as having said now
    wants_writing: bool
    keep_time: bool  # the picture's date is known from its file's time alone
    outlived: bool  # the catalog knows a base that is no longer this sidecar's

    @property
    def inside(self) -> bool:
        """Whether the words stand in the picture itself: then `sidecar` is that."""
        return self.sidecar == self.location.path

    @property
    def is_settled(self) -> bool:
        """Nothing of it is new: all is noted already."""
        known = None if self.known is None else self.known.stamp
        return (
            self.stamp == known
            and not self.outlived
            and not self.merged.conflicts
            and self.taken == self.said
            and (self.known is None or self.state_after(wrote=False) == self.known.state)
        )

    @property
    def fields(self) -> FileFields:
        """What the file says."""
        return FileFields() if self.theirs is None else self.theirs

    @property
    def uncovers(self) -> bool:
        """Whether writing takes something away beneath which the picture itself may say what nobody
        has read."""
        return any(
            value_of(self.fields, one) is not None
            and value_of(self.merged.fields, one) is None
            and value_of(self.read, one) is None
            for one in SingleField
        )

    def state_after(self, wrote: bool) -> FileState:
        """Without writing, embedded keywords are not taken over."""
        kept = self.state if wrote else self.unwritten
        state = followed(kept, self.fields, self.merged, self.said)
        return written(state, self.merged) if wrote else state


@dataclass(frozen=True, slots=True)
class _Asked:
    """A file whose sidecar is to be looked at, and what the catalog knows of it."""

    location: Location
    photo_id: PhotoId
    known: SidecarBase | None
    said: PersonSaid
    read: FileFields
    undone: set[SingleField]
    keep_time: bool


@dataclass(frozen=True, slots=True)
class _Begun:
    """What is known of a sidecar before it is read."""

    asked: _Asked
    sidecar: FilePath
    stamp: SidecarStamp | None
    outlived: bool

    @property
    def known(self) -> SidecarBase | None:
        return None if self.outlived else self.asked.known

    @property
    def is_as_it_was(self) -> bool:
        """Then it need not be read where the catalog says the same."""
        known, asked = self.known, self.asked
        if known is None or known.stamp != self.stamp:
            return False
        state = with_embedded(known.state, asked.read, asked.said)
        return same_fields(state.fields, spoken(state, asked.said))

    @property
    def must_be_read(self) -> bool:
        return self.stamp is not None and not self.is_as_it_was


class Looker:
    """Made anew for each piece of work: it asks of each folder once whether it is there. With
    `inside`, pictures that have no sidecar have their words in themselves, where they take them."""

    def __init__(
        self, catalog: Catalog, files: FileSystem, sidecars: Sidecars, *, inside: bool = False
    ) -> None:
        self._catalog = catalog
        self._files = files
        self._sidecars = sidecars
        self._inside = inside
        self.refusing: set[LocationId] = set()  # pictures that take no words: they have sidecars
        self._away: dict[FolderId, bool] = {}
        self._roots: dict[FolderId, FilePath] = {}

    def look(self, photo_ids: Collection[PhotoId]) -> Iterator[Look | Trouble]:
        """At the sidecars of all files of the photos."""
        catalog, words = self._catalog, self._catalog.file_words
        photos = catalog.photos.get_many(list(photo_ids))
        locations = [location for photo in photos.values() for location in photo.locations]
        said, read = words.said(photo_ids), words.read(photo_ids)
        location_ids = [location.id for location in locations]
        bases, undone = words.bases(location_ids), catalog.conflicts.undone(location_ids)
        begun: list[_Begun | Trouble] = []
        for location in locations:
            photo_id = location.photo_id
            if photo_id is None or photo_id not in said:
                continue
            begun.append(
                self._begin(
                    _Asked(
                        location,
                        photo_id,
                        bases.get(location.id),
                        said[photo_id],
                        read[photo_id],
                        undone.get(location.id, set()),
                        photos[photo_id].metadata.taken_at is None,
                    )
                )
            )
        unread = [each for each in begun if isinstance(each, _Begun) and each.must_be_read]
        found = self._sidecars.read_all([Path(each.sidecar) for each in unread])
        there = dict(zip((each.asked.location.id for each in unread), found, strict=True))
        for each in begun:
            if isinstance(each, Trouble):
                yield each
            else:
                yield self._finish(each, there.get(each.asked.location.id))

    def _begin(self, asked: _Asked) -> _Begun | Trouble:
        """All but to read it."""
        location = asked.location
        sidecar = location.path + ".xmp"
        inside = self._inside and location.id not in self.refusing
        try:
            sidecar = str(self._sidecars.path_for(Path(location.path), inside=inside))
            if self._is_away(location):
                return Trouble(location, sidecar, Occurrence(Problem.PHOTO_AWAY))
            if location.state is LocationState.PENDING:
                return Trouble(location, sidecar, None)  # it may hold another picture by now
            stamp = self.stamp(sidecar)
            if sidecar == location.path and stamp != location.stamp[:2]:
                return Trouble(location, sidecar, None)
            outlived = asked.known is not None and not self._is_still_of(
                asked.known, asked.photo_id, sidecar, stamp
            )
        except (OSError, PhotoSorterError) as error:
            return Trouble(location, sidecar, problem_of(error, inside=sidecar == location.path))
        return _Begun(asked, sidecar, stamp, outlived)

    def _finish(self, begun: _Begun, there: Said) -> Look | Trouble:
        asked, known, sidecar = begun.asked, begun.known, begun.sidecar
        if isinstance(there, TakesNoWordsError):
            self.refusing.add(asked.location.id)
            again = self._begin(asked)
            if isinstance(again, Trouble):
                return again
            must = again.must_be_read
            (there,) = self._sidecars.read_all([Path(again.sidecar)]) if must else (None,)
            return self._finish(again, there)
        if isinstance(there, OSError | PhotoSorterError):
            inside = sidecar == asked.location.path
            return Trouble(asked.location, sidecar, problem_of(there, inside=inside))
        if begun.is_as_it_was and known is not None:
            there = with_embedded(known.state, asked.read, asked.said).fields
        fields = there or FileFields()
        unwritten = first_state(fields, asked.read) if known is None else known.state
        said = asked.said
        state = with_embedded(unwritten, asked.read, said)
        merged = merge(state.fields, fields, spoken(state, said), asked.undone)
        return Look(
            asked.location, asked.photo_id, sidecar, begun.stamp, there, known, said, asked.read,
            unwritten, state, merged, taken_in(state, fields, merged, said),
            not same_fields(fields, merged.fields), asked.keep_time, begun.outlived,
        )  # fmt: skip

    def stamp(self, path: FilePath) -> SidecarStamp | None:
        """Size and time of a sidecar, as `Catalog.sidecars` keeps them."""
        found = self._files.found(path)
        return None if found is None else (found.stamp.size, found.stamp.mtime_ns)

    def _is_still_of(
        self,
        known: SidecarBase,
        photo_id: PhotoId,
        sidecar: FilePath,
        stamp: SidecarStamp | None,
    ) -> bool:
        """Whether the base is of this photo and this sidecar, which may have been renamed with its
        picture. One that is gone says nothing of its keywords, and a sidecar that is there instead
        of the words inside a picture, or these instead of it, begins anew."""
        renamed = known.sidecar == sidecar or (
            not self._files.exists(known.sidecar)
            and is_sidecar_name(known.sidecar) == is_sidecar_name(sidecar)
        )
        return known.photo_id == photo_id and renamed and stamp is not None

    def _is_away(self, location: Location) -> bool:
        folder = location.folder_id
        if folder not in self._away:
            if not self._roots:
                folders = self._catalog.folders.all(counted=False)
                self._roots = {each.id: each.path for each in folders}
            root = self._roots.get(folder)
            self._away[folder] = root is None or self._files.root_problem(root) is not None
        return self._away[folder] or self._files.found(location.path) is None


def problem_of(error: OSError | PhotoSorterError, *, inside: bool) -> Occurrence:
    if isinstance(error, PhotoSorterError):
        return Occurrence(error.problem, error.values)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Occurrence(Problem.SIDECARS_NO_SPACE)
    if error.errno == errno.EROFS:
        return Occurrence(Problem.SIDECARS_PROTECTED)
    if error.errno in (errno.EACCES, errno.EPERM):
        return Occurrence(Problem.SIDECARS_FORBIDDEN)
    detail = error.strerror or str(error)
    if inside:
        return Occurrence(Problem.PICTURE_REFUSED, {"detail": detail})
    return Occurrence(Problem.SIDECAR_REFUSED, {"detail": detail})

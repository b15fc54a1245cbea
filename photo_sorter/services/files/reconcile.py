"""Brings the catalog's list of files up to what is on disk."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from photo_sorter.core.derivation import METADATA
from photo_sorter.core.errors import Failure
from photo_sorter.core.events import EventBus, FoldersChanged, PhotosChanged
from photo_sorter.core.file_changes import (
    Difference,
    Move,
    compare,
    match_edited_moves,
    match_moves,
)
from photo_sorter.core.photo import (
    FilePath,
    FileStamp,
    Folder,
    FolderId,
    FolderState,
    Location,
    LocationId,
    LocationState,
    is_inside,
)
from photo_sorter.core.ports import (
    Catalog,
    FileSystem,
    FoundFile,
    ScanProblem,
    Scope,
    SeenFileTable,
)
from photo_sorter.core.problems import Problem
from photo_sorter.services.files.parts import FoldersOfRaws, Joining, heirs
from photo_sorter.services.files.passing_over import PassingOver, excludes

log = logging.getLogger(__name__)

_WRITING_SECONDS = 10.0  # that a look at sidecars waits for those who write them
_STATES = {
    None: FolderState.ONLINE,
    ScanProblem.VANISHED: FolderState.OFFLINE,
    ScanProblem.UNREADABLE: FolderState.UNREADABLE,
}


@contextmanager
def _without_collector() -> Iterator[None]:
    """Python's cycle collector walks through all that was made each time so much more was made: of
    a hundred thousand small tuples without a cycle among them that is a third of the work."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(slots=True)
class Reconciled:
    """What one reconcile found, in files. `new` and `changed` are pending now."""

    new: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0
    unchanged: int = 0
    skipped: list[tuple[FilePath, Problem]] = field(default_factory=list)
    sidecars: dict[FilePath, FileStamp] = field(default_factory=dict)  # that are there
    parts: dict[FilePath, FoundFile] = field(default_factory=dict)  # RAWs that are no photos
    not_pictures: dict[FilePath, FileStamp] = field(default_factory=dict)  # by their content

    @property
    def touched(self) -> bool:
        return bool(self.new or self.changed or self.moved or self.removed)


class Reconciler:
    def __init__(
        self,
        catalog: Catalog,
        files: FileSystem,
        events: EventBus,
        unsupported: Callable[[FilePath], Failure | None],
        library_folder: FilePath,
        recover: Callable[[], None] = lambda: None,
        writing_sidecars: threading.Lock | None = None,
    ) -> None:
        """`unsupported` says why a picture's format cannot be read, None where it can. Files in
        `library_folder` (thumbnails!) are never photos. `recover` finishes what a crash left half
        done on the disk, before anything is compared. `writing_sidecars` is held by whoever writes
        sidecars, or into pictures, until their stamps are noted."""
        self._catalog = catalog
        self._files = files
        self._events = events
        self._unsupported = unsupported
        self._recover = recover
        self._writing_sidecars = writing_sidecars or threading.Lock()
        self.passing_over = PassingOver(catalog, files)
        self._joining = Joining(catalog)
        self._bare: dict[FilePath, int | None] = {}  # roots that were found so, and their device
        self._own = library_folder.rstrip("/") + "/"

    def look_for_roots(self) -> list[Folder]:
        """Note which roots are there; returns them."""
        present = []
        changed = False
        for folder in self._catalog.folders.all(counted=False):
            state = _STATES[self._problem(folder)]
            if state is not folder.state:
                self._catalog.folders.set_state(folder.id, state)
                changed = True
            if state is FolderState.ONLINE:
                present.append(folder)
        if changed:
            self._events.publish(FoldersChanged())
            self._events.publish(PhotosChanged())
        return present

    def _problem(self, folder: Folder) -> ScanProblem | None:
        problem = self._files.root_problem(folder.path)
        if problem is None and self._is_bare_mount_point(folder):
            return ScanProblem.VANISHED
        return problem

    def _is_bare_mount_point(self, folder: Folder) -> bool:
        """Whether the root is the empty directory that is left where a file system was mounted:
        every file that is known lies on another device."""
        device = self._files.device_of_empty(folder.path.rstrip("/") + "/any")
        if device is None:
            self._bare.pop(folder.path, None)
            return False
        if self._bare.get(folder.path) != device:  # else it was looked at before
            known = self._catalog.locations.devices(folder.id)
            if not known or device in known:
                return False
            self._bare[folder.path] = device
        return True

    def reconcile(self, folders: Sequence[Folder], cancelled: Callable[[], bool]) -> Reconciled:
        """Compare whole roots with the disk, all together so that a move between them is one."""
        self._recover()
        result = Reconciled()
        total = Difference()
        owner: dict[FilePath, FolderId] = {}
        looked_at = []
        scopes = self.passing_over.scopes(folders)
        for folder in folders:
            difference = self._compare_root(folder, scopes[folder.path], result, cancelled)
            if cancelled():
                return Reconciled()
            if self._problem(folder) is not None:
                continue  # it vanished during the scan: nothing that was seen can be believed
            looked_at.append(folder.path)
            total.include(difference)
            found = (*difference.new, *difference.changed, *difference.renumbered)
            owner.update(dict.fromkeys(found, folder.id))
        self._write(total, owner, result)
        self._follow_sidecars(looked_at, result)
        self._remember_not_pictures(looked_at, result)
        return result

    def check_paths(self, paths: Iterable[tuple[FolderId, FilePath]]) -> Reconciled:
        """Compare single paths (files or directories) with the disk, together."""
        result = Reconciled()
        total = Difference()
        owner: dict[FilePath, FolderId] = {}
        looked_at = []
        roots = {folder.id: folder for folder in self._catalog.folders.all(counted=False)}
        scopes = self.passing_over.scopes(roots.values())
        raws, passed_over = FoldersOfRaws(self._files), dict[FilePath, bool]()
        for path, folder_id in raws.with_raws(paths).items():
            root = roots.get(folder_id)
            if root is None or self._problem(root) is not None:
                continue  # deletions are believed only while the root is there
            looked_at.append(path)
            scope = scopes[root.path]
            there: Iterable[FoundFile] = ()
            if not self.passing_over.holds(path, scope, passed_over):
                there = self._found_at(path, scope, raws)
            found = self._pictures(there, result)
            unreadable = self._files.unreadable_directories()
            difference = compare(self._catalog.locations.under(path), found, unreadable)
            total.include(difference)
            seen = (*difference.new, *difference.changed, *difference.renumbered)
            owner.update(dict.fromkeys(seen, folder_id))
        self._write(total, owner, result)
        self._follow_sidecars(looked_at, result)
        return result

    def _found_at(self, path: FilePath, scope: Scope, raws: FoldersOfRaws) -> Iterable[FoundFile]:
        if self._files.is_directory(path):
            return self._files.scan(path, lambda: False, scope=scope)
        found = self._files.found(path)
        if found is None:
            return ()
        main = raws.main(path)
        if main is not None and not excludes(scope, main):
            found = found._replace(skip_reason=Problem.SKIPPED_PART, part_of=main)
        return (found,)

    def _compare_root(
        self, folder: Folder, scope: Scope, result: Reconciled, cancelled: Callable[[], bool]
    ) -> Difference:
        with _without_collector():
            expected = self._catalog.locations.stamps(folder.id)
            count = len(expected)
            seen = self._catalog.not_pictures.under(folder.path)
            scanned = self._files.scan(folder.path, cancelled, expected, scope, seen)
            found = list(self._pictures(scanned, result))
            known = self._catalog.locations.known_at(expected)
            difference = compare(known, found, self._files.unreadable_directories())
            difference.unchanged += count - len(expected)
            return difference

    def _pictures(self, found: Iterable[FoundFile], result: Reconciled) -> Iterable[FoundFile]:
        for file in found:
            if file.path.startswith(self._own):
                continue
            if file.skip_reason is not None:
                result.skipped.append((file.path, file.skip_reason))
                if file.skip_reason is Problem.SKIPPED_PART:
                    result.parts[file.path] = file
                if file.skip_reason is Problem.SKIPPED_SIDECAR:
                    result.sidecars[file.path] = file.stamp
                elif file.skip_reason is Problem.SKIPPED_BY_CONTENT:
                    result.not_pictures[file.path] = file.stamp
            else:
                yield file

    def _write(
        self, difference: Difference, owner: dict[FilePath, FolderId], result: Reconciled
    ) -> None:
        if not difference.changed:
            self._note(difference, owner, result)
            return
        with self._nobody_writes_sidecars():
            self._leave_out_our_own(difference)
            self._note(difference, owner, result)

    def _leave_out_our_own(self, difference: Difference) -> None:
        """Pictures that we wrote into since the disk or the catalog was looked at."""
        for path, known in self._catalog.locations.known_at(list(difference.changed)).items():
            found = self._files.found(path)
            if found is not None and found.stamp == known.stamp:
                del difference.changed[path]
                difference.unchanged += 1

    def _note(
        self, difference: Difference, owner: dict[FilePath, FolderId], result: Reconciled
    ) -> None:
        locations, passed_over = self._catalog.locations, self._catalog.passed_over
        moves = match_moves(difference.vanished, difference.new)
        for move in moves:
            del difference.vanished[move.old_path]
            del difference.new[move.new_path]
        self._keep_what_is_away(difference)
        edited = match_edited_moves(difference.vanished, difference.new)
        still_there = {path for path in difference.vanished if self._files.exists(path)}
        with self._catalog.transaction():
            moves = self._leave_out_followed(difference, moves)
            self._leave_out_excluded(difference, owner)
            joined = self._joining.join(result.parts, difference)
            known = passed_over.at(difference.new)
            as_before = [x for x, file in known.items() if file.stamp == difference.new[x].stamp]
            passed_over.bring_back(as_before)
            passed_over.remove(known)
            for path in as_before:
                del difference.new[path]
            locations.move(
                [(m.known.location_id, owner[m.new_path], m.new_path, m.stamp) for m in moves]
            )
            locations.move(
                [
                    (known.location_id, owner[path], path, found.stamp)
                    for path, (known, found) in difference.renumbered.items()
                ]
            )
            aside = {p: x for p, x in difference.vanished.items() if p in still_there}
            gone = {p: x for p, x in difference.vanished.items() if p not in still_there}
            passed_over.put([known.location_id for known in aside.values()])
            locations.remove([known.location_id for known in gone.values()])
            self._give_to_read(difference, owner)
            held = {path: file.photo_id for path, file in known.items() if path in difference.new}
            held |= {m.new_path: m.known.photo_id for m in edited if m.known.photo_id}
            locations.hold(held | heirs(gone, difference.new))
        result.new += len(difference.new)
        result.changed += len(difference.changed)
        result.moved += len(moves) + len(as_before) + joined
        result.removed += len(difference.vanished)
        result.unchanged += difference.unchanged
        if result.touched:
            self._events.publish(PhotosChanged())

    def _give_to_read(self, difference: Difference, owner: dict[FilePath, FolderId]) -> None:
        to_read: dict[FolderId, list[FoundFile]] = {}
        for file in (*difference.new.values(), *difference.changed.values()):
            to_read.setdefault(owner[file.path], []).append(file)
        for folder_id, files in to_read.items():
            stamps = [(file.path, file.stamp) for file in files]
            self._catalog.locations.mark_pending(folder_id, stamps)
        self._fail_unsupported([file for files in to_read.values() for file in files])

    def _leave_out_followed(self, difference: Difference, moves: Sequence[Move]) -> list[Move]:
        """Files that a plan of sorting, or whoever else moves files, has noted at their new places
        since the catalog was asked: else they would count as gone from where they are. The moves
        that are left are returned."""
        vanished = difference.vanished
        seen = {**vanished, **{move.old_path: move.known for move in moves}}
        now = self._catalog.locations.known_at(seen)
        left = {
            path
            for path, file in seen.items()
            if path in now and now[path].location_id == file.location_id
        }
        if len(left) == len(seen):
            return list(moves)
        for path in [path for path in vanished if path not in left]:
            del vanished[path]
        for path, known in self._catalog.locations.known_at(difference.new).items():
            if known.stamp == difference.new[path].stamp:
                del difference.new[path]
        return [move for move in moves if move.old_path in left]

    def _leave_out_excluded(self, difference: Difference, owner: dict[FilePath, FolderId]) -> None:
        """What a person has passed over since the disk was looked at."""
        folders = self._catalog.folders.all(counted=False)
        scopes = self.passing_over.scopes(folders)
        excluding = {x.id: scopes[x.path] for x in folders if scopes[x.path].excluded is not None}
        if not excluding:
            return
        for files in (difference.new, difference.changed, difference.renumbered):
            for path in list(files):
                scope = excluding.get(owner[path])
                if scope is not None and excludes(scope, path):
                    del files[path]

    def _follow_sidecars(self, looked_at: Sequence[FilePath], result: Reconciled) -> None:
        """A sidecar that is new, was written or is gone has its pictures read again. One is
        believed gone only where its pictures are there or are gone, too: a drive may be away."""
        table, locations = self._catalog.sidecars, self._catalog.locations
        written, gone = self._changes(table, looked_at, result.sidecars)
        if not written and not gone:
            return
        read_again = 0
        with self._nobody_writes_sidecars(), self._catalog.transaction():
            table.put(written := self._written_by_others(written, looked_at))
            for path in gone:
                left = locations.beside(path)
                if all(self._files.found(picture.path) for picture in left):
                    table.remove([path])
                    read_again += self._read_again(left)
            for path in written:
                read_again += self._read_again(locations.beside(path))
        if read_again:
            result.changed += read_again
            result.unchanged -= min(read_again, result.unchanged)
            self._events.publish(PhotosChanged())

    @contextmanager
    def _nobody_writes_sidecars(self) -> Iterator[None]:
        """Not for ever: a network drive may hang while it is written to. Then pictures beside what
        we wrote are read once more than they need be."""
        held = self._writing_sidecars.acquire(timeout=_WRITING_SECONDS)
        try:
            yield
        finally:
            if held:
                self._writing_sidecars.release()

    def _written_by_others(
        self, seen: Iterable[FilePath], looked_at: Sequence[FilePath]
    ) -> dict[FilePath, FileStamp]:
        """Those of the sidecars that are not as we wrote them since they were seen."""
        found = [file for path in seen if (file := self._files.found(path)) is not None]
        stamps = {file.path: file.stamp for file in found}
        written, _ = self._changes(self._catalog.sidecars, looked_at, stamps)
        return written

    def _read_again(self, pictures: Sequence[Location]) -> int:
        """How many are to be read now that were not before."""
        ready = [x for x in pictures if x.state is LocationState.READY]
        for picture in ready:
            self._catalog.locations.mark_pending(picture.folder_id, [(picture.path, picture.stamp)])
        photo_ids = [x.photo_id for x in ready if x.photo_id is not None]
        self._catalog.derived.forget(METADATA.name, photo_ids)
        self._catalog.sidecar_outbox.add([x.photo_id for x in pictures if x.photo_id is not None])
        return len(ready)

    def _remember_not_pictures(self, looked_at: Sequence[FilePath], result: Reconciled) -> None:
        """Files that were looked into in vain are not looked into again as long as they stay."""
        table = self._catalog.not_pictures
        written, gone = self._changes(table, looked_at, result.not_pictures)
        if written or gone:
            with self._catalog.transaction():
                table.put(written)
                table.remove(gone)

    def _changes(
        self,
        table: SeenFileTable,
        looked_at: Sequence[FilePath],
        found: Mapping[FilePath, FileStamp],
    ) -> tuple[dict[FilePath, FileStamp], list[FilePath]]:
        """Those of the files found that are new or were written, and those that are gone."""
        unreadable = self._files.unreadable_directories()
        known: dict[FilePath, tuple[int, int]] = {}
        for place in looked_at:
            known.update(table.under(place))
        written = {p: s for p, s in found.items() if known.get(p) != (s.size, s.mtime_ns)}
        gone = [
            path
            for path in known
            if path not in found and not any(is_inside(path, above) for above in unreadable)
        ]
        return written, gone

    def _keep_what_is_away(self, difference: Difference) -> None:
        """A file is believed gone only while the file system that held it is there: an empty
        directory on another device is where it was mounted. A device that has another number now
        is there."""
        empty: dict[FilePath, int | None] = {}
        renumbered = difference.old_devices
        for path, file in list(difference.vanished.items()):
            above = path.rpartition("/")[0]
            if above not in empty:
                empty[above] = self._files.device_of_empty(path)
            now, device = empty[above], file.stamp.device
            if now is not None and device and device != now and device not in renumbered:
                del difference.vanished[path]
                difference.unchanged += 1

    def _fail_unsupported(self, files: Sequence[FoundFile]) -> None:
        """A format that cannot be read fails by its name alone, without a read."""
        for file in files:
            failure = self._unsupported(file.path)
            if failure is None:
                continue
            location = self._catalog.locations.find(file.path)
            if location is not None:
                self._catalog.locations.fail(LocationId(location.id), file.stamp, failure)

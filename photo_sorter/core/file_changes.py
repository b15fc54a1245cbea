"""What changed on disk, worked out from what the catalog knows and what is there now.

The disk is the truth: an event only says where to look. So a live change, a change made while the
app was closed, and a lost event all go the same way: compare, then match what vanished with what
appeared, because a file that keeps its inode, size and time has moved and need not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from photo_sorter.core.photo import FilePath, FileStamp, FolderId
from photo_sorter.core.ports import FoundFile, KnownFile


@dataclass(slots=True)
class Difference:
    """Known files against found ones. `new` and `changed` must be read; `vanished` are gone.
    `renumbered` are the same files on a file system that has another device number now."""

    new: dict[FilePath, FoundFile] = field(default_factory=dict)
    changed: dict[FilePath, FoundFile] = field(default_factory=dict)
    vanished: dict[FilePath, KnownFile] = field(default_factory=dict)
    renumbered: dict[FilePath, tuple[KnownFile, FoundFile]] = field(default_factory=dict)
    unchanged: int = 0

    @property
    def old_devices(self) -> set[int]:
        """The numbers that renumbered devices had."""
        return {known.stamp.device for known, _ in self.renumbered.values()}

    def include(self, other: Difference) -> None:
        self.new.update(other.new)
        self.changed.update(other.changed)
        self.vanished.update(other.vanished)
        self.renumbered.update(other.renumbered)
        self.unchanged += other.unchanged


def compare(
    known: Mapping[FilePath, KnownFile],
    found: Iterable[FoundFile],
    unreadable: Iterable[FilePath] = (),
) -> Difference:
    """Compare one folder's known files with what a scan found.

    Files below an `unreadable` directory were not seen and are not believed gone.
    """
    difference = Difference()
    seen: set[FilePath] = set()
    for file in found:
        seen.add(file.path)
        before = known.get(file.path)
        if before is None:
            difference.new[file.path] = file
        elif before.stamp != file.stamp:
            # A drive that was plugged in anew, or some file systems after a start of the computer.
            if before.stamp._replace(device=file.stamp.device) == file.stamp:
                difference.renumbered[file.path] = (before, file)
                difference.unchanged += 1
            else:
                difference.changed[file.path] = file
        else:
            difference.unchanged += 1
    blocked = tuple(directory.rstrip("/") + "/" for directory in unreadable)
    for path, file_known in known.items():
        if path in seen:
            continue
        if blocked and path.startswith(blocked):
            difference.unchanged += 1
        else:
            difference.vanished[path] = file_known
    return difference


@dataclass(frozen=True, slots=True)
class Move:
    known: KnownFile
    old_path: FilePath
    new_path: FilePath
    stamp: FileStamp


def match_moves(
    vanished: Mapping[FilePath, KnownFile], new: Mapping[FilePath, FoundFile]
) -> list[Move]:
    """Pair each vanished file with a new one of the same inode, device, size and time.

    Only files that hold a photo are paired: a pending or failed one is simply read anew.
    """
    by_stamp: dict[FileStamp, list[FilePath]] = {}
    for path, file in vanished.items():
        if file.photo_id is not None:
            by_stamp.setdefault(file.stamp, []).append(path)
    moves = []
    for new_path, found in new.items():
        candidates = by_stamp.get(found.stamp)
        if candidates:
            old_path = candidates.pop()
            moves.append(Move(vanished[old_path], old_path, new_path, found.stamp))
    return moves


def match_edited_moves(
    vanished: Mapping[FilePath, KnownFile], new: Mapping[FilePath, FoundFile]
) -> list[Move]:
    """Pair each vanished file that holds a photo with a new one of the same inode and device: it
    was written and moved, or its number was given to another file. Both must be read again, and
    what is in it decides (`core.content_change`)."""
    by_number = {
        (file.stamp.inode, file.stamp.device): path
        for path, file in vanished.items()
        if file.photo_id is not None and file.stamp.inode
    }
    moves = []
    for new_path, found in new.items():
        old_path = by_number.pop((found.stamp.inode, found.stamp.device), None)
        if old_path is not None:
            moves.append(Move(vanished[old_path], old_path, new_path, found.stamp))
    return moves


@dataclass(slots=True)
class _Waiting:
    folder_id: FolderId
    quiet_since: float
    first_seen: float
    stamp: FileStamp | None = None


class SettlingPaths:
    """Paths that were reported changed, held until they have stood still.

    Many events on a path fold into one. A path is due once no event came for `quiet` seconds;
    a file whose stamp still differs from the look before is kept. A path that never stops changing
    (a log-like file) is due, and released, after `longest` seconds all the same.
    Times are seconds of any monotonic clock, handed in so that the rules can be tested.
    """

    def __init__(self, quiet: float = 0.4, longest: float = 60.0) -> None:
        self._quiet = quiet
        self._longest = longest
        self._waiting: dict[FilePath, _Waiting] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def __contains__(self, path: FilePath) -> bool:
        return path in self._waiting

    def report(self, folder_id: FolderId, path: FilePath, now: float) -> None:
        waiting = self._waiting.get(path)
        if waiting is None:
            self._waiting[path] = _Waiting(folder_id, now, now)
        else:
            waiting.quiet_since = now

    def next_due(self) -> float | None:
        """When the first path may be due; None where none waits. Looks at every path."""
        return min((self._due_at(waiting) for waiting in self._waiting.values()), default=None)

    def due(self, now: float) -> list[tuple[FolderId, FilePath]]:
        return [
            (waiting.folder_id, path)
            for path, waiting in self._waiting.items()
            if self._due_at(waiting) <= now
        ]

    def _due_at(self, waiting: _Waiting) -> float:
        return min(waiting.quiet_since + self._quiet, waiting.first_seen + self._longest)

    def settle(self, path: FilePath, stamp: FileStamp | None, now: float) -> bool:
        """A look at a due path: True releases it, False keeps it waiting for a second look.

        `stamp` is None where nothing is there (or a directory is): nothing to wait for.
        """
        waiting = self._waiting[path]
        still = stamp is None or stamp == waiting.stamp
        if still or now - waiting.first_seen >= self._longest:
            del self._waiting[path]
            return True
        waiting.stamp = stamp
        waiting.quiet_since = now
        return False

    def forget(self, folder_id: FolderId) -> None:
        """Drop what waits below a folder (it was removed, or is reconciled as a whole)."""
        self._waiting = {p: w for p, w in self._waiting.items() if w.folder_id != folder_id}

"""Renames files all together or not at all, and never over another file."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import uuid
from collections.abc import Callable, Container, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from photo_sorter.adapters.companions import Move
from photo_sorter.adapters.no_replace import rename_free
from photo_sorter.adapters.settled_write import write_settled
from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Way:
    """A file's way to its new name, by a hidden one. By its number the file is known at the end:
    at first another may stand there, which it trades names with."""

    old: FilePath
    hidden: FilePath
    new: FilePath
    inode: int

    def arrived(self) -> bool:
        """Whether the file has its new name."""
        try:
            return os.lstat(self.new).st_ino == self.inode
        except OSError:
            return False


def rename_all(moves: Sequence[Move], journal: Path | None = None) -> str:
    """Rename each (old, new). Files may trade names.

    What is done is noted in the folder `journal` before, under the key that is returned ("" where
    there is nothing to note). The note stays until `settle`, once whoever asked for it has written
    down that it is done; a process that dies before leaves it to `finish_renames`.

    Raises InvalidInputError where a new name is taken or two files would share one, and
    PhotoSorterError where the system refuses; then every file has its old name.
    """
    wanted = [move for move in moves if move[0] != move[1]]
    sources, targets = {old for old, _ in wanted}, [new for _, new in wanted]
    if len(set(targets)) < len(targets):
        raise InvalidInputError(Problem.FILE_NAME_TWICE, path=targets[0])
    for target in targets:
        if target not in sources and os.path.lexists(target):
            raise InvalidInputError(Problem.FILE_NAME_TAKEN, path=target)
    if not wanted:
        return ""
    # By way of names that nobody has, so that no file meets another that is still to move.
    ways = [_Way(old, _beside(old), new, _inode(old)) for old, new in wanted]
    note = None if journal is None else _note(journal, ways)
    done: list[Move] = []
    try:
        for move in (*((w.old, w.hidden) for w in ways), *((w.hidden, w.new) for w in ways)):
            rename_free(*move)
            done.append(move)
    except OSError as error:
        for old, new in reversed(done):
            rename_free(new, old)
        if note is not None:
            _forget(note)
        raise PhotoSorterError(
            Problem.FILE_NOT_RENAMED, path=error.filename, detail=error.strerror or str(error)
        ) from error
    return "" if note is None else note.stem


def settle(journal: Path, key: str) -> None:
    """What was noted under `key` is written down elsewhere now."""
    _forget(_note_of(journal, key))


def take_back(journal: Path, key: str) -> None:
    """Give files their old names again, as far as these are free: what was noted under `key` was
    not written down."""
    note = _note_of(journal, key)
    if _move_all(_read(note), forward=False):
        _forget(note)


def finish_renames(
    journal: Path, landed: Callable[[str], bool], under_way: Container[str] = ()
) -> None:
    """Finish what a process that died left half renamed: files get their new names where `landed`
    says of the note's key that it is written down, else their old ones. Notes that are `under_way`
    are passed over. Never raises: what cannot be done now (a drive is away) is tried again the next
    time."""
    try:
        notes = sorted(journal.glob("*.json"))
    except OSError:
        return
    for note in notes:
        if note.stem in under_way:
            continue
        ways = _read(note)
        if ways and _move_all(ways, forward=landed(note.stem)):
            _forget(note)


def _read(note: Path) -> list[_Way]:
    """What a note says; nothing where it cannot be read."""
    try:
        return [_Way(*way) for way in json.loads(note.read_text("ascii"))]
    except (OSError, ValueError, TypeError) as error:
        log.warning("%s cannot be read: %s", note, error)
        return []


def _move_all(ways: Sequence[_Way], *, forward: bool) -> bool:
    """Bring files out of hiding, and those that have their new names back to their old ones unless
    `forward`. Whether every file is where it should be, or where it can be."""
    if not forward:  # by way of the hidden names again: files may have traded theirs
        for way in reversed(ways):
            if way.arrived():
                _try(way.new, way.hidden)
    for way in ways:
        if os.path.lexists(way.hidden):
            wanted, other = (way.new, way.old) if forward else (way.old, way.new)
            _try(way.hidden, other if os.path.lexists(wanted) else wanted)
    return all(
        not os.path.lexists(way.hidden) and (os.path.lexists(way.old) or os.path.lexists(way.new))
        for way in ways
    )


def _try(old: FilePath, new: FilePath) -> None:
    try:
        rename_free(old, new)
    except OSError as error:
        log.warning("%r waits for its name %r: %s", old, new, error)


def _note(journal: Path, ways: Sequence[_Way]) -> Path:
    """Raises DiskFullError or LibraryUnavailableError."""
    note = _note_of(journal, uuid.uuid4().hex)
    write_settled(note, json.dumps([astuple(way) for way in ways]).encode("ascii"))
    return note


def _note_of(journal: Path, key: str) -> Path:
    return journal / f"{key}.json"


def _forget(note: Path) -> None:
    with contextlib.suppress(OSError):  # it is looked at once more, and nothing is to be done
        note.unlink()


def _inode(path: FilePath) -> int:
    try:
        return os.lstat(path).st_ino
    except OSError:
        return 0  # renaming it says what is wrong


def _beside(path: FilePath) -> FilePath:
    """A hidden name in the same directory: watchers pass over it."""
    return os.path.join(os.path.dirname(path), f".photo_sorter-{uuid.uuid4().hex}")

"""Renames files all together or not at all, and never over another file."""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import os
import uuid
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from photo_sorter.adapters.settled_write import write_settled
from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.photo import FilePath

log = logging.getLogger(__name__)

Move = tuple[FilePath, FilePath]


@dataclass(frozen=True, slots=True)
class _Way:
    """A file's way to its new name, by a hidden one."""

    old: FilePath
    hidden: FilePath
    new: FilePath


def rename_all(moves: Sequence[Move], journal: Path | None = None) -> None:
    """Rename each (old, new), with its XMP sidecar. Files may trade names. What is under way is
    noted in the folder `journal`: see `finish_renames`.

    Raises InvalidInputError where a new name is taken or two files would share one, and
    PhotoSorterError where the system refuses; then every file has its old name.
    """
    wanted = [move for move in _with_sidecars(moves) if move[0] != move[1]]
    sources, targets = {old for old, _ in wanted}, [new for _, new in wanted]
    if len(set(targets)) < len(targets):
        raise InvalidInputError("Two files cannot have one name", path=targets[0])
    for target in targets:
        if target not in sources and os.path.lexists(target):
            raise InvalidInputError("A file of this name is there already", path=target)
    if not wanted:
        return
    # By way of names that nobody has, so that no file meets another that is still to move.
    ways = [_Way(old, _beside(old), new) for old, new in wanted]
    note = None if journal is None else _note(journal, ways)
    done: list[Move] = []
    try:
        for move in (*((w.old, w.hidden) for w in ways), *((w.hidden, w.new) for w in ways)):
            _rename(*move)
            done.append(move)
    except OSError as error:
        for old, new in reversed(done):
            _rename(new, old)
        _forget(note)
        raise PhotoSorterError(
            f"The file cannot be renamed ({error.strerror})",
            "Look whether you may write in its folder.",
            path=error.filename,
        ) from error
    _forget(note)


def finish_renames(journal: Path) -> None:
    """Bring files out of hiding where a process died between the two names. All get their new
    names if all had left their old ones, else all go back. Never raises: what cannot be done now
    (its drive is away) is tried again the next time."""
    try:
        notes = sorted(journal.glob("*.json"))
    except OSError:
        return
    for note in notes:
        try:
            ways = [_Way(*way) for way in json.loads(note.read_text("ascii"))]
        except (OSError, ValueError, TypeError) as error:
            log.warning("%s cannot be read: %s", note, error)
            continue
        if _bring_out(ways):
            _forget(note)


def _bring_out(ways: Sequence[_Way]) -> bool:
    """Whether no file can be in hiding any more."""
    # They went into hiding in this order, and came out in this order: if the last one is in
    # there, all went in.
    forward = os.path.lexists(ways[-1].hidden)
    for way in ways:
        if os.path.lexists(way.hidden):
            wanted, other = (way.new, way.old) if forward else (way.old, way.new)
            try:
                _rename(way.hidden, other if os.path.lexists(wanted) else wanted)
            except OSError as error:
                log.warning("%r waits for its name %r: %s", way.hidden, wanted, error)
    return all(
        not os.path.lexists(way.hidden) and (os.path.lexists(way.old) or os.path.lexists(way.new))
        for way in ways
    )


def _note(journal: Path, ways: Sequence[_Way]) -> Path:
    """Raises DiskFullError or LibraryUnavailableError."""
    note = journal / f"{uuid.uuid4().hex}.json"
    write_settled(note, json.dumps([astuple(way) for way in ways]).encode("ascii"))
    return note


def _forget(note: Path | None) -> None:
    if note is not None:
        with contextlib.suppress(OSError):  # it is looked at once more, and nothing is in hiding
            note.unlink()


def _rename(old: FilePath, new: FilePath) -> None:
    if os.path.lexists(new):  # os.rename would replace it
        raise FileExistsError(errno.EEXIST, "a file of this name is there already", new)
    os.rename(old, new)


def _beside(path: FilePath) -> FilePath:
    """A hidden name in the same directory: watchers pass over it."""
    return os.path.join(os.path.dirname(path), f".photo_sorter-{uuid.uuid4().hex}")


def _with_sidecars(moves: Sequence[Move]) -> list[Move]:
    """`name.ext.xmp` goes along, and `name.xmp` where no other picture shares it."""
    found = list(moves)
    for old, new in moves:
        if os.path.lexists(f"{old}.xmp"):
            found.append((f"{old}.xmp", f"{new}.xmp"))
        stem, _ = os.path.splitext(old)
        if os.path.lexists(f"{stem}.xmp") and _pictures_of(stem) == 1:
            found.append((f"{stem}.xmp", f"{os.path.splitext(new)[0]}.xmp"))
    return found


def _pictures_of(stem: FilePath) -> int:
    """How many files share this stem, the sidecar apart."""
    directory, name = os.path.split(stem)
    with os.scandir(directory) as entries:
        return sum(
            entry.name != f"{name}.xmp" and os.path.splitext(entry.name)[0] == name
            for entry in entries
        )

"""Where files lie in the trash of a free desktop, as its specification says
(https://specifications.freedesktop.org/trash-spec/latest/)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from photo_sorter.core.photo import FilePath

_INFO = ".trashinfo"
_CLOCKS = 2.0  # seconds that a file system's clock may be behind


def can_find() -> bool:
    """Whether it can be told on this system where a file lies in the trash."""
    return sys.platform not in ("win32", "darwin")


def find_trashed(path: FilePath, since: float) -> FilePath:
    """Where the file lies that was moved to the trash from `path`, not before `since` (seconds of
    the epoch): the newest of that name. "" where none is found, and on systems whose trash works
    in another way."""
    if not can_find():
        return ""
    stem = os.path.splitext(os.path.basename(path))[0]
    newest: tuple[float, FilePath] = (since - _CLOCKS, "")
    for trash, top in _trashes(path):
        for info in _infos(trash, stem):
            try:
                made = os.stat(info).st_mtime
                if made >= newest[0] and _origin(info, top) == os.path.abspath(path):
                    newest = (made, _file_of(info))
            except OSError:  # it was emptied meanwhile
                continue
    return newest[1] if newest[1] and os.path.lexists(newest[1]) else ""


def forget_info(trashed: FilePath) -> None:
    """The file is no longer in the trash: its entry goes, too. Never raises."""
    folder, name = os.path.split(trashed)
    try:
        os.unlink(os.path.join(os.path.dirname(folder), "info", name + _INFO))
    except OSError:
        return  # the trash shows nothing that is not there


def _trashes(path: FilePath) -> list[tuple[FilePath, FilePath]]:
    """The trash folders that may hold what lay at `path`, with what their paths are relative to."""
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    top = os.path.dirname(os.path.realpath(path))
    while not os.path.ismount(top) and os.path.dirname(top) != top:
        top = os.path.dirname(top)
    user = str(os.getuid())
    return [
        (os.path.join(data, "Trash"), data),
        (os.path.join(top, ".Trash", user), top),
        (os.path.join(top, f".Trash-{user}"), top),
    ]


def _infos(trash: FilePath, stem: str) -> Iterator[FilePath]:
    try:
        with os.scandir(os.path.join(trash, "info")) as entries:
            for entry in entries:
                if entry.name.startswith(stem) and entry.name.endswith(_INFO):
                    yield entry.path
    except OSError:
        return  # there is no such trash


def _origin(info: FilePath, top: FilePath) -> FilePath:
    with open(info, encoding="ascii", errors="replace") as lines:
        for line in lines:
            if line.startswith("Path="):
                written = os.fsdecode(unquote_to_bytes(line[5:].rstrip("\n")))
                return os.path.abspath(os.path.join(top, written))
    return ""


def _file_of(info: FilePath) -> FilePath:
    folder, name = os.path.split(info)
    return os.path.join(os.path.dirname(folder), "files", name.removesuffix(_INFO))

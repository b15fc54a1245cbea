"""Where files lie in the trash of a free desktop, as its specification says
(https://specifications.freedesktop.org/trash-spec/latest/)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from urllib.parse import unquote_to_bytes

from photo_sorter.core.photo import FilePath

_INFO = ".trashinfo"
_CLOCKS = 2.0  # seconds that a file system's clock may be behind


def can_find() -> bool:
    """Whether it can be told on this system where a file lies in the trash."""
    return sys.platform not in ("win32", "darwin")


def find_trashed(paths: Sequence[FilePath], since: float) -> dict[FilePath, FilePath]:
    """Where files lie that were moved to the trash from these paths, not before `since` (seconds of
    the epoch): of each the newest. Those that are found; none on systems whose trash works in
    another way. A trash is looked through once for all of them."""
    if not can_find():
        return {}
    wanted = {os.path.abspath(path): path for path in paths}
    stems = tuple({os.path.splitext(os.path.basename(path))[0] for path in paths})
    newest: dict[FilePath, tuple[float, FilePath]] = {}
    for trash, top in dict.fromkeys(place for path in paths for place in _trashes(path)):
        for info in _infos(trash, stems):
            try:
                made = os.stat(info).st_mtime
                path = wanted.get(_origin(info, top)) if made >= since - _CLOCKS else None
            except OSError:  # it was emptied meanwhile
                continue
            if path is not None and (path not in newest or made >= newest[path][0]):
                newest[path] = (made, _file_of(info))
    return {path: there for path, (_, there) in newest.items() if os.path.lexists(there)}


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


def _infos(trash: FilePath, stems: tuple[str, ...]) -> Iterator[FilePath]:
    try:
        with os.scandir(os.path.join(trash, "info")) as entries:
            for entry in entries:
                if entry.name.startswith(stems) and entry.name.endswith(_INFO):
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

"""Which names a folder has, on the disk and by what a plan puts there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from photo_sorter.core.companions import OTHER_PICTURES, RAW, SHOWN, ending_of
from photo_sorter.core.photo import FilePath
from photo_sorter.core.sorting.file_names import same_name

NamesIn = Callable[[FilePath], Iterable[str]]


@dataclass(slots=True)
class _Folder:
    names: dict[str, str] = field(default_factory=dict)  # as they are, by what they are the same as
    twins: set[str] = field(default_factory=set)  # names that are the same as an earlier one
    comers: dict[str, int] = field(default_factory=dict)  # who of the plan takes a name
    offered: dict[str, set[FilePath]] = field(default_factory=dict)  # where those come from
    sought: dict[str, set[FilePath]] = field(default_factory=dict)


class TakenNames:
    """Lists each folder once, by `names_in`, when it is first asked about; what is not there is
    empty. Files that were apart must not become a pair by their names: a RAW or a sidecar and
    the picture of another folder are told apart, too."""

    def __init__(self, names_in: NamesIn) -> None:
        self._names_in = names_in
        self._folders: dict[FilePath, _Folder] = {}
        self._resolved: dict[tuple[FilePath, tuple[str, ...]], FilePath] = {}
        self.new_folders: dict[FilePath, None] = {}

    def folder(self, base: FilePath, parts: tuple[str, ...]) -> FilePath:
        """The path of the folder, in the spelling that it has already."""
        found = self._resolved.get((base, parts))
        if found is None:
            found = self._resolve(base, parts)
            self._resolved[base, parts] = found
        return found

    def claim(self, folder: FilePath) -> None:
        """Something goes there: what of it is not there must be made."""
        while folder not in self.new_folders:
            parent, _, name = folder.rpartition("/")
            if not parent or same_name(name) in self._listed(parent).names:
                return
            self.new_folders[folder] = None
            self._listed(parent).names[same_name(name)] = name
            folder = parent

    def holder(self, folder: FilePath, name: str) -> str | None:
        """The name that stands in the way."""
        return self._listed(folder).names.get(same_name(name))

    def comer(self, folder: FilePath, name: str) -> int | None:
        """The number of the file of the plan that takes the name."""
        return self._listed(folder).comers.get(same_name(name))

    def pairs(self, folder: FilePath, names: Iterable[str], origin: FilePath) -> bool:
        """Whether one of the names would go together there with a file that does not come from
        the folder `origin`."""
        held = self._listed(folder)
        for name in names:
            offers, seeks = _bonds(name)
            for key in seeks:
                if held.offered.get(key, set()) - {origin}:
                    return True
            for key in offers:
                if held.sought.get(key, set()) - {origin}:
                    return True
        return False

    def take(self, folder: FilePath, name: str, number: int, origin: FilePath) -> None:
        held = self._listed(folder)
        held.names[same_name(name)] = name
        held.comers[same_name(name)] = number
        _enter(held, name, origin)

    def _resolve(self, base: FilePath, parts: tuple[str, ...]) -> FilePath:
        if not parts:
            return base
        parent = self.folder(base, parts[:-1])
        listed, name = self._listed(parent), parts[-1]
        if name not in listed.twins:
            name = listed.names.get(same_name(name), name)
        return f"{parent.rstrip('/')}/{name}"

    def _listed(self, folder: FilePath) -> _Folder:
        found = self._folders.get(folder)
        if found is None:
            found = self._folders[folder] = _Folder()
            if folder not in self.new_folders:
                for name in self._names_in(folder):
                    if found.names.setdefault(same_name(name), name) != name:
                        found.twins.add(name)
                    _enter(found, name, folder)
        return found


def _enter(folder: _Folder, name: str, origin: FilePath) -> None:
    offers, seeks = _bonds(name)
    for key in offers:
        folder.offered.setdefault(key, set()).add(origin)
    for key in seeks:
        folder.sought.setdefault(key, set()).add(origin)


def _bonds(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What others may find a file by, and what it finds others by; see `core.companions`."""
    ending = ending_of(name)
    stem = same_name(name[: len(name) - len(ending)])
    if ending in RAW:
        return (stem, same_name(name)), (stem,)
    if ending in SHOWN or ending in OTHER_PICTURES:
        return (stem, same_name(name)), ()
    return (), (stem,)

"""Which names a folder has, on the disk and by what a plan puts there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from photo_sorter.core.companions import OTHER_PICTURES, RAW, SHOWN, ending_of
from photo_sorter.core.photo import FilePath
from photo_sorter.core.sorting.file_names import same_name

# The folder that a file comes from, and what others found it by there, or it others.
_Bond = tuple[FilePath, str]
_Held = dict[str, tuple[_Bond, ...]]  # no sets: there is one for nearly every file, of one bond
NamesIn = Callable[[FilePath], Iterable[str]]


@dataclass(slots=True)
class _Folder:
    names: dict[str, str] = field(default_factory=dict)  # as they are, by what they are the same as
    twins: set[str] = field(default_factory=set)  # names that are the same as an earlier one
    comers: dict[str, int] = field(default_factory=dict)  # who of the plan takes a name
    offered: _Held = field(default_factory=dict)
    sought: _Held = field(default_factory=dict)


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

    def pairs(self, folder: FilePath, files: Iterable[tuple[FilePath, str]]) -> bool:
        """Whether one of the files (path, name there) would go together there with one that it
        does not go with now."""
        held = self._listed(folder)
        for path, name in files:
            offers, seeks = _bonds(path, name)
            if _has_others(held.offered, seeks) or _has_others(held.sought, offers):
                return True
        return False

    def take(self, folder: FilePath, name: str, number: int, path: FilePath) -> None:
        """The file at `path`, number `number` of the plan, gets that name."""
        held = self._listed(folder)
        key = same_name(name)
        held.names[key] = name
        held.comers[key] = number
        _enter(held, path, name)

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
                    _enter(found, f"{folder}/{name}", name)
        return found


def _has_others(held: _Held, bonds: _Bonds) -> bool:
    return any(other != bond for key, bond in bonds for other in held.get(key, ()))


def _enter(folder: _Folder, path: FilePath, name: str) -> None:
    offers, seeks = _bonds(path, name)
    for held, bonds in ((folder.offered, offers), (folder.sought, seeks)):
        for key, bond in bonds:
            found = held.get(key, ())
            if bond not in found:
                held[key] = (*found, bond)


_Bonds = tuple[tuple[str, _Bond], ...]


@lru_cache(maxsize=256)  # a place is looked at, and then taken
def _bonds(path: FilePath, name: str) -> tuple[_Bonds, _Bonds]:
    """By what others may find the file as it is called there, and it others, each with the same of
    where it lies; see `core.companions`."""
    origin, _, own = path.rpartition("/")
    ending = ending_of(name)
    stem = name[: len(name) - len(ending)]
    own_stem = own[: len(own) - len(ending_of(own))]
    stems = (same_name(stem), (origin, own_stem.lower()))
    if ending in RAW:
        return (stems, (same_name(name), (origin, own.lower()))), (stems,)
    if ending in SHOWN or ending in OTHER_PICTURES:
        return (stems, (same_name(name), (origin, own.lower()))), ()
    return (), (stems,)

"""Makes a plan of plain data. Nothing is written, and each folder is listed once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from photo_sorter.core.companions import FolderNames, ending_of
from photo_sorter.core.file_naming import LONGEST_NAME
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.sorting import filling
from photo_sorter.core.sorting.fields import Facts
from photo_sorter.core.sorting.file_names import numbered, same_name
from photo_sorter.core.sorting.plan import (
    Collision,
    PlanEntry,
    Reason,
    SortAction,
    SortOptions,
    Why,
)
from photo_sorter.core.sorting.rules import Rule
from photo_sorter.core.sorting.taken_names import NamesIn, TakenNames

_MOST_TRIES = 100_000  # names that are tried for one file


class FileSeen(NamedTuple):
    """A file as the plan sees it; `inode` is 0 where it has none."""

    path: FilePath
    size: int
    mtime_ns: int
    inode: int = 0


class Candidate(NamedTuple):
    """A picture's file with what belongs to it. `root` is the watched folder that it lies in;
    `rule` the number of the rule that fits, None where none does; `problem` why it cannot be
    sorted."""

    file: FileSeen
    root: FilePath
    photo_id: PhotoId | None
    content_hash: str
    facts: Facts
    rule: int | None
    parts: tuple[FileSeen, ...] = ()
    problem: Reason | None = None
    in_second: int = 0  # orders files of one second


class Planned(NamedTuple):
    entries: list[PlanEntry]
    new_folders: list[FilePath]  # in the order in which they can be made


class _Place(NamedTuple):
    """Names of a group's files in a folder, the picture's first."""

    folder: FilePath
    names: tuple[str, ...]


class Planner:
    """Files are planned in their order. `names_in` lists a folder; `hash_of` gives the hash of a
    file's bytes where it can be read, and its size is asked of `size_of` before."""

    def __init__(
        self,
        rules: Sequence[Rule],
        options: SortOptions,
        names_in: NamesIn,
        size_of: Callable[[FilePath], int | None],
        hash_of: Callable[[FilePath], str | None],
    ) -> None:
        self._rules = rules
        self._options = options
        self._taken = TakenNames(names_in)
        self._size_of = size_of
        self._hash_of = hash_of
        self._counters: dict[tuple[FilePath, str, str], int] = {}
        self._numbers: dict[tuple[FilePath, str], int] = {}
        self._filled: dict[tuple[object, ...], tuple[str, ...]] = {}
        self._entries: list[PlanEntry] = []
        self._hashes: list[str] = []  # of the groups' pictures
        self._reasons = [Reason(Why.RULE, rule.text) for rule in rules]

    def plan(self, candidates: Iterable[Candidate]) -> Planned:
        for candidate in candidates:
            self._plan(candidate)
        return Planned(self._entries, list(reversed(self._taken.new_folders)))

    def _plan(self, candidate: Candidate) -> None:
        if candidate.problem is not None:
            return self._leave(candidate, SortAction.SKIP, candidate.problem)
        if candidate.rule is None:
            return self._leave(candidate, SortAction.STAY, Reason(Why.NO_RULE))
        rule = self._rules[candidate.rule]
        try:
            below = self._below(candidate.rule, candidate.facts)
            stem = filling.stem(rule.template, candidate.facts)
        except filling.NothingToSayError as error:
            reason = Reason(Why.NO_VALUE, ", ".join(error.fields))
            return self._leave(candidate, SortAction.SKIP, reason)
        base = rule.template.anchor or self._options.into or candidate.root
        folder = self._taken.folder(base.rstrip("/") or "/", below)
        if self._is_there(candidate, folder, stem):
            return self._leave(candidate, SortAction.STAY, Reason(Why.IN_PLACE))
        self._settle(candidate, candidate.rule, folder, stem)
        return None

    def _below(self, rule: int, facts: Facts) -> tuple[str, ...]:
        """Filled in once for the photos of a day of which the same is known."""
        template = self._rules[rule].template
        if template.asks_for_names:
            return filling.folders(template, facts)
        key = (rule, facts.when.toordinal(), *facts[1:-1])
        found = self._filled.get(key)
        if found is None:
            found = self._filled[key] = filling.folders(template, facts)
        return found

    def _is_there(self, candidate: Candidate, folder: FilePath, stem: str) -> bool:
        """A file that has a number keeps it."""
        directory, name = _split(candidate.file.path)
        if directory != folder:
            return False
        if filling.COUNTED not in stem:
            return name == self._fitting(candidate, stem, 1)[0]
        before, after = stem.split(filling.COUNTED, 1)
        own = re.escape(before) + r"\d+" + re.escape(after + ending_of_name(name))
        return re.fullmatch(own, name) is not None

    def _settle(self, candidate: Candidate, rule: int, folder: FilePath, stem: str) -> None:
        counted = filling.COUNTED in stem
        width = filling.counter_width(self._rules[rule].template) if counted else 0
        ending = ending_of_name(candidate.file.path)
        key = (folder, same_name(stem), ending.lower())
        same = (folder, same_name(stem + ending))
        number = self._counters.get(key, 1) if counted else 1
        collides = False
        for _ in range(_MOST_TRIES):
            text = stem.replace(filling.COUNTED, str(number).zfill(width)) if counted else stem
            place = _Place(folder, self._fitting(candidate, text, 1 if counted else number))
            holder = self._in_the_way(candidate, place)
            if holder is None:
                if counted:
                    self._counters[key] = number + 1
                elif number > 1:
                    self._numbers[same] = number + 1
                return self._go(candidate, rule, place, number if collides else 0)
            if not counted:
                collides = True
                refused = self._refused(candidate, holder)
                if refused is not None:
                    return self._leave(candidate, SortAction.SKIP, refused, collides=True)
                number = max(number, self._numbers.get(same, 2) - 1)
            number += 1
        return self._leave(candidate, SortAction.SKIP, Reason(Why.NAME_TAKEN, stem), collides=True)

    def _fitting(self, candidate: Candidate, stem: str, number: int) -> tuple[str, ...]:
        """A name that is short enough for what goes along, too, and what that is called then."""
        ending = ending_of_name(candidate.file.path)
        if stem.lower().endswith(ending.lower()) and ending and stem != candidate.facts.original:
            stem = stem[: len(stem) - len(ending)]
        room = LONGEST_NAME
        for _ in range(2):
            name = numbered(stem, number, ending, room)
            along = _names_of_parts(candidate, name)
            longest = max((len(os.fsencode(x)) for x in along), default=0)
            if longest <= LONGEST_NAME:
                break
            room -= longest - LONGEST_NAME
        return name, *along

    def _in_the_way(self, candidate: Candidate, place: _Place) -> FilePath | None:
        """A file that has one of the names, or that one would make a pair with."""
        origin, main = _split(candidate.file.path)
        own: set[str] = set()
        if origin == place.folder and not self._options.copying:
            own = {main, *(_split(part.path)[1] for part in candidate.parts)}
        for name in place.names:
            holder = self._taken.holder(place.folder, name)
            if holder is not None and holder not in own:
                return f"{place.folder.rstrip('/')}/{holder}"
        paths = [file.path for file in (candidate.file, *candidate.parts)]
        if self._taken.pairs(place.folder, zip(paths, place.names, strict=True)):
            return f"{place.folder.rstrip('/')}/{place.names[0]}"
        return None

    def _refused(self, candidate: Candidate, holder: FilePath) -> Reason | None:
        """Why the file stays where it is; None where it gets a number."""
        if self._options.collision is Collision.SKIP:
            return Reason(Why.NAME_TAKEN, holder)
        if self._options.collision is Collision.ONE and self._is_same(candidate, holder):
            return Reason(Why.SAME_CONTENT, holder)
        return None

    def _is_same(self, candidate: Candidate, holder: FilePath) -> bool:
        comer = self._taken.comer(*_split(holder))
        if comer is not None:
            return self._hashes[comer] == candidate.content_hash
        if self._size_of(holder) != candidate.file.size:
            return False
        return self._hash_of(holder) == candidate.content_hash

    def _go(self, candidate: Candidate, rule: int, place: _Place, number: int) -> None:
        action = SortAction.COPY if self._options.copying else SortAction.MOVE
        reason = Reason(Why.NUMBERED, str(number)) if number else self._reasons[rule]
        self._taken.claim(place.folder)
        self._append(candidate, action, reason, place, collides=bool(number))

    def _leave(
        self, candidate: Candidate, action: SortAction, reason: Reason, *, collides: bool = False
    ) -> None:
        self._append(candidate, action, reason, None, collides=collides)

    def _append(
        self,
        candidate: Candidate,
        action: SortAction,
        reason: Reason,
        place: _Place | None,
        *,
        collides: bool,
    ) -> None:
        group = len(self._hashes)
        self._hashes.append(candidate.content_hash)
        main = _split(candidate.file.path)[1]
        for at, file in enumerate((candidate.file, *candidate.parts)):
            target = ""
            if place is not None:
                target = f"{place.folder.rstrip('/')}/{place.names[at]}"
                self._taken.take(place.folder, place.names[at], group, file.path)
            self._entries.append(
                PlanEntry(
                    file.path,
                    target,
                    action,
                    reason if at == 0 else Reason(Why.WITH, main),
                    file.size,
                    file.mtime_ns,
                    file.inode,
                    candidate.photo_id if at == 0 else None,
                    group,
                    collides and at == 0,
                    candidate.rule,
                )
            )


def _split(path: FilePath) -> tuple[FilePath, str]:
    """Its folder and its name; a fraction of what `os.path` takes."""
    folder, _, name = path.rpartition("/")
    return folder or "/", name


def ending_of_name(path: FilePath) -> str:
    """With its dot, as it is written."""
    name = _split(path)[1]
    ending = ending_of(name)
    return name[len(name) - len(ending) :]


def _names_of_parts(candidate: Candidate, name: str) -> tuple[str, ...]:
    """What those that go along are called beside a picture of that name."""
    if not candidate.parts:
        return ()
    own = _split(candidate.file.path)[1]
    names = [_split(part.path)[1] for part in candidate.parts]
    renamed = FolderNames([own, *names]).renamed(own, name)
    return tuple(renamed.get(each, each) for each in names)

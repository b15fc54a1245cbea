"""Which group and which of its members has the keyboard, and which members stay."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.duplicates.kinds import DuplicateGroup
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.services.duplicates.removing import Choice

Key = frozenset[tuple[PhotoId, FilePath]]


def key_of(group: DuplicateGroup) -> Key:
    """Who belongs to it: a group with another member is another one."""
    return frozenset((each.photo_id, each.path) for each in group.members)


class Choosing:
    """What was chosen of a group stays chosen when groups come and go around it."""

    def __init__(self) -> None:
        self.groups: list[DuplicateGroup] = []
        self.current = 0
        self.at = 0  # the member of the current group that has the keyboard
        self._kept: dict[Key, tuple[int, ...]] = {}  # where it is not the proposed one alone

    @property
    def group(self) -> DuplicateGroup | None:
        """The current one."""
        return self.groups[self.current] if self.groups else None

    def kept(self, place: int) -> tuple[int, ...]:
        """Who of that group stays, the one that was chosen first first."""
        return self._kept.get(key_of(self.groups[place]), (0,))

    def choice(self, place: int) -> Choice:
        group = self.groups[place]
        return Choice(group, tuple(group.members[each] for each in self.kept(place)))

    def show(self, groups: Sequence[DuplicateGroup], *, to_new: bool = False) -> None:
        """Other groups. The current one stays so, else the one at its place is; `to_new`: the
        first that was not there before, where there is one."""
        before = [key_of(each) for each in self.groups]
        here = before[self.current] if before else None
        self.groups = list(groups)
        keys = [key_of(each) for each in self.groups]
        known = set(keys)
        self._kept = {key: kept for key, kept in self._kept.items() if key in known}
        came = set(before)
        new = next((n for n, key in enumerate(keys) if key not in came), None)
        if to_new and before and new is not None:
            self.go_to(new)
        elif here in known and here is not None:
            self.current = keys.index(here)
        else:
            self.go_to(self.current)

    def drop(self, place: int) -> None:
        """The group was decided; the next takes its place."""
        left = [*self.groups[:place], *self.groups[place + 1 :]]
        at = self.current - (1 if place < self.current else 0)
        self.show(left)
        self.go_to(at)

    def go_to(self, place: int) -> None:
        """To another group, at the first of those of it that stay."""
        self.current = max(0, min(place, len(self.groups) - 1))
        self.at = self.kept(self.current)[0] if self.groups else 0

    def walk(self, by: int) -> None:
        """To another member. Where one alone stays, that is it from now on, as with any other
        choice of one among several."""
        group = self.group
        if group is None:
            return
        before, self.at = self.at, max(0, min(self.at + by, len(group.members) - 1))
        if self.kept(self.current) == (before,):
            self.keep_alone(self.at)

    def keep_alone(self, at: int) -> None:
        group = self.group
        if group is not None and at < len(group.members):
            self.at = at
            self._kept[key_of(group)] = (at,)

    def keep_too(self, at: int) -> None:
        """It stays beside the others, or no more; one of a group stays in any case."""
        group = self.group
        if group is None or at >= len(group.members):
            return
        self.at, kept = at, self.kept(self.current)
        changed = (*kept, at) if at not in kept else tuple(each for each in kept if each != at)
        self._kept[key_of(group)] = changed or kept

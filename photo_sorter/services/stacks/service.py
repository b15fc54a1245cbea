"""Which photos are stacked, and which the program would stack by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from photo_sorter.core.duplicates.kinds import Kind
from photo_sorter.core.edited_names import edits
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.stacks import Stack, StackState
from photo_sorter.services.duplicates.service import Duplicates

Cancelled = Callable[[], bool]


class Stacks:
    """From any thread. `proposed` and `follow` take as long as comparing the photos does.
    `wanted` says whether the program is to stack bursts and edits by itself."""

    def __init__(
        self,
        catalog: Catalog,
        duplicates: Duplicates,
        events: EventBus,
        wanted: Callable[[], bool],
    ) -> None:
        self._catalog = catalog
        self._table = catalog.stacks
        self._duplicates = duplicates
        self._events = events
        self._wanted = wanted

    def all(self) -> list[Stack]:
        """In the order in which they were made, the cover of each first."""
        return self._table.all()

    def of(self, photo_ids: Sequence[PhotoId]) -> list[Stack]:
        """Those that any of the photos is in."""
        return self._table.of(photo_ids)

    def proposed(self, cancelled: Cancelled = lambda: False) -> StackState:
        """Bursts, with the best of each as the cover, and edits, with the newest before its
        original. Without photos that are in a stack already, that a person took out of one, or
        said to keep apart; what is new of a burst joins the program's own stack."""
        named = self._table.named()
        when = {each.photo_id: (each.taken or 0, each.path) for each in named}
        bursts = []
        for group in self._duplicates.groups(Kind.BURST, cancelled):
            best, *others = dict.fromkeys(member.photo_id for member in group.members)
            bursts.append((best, *sorted(others, key=lambda each: when.get(each, (0, "")))))
        made = joined([*bursts, *edits(named)])
        every = [photo_id for group in made for photo_id in group]
        left = self._table.unstacked()
        known = {
            photo_id: stack
            for stack in self._table.state(every).stacks
            for photo_id in stack.photo_ids
        }
        stacks = [
            stack
            for group in made
            if (stack := _grown([each for each in group if each not in left], known)) is not None
        ]
        return StackState(
            tuple(each for stack in stacks for each in stack.photo_ids), tuple(stacks)
        )

    def follow(self, cancelled: Cancelled = lambda: False) -> None:
        """Stack what is to be stacked by itself; where that is not wanted, what was goes."""
        if self._wanted():
            found = self.proposed(cancelled)
            state = replace(
                found, stacks=tuple(replace(each, automatic=True) for each in found.stacks)
            )
        else:
            own = [each for each in self._table.all() if each.automatic]
            state = StackState(tuple(each for stack in own for each in stack.photo_ids))
        if state.photo_ids and not cancelled():
            self._table.put(state)
            self._events.publish(PhotosChanged())


def joined(groups: Iterable[tuple[PhotoId, ...]]) -> list[tuple[PhotoId, ...]]:
    """Groups that have a photo in common are one, in the order of the first of them."""
    group_of: dict[PhotoId, int] = {}
    found: dict[int, list[PhotoId]] = {}
    for number, group in enumerate(groups):
        into = min((group_of[each] for each in group if each in group_of), default=number)
        members = found.setdefault(into, [])
        for other in sorted({group_of[each] for each in group if each in group_of} - {into}):
            members += found.pop(other)
        members += group
        found[into] = list(dict.fromkeys(members))
        group_of.update(dict.fromkeys(found[into], into))
    return [tuple(members) for _, members in sorted(found.items())]


def _grown(group: Sequence[PhotoId], known: dict[PhotoId, Stack]) -> Stack | None:
    """The stack that a group is to be; None where nothing is to be done."""
    within = {known[each].id: known[each] for each in group if each in known}
    fresh = [each for each in group if each not in known]
    if not within:
        return Stack(tuple(fresh)) if len(fresh) > 1 else None
    if not fresh or len(within) > 1 or any(not each.automatic for each in within.values()):
        return None
    (stack,) = within.values()
    return replace(stack, photo_ids=(*stack.photo_ids, *fresh))

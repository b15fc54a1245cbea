"""Which groups a person is asked of, after what they have said."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from photo_sorter.core.duplicates.kinds import Verdict

Each = TypeVar("Each", bound=Hashable)  # photos, or of copies the files of one photo

# The verdict on a group and those of its members that came since; None: nothing is to be asked.
Asked = tuple[Verdict | None, frozenset[Any]] | None


class Decisions(Generic[Each]):
    """Verdicts on members of groups of one kind, oldest first; the newest counts."""

    def __init__(self, decided: Iterable[tuple[Verdict, frozenset[Each]]]) -> None:
        self._decided = list(decided)
        self._about: dict[Each, list[int]] = {}  # the places of the verdicts on each
        for place, (_, together) in enumerate(self._decided):
            for each in together:
                self._about.setdefault(each, []).append(place)

    def asked(self, group: Sequence[Each]) -> Asked:
        """No verdict where fewer than two of the group were decided together."""
        members = frozenset(group)
        known: tuple[Verdict, frozenset[Each]] | None = None
        for place in sorted({place for each in members for place in self._about.get(each, ())}):
            verdict, together = self._decided[place]
            common = members & together
            if common == members:
                return None
            if len(common) > 1 and (known is None or len(common) >= len(known[1])):
                known = verdict, common
        if known is None:
            return None, frozenset()
        return known[0], members - known[1]

"""Which groups a person is asked of, after what they have said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from photo_sorter.core.duplicates.kinds import Decided, Verdict
from photo_sorter.core.photo import PhotoId


def still_asked(
    group: Sequence[PhotoId], decided: Iterable[Decided]
) -> tuple[Verdict | None, frozenset[PhotoId]] | None:
    """The verdict on the group and those of its photos that came since; no verdict where fewer
    than two of the photos were decided together. None: nothing is to be asked. `decided` are
    verdicts on photos of the group's kind, oldest first; the newest counts."""
    members = frozenset(group)
    known: tuple[Verdict, frozenset[PhotoId]] | None = None
    for each in decided:
        common = members & each.photo_ids
        if common == members:
            return None
        if len(common) > 1 and (known is None or len(common) >= len(known[1])):
            known = each.verdict, common
    if known is None:
        return None, frozenset()
    return known[0], members - known[1]

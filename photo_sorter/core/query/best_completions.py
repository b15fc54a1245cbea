"""Which names are meant by the beginning of one, best first."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from photo_sorter.core.folding import folded

_SHORTEST = 3  # letters that a slip may be in
_WORDS = re.compile(r"[\s|/._\-]+")


def name_key(name: str) -> str:
    """A name as it is compared: without case and accents."""
    return folded(name.casefold())


def best_completions(
    typed: str,
    keys: Sequence[str],
    counts: Sequence[int],
    most: int,
    near: Callable[[str], Mapping[int, int]] | None = None,
    *,
    in_order: bool = False,
) -> list[int]:
    """At most `most` of the names, by their place in `keys` (see `name_key`). Those that begin so
    come first, then those of which a word does, each by `counts`; where these are few, those that
    `near` finds, by how many slips they are away. A name without photos is left out. Names that
    have an order of their own stay `in_order`."""
    wanted = name_key(typed)
    ranked: list[tuple[int, int, str, int]] = []
    for place, key in enumerate(keys):
        if counts[place]:
            rank = _rank(wanted, key)
            if rank is not None:
                ranked.append((rank, place if in_order else -counts[place], key, place))
    if len(ranked) < most and near is not None and len(wanted) >= _SHORTEST:
        there = {each[-1] for each in ranked}
        ranked += [
            (1 + slips, -counts[place], keys[place], place)
            for place, slips in near(typed).items()
            if counts[place] and place not in there
        ]
    return [each[-1] for each in sorted(ranked)[:most]]


def _rank(wanted: str, key: str) -> int | None:
    if key.startswith(wanted):
        return 0
    if wanted not in key:
        return None
    return 1 if any(word.startswith(wanted) for word in _WORDS.split(key)) else None

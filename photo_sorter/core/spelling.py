"""Which word a person may have meant by one that nobody knows.

Of a hundred thousand words one is near to almost any few letters. So a short word is given the
benefit of one slip alone, of a kind that fingers make, and where nothing is near nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from photo_sorter.core.folding import folded
from photo_sorter.core.ports.near_words import NearWords
from photo_sorter.core.views import Remark

_LONG = 8  # letters, from which on two slips are likely
_TAKEN_ALONG = 12  # candidates that are looked at closely
_MARKS = " .,;:!?'\"()"  # around a name that was typed as in a sentence
_SHORTEST_PART = 3  # letters of a name that stand for the whole


def nearest(
    word: str, sources: Sequence[NearWords], fits: Callable[[str], bool] = lambda _: True
) -> str:
    """The known word that was most likely meant; '' where none is near enough. Of `sources` the
    first are the most likely; `fits` says whether a word can be used."""
    edits = 2 if len(word) >= _LONG else 1
    ranked = sorted(
        (_unlikeliness(word, found, count) + 0.15 * rank, found)
        for rank, source in enumerate(sources)
        for found, count in source.within(word, edits)
        if _is_plausible(word, found, count, among_few=rank < 2)
    )
    return next((found for _, found in ranked[:_TAKEN_ALONG] if fits(found)), "")


def corrected(text: str, remarks: Sequence[Remark]) -> str:
    """The text with all that was likely meant in the place of what was typed; '' where nothing
    is known better."""
    better = sorted((each for each in remarks if each.better), key=lambda each: -each.start)
    for each in better:
        text = text[: each.start] + each.better + text[each.end :]
    return text if better else ""


def nearest_name(name: str, names: Sequence[str], near: NearWords) -> str:
    """The name that was most likely meant, also by a part of it. `near` holds the `names`."""
    name = name.strip(_MARKS)
    found = nearest(name, [near])
    part = folded(name.casefold())
    if found or len(part) < _SHORTEST_PART:
        return found
    holding = [each for each in names if part in folded(each.casefold())]
    return min(holding, key=lambda each: (len(each), each), default="")


def _unlikeliness(word: str, found: str, edits: int) -> float:
    """Of the slip that made one of the other."""
    typed, meant = folded(word.casefold()), folded(found.casefold())
    missing = len(meant) > len(typed)
    return (
        edits
        - (0.5 if _is_common_slip(typed, meant) else 0.2 * missing)
        + 0.5 * (typed[:1] != meant[:1])
    )


def _is_plausible(word: str, found: str, edits: int, *, among_few: bool) -> bool:
    typed, meant = folded(word.casefold()), folded(found.casefold())
    if edits == 0:
        return True
    shortest = 3 if among_few else 4
    if min(len(typed), len(meant)) < shortest:
        return False
    if len(typed) == 3:
        return len(meant) == 3 and _is_common_slip(typed, meant)
    if len(typed) < 6:
        by_more = typed[0] == meant[0] and len(meant) >= len(typed)
        in_front = among_few and typed.startswith(meant)
        return (
            _is_common_slip(typed, meant) or in_front or (by_more and (among_few or len(typed) > 4))
        )
    return edits == 1 or typed[0] == meant[0]


def _is_common_slip(typed: str, meant: str) -> bool:
    """Neighbours changed places, or a letter is doubled that is not, or the other way round."""
    swapped = len(typed) == len(meant) and sorted(typed) == sorted(meant)
    return swapped or _without_doubles(typed) == _without_doubles(meant)


def _without_doubles(word: str) -> str:
    return "".join(_once_each(word))


def _once_each(word: str) -> Iterator[str]:
    for letter, _ in groupby(word):
        yield letter

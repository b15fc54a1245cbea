"""One answer of several: what any of them found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import Hit, SearchResult


def merged(results: Sequence[SearchResult], most_weak: int) -> SearchResult:
    """Of one or more; each photo counts as where it fits best, and is strong where any of them
    says so. At most `most_weak` weak ones."""
    if len(results) == 1:
        return results[0]
    strong = _best_first(chain.from_iterable(result.strong for result in results))
    among_strong = {hit.photo_id for hit in strong}
    weak = _best_first(chain.from_iterable(result.weak for result in results))
    return replace(
        results[0],
        strong=tuple(strong),
        weak=tuple(hit for hit in weak if hit.photo_id not in among_strong)[:most_weak],
        searched=min(result.searched for result in results),
        not_yet_searchable=max(result.not_yet_searchable for result in results),
        unknown_words=tuple(dict.fromkeys(chain(*(result.unknown_words for result in results)))),
        named_words=tuple(dict.fromkeys(chain(*(result.named_words for result in results)))),
        partial=any(result.partial for result in results),
    )


def _best_first(hits: chain[Hit]) -> list[Hit]:
    best: dict[PhotoId, Hit] = {}
    for hit in hits:
        known = best.get(hit.photo_id)
        if known is not None:
            better = max(known, hit, key=lambda each: each.score)
            hit = better._replace(found_by=known.found_by | hit.found_by)
        best[hit.photo_id] = hit
    return sorted(best.values(), key=lambda hit: -hit.score)

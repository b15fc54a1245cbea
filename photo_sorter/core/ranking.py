"""Where relevance ends: strong matches, weak ones, and the person's strictness between them."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.views import Hit


def strict_threshold(search: float, weak: float, strictness: float) -> float:
    """The cut-off for a strictness of 0..1; 0.5 is the calibrated one.

    Below 0.5 it falls towards the `weak` threshold, above it rises half-way to certainty.
    """
    if strictness <= 0.5:
        return weak + (search - weak) * (strictness / 0.5)
    return search + (1.0 - search) * 0.5 * ((strictness - 0.5) / 0.5)


def split_by_relevance(
    hits: Sequence[Hit], threshold: float, most_weak: int
) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Sort by score, best first, and part at `threshold`; at most `most_weak` weak ones."""
    ordered = sorted(hits, key=lambda hit: (-hit.score, hit.photo_id))
    strong = tuple(hit for hit in ordered if hit.score >= threshold)
    return strong, tuple(ordered[len(strong) : len(strong) + most_weak])

"""How Chroma builds and walks its graph of neighbours, in the library's folder and on a server."""

from __future__ import annotations

from typing import Any

HNSW: dict[str, Any] = {
    "space": "cosine",
    "max_neighbors": 32,
    "ef_construction": 120,
    # How far a new graph is walked; where queries want more, that is set when the index closes.
    # Chroma's own 100 loses neighbours. The nearest 100 of 100,000 vectors are found to 99.5 % by
    # 300, those of 1,000,000 to 98 % by 300 and to 99 % by 500, for two milliseconds more. With 16
    # neighbours each (ef_construction 150) it was 98 % by 600 there, but a photo was added in
    # 1.3 ms, not 1.7.
    "ef_search": 300,
    # Of a new graph, which may grow to any size before it is opened again: see `written_after`.
    "sync_threshold": 4_000,
}


def written_after(count: int) -> int:
    """After so many new vectors a graph of `count` is written to the disk, as of its next opening;
    about a hundredth of it. Until then they are in Chroma's log, from which they are added anew at
    the next opening. A write rewrites the list of all ids: at 1,000,000 it took a second, and after
    every 1,000 vectors more time than adding them."""
    return next((after for after in (1_000, 2_000, 4_000) if count < 150 * after), 8_000)

"""How Chroma builds and walks its graph of neighbours, in the library's folder and on a server."""

from __future__ import annotations

from typing import Any

HNSW: dict[str, Any] = {
    "space": "cosine",
    "max_neighbors": 32,
    "ef_construction": 120,
    # How far the graph is walked; as far as what is asked for, where that is more. Chroma's own
    # 100 loses neighbours. The nearest 100 of 100,000 vectors are found to 99.5 % by 300, those of
    # 1,000,000 to 98 % by 300 and to 99 % by 500, for two milliseconds more. With 16 neighbours
    # each (ef_construction 150) it was 98 % by 600 there, but a photo was added in 1.3 ms, not 1.7.
    "ef_search": 300,
    # After so many vectors the graph is written to the disk; until then they are in Chroma's log,
    # from which it takes them at the next opening. A write rewrites the list of all ids: at
    # 1,000,000 it took a second, and after every 1,000 vectors more time than adding them.
    "sync_threshold": 4_000,
}

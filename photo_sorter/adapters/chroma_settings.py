"""How Chroma builds and walks its graph of neighbours, in the library's folder and on a server."""

from __future__ import annotations

from typing import Any

HNSW: dict[str, Any] = {
    "space": "cosine",
    "max_neighbors": 16,
    "ef_construction": 150,
    # Of as many as are asked for, where that is more, which it is but for a quick answer. Chroma's
    # own 100 loses neighbours: recall@100 falls far below 0.99.
    "ef_search": 300,
}

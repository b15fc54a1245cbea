"""How Chroma builds and walks its graph of neighbours, in the library's folder and on a server."""

from __future__ import annotations

from typing import Any

HNSW: dict[str, Any] = {
    "space": "cosine",
    "max_neighbors": 16,
    "ef_construction": 150,
    "ef_search": 600,  # Chroma's own 100 loses neighbours: recall@100 falls far below 0.99
}

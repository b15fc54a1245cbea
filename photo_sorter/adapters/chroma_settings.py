"""How Chroma builds and walks its graph of neighbours, in the library's folder and on a server."""

from __future__ import annotations

MAX_NEIGHBOURS = 16
EF_CONSTRUCTION = 150
EF_SEARCH = 600  # Chroma's own 100 loses neighbours: recall@100 falls far below 0.99

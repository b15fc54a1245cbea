"""Albums that are offered at first start: (name, description in words)."""

from __future__ import annotations

SUGGESTED_ALBUMS: tuple[tuple[str, str], ...] = (
    ("Sunsets", "a sunset"),
    ("Beach and sea", "a beach"),
    ("Snow", "snow"),
    ("Food", "food"),
    ("Flowers", "flowers"),
    ("Night", "night"),
    ("Documents and receipts", "a document or a receipt"),
    ("Screenshots", "a screenshot"),
)

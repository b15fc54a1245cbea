"""Albums that are offered at first start: (name, description in words)."""

from __future__ import annotations

SUGGESTED_ALBUMS: tuple[tuple[str, str], ...] = (
    ("Sunsets", "a sunset"),
    ("Beach and sea", "a beach by the sea"),
    ("Snow", "snow in winter"),
    ("Food", "food on a plate"),
    ("Flowers", "flowers"),
    ("Night", "a scene at night"),
    ("Documents and receipts", "a document or a receipt"),
    ("Screenshots", "a screenshot"),
)

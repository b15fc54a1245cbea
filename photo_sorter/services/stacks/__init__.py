"""Photos that are seen as one item."""

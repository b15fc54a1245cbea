"""Models that describe pictures and answer questions about them."""

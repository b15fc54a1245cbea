"""Choosing the best of photos that show the same: what is in sight, and hints at which it is."""

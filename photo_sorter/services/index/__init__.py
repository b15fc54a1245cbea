"""Keeps the vector index true to the catalog."""

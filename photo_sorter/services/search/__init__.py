"""Queries: which photos fit words or a picture, best first."""

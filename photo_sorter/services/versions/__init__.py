"""Versions of photos: files beside the originals, which stay as they are."""

"""Copies of photos for other people and programs."""

"""Copies of photos for other people and programs: how they are made, and what they are called."""

"""Deciding where a person and the files say different things."""

"""Versions of photos: what is changed of a picture, and what the file beside it is called."""

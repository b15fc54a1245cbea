"""Sorting files into folders: plans are made, kept, carried out and taken back."""

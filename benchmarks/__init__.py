"""Measures photo_sorter beside its limits and peers; see `python -m benchmarks --help`."""

from photo_sorter.app import environment

environment.prepare()  # as the program does, before anything imports NumPy

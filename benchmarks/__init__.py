"""Measures photo_sorter beside its limits and peers; see `python -m benchmarks --help`."""

from photo_sorter.app import numpy_threads

numpy_threads.use_one()  # as the program does, before anything imports NumPy

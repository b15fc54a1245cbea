"""Measures photo_sorter beside its limits and peers; see `python -m benchmarks --help`."""

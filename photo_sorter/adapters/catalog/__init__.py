"""The catalog: one SQLite database, the only truth of a library."""

from photo_sorter.adapters.catalog.catalog import SqliteCatalog

__all__ = ["SqliteCatalog"]

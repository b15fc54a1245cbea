"""Which photos the exact parts of a query match."""

from photo_sorter.adapters.catalog.filters.evaluation import KINDS, matching
from photo_sorter.adapters.catalog.filters.masks import Photos

__all__ = ["KINDS", "Photos", "matching"]

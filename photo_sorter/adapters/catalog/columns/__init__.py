"""What is listed and filtered of each visible photo, kept in memory column by column."""

from photo_sorter.adapters.catalog.columns.cache import ColumnCache
from photo_sorter.adapters.catalog.columns.column import (
    BYTE_SIZE,
    CAMERA,
    DATED,
    FOCAL_LENGTH,
    FORMAT,
    ISO,
    LENS,
    PLACED,
    Column,
)
from photo_sorter.adapters.catalog.columns.places import Ids, Mask
from photo_sorter.adapters.catalog.columns.table import PhotoColumns

__all__ = [
    "BYTE_SIZE",
    "CAMERA",
    "DATED",
    "FOCAL_LENGTH",
    "FORMAT",
    "ISO",
    "LENS",
    "PLACED",
    "Column",
    "ColumnCache",
    "Ids",
    "Mask",
    "PhotoColumns",
]

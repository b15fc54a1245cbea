"""Searches in whole sentences, English and German, read by rules."""

from photo_sorter.core.sentences.chips import Chip, without
from photo_sorter.core.sentences.reading import Reading, read, written

__all__ = ["Chip", "Reading", "read", "without", "written"]

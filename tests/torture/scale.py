"""How much a test does that can do any amount: little in the daily run, all in `make torture`."""

from __future__ import annotations

import os

import pytest

FULL = os.environ.get("PHOTO_SORTER_TORTURE") == "full"


def times(short: int, full: int) -> int:
    """The number for the form that runs now."""
    return full if FULL else short


full_form = pytest.mark.skipif(not FULL, reason="takes minutes: `make torture` runs it")

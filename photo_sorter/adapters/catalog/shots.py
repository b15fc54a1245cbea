"""When photos were taken, by which camera, with what exposure: what bursts are told by."""

from __future__ import annotations

import math
import sqlite3

import numpy as np

from photo_sorter.core.ports.duplicates import Shots
from photo_sorter.core.taken import Precision

_EXACT = (Precision.SECOND.value, Precision.SUBSECOND.value)


def shots(connection: sqlite3.Connection) -> Shots:
    """Of visible photos whose files say a time to the second, by camera and time."""
    rows = connection.execute(
        "SELECT id, camera, taken_at * 1000 + subsecond / 1000, "
        "ifnull(taken_precision, '') = ?, exposure, aperture, iso FROM photos "
        "WHERE visible = 1 AND taken_at IS NOT NULL "
        "AND (taken_precision IS NULL OR taken_precision IN (?, ?)) ORDER BY camera, 3, id",
        (Precision.SUBSECOND.value, *_EXACT),
    ).fetchall()
    names: dict[str, int] = {}
    return Shots(
        np.array([row[0] for row in rows], np.int64),
        np.array([names.setdefault(row[1], len(names)) for row in rows], np.int64),
        np.array([row[2] for row in rows], np.int64),
        np.array([row[3] for row in rows], np.bool_),
        np.array([_exposure_value(*row[4:]) for row in rows], np.float64),
    )


def _exposure_value(exposure: str, aperture: float | None, iso: int | None) -> float:
    """At ISO 100; nan where the file does not say all of it."""
    seconds = _seconds(exposure)
    if not seconds or not aperture or not iso:
        return math.nan
    return math.log2(aperture**2 / seconds) - math.log2(iso / 100)


def _seconds(exposure: str) -> float:
    """Of "1/125 s"; 0 where that is no time."""
    over, _, under = exposure.removesuffix(" s").partition("/")
    try:
        return float(over) / float(under or 1)
    except (ValueError, ZeroDivisionError):
        return 0.0

"""Where a picture was taken, as EXIF says it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from PIL import ExifTags

from photo_sorter.adapters.engine.files.words import clean_text
from photo_sorter.adapters.xmp.coordinates import points_back


def exif_place(gps: Mapping[int, Any]) -> dict[str, Any]:
    """`latitude` and `longitude` in degrees, or neither: one alone is no place, and 0, 0 is what
    phones write that have none."""
    latitude = _degrees(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef))
    longitude = _degrees(gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef))
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return {}
    if abs(latitude) > 90 or abs(longitude) > 180:
        return {}
    return {"latitude": latitude, "longitude": longitude}


def _degrees(value: object, reference: object) -> float | None:
    """Of degrees, and of minutes and seconds where they are said and make sense."""
    parts = [finite_number(part) for part in (value if isinstance(value, tuple) else (value,))]
    if not 1 <= len(parts) <= 3 or parts[0] is None:
        return None
    units = zip(parts, (1, 60, 3600), strict=False)
    degrees = sum(abs(part or 0.0) / unit for part, unit in units)
    back = parts[0] < 0 or points_back(clean_text(reference))
    return round(-degrees if back else degrees, 7) + 0.0  # no -0.0


def finite_number(value: object) -> float | None:
    """A finite number; of several values the first; None for 0/0 and rubbish."""
    if isinstance(value, tuple):
        value = value[0] if value else None
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return number if math.isfinite(number) else None

"""What a picture file says of itself: EXIF, the embedded XMP packet and IPTC keywords.

Cameras, phones and editors write all kinds of rubbish here, so nothing that is read can raise:
a field that makes no sense is a field that is not there.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from PIL import ExifTags, Image, IptcImagePlugin
from PIL.ImageFile import ImageFile

from photo_sorter.adapters.engine.files.xmp import (
    MAX_TEXT,
    XmpFields,
    read_packet,
    unique_keywords,
    whole_rating,
)
from photo_sorter.core.photo import PhotoMetadata

log = logging.getLogger(__name__)

Tags = Mapping[int, Any]
T = TypeVar("T")

_RATING_TAG = 0x4746
_XP_KEYWORDS_TAG = 0x9C9E
_XMP_TIFF_TAG = 700
_IPTC_KEYWORDS = (2, 25)
_MAX_RAW_TEXT = 10_000  # characters that are looked at, white space and all
_SHORTEST_EXPOSURE = 1e-9  # seconds; what is shorter or longer than these is rubbish
_LONGEST_EXPOSURE = 1e7
_DATE_FORMATS = ("%Y:%m:%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")


def read_metadata(source: Image.Image, width: int, height: int, name: str) -> PhotoMetadata:
    """Metadata of an opened picture. `width` and `height` are upright pixels, `name` the format.

    Never raises on what the file holds."""
    main, photo, gps = _exif(source)
    xmp = _attempt(lambda: _xmp(source, main), XmpFields())
    rating = whole_rating(main[_RATING_TAG]) if _RATING_TAG in main else None
    return PhotoMetadata(
        width=width,
        height=height,
        format=name,
        taken_at=_attempt(lambda: _taken_at(main, photo, gps, xmp.dates), None),
        camera=_camera(_text(main.get(ExifTags.Base.Make)), _text(main.get(ExifTags.Base.Model))),
        lens=_text(photo.get(ExifTags.Base.LensModel)),
        exposure=_exposure(_number(photo.get(ExifTags.Base.ExposureTime))),
        aperture=_positive(photo.get(ExifTags.Base.FNumber)),
        iso=_iso(photo.get(ExifTags.Base.ISOSpeedRatings)),
        focal_length=_positive(photo.get(ExifTags.Base.FocalLength)),
        **_position(gps),
        rating=rating if rating is not None else xmp.rating,
        keywords=_attempt(lambda: _keywords(source, main, xmp), xmp.keywords),
    )


def _attempt(read: Callable[[], T], otherwise: T) -> T:
    try:
        return read()
    except Exception as error:  # see the module's first lines
        log.debug("Unreadable metadata: %s", error)
        return otherwise


def _exif(source: Image.Image) -> tuple[Tags, Tags, Tags]:
    """The main, Exif and GPS tags; empty where they cannot be read."""
    none: Tags = {}
    exif = _attempt(source.getexif, Image.Exif())
    return (
        _attempt(lambda: dict(exif), none),
        _attempt(lambda: dict(exif.get_ifd(ExifTags.IFD.Exif)), none),
        _attempt(lambda: dict(exif.get_ifd(ExifTags.IFD.GPSInfo)), none),
    )


# ------------------------------------------------------------------------------------- values


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    if not isinstance(value, str):
        return ""
    words = value[:_MAX_RAW_TEXT].split("\0", 1)[0].split()
    return " ".join(words)[:MAX_TEXT].rstrip()


def _number(value: object) -> float | None:
    """A finite number; of several values the first; None for 0/0 and rubbish."""
    if isinstance(value, tuple):
        value = value[0] if value else None
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _positive(value: object) -> float | None:
    number = _number(value)
    return round(number, 2) if number is not None and number >= 0.01 else None


def _iso(value: object) -> int | None:
    number = _number(value)
    return int(number) if number is not None and 1 <= number < 10_000_000 else None


def _exposure(seconds: float | None) -> str:
    if seconds is None or not _SHORTEST_EXPOSURE < seconds < _LONGEST_EXPOSURE:
        return ""
    if seconds < 0.3:
        return f"1/{round(1 / seconds)} s"
    return f"{seconds:.1f}".removesuffix(".0") + " s"


def _camera(make: str, model: str) -> str:
    """Make and model, the make not said twice ("NIKON CORPORATION" + "NIKON D750")."""
    if not make or not model:
        return make or model
    if model.lower().startswith(make.lower().split()[0]):
        return model
    return f"{make} {model}"


# --------------------------------------------------------------------------------------- time


def _taken_at(main: Tags, photo: Tags, gps: Tags, xmp_dates: Sequence[str]) -> datetime | None:
    candidates = (
        photo.get(ExifTags.Base.DateTimeOriginal),
        photo.get(ExifTags.Base.DateTimeDigitized),
        main.get(ExifTags.Base.DateTime),
        _gps_time(gps),
        *xmp_dates,
    )
    for text in filter(None, map(_text, candidates)):
        moment = _moment(text)
        if moment is not None:
            return moment
    return None


def _moment(text: str) -> datetime | None:
    """A naive time of 1826 (the first photograph) or later; None for "0000:00:00" and the like."""
    for form in _DATE_FORMATS:
        try:
            moment = datetime.strptime(text[:19], form)
        except ValueError:
            continue
        return moment if moment.year >= 1826 else None
    return None


def _gps_time(gps: Tags) -> str:
    date = _text(gps.get(ExifTags.GPS.GPSDateStamp)).replace("-", ":")
    clock = gps.get(ExifTags.GPS.GPSTimeStamp)
    if not date:
        return ""
    if not isinstance(clock, tuple) or len(clock) != 3:
        return f"{date} 00:00:00"
    hours, minutes, seconds = (int(_number(part) or 0) for part in clock)
    return f"{date} {hours:02}:{minutes:02}:{seconds:02}"


# -------------------------------------------------------------------------------------- place


def _position(gps: Tags) -> dict[str, Any]:
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
    if not isinstance(value, tuple) or len(value) != 3:
        return None
    parts = [_number(part) for part in value]
    if parts[0] is None:
        return None
    degrees = parts[0] + (parts[1] or 0.0) / 60 + (parts[2] or 0.0) / 3600
    negative = _text(reference).upper() in ("S", "W")
    return round(-degrees if negative else degrees, 7)


# ----------------------------------------------------------------------------------- keywords


def _xmp(source: Image.Image, main: Tags) -> XmpFields:
    packet = source.info.get("xmp") or source.info.get("XML:com.adobe.xmp")
    packet = packet or main.get(_XMP_TIFF_TAG)
    return read_packet(packet) if isinstance(packet, (bytes, str)) else XmpFields()


def _keywords(source: Image.Image, main: Tags, xmp: XmpFields) -> tuple[str, ...]:
    """The union of XMP, IPTC and Windows' keywords, each once."""
    words = list(xmp.keywords)
    iptc = IptcImagePlugin.getiptcinfo(source) or {} if isinstance(source, ImageFile) else {}
    entries = iptc.get(_IPTC_KEYWORDS, [])
    words += [_text(entry) for entry in (entries if isinstance(entries, list) else [entries])]
    windows = main.get(_XP_KEYWORDS_TAG)
    if isinstance(windows, bytes):
        words += windows.decode("utf-16-le", errors="replace").strip("\0").split(";")
    return unique_keywords(words)

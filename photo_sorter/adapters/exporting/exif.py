"""The EXIF block of a copy: of the original's what is listed here, and what a person said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from photo_sorter.adapters.engine.files.blocks import exif_of
from photo_sorter.adapters.engine.files.places import exif_place
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.person_details import Place
from photo_sorter.core.taken import DateTaken, Precision, zone_text
from photo_sorter.core.written_places import read_place

_Base, _GPS = ExifTags.Base, ExifTags.GPS
_MAIN_KEPT = (_Base.Make, _Base.Model, _Base.DateTime)
# No serial numbers, no names of owners, no notes of makers: these hold places and people, too.
_PHOTO_KEPT = (
    *(_Base.ExposureTime, _Base.FNumber, _Base.ExposureProgram, _Base.ISOSpeedRatings),
    *(_Base.DateTimeOriginal, _Base.DateTimeDigitized, _Base.SubsecTimeOriginal),
    *(_Base.SubsecTimeDigitized, _Base.ShutterSpeedValue, _Base.ApertureValue),
    *(_Base.BrightnessValue, _Base.ExposureBiasValue, _Base.MaxApertureValue),
    *(_Base.MeteringMode, _Base.LightSource, _Base.Flash, _Base.FocalLength),
    *(_Base.ExposureMode, _Base.WhiteBalance, _Base.DigitalZoomRatio),
    *(_Base.FocalLengthIn35mmFilm, _Base.SceneCaptureType, _Base.SensitivityType),
    *(_Base.LensSpecification, _Base.LensMake, _Base.LensModel),
)
_ZONES = (_Base.OffsetTimeOriginal, _Base.OffsetTimeDigitized)  # a zone is a place of a kind
_COLOUR_SPACE, _SRGB = 0xA001, 1
_INTEROP_INDEX = 1
_MOST_BYTES = 2_000  # of one value
_TO_THE_SECOND = (Precision.MINUTE, Precision.SECOND, Precision.SUBSECOND)
_DATE = "%Y:%m:%d %H:%M:%S"


def exif_for_copy(
    source: Image.Image,
    fields: FileFields,
    taken: DateTaken | None,
    *,
    orientation: int,
    srgb: bool,
    place_told: bool,
) -> bytes:
    """From its byte order on. `orientation` is of the copy's pixels. Without `place_told` neither
    place nor zone is in it, whatever `fields` say."""
    original = exif_of(source)
    made = Image.Exif()
    for tag in _MAIN_KEPT:
        _keep(made, original, tag)
    photo = _block(original, ExifTags.IFD.Exif)
    kept: dict[int, Any] = {}
    for tag in (*_PHOTO_KEPT, *(_ZONES if place_told else ())):
        _keep(kept, photo, tag)
    if taken is not None and taken.precision in _TO_THE_SECOND:
        _date(kept, taken, place_told)
    kept |= {_COLOUR_SPACE: _SRGB} if srgb else _colours(original)
    made[_Base.Orientation] = orientation
    for tag, text in (
        (_Base.ImageDescription, fields.description),
        (_Base.Artist, fields.creator),
        (_Base.Copyright, fields.copyright),
    ):
        if text and len(text) <= _MOST_BYTES:  # the packet has longer ones
            made[tag] = text if text.isascii() else text.encode()
    if kept:
        made[ExifTags.IFD.Exif] = kept
    gps = _gps(_block(original, ExifTags.IFD.GPSInfo), fields) if place_told else {}
    if gps:
        made[ExifTags.IFD.GPSInfo] = gps
    return made.tobytes().removeprefix(b"Exif\0\0")


def needed_alone(source: Image.Image, orientation: int) -> bytes:
    """What the picture's own bytes need to be shown as they are, which tells nothing else; empty
    where they need nothing."""
    made = Image.Exif()
    if orientation != 1:
        made[_Base.Orientation] = orientation
    if colours := _colours(exif_of(source)):
        made[ExifTags.IFD.Exif] = colours
    return made.tobytes().removeprefix(b"Exif\0\0") if made else b""


def _colours(original: Image.Exif) -> dict[int, Any]:
    """How the block names the colours, where it names others than sRGB's."""
    kept: dict[int, Any] = {}
    _keep(kept, _block(original, ExifTags.IFD.Exif), _COLOUR_SPACE)
    if kept.get(_COLOUR_SPACE, _SRGB) == _SRGB:
        return {}
    interop: dict[int, Any] = {}
    _keep(interop, _block(original, ExifTags.IFD.Interop), _INTEROP_INDEX)
    return kept | ({ExifTags.IFD.Interop: interop} if interop else {})


def _block(exif: Image.Exif, which: int) -> Mapping[int, Any]:
    try:
        return exif.get_ifd(which)
    except Exception:  # a broken block must not cost the copy
        return {}


def _keep(made: Any, original: Mapping[int, Any], tag: int) -> None:
    try:
        value = original.get(tag)
        if value is None or (isinstance(value, str | bytes) and len(value) > _MOST_BYTES):
            return
        probe = Image.Exif()
        probe[tag] = value
        probe.tobytes()  # a value of a wrong kind would cost all others
    except Exception:
        return
    made[tag] = value


def _date(kept: dict[int, Any], taken: DateTaken, place_told: bool) -> None:
    when = datetime.strftime(taken.when, _DATE)
    kept[_Base.DateTimeOriginal] = when
    for tag in (_Base.SubsecTimeOriginal, _Base.OffsetTimeOriginal):
        kept.pop(tag, None)
    if taken.precision is Precision.SUBSECOND:
        kept[_Base.SubsecTimeOriginal] = f"{taken.when.microsecond // 1000:03}"
    if place_told and taken.zone is not None:
        kept[_Base.OffsetTimeOriginal] = zone_text(taken.zone)


def _gps(original: Mapping[int, Any], fields: FileFields) -> dict[int, Any]:
    """The original's where that is the same place: it knows height and direction, too."""
    place = _place(fields)
    if place.latitude is None or place.longitude is None:
        return {}
    said = exif_place(original)
    if (
        said
        and _near(said["latitude"], place.latitude)
        and _near(said["longitude"], place.longitude)
    ):
        kept: dict[int, Any] = {}
        for tag in _GPS:
            _keep(kept, original, tag)
        return kept
    return {
        _GPS.GPSLatitudeRef: "S" if place.latitude < 0 else "N",
        _GPS.GPSLatitude: _parts(place.latitude),
        _GPS.GPSLongitudeRef: "W" if place.longitude < 0 else "E",
        _GPS.GPSLongitude: _parts(place.longitude),
    }


def _place(fields: FileFields) -> Place:
    try:
        return read_place(fields.place or "")
    except InvalidInputError:
        return Place()


def _near(one: float, other: float) -> bool:
    return abs(one - other) < 1e-5


def _parts(degrees: float) -> tuple[IFDRational, ...]:
    seconds = round(abs(degrees) * 3600 * 10_000)
    whole, rest = divmod(seconds, 3600 * 10_000)
    minutes, rest = divmod(rest, 60 * 10_000)
    return IFDRational(whole, 1), IFDRational(minutes, 1), IFDRational(rest, 10_000)

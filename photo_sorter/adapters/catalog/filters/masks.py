"""The parts of a query that the columns in memory answer: `MASKS` has a line for each kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from operator import eq, ge, gt, le, lt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.catalog.columns import (
    BYTE_SIZE,
    CAMERA,
    DATED,
    FOCAL_LENGTH,
    FORMAT,
    ISO,
    LENS,
    PLACED,
    Column,
    Mask,
    PhotoColumns,
)
from photo_sorter.adapters.catalog.integers import integers
from photo_sorter.adapters.catalog.picture_texts import saying
from photo_sorter.adapters.catalog.ratings import packed_ratings
from photo_sorter.adapters.catalog.values import seconds
from photo_sorter.core.folding import ASCII_LOWER
from photo_sorter.core.query import (
    Between,
    Camera,
    Comparison,
    Condition,
    Date,
    FileType,
    Flag,
    FocalLength,
    Iso,
    Label,
    LabelName,
    Lately,
    Lens,
    Operator,
    Outline,
    Period,
    PictureText,
    Rating,
    Shape,
    Size,
    SizeUnit,
    Span,
    Taken,
    Trait,
    Type,
)
from photo_sorter.core.query.periods import WEEKDAYS, months_of, weekdays_of
from photo_sorter.core.rating import ColourLabel, favourites_in, labels_in, rejected_in, stars_of

_DAY = 86_400  # seconds
_COMPARISONS: Mapping[Operator, Callable[[NDArray[Any], float], Mask]] = {
    Operator.LESS: lt,
    Operator.AT_MOST: le,
    Operator.EQUAL: eq,
    Operator.AT_LEAST: ge,
    Operator.MORE: gt,
}


@dataclass(frozen=True, slots=True)
class Photos:
    """All n photos, to be asked for masks (n,)."""

    connection: sqlite3.Connection
    columns: PhotoColumns

    def values(self, column: Column) -> NDArray[Any]:
        return self.columns.values(self.connection, column)

    def ratings(self) -> NDArray[np.uint8]:
        return packed_ratings(self.connection, self.columns)

    def listed(self, sql: str) -> Mask:
        """The photos whose ids the SQL gives."""
        return self.columns.places.mask(integers(self.connection, sql)[0])


# ------------------------------------------------------------------------------- times


def _date(photos: Photos, dates: Date) -> Mask:
    first = date.min if dates.first is None else dates.first
    last = date.max if dates.last is None else dates.last
    return _between(photos, [(_start(first), _start(last) + _DAY)])


def _start(day: date) -> int:
    return seconds(datetime.combine(day, time()))


def _between(photos: Photos, ranges: list[tuple[int, int]]) -> Mask:
    """Half-open ranges of seconds."""
    mask = np.zeros(len(photos.columns), np.bool_)
    for first, end in ranges:
        mask[photos.columns.between(first, end)] = True
    return mask


def _taken(photos: Photos, taken: Taken) -> Mask:
    times = photos.columns.times
    if taken.period in (*WEEKDAYS, Period.WEEKEND):
        weekdays = (times // _DAY + 3) % 7  # 1970 began on a Thursday
        return np.isin(weekdays, weekdays_of(taken.period))
    if not len(times):
        return np.zeros(0, np.bool_)
    month, count = months_of(taken.period)
    newest, oldest = times[[0, -1]].astype("datetime64[s]").astype("datetime64[Y]").astype(int)
    starts = np.arange(oldest - 1, newest + 1).astype("datetime64[Y]").astype("datetime64[M]")
    starts = starts + (month - 1)  # those of a winter are in two years
    bounds = np.stack([starts, starts + count]).astype("datetime64[s]").astype(np.int64)
    return _between(photos, list(zip(*bounds.tolist(), strict=True)))


# ------------------------------------------------------------------------ texts and numbers


def _held(photos: Photos, column: Column, fits: Callable[[str], bool]) -> Mask:
    """Photos have few different texts: each is looked at once."""
    codes = photos.values(column)  # first, as it brings the texts
    wanted = np.array([fits(text) for text in photos.columns.texts(column)], np.bool_)
    return wanted[codes] if len(wanted) else np.zeros(len(codes), np.bool_)


def _contains(photos: Photos, column: Column, part: str) -> Mask:
    """Upper case and lower are told apart outside of ASCII alone, as SQLite does."""
    part = part.translate(ASCII_LOWER)
    return _held(photos, column, lambda text: part in text.translate(ASCII_LOWER))


def _compared(values: NDArray[Any], condition: Condition) -> Mask:
    """Nothing is said of what is not known."""
    if isinstance(condition, Between):
        return (values >= condition.least) & (values <= condition.most)
    return _COMPARISONS[condition.operator](values, condition.value)


def _size(photos: Photos, size: Size) -> Mask:
    """No photo has just 12 megapixels: a size without more counts rounded."""
    condition = size.condition
    if isinstance(condition, Comparison) and condition.operator is Operator.EQUAL:
        condition = Between(condition.value - 0.5, condition.value + 0.5)
    if size.unit is SizeUnit.MEGAPIXELS:
        widths, heights = photos.columns.sides
        return _compared(widths * heights / 1e6, condition)
    each = 1e6 if size.unit is SizeUnit.MEGABYTES else 1e3
    return _compared(photos.values(BYTE_SIZE) / each, condition)


_FORMATS = {  # the names of formats, where they are not the type's own
    FileType.JXL: "JPEG XL",
    FileType.JP2: "JPEG 2000",
    FileType.PSD: "Photoshop",
    FileType.ICO: "Icon",
}


def _type(photos: Photos, wanted: Type) -> Mask:
    if wanted.type is FileType.RAW:
        return _held(photos, FORMAT, lambda text: text == "Adobe DNG" or text.endswith(" raw"))
    name = _FORMATS.get(wanted.type, wanted.type.value).casefold()
    return _held(photos, FORMAT, lambda text: text.casefold() == name)


def _shape(photos: Photos, shape: Shape) -> Mask:
    widths, heights = photos.columns.sides
    masks: Mapping[Outline, Mask] = {
        Outline.PORTRAIT: widths < heights,
        Outline.LANDSCAPE: widths > heights,
        Outline.SQUARE: (widths == heights) & (widths > 0),
    }
    return masks[shape.outline]


# ------------------------------------------------------------------ a person's, else the file's


def _label(photos: Photos, label: Label) -> Mask:
    wanted = ColourLabel.NONE
    if label.label is not LabelName.NONE:
        wanted = ColourLabel[label.label.name]
    fits: Mask = labels_in(photos.ratings()) == wanted
    return fits


def _placed(photos: Photos, _: object) -> Mask:
    said = "SELECT photo_id FROM details_by_person WHERE placed = 1"
    mask: Mask = photos.values(PLACED) == 1
    mask[photos.listed(said)] = False
    mask[photos.listed(f"{said} AND latitude IS NOT NULL")] = True
    return mask


def _dated(photos: Photos, _: object) -> Mask:
    mask: Mask = photos.values(DATED) == 1
    mask[photos.listed("SELECT photo_id FROM dates_by_person")] = True
    return mask


def _texts(photos: Photos, sought: PictureText) -> Mask:
    found = np.array(saying(photos.connection, sought.words), np.int64)
    return photos.columns.places.mask(found)


MASKS: Mapping[type[Any] | Trait | Flag, Callable[[Photos, Any], Mask]] = {
    Date: _date,
    Lately: lambda photos, lately: _date(photos, lately.on(datetime.now().date())),
    Span: lambda photos, span: _date(photos, span.on(datetime.now().date())),
    Taken: _taken,
    Camera: lambda photos, camera: _contains(photos, CAMERA, camera.name),
    Lens: lambda photos, lens: _contains(photos, LENS, lens.name),
    FocalLength: lambda photos, focal: _compared(photos.values(FOCAL_LENGTH), focal.condition),
    Iso: lambda photos, iso: _compared(photos.values(ISO), iso.condition),
    Size: _size,
    Type: _type,
    Shape: _shape,
    Rating: lambda photos, rating: _compared(stars_of(photos.ratings()), rating.condition),
    Label: _label,
    PictureText: _texts,
    Trait.GPS: _placed,
    Trait.DATE: _dated,
    Trait.CAMERA: lambda photos, _: _held(photos, CAMERA, bool),
    Trait.LENS: lambda photos, _: _held(photos, LENS, bool),
    Trait.RATING: lambda photos, _: stars_of(photos.ratings()) > 0,
    Flag.FAVOURITE: lambda photos, _: favourites_in(photos.ratings()),
    Flag.REJECTED: lambda photos, _: rejected_in(photos.ratings()),
}

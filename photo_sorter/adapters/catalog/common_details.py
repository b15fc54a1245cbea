"""What many photos have in common. The photos are handed over as one list and looked at by a few
queries, so that a million of them take seconds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.values import id_list, name_key, seconds, time_of
from photo_sorter.core.common_details import Changing, Common, CommonDetails, CommonTag, Edit
from photo_sorter.core.person_details import Place
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import ColourLabel

T = TypeVar("T")

# What counts of each photo: a person's word, else the file's.
_SHOWN = {
    "title": "ifnull(d.title, p.title)",
    "description": "ifnull(d.description, p.description)",
    "copyright": "ifnull(d.copyright, p.copyright)",
    "creator": "ifnull(d.creator, p.creator)",
    "latitude": "iif(d.placed, d.latitude, p.latitude)",
    "longitude": "iif(d.placed, d.longitude, p.longitude)",
    "stars": "coalesce(r.stars, max(p.rating, 0), 0)",
    "label": "ifnull(r.label, p.file_label)",
}
_OF_PHOTOS = (
    "FROM photos p LEFT JOIN details_by_person d ON d.photo_id = p.id "
    "LEFT JOIN ratings r ON r.photo_id = p.id LEFT JOIN dates_by_person w ON w.photo_id = p.id "
    "WHERE p.id IN (SELECT value FROM json_each(?))"
)
_PLACE = f"{_SHOWN['latitude']} || ' ' || {_SHOWN['longitude']}"
_DEGREES = ("latitude", "longitude")
_TEXTS, _CHOICES = ("title", "description", "copyright", "creator"), ("stars", "label")
_MANY = 20_000  # photos: of more the different values are not counted, and marks are walked through


def _summary(*, counted: bool) -> str:
    """To count values takes a second a field of a million photos; to see that there are two takes
    a fifth."""

    def field(shown: str) -> str:
        return f"count(DISTINCT {shown})" if counted else f"1 + ({_differ(shown)})"

    degrees = [_differ(_SHOWN[name]) for name in _DEGREES]
    places = field(_PLACE) if counted else f"1 + ({' OR '.join(degrees)})"
    values = [f"{field(_SHOWN[name])}, max({_SHOWN[name]})" for name in (*_TEXTS, *_CHOICES)]
    latitude, longitude = (_SHOWN[name] for name in _DEGREES)
    return (
        f"SELECT count(*), min(p.sort_time), max(p.sort_time), {', '.join(values)}, {places}, "
        f"count({latitude} + {longitude}), max({latitude}), max({longitude}) {_OF_PHOTOS}"
    )


def _differ(shown: str) -> str:
    return f"min({shown}) IS NOT max({shown})"


_COUNTED, _COMPARED = _summary(counted=True), _summary(counted=False)
_AMONG = "photo_id IN (SELECT value FROM json_each(?))"
# A sign before the column, and its index is not used.
_TAGS = (
    "SELECT t.name, m.photos FROM (SELECT tag_id, count(*) AS photos FROM tag_marks "
    f"WHERE present = 1 AND {{sign}}{_AMONG} GROUP BY tag_id) m JOIN tags t ON t.id = m.tag_id "
    "ORDER BY m.photos DESC, t.key"
)
_TAGGED = (
    "SELECT t.key, sum(m.present = 1), sum(m.present = 1 AND m.by_person = 1) "
    "FROM tags t CROSS JOIN tag_marks m ON m.tag_id = t.id "
    f"WHERE t.key IN (SELECT value FROM json_each(?)) AND m.{_AMONG} GROUP BY t.id"
)
# When, to the microsecond, how exactly, and in which zone: by a person, else by the file.
_DATED = (
    "ifnull(w.taken_at, p.taken_at) IS ? AND ifnull(w.subsecond, p.subsecond) = ? "
    "AND coalesce(w.precision, p.taken_precision, 'second') = ? "
    "AND iif(w.photo_id IS NULL, p.taken_zone, w.zone) IS ?"
)


class SqliteCommonDetails:
    """`core.ports.CommonDetailTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, photo_ids: Sequence[PhotoId]) -> CommonDetails:
        """Of those of the photos that there are."""
        wanted, few = (id_list(photo_ids),), len(photo_ids) <= _MANY
        with self._database.reading() as connection:
            row = connection.execute(_COUNTED if few else _COMPARED, wanted).fetchone()
            tags = connection.execute(_TAGS.format(sign="" if few else "+"), wanted).fetchall()
        return _details(row, tags, few) if row[0] else CommonDetails()

    def changing(self, photo_ids: Sequence[PhotoId], edit: Edit) -> Changing:
        """How many of the photos the edit would change."""
        wanted = id_list(photo_ids)
        with self._database.reading() as connection:
            photos, counts = _counts(connection, wanted, _conditions(edit))
            has = _having(connection, wanted, [*edit.tags, *edit.no_tags])
        none = (0, 0)
        tags = {name: photos - has.get(name_key(name), none)[1] for name in edit.tags}
        no_tags = {name: has.get(name_key(name), none)[0] for name in edit.no_tags}
        fields: dict[str, Any] = {**counts, "tags": tags, "no_tags": no_tags}
        return Changing(**fields)


def _details(row: Sequence[Any], tags: Iterable[tuple[str, int]], counted: bool) -> CommonDetails:
    values = iter(row)
    photos, oldest, newest = (next(values) for _ in range(3))
    title, description, copyright, creator, stars, label = (
        _common(next(values), next(values)) for _ in (*_TEXTS, *_CHOICES)
    )
    places, placed, latitude, longitude = values
    if placed < photos:
        place = Common(None if placed else Place(), (places if placed else 0) + 1)
    else:
        place = Common(Place(latitude, longitude) if places == 1 else None, places)
    colour = None if label.value is None else ColourLabel(label.value)
    return CommonDetails(
        photos, title, description, copyright, place, stars, Common(colour, label.values),
        time_of(oldest), time_of(newest), tuple(CommonTag(name, count) for name, count in tags),
        counted, creator,
    )  # fmt: skip


def _common(values: int, value: T) -> Common[T]:
    return Common(value if values == 1 else None, values)


def _conditions(edit: Edit) -> Mapping[str, tuple[str, tuple[object, ...]]]:
    """Of each field that is said, what is true of the photos that it changes."""
    told = {name: getattr(edit.details, name) for name in _TEXTS}
    told |= {"stars": edit.rating.stars, "label": edit.rating.label}
    found: dict[str, tuple[str, tuple[object, ...]]] = {
        name: (f"{_SHOWN[name]} <> ?", (value,))
        for name, value in told.items()
        if value is not None
    }
    place = edit.details.place
    if place is not None:
        differs = " OR ".join(f"{_SHOWN[name]} IS NOT ?" for name in _DEGREES)
        found["place"] = (differs, (place.latitude, place.longitude))
    if edit.date is not None:
        when, precision, zone = edit.date
        found["date"] = (
            f"NOT ({_DATED})",
            (seconds(when), when.microsecond, precision.value, zone),
        )
    return found


def _counts(
    connection: sqlite3.Connection,
    wanted: str,
    conditions: Mapping[str, tuple[str, tuple[object, ...]]],
) -> tuple[int, dict[str, int]]:
    """How many photos there are, and of how many each condition is true."""
    sums = ["count(*)", *(f"ifnull(sum({each}), 0)" for each, _ in conditions.values())]
    parameters = [value for _, values in conditions.values() for value in values]
    photos, *counts = connection.execute(
        f"SELECT {', '.join(sums)} {_OF_PHOTOS}", (*parameters, wanted)
    ).fetchone()
    return photos, dict(zip(conditions, counts, strict=True))


def _having(
    connection: sqlite3.Connection, wanted: str, names: Sequence[str]
) -> dict[str, tuple[int, int]]:
    """How many photos have each tag, by its key, and of how many a person says so: a tag that only
    the model or the file gave is changed by a person's yes, too."""
    if not names:
        return {}
    keys = json.dumps(sorted({name_key(name) for name in names}))
    rows = connection.execute(_TAGGED, (keys, wanted))
    return {key: (present, confirmed) for key, present, confirmed in rows}

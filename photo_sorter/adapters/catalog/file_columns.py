"""The columns of `photos` that hold what the files say in the fields of sidecars."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from photo_sorter.core.colour_names import colour_of, label_text
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.keywords import tags_of
from photo_sorter.core.person_details import NOWHERE, Place
from photo_sorter.core.person_said import REJECTED, file_place
from photo_sorter.core.rating import ColourLabel
from photo_sorter.core.written_places import read_place

_TEXTS = ("title", "description", "copyright", "creator")
_OTHERS = "keywords, rating, file_rejected, file_label, latitude, longitude"
FIELD_COLUMNS = f"{_OTHERS}, {', '.join(_TEXTS)}"


def fields_in(row: Sequence[Any]) -> FileFields:
    """Of the `FIELD_COLUMNS`."""
    keywords, rating, rejected, label, latitude, longitude, *texts = row
    return FileFields(
        tuple(tags_of(json.loads(keywords))),
        REJECTED if rejected else rating,
        label_text(ColourLabel(label)),
        place=file_place(Place(latitude, longitude)),
        **{name: text or None for name, text in zip(_TEXTS, texts, strict=True)},
    )


def columns_of(name: str, now: FileFields) -> dict[str, Any]:
    """What the columns of one field hold."""
    match name:
        case "keywords":
            return {"keywords": json.dumps(now.keywords)}
        case "rating":
            stars = None if now.rating == REJECTED else now.rating
            return {"rating": stars, "file_rejected": int(now.rating == REJECTED)}
        case "label":
            return {"file_label": int(colour_of(now.label) or ColourLabel.NONE)}
        case "place":
            place = NOWHERE if now.place is None else read_place(now.place)
            return {"latitude": place.latitude, "longitude": place.longitude}
        case _:
            return {name: getattr(now, name) or ""}

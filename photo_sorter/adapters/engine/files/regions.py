"""The faces that an XMP packet marks: the Metadata Working Group's regions, else Microsoft's."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from xml.etree import ElementTree

from photo_sorter.adapters.engine.files.words import clean_text
from photo_sorter.core.faces import Face, turned

_MOST_REGIONS = 500
_MOST_LISTS = 4  # that are looked at: there may be thousands, nested in each other
_MOST_ELEMENTS = 50_000  # of one list
_LIST_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_MWG = "{http://www.metadataworkinggroup.com/schemas/regions/}"
_AREA = "{http://ns.adobe.com/xmp/sType/Area#}"
_SIZE = "{http://ns.adobe.com/xap/1.0/sType/Dimensions#}"
_MICROSOFT = "{http://ns.microsoft.com/photo/1.2/}RegionInfo"
_MICROSOFT_REGION = "{http://ns.microsoft.com/photo/1.2/t/Region#}"
_SIDEWAYS = (5, 6, 7, 8)  # EXIF orientations


@dataclass(frozen=True, slots=True)
class Regions:
    """Faces in the picture as it is stored; `applied` is its size in pixels when they were marked,
    (0, 0) where that is not said."""

    faces: tuple[Face, ...] = ()
    applied: tuple[float, float] = (0, 0)


NO_REGIONS = Regions()


def read_regions(root: ElementTree.Element) -> Regions:
    """Of a whole packet."""
    for element in islice(root.iter(_MWG + "Regions"), _MOST_LISTS):
        applied = _applied(element)
        if faces := _faces(element, partial(_mwg_face, applied=applied)):
            return Regions(faces, applied)
    for element in islice(root.iter(_MICROSOFT), _MOST_LISTS):
        if faces := _faces(element, _microsoft_face):
            return Regions(faces)
    return NO_REGIONS


def upright(regions: Regions, orientation: int, size: tuple[int, int]) -> tuple[Face, ...]:
    """The faces in the upright picture, whose size in pixels is `size`. Some programs mark them in
    the upright picture although the file is stored on its side: the size that they name tells."""
    if orientation in _SIDEWAYS and _same_shape(regions.applied, size):
        return regions.faces
    return tuple(turned(face, orientation) for face in regions.faces)


def _same_shape(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return min(*one, *other) > 0 and one[0] != one[1] and (one[0] > one[1]) is (other[0] > other[1])


def _faces(
    element: ElementTree.Element, read: Callable[[Mapping[str, str]], Face | None]
) -> tuple[Face, ...]:
    items = (each for each in islice(element.iter(), _MOST_ELEMENTS) if each.tag == _LIST_ITEM)
    found = (read(_fields(item)) for item in islice(items, _MOST_REGIONS))
    return tuple(face for face in found if face is not None)


def _fields(item: ElementTree.Element) -> Mapping[str, str]:
    """What an entry of the list says, as elements or as attributes; of a nested one the first."""
    fields: dict[str, str] = {}
    for element in islice(item.iter(), 100):
        for name, value in (*element.items(), (element.tag, element.text or "")):
            fields.setdefault(name, value.strip())
    return fields


def _applied(element: ElementTree.Element) -> tuple[float, float]:
    for each in islice(element.iter(_MWG + "AppliedToDimensions"), 1):
        fields = _fields(each)
        width, height = _number(fields, _SIZE + "w"), _number(fields, _SIZE + "h")
        if width > 0 and height > 0:
            return width, height
    return 0, 0


def _mwg_face(fields: Mapping[str, str], applied: tuple[float, float]) -> Face | None:
    """The area is given by its middle."""
    if fields.get(_MWG + "Type", "Face").casefold() not in ("face", ""):
        return None
    x, y, width, height = (_number(fields, _AREA + name) for name in ("x", "y", "w", "h"))
    if fields.get(_AREA + "unit") == "pixel":
        if not applied[0]:
            return None
        x, y = x / applied[0], y / applied[1]
        width, height = width / applied[0], height / applied[1]
    name = fields.get(_MWG + "Name", "")
    return _face(name, x - width / 2, y - height / 2, width, height)


def _microsoft_face(fields: Mapping[str, str]) -> Face | None:
    numbers = fields.get(_MICROSOFT_REGION + "Rectangle", "").split(",")
    if len(numbers) != 4:
        return None
    x, y, width, height = (_read_number(number) for number in numbers)
    return _face(fields.get(_MICROSOFT_REGION + "PersonDisplayName", ""), x, y, width, height)


def _face(name: str, x: float, y: float, width: float, height: float) -> Face | None:
    """As far as it lies in the picture; None where it does not."""
    if not all(map(math.isfinite, (x, y, width, height))):
        return None
    left, top = max(0.0, x), max(0.0, y)
    right, bottom = min(1.0, x + width), min(1.0, y + height)
    if not (left < right and top < bottom):
        return None
    sides = (left, top, right - left, bottom - top)
    return Face(clean_text(name), *(round(side, 6) for side in sides))


def _number(fields: Mapping[str, str], name: str) -> float:
    return _read_number(fields.get(name, ""))


def _read_number(text: str) -> float:
    """NaN for what is none."""
    try:
        return float(text.strip()[:40])
    except ValueError:
        return math.nan

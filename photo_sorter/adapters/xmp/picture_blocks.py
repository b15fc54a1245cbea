"""What the blocks inside a picture say in the fields that are ours too: XMP, and where programs
repeat it, IPTC and EXIF."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from photo_sorter.adapters.engine.files.iptc import IptcFields, read_iptc
from photo_sorter.adapters.engine.files.words import MAX_DESCRIPTION, NO_DESCRIPTIONS, clean_text
from photo_sorter.adapters.engine.files.xmp import percent_rating, whole_rating
from photo_sorter.adapters.xmp.coordinates import points_back
from photo_sorter.adapters.xmp.keywords import canonical, tags_in
from photo_sorter.adapters.xmp.rdf import Packet
from photo_sorter.adapters.xmp.reading import fields_of
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.person_details import Place
from photo_sorter.core.person_said import REJECTED, file_names, file_place

RATING, PERCENT = "IFD0:Rating", "IFD0:RatingPercent"
DESCRIPTION, COPYRIGHT = "IFD0:ImageDescription", "IFD0:Copyright"
ARTIST = "IFD0:Artist"
LATITUDE, LONGITUDE = "GPS:GPSLatitude", "GPS:GPSLongitude"
NORTH, EAST = "GPS:GPSLatitudeRef", "GPS:GPSLongitudeRef"
# Windows' own.
WORDS, TITLE, COMMENT = "IFD0:XPKeywords", "IFD0:XPTitle", "IFD0:XPComment"
AUTHOR = "IFD0:XPAuthor"
_DIGEST, NOW = "Photoshop:IPTCDigest", "File:CurrentIPTCDigest"
_FILMS = ("XMP-GCamera:MotionPhoto", "XMP-GCamera:MicroVideo")
ASKED = (
    RATING, PERCENT, DESCRIPTION, COPYRIGHT, ARTIST, LATITUDE, LONGITUDE, NORTH, EAST,
    WORDS, TITLE, COMMENT, AUTHOR, _DIGEST, NOW, *_FILMS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Blocks:
    """`told` are the values of ASKED that are there, by name; `iptc` is None where there is no such
    block."""

    packet: Packet | None
    told: Mapping[str, str]
    iptc: bytes | None

    @property
    def in_step(self) -> bool:
        """Whether the IPTC block is as it was when somebody last wrote the same into XMP: then it
        has no word of its own."""
        if self.iptc is None:
            return True
        return self.told.get(_DIGEST) == hashlib.md5(self.iptc, usedforsecurity=False).hexdigest()

    @property
    def has_film(self) -> bool:
        """Whether it is a motion photo, whose film is found from the end of the file."""
        return any(self.told.get(name, "0") != "0" for name in _FILMS)


def told_in(answer: bytes) -> dict[str, str]:
    """What ExifTool's JSON says of ASKED."""
    (said,) = json.loads(answer, parse_int=str, parse_float=str) if answer.strip() else ({},)
    return {name: str(said[name]) for name in ASKED if name in said}


def has_iptc(told: Mapping[str, str]) -> bool:
    return NOW in told


def said_in(blocks: Blocks) -> FileFields:
    """In the order in which indexing believes them (`adapters/engine/files/metadata`)."""
    xmp = FileFields() if blocks.packet is None else fields_of(blocks.packet)
    iptc = IptcFields() if blocks.iptc is None else read_iptc(blocks.iptc)
    told = blocks.told
    return replace(
        xmp,
        keywords=_keywords(blocks, xmp, iptc),
        rating=xmp.rating if xmp.rating == REJECTED else _exif_rating(told, xmp.rating),
        title=xmp.title or iptc.title or clean_text(told.get(TITLE)) or None,
        description=xmp.description or iptc.description or _description(told) or None,
        copyright=xmp.copyright or iptc.copyright or _copyright(told) or None,
        creator=xmp.creator or file_names(iptc.creator or clean_text(told.get(ARTIST))) or None,
        place=_exif_place(told) or xmp.place,
    )


def _copyright(told: Mapping[str, str]) -> str:
    """The photographer's; the editor's stands below it."""
    return clean_text(told.get(COPYRIGHT, "").partition("\n")[0])


def _exif_place(told: Mapping[str, str]) -> str | None:
    latitude = _degrees(told.get(LATITUDE, ""), told.get(NORTH, ""), 90)
    longitude = _degrees(told.get(LONGITUDE, ""), told.get(EAST, ""), 180)
    if latitude is None or longitude is None:
        return None
    return file_place(Place(latitude, longitude))


def _degrees(text: str, reference: str, most: int) -> float | None:
    try:
        degrees = float(text)
    except ValueError:
        return None
    if not abs(degrees) <= most:
        return None
    return -degrees if points_back(reference) else degrees


def _description(told: Mapping[str, str]) -> str:
    written = clean_text(told.get(DESCRIPTION), MAX_DESCRIPTION)
    if written and written.lower() not in NO_DESCRIPTIONS:
        return written
    return clean_text(told.get(COMMENT), MAX_DESCRIPTION)


def _keywords(blocks: Blocks, xmp: FileFields, iptc: IptcFields) -> tuple[str, ...]:
    others = [] if blocks.in_step else list(iptc.keywords)
    others += blocks.told.get(WORDS, "").split(";")
    return tags_in([*xmp.keywords, *map(canonical, others)])


def _exif_rating(told: Mapping[str, str], otherwise: int | None) -> int | None:
    stars = whole_rating(told.get(RATING))
    stars = percent_rating(told.get(PERCENT)) if stars is None else stars
    return otherwise if stars is None else stars

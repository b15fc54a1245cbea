"""What a picture file says of itself: EXIF, the embedded XMP packet and IPTC keywords.

Cameras, phones and editors write all kinds of rubbish here, so nothing that is read can raise:
a field that makes no sense is a field that is not there.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from PIL import ExifTags, Image

from photo_sorter.adapters.engine.files.blocks import exif_block, exif_of, iptc_block, xmp_packet
from photo_sorter.adapters.engine.files.charsets import exif_comment
from photo_sorter.adapters.engine.files.iptc import IptcFields, read_iptc
from photo_sorter.adapters.engine.files.maker_notes import (
    MakerNote,
    lens_range,
    read_maker_note,
)
from photo_sorter.adapters.engine.files.places import exif_place, finite_number
from photo_sorter.adapters.engine.files.regions import NO_REGIONS, upright
from photo_sorter.adapters.engine.files.taken import Evidence, taken
from photo_sorter.adapters.engine.files.words import (
    MAX_DESCRIPTION,
    MAX_TEXT,
    NO_DESCRIPTIONS,
    clean_text,
    decoded,
    unique_keywords,
    windows_text,
)
from photo_sorter.adapters.engine.files.xmp import (
    XmpFields,
    percent_rating,
    read_packet,
    whole_rating,
)
from photo_sorter.core.faces import Face
from photo_sorter.core.photo import PhotoMetadata
from photo_sorter.core.rating import ColourLabel

log = logging.getLogger(__name__)

Tags = Mapping[int, Any]
T = TypeVar("T")

_RATING_TAG, _PERCENT_TAG = 0x4746, 0x4749
_XP_TITLE_TAG, _XP_COMMENT_TAG, _XP_KEYWORDS_TAG = 0x9C9B, 0x9C9C, 0x9C9E
_ISO_TAGS = (0x8827, 0x8833, 0x8832)  # the first says 65535 where it cannot say more
_ISO_OVERFLOW = 65_535
_SHORTEST_EXPOSURE = 1e-9  # seconds; what is shorter or longer than these is rubbish
_LONGEST_EXPOSURE = 1e7
_NAME_NUMBERS = 32_768  # as many as the catalog tells apart
_NUMBER_AT_END = re.compile(r"(\d{1,9})\D*$", re.ASCII)


def read_metadata(
    source: Image.Image,
    width: int,
    height: int,
    form: str,
    file_name: str = "",
    sidecars: Sequence[bytes] = (),
) -> PhotoMetadata:
    """Metadata of an opened picture. `width` and `height` are upright pixels, `form` the format;
    `sidecars` are the packets of files beside it, whose word counts before the file's own.

    Never raises on what the files hold."""
    main, photo, gps = _exif(source)
    xmp = _attempt(lambda: read_packet(xmp_packet(source, main)), XmpFields())
    beside = [_attempt(partial(read_packet, data), XmpFields()) for data in sidecars]
    iptc = _attempt(lambda: read_iptc(iptc_block(source, main)), IptcFields())
    packets = [*beside, xmp]
    evidence = Evidence(main, photo, gps, xmp, beside, iptc, source.info, file_name)
    date = _attempt(lambda: taken(evidence), None)
    stars, rejected = _rating(main, beside, xmp)
    title = _first_text([*(p.title for p in packets), iptc.title, _xp(main, _XP_TITLE_TAG)])
    lens = clean_text(photo.get(ExifTags.Base.LensModel)) or xmp.lens
    iso = _iso(photo) or _whole_iso(xmp.iso)
    note = MakerNote()
    if not lens or not iso:
        note = _attempt(lambda: _maker_note(source, main, photo), note)
    camera = _camera(clean_text(main.get(ExifTags.Base.Make)), _model(main))
    return PhotoMetadata(
        width=width,
        height=height,
        format=form,
        taken_at=date.when if date else None,
        camera=camera or _camera(xmp.make, xmp.model),
        lens=lens or note.lens or _attempt(lambda: _lens_range(photo), ""),
        exposure=_exposure(finite_number(photo.get(ExifTags.Base.ExposureTime))),
        aperture=_positive(photo.get(ExifTags.Base.FNumber)),
        iso=iso or note.iso,
        focal_length=_positive(photo.get(ExifTags.Base.FocalLength)),
        **_place(beside, gps, xmp),
        rating=stars,
        keywords=_attempt(lambda: _keywords(main, iptc, beside, xmp), xmp.keywords),
        taken_precision=date.precision if date else None,
        taken_source=date.source if date else None,
        taken_zone=date.zone if date else None,
        title=title or _png_text(source, "Title"),
        description=_description(source, main, photo, iptc, packets),
        rejected=rejected,
        label=next((p.label for p in packets if p.label is not ColourLabel.NONE), None),
        faces=_attempt(lambda: _faces(packets, main, (width, height)), ()),
        name_number=_number_at_end(file_name) if date else 0,
        copyright=_first_text(
            [*(p.copyright for p in packets), iptc.copyright, _copyright(main), _rights(source)]
        ),
        creator=_first_text(
            [
                *(p.creator for p in packets),
                iptc.creator,
                clean_text(main.get(ExifTags.Base.Artist)),
                _png_text(source, "Author", MAX_TEXT),
            ]
        ),
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
    exif = _attempt(lambda: exif_of(source), Image.Exif())
    main = _attempt(lambda: dict(exif), none)
    # Raw files and some programs have the Exif tags among the main ones.
    return (
        main,
        _attempt(lambda: {**main, **exif.get_ifd(ExifTags.IFD.Exif)}, main),
        _attempt(lambda: dict(exif.get_ifd(ExifTags.IFD.GPSInfo)), none),
    )


def _number_at_end(file_name: str) -> int:
    """9 of "BURST_9.jpg"; 0 where the name has no number. Of a long one the last digits."""
    found = _NUMBER_AT_END.search(file_name.rpartition(".")[0] or file_name)
    return int(found[1]) % _NAME_NUMBERS if found else 0


# ------------------------------------------------------------------------------------- values


def _model(main: Tags) -> str:
    return clean_text(main.get(ExifTags.Base.Model))


def _xp(main: Tags, tag: int) -> str:
    return clean_text(windows_text(main.get(tag)))


def _first_text(texts: Sequence[str]) -> str:
    return next(filter(None, texts), "")


def _png_text(source: Image.Image, key: str, longest: int = MAX_DESCRIPTION) -> str:
    return clean_text(source.info.get(key), longest)


def _description(
    source: Image.Image,
    main: Tags,
    photo: Tags,
    iptc: IptcFields,
    packets: Sequence[XmpFields],
) -> str:
    written = clean_text(main.get(ExifTags.Base.ImageDescription), MAX_DESCRIPTION)
    return _first_text(
        [
            *(packet.description for packet in packets),
            iptc.description,
            "" if written.lower() in NO_DESCRIPTIONS else written,
            clean_text(windows_text(main.get(_XP_COMMENT_TAG)), MAX_DESCRIPTION),
            clean_text(exif_comment(photo.get(ExifTags.Base.UserComment)), MAX_DESCRIPTION),
            _png_text(source, "Description"),
        ]
    )


def _copyright(main: Tags) -> str:
    """EXIF has the photographer's first and the editor's behind a zero; a blank where there is
    none."""
    written = main.get(ExifTags.Base.Copyright)
    if isinstance(written, bytes):
        written = decoded(written)
    return clean_text(written.lstrip("\0 ")) if isinstance(written, str) else ""


def _rights(source: Image.Image) -> str:
    return _png_text(source, "Copyright")


def _positive(value: object) -> float | None:
    number = finite_number(value)
    return round(number, 2) if number is not None and number >= 0.01 else None


def _iso(photo: Tags) -> int | None:
    found = [_whole_iso(photo.get(tag)) for tag in _ISO_TAGS]
    sure = (iso for iso in found if iso is not None and iso != _ISO_OVERFLOW)
    return next(sure, None) or found[0]


def _whole_iso(value: object) -> int | None:
    number = finite_number(value)
    return int(number) if number is not None and 1 <= number < 10_000_000 else None


def _maker_note(source: Image.Image, main: Tags, photo: Tags) -> MakerNote:
    note = photo.get(ExifTags.Base.MakerNote)
    make = clean_text(main.get(ExifTags.Base.Make))
    if not isinstance(note, bytes) or not make:
        return MakerNote()
    return read_maker_note(make, note, exif_block(source))


def _lens_range(photo: Tags) -> str:
    """Of a lens that has no name."""
    sides = photo.get(ExifTags.Base.LensSpecification)
    if not isinstance(sides, tuple) or len(sides) != 4:
        return ""
    return lens_range(*(finite_number(side) or 0.0 for side in sides))


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


# -------------------------------------------------------------------------------------- place


def _place(beside: Sequence[XmpFields], gps: Tags, xmp: XmpFields) -> dict[str, Any]:
    said = next((fields.place for fields in beside if fields.place), None)
    exif = {} if said else exif_place(gps)
    said = said or (xmp.place if not exif else None)
    return {"latitude": said[0], "longitude": said[1]} if said else exif


# ------------------------------------------------------------------------- what a person said


def _rating(main: Tags, beside: Sequence[XmpFields], xmp: XmpFields) -> tuple[int | None, bool]:
    """Stars, and whether the photo is rejected: by the first that says either."""
    for fields in beside:
        if fields.rejected or fields.rating is not None:
            return fields.rating, fields.rejected
    for stars in (
        whole_rating(main.get(_RATING_TAG)),
        percent_rating(main.get(_PERCENT_TAG)),
        xmp.rating,
    ):
        if stars is not None and not xmp.rejected:
            return stars, False
    return None, xmp.rejected


def _faces(packets: Sequence[XmpFields], main: Tags, size: tuple[int, int]) -> tuple[Face, ...]:
    """Of the first packet that marks any."""
    found = next((p.regions for p in packets if p.regions.faces), NO_REGIONS)
    orientation = finite_number(main.get(ExifTags.Base.Orientation)) or 1
    return upright(found, int(orientation), size)


def _keywords(
    main: Tags, iptc: IptcFields, beside: Sequence[XmpFields], xmp: XmpFields
) -> tuple[str, ...]:
    """The union of XMP, IPTC and Windows' keywords, each once; a sidecar's stand in for all."""
    told = unique_keywords(word for fields in beside for word in fields.keywords)
    if told:
        return told
    windows = windows_text(main.get(_XP_KEYWORDS_TAG)).split(";")
    return unique_keywords([*xmp.keywords, *iptc.keywords, *windows])

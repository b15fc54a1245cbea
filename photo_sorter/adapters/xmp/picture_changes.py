"""What ExifTool is told, to have a picture say our fields: in XMP always, and in IPTC and EXIF
where they are there already, so that programs which read those first find the same."""

from __future__ import annotations

from collections.abc import Iterator

from photo_sorter.adapters.engine.files.iptc import letters_of
from photo_sorter.adapters.xmp.exiftool_fields import escaped_value, single_assignments
from photo_sorter.adapters.xmp.keywords import KEYWORD_FIELDS, fields_to_write
from photo_sorter.adapters.xmp.names import HIERARCHICAL_SUBJECT, SUBJECT, TAGS_LIST
from photo_sorter.adapters.xmp.picture_blocks import (
    ARTIST,
    AUTHOR,
    COMMENT,
    COPYRIGHT,
    DESCRIPTION,
    EAST,
    LATITUDE,
    LONGITUDE,
    NORTH,
    PERCENT,
    RATING,
    TITLE,
    WORDS,
    Blocks,
    said_in,
)
from photo_sorter.adapters.xmp.single_fields import names_in
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.person_details import Place
from photo_sorter.core.person_said import REJECTED
from photo_sorter.core.ports.sidecars import TakesNoWordsError
from photo_sorter.core.problems import Problem
from photo_sorter.core.written_places import read_place

_TAGS = {
    SUBJECT: "XMP-dc:Subject",
    HIERARCHICAL_SUBJECT: "XMP-lr:HierarchicalSubject",
    TAGS_LIST: "XMP-digiKam:TagsList",
}
_PERCENTS = (0, 1, 25, 50, 75, 99)  # of stars, as Windows has them
_LONGEST_WORD = 64  # bytes of a keyword in IPTC; cut short it would be another word
_LONGEST_NAME = 32  # likewise
_LETTERS = {"utf-8": "UTF8", "cp1252": "Latin", "mac_roman": "MacRoman"}  # as ExifTool names them


def assignments(blocks: Blocks, wanted: FileFields) -> Iterator[str]:
    """Raises TakesNoWordsError where IPTC's letters are of a kind that ExifTool does not know."""
    said = said_in(blocks)
    yield from single_assignments(said, wanted)
    if set(said.keywords) != set(wanted.keywords):
        yield from _keywords(blocks, wanted)
    yield from _exif(blocks, said, wanted)
    if blocks.iptc is not None:
        yield from _iptc(blocks.iptc, said, wanted)


def _keywords(blocks: Blocks, wanted: FileFields) -> Iterator[str]:
    packet = blocks.packet
    present = [name for name in _TAGS if packet is not None and packet.properties(name)]
    for field in fields_to_write(wanted.keywords, present):
        tag = _TAGS[field.name]
        yield f"-{tag}="  # all that it said
        yield from (f"-{tag}={escaped_value(each)}" for each in field.values(wanted.keywords))
    if WORDS in blocks.told:
        yield f"-{WORDS}={escaped_value(';'.join(w for w in _leaves(wanted) if ';' not in w))}"


def _exif(blocks: Blocks, said: FileFields, wanted: FileFields) -> Iterator[str]:
    if said.rating != wanted.rating:
        stars = 0 if wanted.rating == REJECTED else wanted.rating
        if RATING in blocks.told:
            yield f"-{RATING}={'' if stars is None else stars}"
        if PERCENT in blocks.told:
            yield f"-{PERCENT}={'' if stars is None else _PERCENTS[stars]}"
    if said.place != wanted.place and LATITUDE in blocks.told:
        yield from _place(read_place(wanted.place or ""))
    for tag, before, text in (
        (TITLE, said.title, wanted.title),
        (DESCRIPTION, said.description, wanted.description),
        (COMMENT, said.description, wanted.description),
        (COPYRIGHT, said.copyright, wanted.copyright),
        (ARTIST, said.creator, wanted.creator),
        (AUTHOR, said.creator, wanted.creator),
    ):
        if before != text and tag in blocks.told:
            yield f"-{tag}={escaped_value(text or '')}"


def _place(place: Place) -> Iterator[str]:
    for tag, reference, degrees, sides in (
        (LATITUDE, NORTH, place.latitude, "NS"),
        (LONGITUDE, EAST, place.longitude, "EW"),
    ):
        yield f"-{tag}={'' if degrees is None else abs(degrees)}"
        yield f"-{reference}={'' if degrees is None else sides[degrees < 0]}"


def _iptc(block: bytes, said: FileFields, wanted: FileFields) -> Iterator[str]:
    """The whole block in UTF-8, with what else it says; and the digest of it that tells others that
    XMP says the same."""
    changed = {
        name: texts
        for name, before, texts in (
            ("Keywords", _words(said), _words(wanted)),
            ("ObjectName", _only(said.title), _only(wanted.title)),
            ("Caption-Abstract", _only(said.description), _only(wanted.description)),
            ("CopyrightNotice", _only(said.copyright), _only(wanted.copyright)),
            ("By-line", _names(said), _names(wanted)),
        )
        if before != texts
    }
    if not changed:
        return
    letters = letters_of(block)
    if letters not in _LETTERS:
        raise TakesNoWordsError(Problem.EXIFTOOL_REFUSES, detail=f"IPTC in {letters}")
    yield from ("-charset", f"iptc={_LETTERS[letters]}")
    yield from ("-tagsFromFile", "@", "-IPTC:all", *(f"--IPTC:{name}" for name in changed))
    yield "-IPTC:CodedCharacterSet=UTF8"
    for name, texts in changed.items():
        yield f"-IPTC:{name}="
        yield from (f"-IPTC:{name}={escaped_value(text)}" for text in texts)
    yield "-IPTCDigest=new"


def _words(fields: FileFields) -> list[str]:
    return [word for word in _leaves(fields) if len(word.encode()) <= _LONGEST_WORD]


def _names(fields: FileFields) -> list[str]:
    names = names_in(fields.creator or "")
    return [name for name in names if len(name.encode()) <= _LONGEST_NAME]


def _only(text: str | None) -> list[str]:
    return [text] if text else []


def _leaves(fields: FileFields) -> list[str]:
    """What each tag is called by itself, as in `dc:subject`."""
    return KEYWORD_FIELDS[0].values(fields.keywords)

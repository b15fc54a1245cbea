"""What ExifTool is told, to have a picture say our fields: in XMP always, and in IPTC and EXIF
where they are there already, so that programs which read those first find the same."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from photo_sorter.adapters.engine.files.iptc import letters_of
from photo_sorter.adapters.xmp.keywords import KEYWORD_FIELDS, fields_to_write
from photo_sorter.adapters.xmp.names import HIERARCHICAL_SUBJECT, SUBJECT, TAGS_LIST
from photo_sorter.adapters.xmp.picture_blocks import (
    COMMENT,
    DESCRIPTION,
    PERCENT,
    RATING,
    TITLE,
    WORDS,
    Blocks,
    said_in,
)
from photo_sorter.adapters.xmp.reading import REJECTED
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.sidecars import TakesNoWordsError
from photo_sorter.core.problems import Problem

_TAGS = {
    SUBJECT: "XMP-dc:Subject",
    HIERARCHICAL_SUBJECT: "XMP-lr:HierarchicalSubject",
    TAGS_LIST: "XMP-digiKam:TagsList",
}
_PERCENTS = (0, 1, 25, 50, 75, 99)  # of stars, as Windows has them
_LONGEST_WORD = 64  # bytes of a keyword in IPTC; cut short it would be another word
_LETTERS = {"utf-8": "UTF8", "cp1252": "Latin", "mac_roman": "MacRoman"}  # as ExifTool names them


def assignments(blocks: Blocks, wanted: FileFields) -> Iterator[str]:
    """Raises TakesNoWordsError where IPTC's letters are of a kind that ExifTool does not know."""
    said = said_in(blocks)
    if said.rating != wanted.rating:
        yield from _rating(blocks, wanted.rating)
    if said.label != wanted.label:
        yield f"-XMP-xmp:Label={_value(wanted.label or '')}"
    for tag, before, text in (
        ("XMP-dc:Title", said.title, wanted.title),
        ("XMP-dc:Description", said.description, wanted.description),
    ):
        if before != text:  # with its language the others stay
            yield f"-{tag}=" if text is None else f"-{tag}-x-default={_value(text)}"
    if set(said.keywords) != set(wanted.keywords):
        yield from _keywords(blocks, wanted)
    yield from _windows(blocks, said, wanted)
    if blocks.iptc is not None:
        yield from _iptc(blocks.iptc, said, wanted)


def _keywords(blocks: Blocks, wanted: FileFields) -> Iterator[str]:
    packet = blocks.packet
    present = [name for name in _TAGS if packet is not None and packet.properties(name)]
    for field in fields_to_write(wanted.keywords, present):
        tag = _TAGS[field.name]
        yield f"-{tag}="  # all that it said
        yield from (f"-{tag}={_value(each)}" for each in field.values(wanted.keywords))
    if WORDS in blocks.told:
        yield f"-{WORDS}={_value(';'.join(w for w in _leaves(wanted) if ';' not in w))}"


def _rating(blocks: Blocks, rating: int | None) -> Iterator[str]:
    yield f"-XMP-xmp:Rating={'' if rating is None else rating}"
    stars = 0 if rating == REJECTED else rating
    if RATING in blocks.told:
        yield f"-{RATING}={'' if stars is None else stars}"
    if PERCENT in blocks.told:
        yield f"-{PERCENT}={'' if stars is None else _PERCENTS[stars]}"


def _windows(blocks: Blocks, said: FileFields, wanted: FileFields) -> Iterator[str]:
    for tag, before, text in (
        (TITLE, said.title, wanted.title),
        (DESCRIPTION, said.description, wanted.description),
        (COMMENT, said.description, wanted.description),
    ):
        if before != text and tag in blocks.told:
            yield f"-{tag}={_value(text or '')}"


def _iptc(block: bytes, said: FileFields, wanted: FileFields) -> Iterator[str]:
    """The whole block in UTF-8, with what else it says; and the digest of it that tells others that
    XMP says the same."""
    changed = {
        name: texts
        for name, before, texts in (
            ("Keywords", _words(said), _words(wanted)),
            ("ObjectName", _only(said.title), _only(wanted.title)),
            ("Caption-Abstract", _only(said.description), _only(wanted.description)),
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
        yield from (f"-IPTC:{name}={_value(text)}" for text in texts)
    yield "-IPTCDigest=new"


def _words(fields: FileFields) -> list[str]:
    return [word for word in _leaves(fields) if len(word.encode()) <= _LONGEST_WORD]


def _only(text: str | None) -> list[str]:
    return [text] if text else []


def _leaves(fields: FileFields) -> list[str]:
    """What each tag is called by itself, as in `dc:subject`."""
    return KEYWORD_FIELDS[0].values(fields.keywords)


def _value(text: str) -> str:
    """In one line; ExifTool takes references for what they stand for."""
    escaped = escape(text, quote=False)
    return escaped.replace("\n", "&#10;").replace("\t", "&#9;")

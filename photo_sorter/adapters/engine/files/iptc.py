"""The words and dates of an IPTC block, which photo agencies and older programs write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from photo_sorter.adapters.engine.files.charsets import (
    guessed_encoding,
    read_text,
    told_encoding,
)
from photo_sorter.adapters.engine.files.words import (
    MAX_DESCRIPTION,
    clean_text,
    unique_keywords,
)

_MARKER = 0x1C
_CHARSET = (1, 90)
_TITLE, _KEYWORDS, _COPYRIGHT, _CAPTION = (2, 5), (2, 25), (2, 116), (2, 120)
_BYLINE = (2, 80)
_TEXTS = (_BYLINE, _TITLE, _KEYWORDS, _COPYRIGHT, _CAPTION)
_DATE, _TIME = (2, 55), (2, 60)
_DIGITAL_DATE, _DIGITAL_TIME = (2, 62), (2, 63)
_MOST_ENTRIES = 5000
_RESOURCE = b"8BIM"
_IPTC_RESOURCE = 0x0404

Entries = dict[tuple[int, int], list[bytes]]


@dataclass(frozen=True, slots=True)
class IptcFields:
    title: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    created: tuple[str, str] = ("", "")  # date and time, as written
    digitised: tuple[str, str] = ("", "")
    copyright: str = ""
    creator: str = ""


def read_iptc(block: bytes) -> IptcFields:
    """What an IPTC block says; as much of it as is whole."""
    entries = _entries(block)
    encoding = _encoding(entries)

    def texts(field: tuple[int, int]) -> list[str]:
        return [read_text(value, encoding) for value in entries.get(field, ())]

    def first(field: tuple[int, int]) -> str:
        return next(iter(texts(field)), "")

    return IptcFields(
        clean_text(first(_TITLE)),
        clean_text(first(_CAPTION), MAX_DESCRIPTION),
        unique_keywords(texts(_KEYWORDS)),
        (first(_DATE), first(_TIME)),
        (first(_DIGITAL_DATE), first(_DIGITAL_TIME)),
        clean_text(first(_COPYRIGHT)),
        clean_text("; ".join(texts(_BYLINE))),
    )


def texts_of(block: bytes, fields: Iterable[tuple[int, int]]) -> list[str]:
    """All that an IPTC block says in some fields, by record and number."""
    entries = _entries(block)
    encoding = _encoding(entries)
    found = (read_text(value, encoding) for field in fields for value in entries.get(field, ()))
    return [text for text in map(clean_text, found) if text]


def letters_of(block: bytes) -> str:
    """The encoding of a block's texts, as Python names it."""
    return _encoding(_entries(block))


def in_resources(block: bytes) -> bytes:
    """The IPTC block among Photoshop's resources; what is none of these is given back."""
    place = block.find(_RESOURCE)
    if place < 0:
        return block
    while block[place : place + 4] == _RESOURCE:
        kind = int.from_bytes(block[place + 4 : place + 6], "big")
        named = place + 6 + (block[place + 6] if place + 6 < len(block) else 0) + 1
        named += (named - place) % 2
        start = named + 4
        length = int.from_bytes(block[named:start], "big")
        if kind == _IPTC_RESOURCE:
            return block[start : start + length]
        place = start + length + length % 2
    return b""


def _encoding(entries: Entries) -> str:
    words = [value for field in _TEXTS for value in entries.get(field, ())]
    return told_encoding(b"".join(entries.get(_CHARSET, ()))) or guessed_encoding(words)


def _entries(block: bytes) -> Entries:
    """Record and number of each field, and its values. A length of over 32 KB is spelled in
    another way, which no field that is read here needs: what follows is left."""
    found: Entries = {}
    place = 0
    for _ in range(_MOST_ENTRIES):
        if place + 5 > len(block) or block[place] != _MARKER:
            break
        length = int.from_bytes(block[place + 3 : place + 5], "big")
        end = place + 5 + length
        if length >= 0x8000 or end > len(block):
            break
        found.setdefault((block[place + 1], block[place + 2]), []).append(block[place + 5 : end])
        place = end
    return found

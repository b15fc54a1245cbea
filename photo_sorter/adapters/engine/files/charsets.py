"""Which letters bytes mean, where a block says so in its own way or does not say it at all."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence

# ISO 2022's escapes, as IPTC has them; the second byte says where the letters are put, which is
# the same to a reader.
_UTF8_ESCAPES = (b"\x1b%G", b"\x1b%/G", b"\x1b%/H", b"\x1b%/I")
_LATIN_ESCAPES = {
    b"A": "cp1252",
    b"B": "iso8859-2",
    b"C": "iso8859-3",
    b"D": "iso8859-4",
    b"F": "iso8859-7",
    b"G": "iso8859-6",
    b"H": "iso8859-8",
    b"L": "iso8859-5",
    b"M": "iso8859-9",
    b"b": "iso8859-15",
}
_WIDE_ESCAPES = {b"A": "gb2312", b"B": "euc_jp", b"C": "euc_kr"}
_LONGEST_SAMPLE = 4000  # bytes that a guess looks at
_IN_WORDS = "\u2019\u00ad\u00b7"  # an apostrophe, a place to break, a Catalan point
_NOT_BEFORE_WORDS = "\u2020\u2021\u2030"  # daggers and per mille
_IN_WESTERN_WORD = re.compile(r"[a-z][^\0-\x7f]|[^\0-\x7f][a-z]|[\uff61-\uff9f]")
_NO_WRITING = ("Cc", "Cn", "Co", "Cs")  # categories of characters
_LONGEST_COMMENT = 20_000  # bytes that are looked at
_PLACEHOLDERS = 8  # bytes that say the charset of an EXIF comment


def told_encoding(escapes: bytes) -> str:
    """The encoding that IPTC's field for it names; empty where it names none that is known."""
    if any(escape in escapes for escape in _UTF8_ESCAPES):
        return "utf-8"
    for place in range(len(escapes) - 2):
        if escapes[place : place + 1] != b"\x1b":
            continue
        kind, final = escapes[place + 1 : place + 2], escapes[place + 2 : place + 3]
        if kind in (b"-", b".", b"/") and final in _LATIN_ESCAPES:
            return _LATIN_ESCAPES[final]
        if kind == b"$":
            wide = escapes[place + 3 : place + 4] if final in (b")", b"*", b"+", b"(") else final
            if wide in _WIDE_ESCAPES:
                return _WIDE_ESCAPES[wide]
    return ""


def guessed_encoding(values: Sequence[bytes]) -> str:
    """The encoding of texts of one block, which nobody names: UTF-8 where they can be; else
    Japanese where they are nearly all of it; else Apple's old one where Windows' would put signs
    into words; else Windows'."""
    sample = [value[:_LONGEST_SAMPLE] for value in values if not value.isascii()]
    if all(_is(value, "utf-8") for value in values):
        return "utf-8"
    if _japanese(sample):
        return "shift_jis"
    windows, apple = (sum(_oddity(v, name) for v in sample) for name in ("cp1252", "mac_roman"))
    return "mac_roman" if apple < windows else "cp1252"


def read_text(value: bytes, encoding: str) -> str:
    """In an encoding that was told or guessed; in Windows' where it is not that after all."""
    wide = encoding == "euc_jp" and b"\x1b" in value  # JIS switches as it goes
    try:
        return value.decode("iso2022_jp" if wide else encoding)
    except UnicodeDecodeError:
        return value.decode(guessed_encoding([value]), errors="replace")


def exif_comment(value: object) -> str:
    """EXIF's comment, which begins with the name of its charset; empty where it is not text."""
    if not isinstance(value, bytes) or len(value) <= _PLACEHOLDERS:
        return ""
    charset = value[:_PLACEHOLDERS].rstrip(b"\0 ").upper()
    text = value[_PLACEHOLDERS : _PLACEHOLDERS + _LONGEST_COMMENT]
    if charset == b"UNICODE":
        return _printable(_utf16(text))
    text = text.rstrip(b"\0 ")
    if charset == b"JIS":
        return _printable(read_text(text, "iso2022_jp" if b"\x1b" in text else "euc_jp"))
    if charset not in (b"ASCII", b""):
        return ""
    return _printable(read_text(text, guessed_encoding([text])))


def _printable(text: str) -> str:
    """Empty where any of it is no writing: cameras keep numbers of their own here."""
    text = text.rstrip("\0 ")
    return "" if _rubbish(text) else text


def _rubbish(text: str) -> int:
    """How many characters are no writing."""
    return sum(
        character == "\ufffd"
        or (unicodedata.category(character) in _NO_WRITING and character not in "\t\r\n")
        for character in text
    )


def _utf16(text: bytes) -> str:
    """In the order of its mark; where it has none, in the one that makes sense: letters of one
    text lie near each other, so that the upper bytes are fewer than the lower ones."""
    text = text[: len(text) // 2 * 2]
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if text.startswith(mark):
            return text[2:].decode(name, errors="replace")
    little, big = (text.decode(name, errors="replace") for name in ("utf-16-le", "utf-16-be"))
    return min(little, big, key=lambda read: (_rubbish(read.rstrip("\0 ")), _spread(read)))


def _spread(text: str) -> tuple[int, bool]:
    """In how many parts of Unicode its characters lie, and whether none is in the first."""
    parts = {ord(character) >> 8 for character in text}
    return len(parts), 0 not in parts


def _is(value: bytes, encoding: str) -> bool:
    try:
        value.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _japanese(values: Sequence[bytes]) -> bool:
    """Whether there are signs enough, none of them in a Western word, and most of them begin with a
    byte that is hardly ever a letter of the West."""
    if not all(_is(value, "shift_jis") for value in values):
        return False
    text = "\n".join(value.decode("shift_jis") for value in values)
    signs = [c for c in text if not c.isascii()]
    leads = sum(0x81 <= c.encode("shift_jis")[0] <= 0x9F for c in signs)
    return len(signs) >= 2 and 2 * leads >= len(signs) and not _IN_WESTERN_WORD.search(text)


def _oddity(value: bytes, encoding: str) -> int:
    """How many characters stand where nobody writes them: signs in a word, capitals within it."""
    text = f" {value.decode(encoding, errors='replace')} "
    odd = 0
    for before, character, after in zip(text, text[1:], text[2:], strict=False):
        if character.isascii():
            continue
        if character == "\ufffd" or unicodedata.category(character) == "Cc":
            odd += 1
        elif not character.isalpha():
            inside = before.isalpha() and after.isalpha() and character not in _IN_WORDS
            odd += inside or (after.islower() and character in _NOT_BEFORE_WORDS)
        elif character.isupper():
            odd += before.islower() or (before.isalpha() and after.islower())
        else:
            odd += after.isupper()
    return odd

"""The bytes of an XMP file as UTF-8 and back. What is not changed there comes back as it was."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from photo_sorter.adapters.xmp.errors import NotXmpError

# The marks that a text may begin with, and what its first < looks like without one.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE_STARTS = (
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0<", "utf-16-be"),
    (b"<\0", "utf-16-le"),
)
_DECLARED = re.compile(rb"""\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
# Of these every text comes back as the very bytes that it was.
_OF_ONE_BYTE = frozenset({"ascii", "iso8859-1", "iso8859-15", "cp1252"})
_PADDING = "\0 \t\r\n\ufeff"


@dataclass(frozen=True, slots=True)
class EncodedText:
    """`body` is UTF-8, from the first character of XML to the last."""

    body: bytes
    encoding: str
    mark: bytes
    before: str
    after: str

    def packed(self, body: bytes) -> bytes:
        """The file with another body; characters that its encoding lacks become references."""
        text = self.before + body.decode() + self.after
        return self.mark + text.encode(self.encoding, errors="xmlcharrefreplace")


def decode(data: bytes) -> EncodedText:
    """Raises NotXmpError for bytes that are no text."""
    mark, encoding = next(
        ((mark, name) for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)),
        (b"", _unmarked(data)),
    )
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise NotXmpError(f"not {encoding}") from error
    begins = len(text) - len(text.lstrip(_PADDING))
    ends = len(text.rstrip(_PADDING))
    body = text[begins:ends].encode()
    return EncodedText(body, encoding, mark, text[:begins], text[max(begins, ends) :])


def _unmarked(data: bytes) -> str:
    for start, encoding in WIDE_STARTS:
        if data.startswith(start):
            return encoding
    declared = _DECLARED.match(data)
    if declared is None:
        return "utf-8"
    try:
        name = codecs.lookup(declared[1].decode("ascii", errors="replace")).name
    except LookupError:
        return "utf-8"
    return name if name in _OF_ONE_BYTE else "utf-8"

"""XMP documents as bytes: what they say, and the same documents saying something else."""

from __future__ import annotations

from functools import cached_property

from photo_sorter.adapters.xmp.encoding import decode
from photo_sorter.adapters.xmp.patching import patched
from photo_sorter.adapters.xmp.rdf import Packet
from photo_sorter.adapters.xmp.reading import as_written, fields_of
from photo_sorter.core.file_fields import FileFields

MOST_BYTES = 4_000_000  # of a document that is read
NEW_DOCUMENT = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="photo_sorter">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""/>
 </rdf:RDF>
</x:xmpmeta>
"""


class Document:
    """One that is there, or a new one."""

    def __init__(self, data: bytes = NEW_DOCUMENT) -> None:
        """Raises NotXmpError."""
        self._data = data
        self._text = decode(data)
        self._packet = Packet(self._text.body)

    @cached_property
    def fields(self) -> FileFields:
        """What it says."""
        return fields_of(self._packet)

    def saying(self, fields: FileFields) -> bytes:
        """The document with these fields, the very bytes where it says so already. What XML cannot
        hold is left out of the texts."""
        wanted = as_written(fields)
        if wanted == self.fields:
            return self._data
        body = patched(self._packet, self.fields, wanted)
        return self._data if body == self._text.body else self._text.packed(body)


def read(data: bytes) -> FileFields:
    """Raises NotXmpError."""
    return Document(data).fields


def patch(data: bytes, fields: FileFields) -> bytes:
    """Raises NotXmpError."""
    return Document(data).saying(fields)

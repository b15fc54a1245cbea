"""XMP documents as bytes: what they say, and the same documents saying something else."""

from __future__ import annotations

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


def read(data: bytes) -> FileFields:
    """Raises NotXmpError."""
    return fields_of(Packet(decode(data).body))


def patch(data: bytes, fields: FileFields) -> bytes:
    """The document saying `fields`, the very bytes where it says so already. What XML cannot hold
    is left out of the texts. Raises NotXmpError."""
    text = decode(data)
    body = patched(Packet(text.body), as_written(fields))
    return data if body == text.body else text.packed(body)

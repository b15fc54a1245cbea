"""The blocks of many pictures in one answer of ExifTool's. What may not be exactly what stands in
the file (JSON has letters, and blocks are bytes) is left out: it is asked for by itself."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from photo_sorter.adapters.xmp.encoding import decode
from photo_sorter.adapters.xmp.errors import NotXmpError
from photo_sorter.adapters.xmp.picture_blocks import ASKED, NOW, Blocks
from photo_sorter.adapters.xmp.rdf import Packet

_XMP, _IPTC = "XMP:XMP", "IPTC:IPTC"
_BYTES = "base64:"
_BREAKS = frozenset("\r\n\0")  # which end an argument


def asked_of(paths: Sequence[Path]) -> list[str]:
    """The command, for paths that can be told in it."""
    names = (f"-{name}" for name in ("XMP", "IPTC", *ASKED))
    return ["-j", "-b", "-G1", "-n", *names, *map(str, paths)]


def can_be_asked(path: Path) -> bool:
    """Whether its name comes back in the answer as it was asked for."""
    name = str(path)
    whole = name == name.encode("utf-8", "replace").decode()
    return whole and not _BREAKS & set(name) and path.as_posix() == name


def blocks_in(answer: bytes, complaints: str) -> Mapping[Path, Blocks]:
    """Of those pictures that nothing was complained of and whose blocks came whole."""
    try:
        told = json.loads(answer, parse_int=str, parse_float=str) if answer.strip() else []
    except ValueError:
        return {}
    blamed = [line for line in complaints.splitlines() if line.startswith("Error")]
    found = {}
    for each in told:
        name = str(each["SourceFile"])
        if any(line.endswith(f" - {name}") for line in blamed):
            continue
        blocks = _blocks(each)
        if blocks is not None:
            found[Path(name)] = blocks
    return found


def _blocks(said: Mapping[str, object]) -> Blocks | None:
    told = {name: str(said[name]) for name in ASKED if name in said}
    if any(value.startswith(_BYTES) for value in told.values()):
        return None
    xmp, iptc = _bytes(said.get(_XMP)), _bytes(said.get(_IPTC))
    if iptc is not None and told.get(NOW) != hashlib.md5(iptc, usedforsecurity=False).hexdigest():
        return None
    if xmp is not None and b"\0" in xmp:  # of two bytes a letter, and maybe cut
        return None
    try:
        packet = None if xmp is None else Packet(decode(xmp).body)
    except NotXmpError:
        return None
    return Blocks(packet, told, iptc)


def _bytes(value: object) -> bytes | None:
    text = "" if value is None else str(value)
    if not text.startswith(_BYTES):
        return text.encode("utf-8", "surrogatepass") or None
    try:
        return base64.b64decode(text.removeprefix(_BYTES), validate=True) or None
    except binascii.Error:
        return b"\0"  # which is never taken for a block

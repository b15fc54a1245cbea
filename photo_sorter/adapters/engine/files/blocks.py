"""Where the formats keep their blocks of metadata: EXIF, XMP and IPTC, as bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PIL import Image

from photo_sorter.adapters.engine.files.iptc import in_resources

_XMP_TIFF_TAG = 700
_IPTC_TIFF_TAG = 33723
_PHOTOSHOP_TIFF_TAG = 34377
_IPTC_RESOURCE = 0x0404
_EXIF_HEAD = b"Exif\0\0"
_XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
_GIF_XMP_HEAD = b"!\xff\x0bXMP DataXMP"
_GIF_XMP_TRAILER = b"\x01\xff\xfe\xfd"
_LONGEST_SEARCH = 32_000_000  # bytes of a GIF
_HEXADECIMAL = re.compile(r"[0-9a-fA-F\s]*", re.ASCII)
_LONGEST_PROFILE = 8_000_000  # characters of a block that is written in hexadecimal


def xmp_packet(source: Image.Image, main: Mapping[int, Any]) -> bytes | str:
    """The embedded packet; empty where there is none."""
    for packet in (
        source.info.get("xmp"),
        source.info.get("XML:com.adobe.xmp"),
        main.get(_XMP_TIFF_TAG),
    ):
        if isinstance(packet, (bytes, str)) and packet:
            return packet
    packet = raw_profile(source, "xmp")
    if not packet:
        segment = raw_profile(source, "APP1")
        packet = segment.removeprefix(_XMP_HEAD) if segment.startswith(_XMP_HEAD) else b""
    return packet or _gif_packet(source)


def _gif_packet(source: Image.Image) -> bytes:
    """Among a GIF's extensions, of which Pillow keeps the last one's name alone. The packet stands
    there as it is, with a trailer behind it that leads readers of blocks to its end."""
    file: Any = getattr(source, "_fp", None) if source.format == "GIF" else None
    if file is None:
        return b""
    place = file.tell()
    file.seek(0)
    data = file.read(_LONGEST_SEARCH)
    file.seek(place)
    start = data.find(_GIF_XMP_HEAD) + len(_GIF_XMP_HEAD)
    end = data.find(_GIF_XMP_TRAILER, start)
    return data[start:end] if start >= len(_GIF_XMP_HEAD) and end > start else b""


def iptc_block(source: Image.Image, main: Mapping[int, Any]) -> bytes:
    """The embedded IPTC block; empty where there is none."""
    resources = source.info.get("photoshop")
    if isinstance(resources, dict):
        block = resources.get(_IPTC_RESOURCE, b"")
        return block if isinstance(block, bytes) else b""
    # As bytes in the file: some write them as long numbers, of which Pillow gives the first.
    raw = getattr(getattr(source, "tag_v2", None), "_tagdata", {})
    for tag in (_IPTC_TIFF_TAG, _PHOTOSHOP_TIFF_TAG):
        value = raw.get(tag) or main.get(tag)
        if isinstance(value, bytes) and value:
            return in_resources(value) if tag == _PHOTOSHOP_TIFF_TAG else value
    return in_resources(raw_profile(source, "iptc") or raw_profile(source, "8bim"))


def exif_of(source: Image.Image) -> Image.Exif:
    """The EXIF block, also where it was written as text into a PNG (Pillow knows one of the two
    names for it, and gives up where there is more than it says)."""
    try:
        exif = source.getexif()
    except (ValueError, SyntaxError, OSError):
        exif = Image.Exif()
    if not exif:
        segment = raw_profile(source, "exif") or raw_profile(source, "APP1")
        if segment.startswith((_EXIF_HEAD, b"II", b"MM")):
            exif = Image.Exif()
            exif.load(segment)
    return exif


def exif_block(source: Image.Image) -> bytes:
    """The EXIF block as it stands in the file, from its byte order on; empty of formats that have
    none apart."""
    block = source.info.get("exif") or raw_profile(source, "exif") or raw_profile(source, "APP1")
    return block.removeprefix(_EXIF_HEAD) if isinstance(block, bytes) else b""


def raw_profile(source: Image.Image, name: str) -> bytes:
    """A block that ImageMagick wrote into a PNG's text: its name, its length, then hexadecimal.
    Empty where there is none or it is damaged."""
    text = source.info.get(f"Raw profile type {name}")
    if not isinstance(text, str) or len(text) > _LONGEST_PROFILE:
        return b""
    parts = text.split(None, 2)
    if len(parts) < 3:
        return b""
    digits = "".join(_HEXADECIMAL.match(parts[2])[0].split())  # type: ignore[index]
    return bytes.fromhex(digits[: len(digits) // 2 * 2])

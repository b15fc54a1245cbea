"""What a camera raw says of itself: EXIF, wherever its maker put it."""

from __future__ import annotations

from PIL import ExifTags, Image

from photo_sorter.adapters.engine.files.decoders.boxes import boxes, find

_TIFF_HEADS = {
    b"II": b"II*\0",  # Olympus and Panasonic write letters of their own behind the byte order
    b"MM": b"MM\0*",
}
_EXIF_HEAD = b"Exif\0\0"
_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_FUJIFILM = b"FUJIFILMCCD-RAW"


def raw_metadata(data: bytes, preview: Image.Image | None) -> Image.Image:
    """A picture that gives the raw's metadata by `info` and `getexif`, that of its `preview` where
    the raw's own cannot be found."""
    source = Image.new("L", (1, 1))
    if data[4:8] == b"ftyp":
        source.info["exif"] = _canons(data)
    elif data.startswith(_FUJIFILM):
        source.info["exif"] = _fujifilms(data)
    elif data[:2] in _TIFF_HEADS:
        source.info["exif"] = _EXIF_HEAD + _TIFF_HEADS[data[:2]] + data[4:]
    if not source.info.get("exif"):
        return source if preview is None else preview
    return source


def _canons(data: bytes) -> bytes:
    """CR3 keeps the main, Exif and GPS tags apart, each as a TIFF in a box of its own."""
    moov = find(data, b"moov")
    if moov is None:
        return b""
    for box in boxes(data, moov.start, moov.end):
        if box.kind == b"uuid" and data[box.start : box.start + 16] == _CANON:
            parts = {
                kind: data[start:end] for kind, start, end in boxes(data, box.start + 16, box.end)
            }
            exif = Image.Exif()
            exif.load(_EXIF_HEAD + parts.get(b"CMT1", b""))
            for kind, tag in ((b"CMT2", ExifTags.IFD.Exif), (b"CMT4", ExifTags.IFD.GPSInfo)):
                inner = Image.Exif()
                if kind in parts:
                    inner.load(_EXIF_HEAD + parts[kind])
                    exif.get_ifd(tag).update(inner)
            return exif.tobytes()
    return b""


def _fujifilms(data: bytes) -> bytes:
    """RAF keeps EXIF in the preview, whose place stands in the header."""
    start = int.from_bytes(data[84:88], "big")
    length = int.from_bytes(data[88:92], "big")
    at = data.find(_EXIF_HEAD, start, min(start + 64, start + length))
    if at < 0:
        return b""
    size = int.from_bytes(data[at - 2 : at], "big")
    return data[at : at - 2 + size]

"""Which files are pictures. A format is added here and nowhere else.

Two questions are answered: by a file's *name*, whether it is worth reading (`is_picture_name`;
`skip_reason` also says where a name does not tell), and by its first *bytes*, what it truly is
(`sniff`). A file is decoded by what it is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from photo_sorter.adapters.other_endings import ENDINGS
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.problems import Problem

SNIFF_BYTES = 512  # as many of a file's first bytes as `sniff` and `describe_other` want to see

_Signature = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Format:
    """A picture format. `decoder` is the name of what decodes it (`engine/files/decoders`), empty
    where nothing does: then `unsupported` says so. The signature of one that is `told_by_name`
    counts only where the name claims the format, and then before all others."""

    name: str
    extensions: tuple[str, ...]  # lower case, with the dot
    matches: _Signature
    decoder: str = ""
    unsupported: Failure | None = None
    raw: bool = False  # camera raw
    told_by_name: bool = False


def _starts(*signatures: bytes) -> _Signature:
    return lambda head: head.startswith(signatures)


def _brands(head: bytes) -> frozenset[bytes]:
    """Major and compatible brands of an ISO media file (`ftyp` box); empty for other files."""
    if head[4:8] != b"ftyp":
        return frozenset()
    end = min(int.from_bytes(head[0:4], "big") or len(head), len(head))
    return frozenset([head[8:12], *(head[i : i + 4] for i in range(16, end - 3, 4))])


_HEIF_BRANDS = frozenset(
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"]
)
_AVIF_BRANDS = frozenset([b"avif", b"avis"])


def _is_avif(head: bytes) -> bool:
    return bool(_brands(head) & _AVIF_BRANDS)


def _is_heif(head: bytes) -> bool:
    return bool(_brands(head) & _HEIF_BRANDS) and not _is_avif(head)


_JPEG = re.compile(rb"\xff\xd8(?:\xff|.{1,64}?\xff[\xc0-\xc2\xc4\xdb\xe0\xe1\xee])", re.DOTALL)


def _is_jpeg(head: bytes) -> bool:
    """Some files have bytes that mean nothing before their first segment."""
    return _JPEG.match(head) is not None


def _is_svg(head: bytes) -> bool:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return text.startswith(b"<svg") or (text.startswith((b"<?xml", b"<!--")) and b"<svg" in text)


_BITMAP_HEADERS = (12, 16, 40, 52, 56, 64, 108, 124)  # lengths in bytes
_DIB_HEADERS = tuple(length.to_bytes(4, "little") for length in _BITMAP_HEADERS)


def _is_bitmap(head: bytes) -> bool:
    """Two letters are too few: text may begin with them."""
    if head.startswith(b"BA"):  # an array of bitmaps, of OS/2
        head = head[14:]
    length = int.from_bytes(head[14:18], "little")
    return head.startswith(b"BM") and length in _BITMAP_HEADERS


def _is_icon(head: bytes) -> bool:
    first = head[6:22]
    return (
        head.startswith(b"\0\0\1\0")
        and 0 < head[4] + 256 * head[5] < 256
        and first[3:4] == b"\0"
        and int.from_bytes(first[12:16], "little") >= 22
    )


def _is_targa(head: bytes) -> bool:
    """Nothing but a kind, a size and a depth that make sense."""
    return (
        len(head) >= 18
        and head[1] in (0, 1)
        and head[2] in (1, 2, 3, 9, 10, 11)
        and head[16] in (1, 8, 15, 16, 24, 32)
        and any(head[12:14])
        and any(head[14:16])
    )


_NETPBM = re.compile(
    rb"P(?:[1-6]\s(?:\s*#[^\n]*\n)*\s*\d+\s+(?:#[^\n]*\n\s*)*\d+|[Ff]\s+\d+\s+\d+\s|7\s+(?:#|[A-Z]))"
)


def _is_netpbm(head: bytes) -> bool:
    return _NETPBM.match(head) is not None


def _is_dng(head: bytes) -> bool:
    """Whether the first tags of a TIFF say that it is a digital negative."""
    if not head.startswith((b"II*\0", b"MM\0*")):
        return False
    order: Literal["little", "big"] = "little" if head[:1] == b"I" else "big"
    start = int.from_bytes(head[4:8], order)
    count = int.from_bytes(head[start : start + 2], order)
    end = min(start + 2 + 12 * count, len(head))
    tags = (int.from_bytes(head[at : at + 2], order) for at in range(start + 2, end, 12))
    return _DNG_VERSION in tags


def _unsupported(name: str) -> Failure:
    return Failure(FailureKind.UNSUPPORTED, Problem.FORMAT_UNSUPPORTED, {"format": name})


_DNG_VERSION = 0xC612
_TIFF = _starts(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_PANASONIC = _starts(b"IIU\0")


def _raw(name: str, *extensions: str, matches: _Signature = _TIFF) -> Format:
    """A raw file is mostly a TIFF inside: only its name tells."""
    return Format(name, extensions, matches, "RAW", raw=True, told_by_name=matches is _TIFF)


# Order matters where signatures overlap: the more particular one stands first.
FORMATS: tuple[Format, ...] = (
    Format(
        "JPEG",
        (
            *(".jpg", ".jpeg", ".jpe", ".jfif", ".jif", ".jfi", ".mpo"),
            *(".jps", ".insp", ".pjpeg", ".pjp"),  # stereo, panoramas, progressive
        ),
        _is_jpeg,
        "JPEG",
    ),
    Format("PNG", (".png", ".apng"), _starts(b"\x89PNG\r\n\x1a\n"), "PNG"),
    Format("GIF", (".gif",), _starts(b"GIF87a", b"GIF89a"), "GIF"),
    Format("WebP", (".webp",), lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", "WEBP"),
    Format("AVIF", (".avif", ".avifs"), _is_avif, "AVIF"),
    Format("HEIF", (".heic", ".heif", ".hif", ".heics", ".heifs"), _is_heif, "HEIF"),
    Format("BMP", (".bmp",), _is_bitmap, "BMP"),
    Format("BMP", (".dib",), lambda head: head[:4] in _DIB_HEADERS, "DIB", told_by_name=True),
    _raw("Canon raw", ".cr2", matches=lambda head: _TIFF(head) and head[8:10] == b"CR"),
    _raw("Canon raw", ".cr3", matches=lambda head: b"crx " in _brands(head)),
    _raw("Canon raw", ".crw", matches=lambda head: head[6:14] == b"HEAPCCDR"),
    _raw("Fujifilm raw", ".raf", matches=_starts(b"FUJIFILMCCD-RAW")),
    _raw("Olympus raw", ".orf", ".ori", matches=_starts(b"IIRO", b"IIRS", b"MMOR")),
    _raw("Panasonic raw", ".rw2", matches=_PANASONIC),
    _raw("Leica raw", ".rwl"),
    _raw("Minolta raw", ".mrw", matches=_starts(b"\0MRM")),
    _raw("Sigma raw", ".x3f", matches=_starts(b"FOVb")),
    _raw("Nikon raw", ".nef", ".nrw"),
    _raw("Sony raw", ".arw", ".sr2", ".srf"),
    _raw("Pentax raw", ".pef"),
    _raw("Samsung raw", ".srw"),
    _raw("Hasselblad raw", ".3fr", ".fff"),
    _raw("Phase One raw", ".iiq"),
    _raw("Epson raw", ".erf"),
    _raw("Kodak raw", ".dcr", ".kdc"),
    _raw("Mamiya raw", ".mef"),
    _raw("Leaf raw", ".mos"),
    _raw("GoPro raw", ".gpr"),
    _raw("Adobe DNG", ".dng"),
    _raw("Adobe DNG", matches=_is_dng),
    Format("TIFF", (".tif", ".tiff"), _TIFF, "TIFF"),
    Format("JPEG XL", (".jxl",), _starts(b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n"), "JXL"),
    Format(
        "JPEG 2000",
        (".jp2", ".j2k", ".jpx", ".jpf", ".j2c", ".jpc"),
        _starts(b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"),
        "JPEG2000",
    ),
    Format("Photoshop", (".psd", ".psb"), _starts(b"8BPS\0\1", b"8BPS\0\2"), "PSD"),
    Format("PNM", (".ppm", ".pgm", ".pbm", ".pnm", ".pam", ".pfm"), _is_netpbm, "PNM"),
    Format("QOI", (".qoi",), _starts(b"qoif"), "QOI"),
    Format("Icon", (".ico",), _is_icon, "ICO"),
    Format("TGA", (".tga",), _is_targa, "TGA", told_by_name=True),
    Format(
        "PCX",
        (".pcx",),
        lambda head: head[:1] == b"\x0a" and head[1:2] in b"\0\2\3\4\5" and head[2:3] == b"\1",
        "PCX",
        told_by_name=True,
    ),
    Format("SGI", (".sgi",), _starts(b"\x01\xda"), "SGI", told_by_name=True),
    Format("SVG", (".svg", ".svgz"), _is_svg, unsupported=_unsupported("SVG")),
)

_BY_EXTENSION = {extension: form for form in FORMATS for extension in form.extensions}

_OTHER_NAMES = (
    ((".xmp",), Problem.SKIPPED_SIDECAR),
    ((".aae", ".thm", ".pp3", ".dop"), Problem.SKIPPED_NOTES),
    (
        (".mp4", ".mov", ".m4v", ".avi", ".mkv", ".webm", ".3gp", ".mts", ".m2ts", ".mpg", ".wmv"),
        Problem.SKIPPED_VIDEO,
    ),
    ((".part", ".crdownload", ".partial", ".tmp", ".download"), Problem.SKIPPED_DOWNLOAD),
)

_KEPT_FROM_BEFORE = "_original"  # what ExifTool calls a file as it was

_OTHER_CONTENT: tuple[tuple[bytes, Problem], ...] = (
    (b"%PDF", Problem.IS_PDF),
    (b"Rar!", Problem.IS_RAR),
    (b"7z\xbc\xaf\x27\x1c", Problem.IS_7Z),
    (b"\x1f\x8b", Problem.IS_GZIP),
    (b"\x7fELF", Problem.IS_PROGRAM),
    (b"MZ", Problem.IS_PROGRAM),
    (b"ID3", Problem.IS_SOUND),
    (b"\x1aE\xdf\xa3", Problem.IS_VIDEO),
)


def extension_of(path: str) -> str:
    """The extension in lower case with its dot, or an empty string: what `os.path.splitext` gives,
    in a third of its time, which counts when a hundred thousand names are looked at."""
    dot = path.rfind(".")
    start = path.rfind(os.sep) + 1
    if dot <= start or not path[start:dot].strip("."):
        return ""
    return path[dot:].lower()


def by_name(path: str) -> Format | None:
    """The format that the file's name claims."""
    return _BY_EXTENSION.get(extension_of(path))


def is_picture_name(path: str) -> bool:
    """Whether the extension belongs to a picture format, supported or known and not supported."""
    return extension_of(path) in _BY_EXTENSION


def skip_reason(path: str) -> Problem:
    """Why a file that `is_picture_name` refuses is passed over: SKIPPED_BY_CONTENT where the name
    does not tell, and that depends on what is in it."""
    extension = extension_of(path)
    for extensions, reason in _OTHER_NAMES:
        if extension in extensions:
            return reason
    if extension in ENDINGS or extension.endswith(_KEPT_FROM_BEFORE):
        return Problem.SKIPPED_OTHER
    return Problem.SKIPPED_BY_CONTENT


def sniff(head: bytes, name: str = "") -> Format | None:
    """The format that a file's first `SNIFF_BYTES` bytes show; None for what is no picture. A few
    formats show only together with the file's `name`."""
    claimed = by_name(name)
    if claimed is not None and claimed.told_by_name and claimed.matches(head):
        return claimed
    for form in FORMATS:
        if not form.told_by_name and form.matches(head):
            return form
    return None


def describe_other(head: bytes) -> Problem:
    """What a file that `sniff` does not know seems to be."""
    if head.startswith(b"PK\x03\x04"):
        # Bit 0 of the general purpose flags of the first entry marks encryption.
        return Problem.IS_LOCKED_ZIP if head[6:7] and head[6] & 1 else Problem.IS_ZIP
    for signature, problem in _OTHER_CONTENT:
        if head.startswith(signature):
            return problem
    if _brands(head):
        return Problem.IS_VIDEO
    text = head.lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return Problem.IS_WEB_PAGE
    if _is_text(head):
        return Problem.IS_TEXT
    return Problem.IS_UNKNOWN


def _is_text(head: bytes) -> bool:
    """Whether the bytes are UTF-8 without control characters; the cut may fall inside one."""
    try:
        text = head[: len(head) - 4].decode("utf-8") if len(head) > 8 else head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 8:
            return False
        text = head[: error.start].decode("utf-8")
    return bool(text) and all(character >= " " or character in "\t\r\n\f" for character in text)

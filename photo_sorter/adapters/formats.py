"""Which files are pictures. A format is added here and nowhere else.

Two questions are answered: by a file's *name*, whether it is worth reading (`is_picture_name`), and
by its first *bytes*, what it truly is (`sniff`). A file is decoded by what it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.problems import Problem

SNIFF_BYTES = 512  # as many of a file's first bytes as `sniff` and `describe_other` want to see

_Signature = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Format:
    """A picture format. `decoder` is Pillow's name of it, empty where it cannot be decoded:
    then `unsupported` says so."""

    name: str
    extensions: tuple[str, ...]  # lower case, with the dot
    matches: _Signature
    decoder: str = ""
    unsupported: Failure | None = None
    raw: bool = False  # camera raw: mostly a TIFF inside, so the name has to tell it


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


def _is_svg(head: bytes) -> bool:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return text.startswith(b"<svg") or (text.startswith((b"<?xml", b"<!--")) and b"<svg" in text)


def _never(_head: bytes) -> bool:
    return False


def _unsupported(name: str) -> Failure:
    return Failure(FailureKind.UNSUPPORTED, Problem.FORMAT_UNSUPPORTED, {"format": name})


def _raw_unsupported(name: str) -> Failure:
    return Failure(FailureKind.UNSUPPORTED, Problem.RAW_UNSUPPORTED, {"format": name})


_TIFF = _starts(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

# Order matters where signatures overlap: the more particular one stands first.
FORMATS: tuple[Format, ...] = (
    Format("JPEG", (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"), _starts(b"\xff\xd8\xff"), "JPEG"),
    Format("PNG", (".png", ".apng"), _starts(b"\x89PNG\r\n\x1a\n"), "PNG"),
    Format("GIF", (".gif",), _starts(b"GIF87a", b"GIF89a"), "GIF"),
    Format("WebP", (".webp",), lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", "WEBP"),
    Format("AVIF", (".avif", ".avifs"), _is_avif, "AVIF"),
    Format("HEIF", (".heic", ".heif", ".hif"), _is_heif, "HEIF"),
    Format("BMP", (".bmp", ".dib"), _starts(b"BM"), "BMP"),
    Format(
        "Canon raw",
        (".cr2",),
        lambda head: _TIFF(head) and head[8:10] == b"CR",
        unsupported=_raw_unsupported("CR2"),
        raw=True,
    ),
    Format(
        "Canon raw",
        (".cr3", ".crw"),
        lambda head: b"crx " in _brands(head),
        unsupported=_raw_unsupported("CR3"),
        raw=True,
    ),
    Format(
        "Fujifilm raw",
        (".raf",),
        _starts(b"FUJIFILMCCD-RAW"),
        unsupported=_raw_unsupported("RAF"),
        raw=True,
    ),
    Format(
        "Olympus raw",
        (".orf",),
        _starts(b"IIRO", b"IIRS", b"MMOR"),
        unsupported=_raw_unsupported("ORF"),
        raw=True,
    ),
    Format(
        "Panasonic raw", (".rw2",), _starts(b"IIU\0"), unsupported=_raw_unsupported("RW2"), raw=True
    ),
    Format("Nikon raw", (".nef", ".nrw"), _never, unsupported=_raw_unsupported("NEF"), raw=True),
    Format("Sony raw", (".arw", ".sr2"), _never, unsupported=_raw_unsupported("ARW"), raw=True),
    Format("Adobe DNG", (".dng",), _never, unsupported=_raw_unsupported("DNG"), raw=True),
    Format("Pentax raw", (".pef",), _never, unsupported=_raw_unsupported("PEF"), raw=True),
    Format("Samsung raw", (".srw",), _never, unsupported=_raw_unsupported("SRW"), raw=True),
    Format("TIFF", (".tif", ".tiff"), _TIFF, "TIFF"),
    Format(
        "JPEG XL",
        (".jxl",),
        _starts(b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n"),
        unsupported=_unsupported("JPEG XL"),
    ),
    Format(
        "JPEG 2000",
        (".jp2", ".j2k", ".jpx", ".j2c"),
        _starts(b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"),
        unsupported=_unsupported("JPEG 2000"),
    ),
    Format("Photoshop", (".psd", ".psb"), _starts(b"8BPS"), unsupported=_unsupported("Photoshop")),
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
    """Why a file that `is_picture_name` refuses is passed over."""
    extension = extension_of(path)
    for extensions, reason in _OTHER_NAMES:
        if extension in extensions:
            return reason
    return Problem.SKIPPED_OTHER


def sniff(head: bytes) -> Format | None:
    """The format that a file's first `SNIFF_BYTES` bytes show; None for what is no picture."""
    for form in FORMATS:
        if form.matches(head):
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

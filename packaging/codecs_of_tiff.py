"""Which of imagecodecs' codecs the bundle has: JPEG XL, and what TIFFs are compressed with."""

from __future__ import annotations

from pathlib import Path

WANTED = frozenset(
    {
        *("_shared", "_shared_cython", "_imcd", "_jpegxl", "_ccitt", "_deflate", "_zlib", "_lzma"),
        *("_zstd", "_jpeg8", "_jpeg2k", "_jpegls", "_jpegxr", "_jpegsof3", "_ljpeg", "_lerc"),
        *("_png", "_tiff", "_webp", "_pixarlog", "_cms", "_imagecodecs"),
    }
)


def wanted_codecs() -> list[str]:
    return [f"imagecodecs.{name}" for name in sorted(WANTED)]


def unwanted_codecs(package: Path) -> list[str]:
    """The modules in imagecodecs' folder that are left out, with the libraries that they need."""
    names = {path.name.partition(".")[0] for path in package.glob("_*") if path.is_file()}
    return [f"imagecodecs.{name}" for name in sorted(names - WANTED) if not name.startswith("__")]

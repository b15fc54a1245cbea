"""Pictures and broken files, made when a test needs them."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pillow_heif
import pytest
from PIL import Image

PHOTOS = Path(__file__).resolve().parents[4] / "shared" / "photos"
needs_photos = pytest.mark.skipif(
    not PHOTOS.is_dir(), reason="the photographs are not beside the checkout"
)


def scene(width: int = 96, height: int = 64, seed: int = 1) -> Image.Image:
    """A picture that looks different from every side: soft noise with a red upper left corner."""
    generator = np.random.default_rng(seed)
    small = generator.integers(0, 255, (6, 8, 3), dtype=np.uint8)
    picture = Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC)
    picture.paste((220, 20, 20), (0, 0, width // 3, height // 3))
    return picture


def encoded(picture: Image.Image, form: str, **options: Any) -> bytes:
    pillow_heif.register_heif_opener()
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def write(path: Path, picture: Image.Image | None = None, form: str = "JPEG") -> Path:
    path.write_bytes(encoded(picture or scene(), form))
    return path


def bomb_png(width: int, height: int) -> bytes:
    """A PNG header that promises more pixels than any memory holds."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels)


def text_bomb_png() -> bytes:
    """A small PNG with a text note that unpacks to 40 MB."""
    good = encoded(scene(16, 16), "PNG")
    note = b"Comment\0\0" + zlib.compress(b"a" * 40_000_000, 9)
    chunk = struct.pack(">I", len(note)) + b"zTXt" + note
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + note))
    return good[:33] + chunk + good[33:]


def encrypted_zip() -> bytes:
    """The first entry of a ZIP archive with the encryption flag set."""
    return (
        struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 1, 0, 0, 0, 0, 20, 8, 5, 0) + b"a.txt" * 9
    )

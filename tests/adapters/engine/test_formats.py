from __future__ import annotations

from pathlib import Path

import pytest

from photo_sorter.adapters.formats import (
    FORMATS,
    SNIFF_BYTES,
    describe_other,
    is_picture_name,
    skip_reason,
    sniff,
)

from .pictures import PHOTOS, encoded, encrypted_zip, scene


@pytest.mark.parametrize("name", ["a.jpg", "A.JPEG", "b.HEIC", "c.avif", "d.jxl", "e.NEF", "f.svg"])
def test_pictures_are_known_by_name(name: str) -> None:
    assert is_picture_name(f"/photos/{name}")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.jpg.xmp", "sidecar"),
        ("a.mp4", "video"),
        ("a.jpg.crdownload", "not finished"),
        ("notes.txt", "not a picture"),
        ("jpg", "not a picture"),
    ],
)
def test_other_files_are_skipped_with_a_reason(name: str, words: str) -> None:
    assert not is_picture_name(name)
    assert words in skip_reason(name).message


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("JPEG", "JPEG"),
        ("PNG", "PNG"),
        ("GIF", "GIF"),
        ("WEBP", "WebP"),
        ("TIFF", "TIFF"),
        ("BMP", "BMP"),
        ("AVIF", "AVIF"),
        ("HEIF", "HEIF"),
        ("MPO", "JPEG"),
        ("JPEG2000", "JPEG 2000"),
        ("PPM", "PNM"),
        ("ICO", "Icon"),
        ("QOI", "QOI"),
    ],
)
def test_content_is_recognised(form: str, name: str) -> None:
    found = sniff(encoded(scene(), form)[:SNIFF_BYTES])
    assert found is not None
    assert found.name == name
    assert found.decoder


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"%PDF-1.7", "PDF"),
        (encrypted_zip(), "password-protected"),
        (b"PK\x03\x04\x14\0\0\0", "ZIP"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "video"),
        (b"<!DOCTYPE html><p>", "web page"),
        ("Grüße aus Köln\n".encode(), "text"),
        (("ü" * 400).encode()[: SNIFF_BYTES - 1], "text"),
        (b"\x00\x01\x02\x03", "unknown"),
    ],
)
def test_other_content_is_described(head: bytes, words: str) -> None:
    assert sniff(head) is None
    assert words in describe_other(head).message


def test_what_is_not_supported_says_so() -> None:
    for form in FORMATS:
        assert bool(form.decoder) != (form.unsupported is not None)


@pytest.mark.skipif(not PHOTOS.is_dir(), reason="the photographs are not beside the checkout")
def test_real_files_are_what_their_names_say() -> None:
    for path in (PHOTOS / "formats").rglob("*.*"):
        if path.suffix != ".xmp":
            found = sniff(_head(path))
            assert found is not None, path
            assert path.suffix in found.extensions


def _head(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.read(SNIFF_BYTES)

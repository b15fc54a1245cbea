"""Every kind of picture is shown as it is, whatever its name ends with."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from PIL import Image, ImageChops

from photo_sorter.adapters.engine.files.colour.display import for_display
from photo_sorter.adapters.engine.files.thumbnails import read_thumbnail, write_thumbnail

from ..pictures import encoded, scene
from .looks import decoded, off

SCENE = scene(96, 64)
SAMPLES = np.asarray(SCENE)
GREY = SCENE.convert("L")


def psd(picture: Image.Image, packed: bool = False, version: int = 1, depth: int = 8) -> bytes:
    """A Photoshop document without layers."""
    planes = np.moveaxis(np.asarray(picture), -1, 0)
    if depth == 16:
        planes = (planes.astype(np.uint16) * 257).astype(">u2")
    head = struct.pack(">4sH6xHIIHH", b"8BPS", version, 3, picture.height, picture.width, depth, 3)
    sections = struct.pack(">II", 0, 0) + struct.pack(">Q" if version == 2 else ">I", 0)
    if not packed:
        return head + sections + b"\0\0" + planes.tobytes()
    rows = [imagecodecs.packbits_encode(row.tobytes()) for plane in planes for row in plane]
    counts = struct.pack(f">{len(rows)}{'I' if version == 2 else 'H'}", *map(len, rows))
    return head + sections + b"\0\1" + counts + b"".join(rows)


def pam(samples: np.ndarray, most: int = 255) -> bytes:
    height, width, bands = samples.shape
    kinds = {1: "GRAYSCALE", 2: "GRAYSCALE_ALPHA", 3: "RGB", 4: "RGB_ALPHA"}
    head = f"P7\nWIDTH {width}\nHEIGHT {height}\nDEPTH {bands}\nMAXVAL {most}\nTUPLTYPE "
    kind = ">u2" if most > 255 else "u1"
    return f"{head}{kinds[bands]}\nENDHDR\n".encode() + samples.astype(kind).tobytes()


def pfm(samples: np.ndarray, order: str) -> bytes:
    height, width, _ = samples.shape
    scale = "-1.0" if order == "<" else "1.0"
    rows = (samples[::-1] / 255).astype(f"{order}f4")
    return f"PF\n{width} {height}\n{scale}\n".encode() + rows.tobytes()


def ico(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "ICO", sizes=[picture.size])
    return buffer.getvalue()


KINDS: dict[str, tuple[Callable[[], bytes], str, float]] = {
    "jpeg": (lambda: encoded(SCENE, "JPEG", quality=95), "JPEG", 4),
    "png": (lambda: encoded(SCENE, "PNG"), "PNG", 0),
    "gif": (lambda: encoded(SCENE, "GIF"), "GIF", 12),
    "webp": (lambda: encoded(SCENE, "WEBP", lossless=True), "WebP", 0),
    "avif": (lambda: encoded(SCENE, "AVIF", quality=95), "AVIF", 4),
    "heif": (lambda: encoded(SCENE, "HEIF", quality=95), "HEIF", 5),
    "bmp": (lambda: encoded(SCENE, "BMP"), "BMP", 0),
    "tiff": (lambda: encoded(SCENE, "TIFF"), "TIFF", 0),
    "jxl": (lambda: bytes(imagecodecs.jpegxl_encode(SAMPLES, lossless=True)), "JPEG XL", 0),
    "jxl with losses": (lambda: bytes(imagecodecs.jpegxl_encode(SAMPLES, level=90)), "JPEG XL", 4),
    "jp2": (lambda: encoded(SCENE, "JPEG2000"), "JPEG 2000", 0),
    "j2k": (lambda: bytes(imagecodecs.jpeg2k_encode(SAMPLES, codecformat="j2k")), "JPEG 2000", 0),
    "psd": (lambda: psd(SCENE), "Photoshop", 0),
    "psd packed": (lambda: psd(SCENE, packed=True), "Photoshop", 0),
    "psd deep": (lambda: psd(SCENE, depth=16), "Photoshop", 0),
    "psb": (lambda: psd(SCENE, packed=True, version=2), "Photoshop", 0),
    "ppm": (lambda: encoded(SCENE, "PPM"), "PNM", 0),
    "pam": (lambda: pam(SAMPLES), "PNM", 0),
    "pam of few levels": (lambda: pam(SAMPLES // 16, 15), "PNM", 8),
    "pam deep": (lambda: pam(SAMPLES.astype(int) * 257, 65535), "PNM", 0),
    "pfm": (lambda: pfm(SAMPLES, "<"), "PNM", 0.1),
    "pfm, big endian": (lambda: pfm(SAMPLES, ">"), "PNM", 0.1),
    "qoi": (lambda: bytes(imagecodecs.qoi_encode(SAMPLES)), "QOI", 0),
    "ico": (lambda: ico(SCENE), "Icon", 0),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["picture", "picture.unknown_ending", "picture.jpg"])
def test_each_kind_is_known_by_its_content(kind: str, name: str, tmp_path: Path) -> None:
    make, _, most = KINDS[kind]
    shown = decoded(tmp_path / name, make())
    assert (shown.width, shown.height) == SCENE.size
    assert off(shown.pixels, SCENE) <= most
    assert not shown.cut_off


@pytest.mark.parametrize("rle", [False, True])
@pytest.mark.parametrize("mode", ["RGB", "L", "P"])
def test_a_tga_is_known_by_its_name_as_well(mode: str, rle: bool, tmp_path: Path) -> None:
    picture = SCENE.quantize(64) if mode == "P" else SCENE.convert(mode)
    data = encoded(picture, "TGA", compression="tga_rle" if rle else None)
    shown = decoded(tmp_path / "image.tga", data)
    assert off(shown.pixels, picture.convert("RGB")) == 0


def test_a_tga_whose_runs_go_across_rows_is_whole(tmp_path: Path) -> None:
    head = struct.pack("<BBBHHBHHHHBB", 0, 0, 10, 0, 0, 0, 0, 0, 5, 4, 24, 0x20)
    blue, red = bytes([255, 0, 0]), bytes([0, 0, 255])
    data = head + bytes([128 | 11]) + blue + bytes([128 | 7]) + red
    shown = decoded(tmp_path / "image.tga", data)
    colours = np.asarray(shown.pixels).reshape(-1, 3)
    assert (colours[:12] == (0, 0, 255)).all()
    assert (colours[12:] == (255, 0, 0)).all()


@pytest.mark.parametrize("form", ["PPM", "PGM", "PBM"])
def test_pnm_of_every_depth(form: str, tmp_path: Path) -> None:
    picture = {"PPM": SCENE, "PGM": GREY, "PBM": GREY.convert("1")}[form]
    shown = decoded(tmp_path / f"image.{form.lower()}", encoded(picture, "PPM"))
    assert off(shown.pixels, picture.convert("RGB")) == 0


@pytest.mark.parametrize("masks", [(0xF00, 0xF0, 0xF, 0), (0xC000, 0x3C00, 0x3FF, 0)])
def test_a_bitmap_is_read_by_the_masks_that_it_names(
    masks: tuple[int, ...], tmp_path: Path
) -> None:
    levels = [mask >> ((mask & -mask).bit_length() - 1) for mask in masks[:3]]
    numbers = sum(
        (SAMPLES[::-1, :, i].astype(int) * levels[i] // 255) << ((mask & -mask).bit_length() - 1)
        for i, mask in enumerate(masks[:3])
    )
    info = struct.pack("<IiiHHIIiiII", 40, 96, 64, 1, 16, 3, 0, 0, 0, 0, 0)
    head = struct.pack("<2sIHHI", b"BM", 0, 0, 0, 14 + 40 + 12) + info
    data = head + struct.pack("<3I", *masks[:3]) + np.asarray(numbers).astype("<u2").tobytes()
    shown = decoded(tmp_path / "image.bmp", data)
    assert off(shown.pixels, SCENE) < 255 / min(levels) / 2 + 5


@pytest.mark.parametrize("is_negative", [True, False])
def test_the_brighter_of_the_two_colours_of_a_pcx_is_white(
    is_negative: bool, tmp_path: Path
) -> None:
    inked = SCENE.convert("1")
    data = bytearray(encoded(ImageChops.invert(inked) if is_negative else inked, "PCX"))
    dark, bright = b"\x91\x32\x5a", b"\xbf\xac\x74"
    data[16:22] = bright + dark if is_negative else dark + bright
    data[68:70] = b"\1\0"
    shown = decoded(tmp_path / "image.pcx", bytes(data))
    assert off(shown.pixels, inked.convert("RGB")) == 0


@pytest.mark.parametrize("bits", range(1, 17))
@pytest.mark.parametrize("bands", [2, 4])
def test_pam_with_alpha_of_every_depth(bits: int, bands: int, tmp_path: Path) -> None:
    """Each sample is a share of the largest, alpha as well: here half of what white leaves."""
    most = (1 << bits) - 1
    samples = np.zeros((4, 4, bands), int)
    samples[:2] = most
    samples[:, :, -1] = (most + 1) // 2
    shown = np.asarray(decoded(tmp_path / "image.pam", pam(samples, most)).pixels, float)
    assert (shown[:2] == 255).all()
    assert np.abs(shown[2:] - 255 * (1 - (most + 1) // 2 / most)).max() <= 1


def bitmap_of_numbers(numbers: np.ndarray, masks: tuple[int, ...]) -> bytes:
    """With a header that has room for a mask of alpha."""
    height, width = numbers.shape
    bits = 8 * numbers.itemsize
    info = struct.pack("<IiiHHIIiiII", 124, width, height, 1, bits, 3, 0, 0, 0, 0, 0)
    info = (info + struct.pack("<4I", *masks)).ljust(124, b"\0")
    return struct.pack("<2sIHHI", b"BM", 0, 0, 0, 14 + 124) + info + numbers[::-1].tobytes()


@pytest.mark.parametrize("bits", [16, 32])
def test_the_alpha_of_a_bitmap_counts_unless_nobody_wrote_it(bits: int, tmp_path: Path) -> None:
    kind = np.uint16 if bits == 16 else np.uint32
    masks = (0x7C00, 0x3E0, 0x1F, 0x8000) if bits == 16 else (0xFF0000, 0xFF00, 0xFF, 0xFF << 24)
    red = np.full((8, 8), masks[0], kind)
    half = red.copy()
    half[:, 4:] |= kind(masks[3])
    unwritten = np.asarray(decoded(tmp_path / "a.bmp", bitmap_of_numbers(red, masks)).pixels)
    assert (unwritten == (255, 0, 0)).all()
    partly = np.asarray(decoded(tmp_path / "b.bmp", bitmap_of_numbers(half, masks)).pixels)
    assert (partly[:, 4:] == (255, 0, 0)).all()
    assert (partly[:, :4] == 255).all()


def bitmap_of_runs(runs: bytes, bits: int, size: tuple[int, int] = (4, 4)) -> bytes:
    """With the colours black, red and white."""
    info = struct.pack("<IiiHHIIiiII", 40, *size, 1, bits, 1 if bits == 8 else 2, 0, 0, 0, 3, 0)
    palette = bytes([0, 0, 0, 0, 0, 0, 255, 0, 255, 255, 255, 0])
    return struct.pack("<2sIHHI", b"BM", 0, 0, 0, 14 + 40 + 12) + info + palette + runs


END_OF_ROW, END = b"\0\0", b"\0\1"
RUNS = {  # runs, and the rows that they are, from above: B(lack), R(ed) or W(hite)
    "rows without pixels": (
        b"\4\1" + 2 * END_OF_ROW + b"\4\2" + END_OF_ROW + b"\4\1" + END,
        "RRRR WWWW BBBB RRRR",
    ),
    "a row that is too long": (
        b"\6\1" + END_OF_ROW + b"\0\5\2\2\2\2\1\0" + END_OF_ROW + b"\1\1" + END,
        "BBBB RBBB WWWW RRRR",
    ),
    "a move": (b"\1\1\0\2\1\1\2\2" + END, "BBBB BBBB BBWW RBBB"),
    "an end without a mark": (b"\4\1" + END_OF_ROW + b"\4\2", "BBBB BBBB WWWW RRRR"),
}


@pytest.mark.parametrize("case", RUNS)
def test_a_bitmap_of_runs(case: str, tmp_path: Path) -> None:
    runs, expected = RUNS[case]
    shown = decoded(tmp_path / "image.bmp", bitmap_of_runs(runs, 8))
    colours = {(0, 0, 0): "B", (255, 0, 0): "R", (255, 255, 255): "W"}
    rows = ["".join(colours[tuple(pixel)] for pixel in row) for row in np.asarray(shown.pixels)]
    assert " ".join(rows) == expected
    assert shown.cut_off == (case == "an end without a mark")


def test_a_bitmap_of_runs_of_four_bits(tmp_path: Path) -> None:
    runs = b"\5\x12" + END_OF_ROW + b"\0\3\x21\x20" + END
    shown = decoded(tmp_path / "image.bmp", bitmap_of_runs(runs, 4, (5, 2)))
    red, white, black = (255, 0, 0), (255, 255, 255), (0, 0, 0)
    rows = [[tuple(pixel) for pixel in row] for row in np.asarray(shown.pixels)]
    assert rows == [[white, red, white, black, black], [red, white, red, white, red]]


def test_an_array_of_bitmaps_shows_its_first(tmp_path: Path) -> None:
    bitmap = bytearray(encoded(SCENE, "BMP"))
    start = int.from_bytes(bitmap[10:14], "little")
    bitmap[10:14] = (start + 14).to_bytes(4, "little")
    data = struct.pack("<2sIIHH", b"BA", 14 + len(bitmap), 0, 0, 0) + bitmap
    assert off(decoded(tmp_path / "image.bmp", data).pixels, SCENE) == 0


def test_a_clipboards_bitmap_has_no_file_header(tmp_path: Path) -> None:
    assert off(decoded(tmp_path / "clip.dib", encoded(SCENE, "DIB")).pixels, SCENE) == 0


def _box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def test_a_jpeg_2000_with_a_palette_has_its_colours(tmp_path: Path) -> None:
    indexed = SCENE.quantize(64)
    palette = bytes(indexed.getpalette() or b"").ljust(192, b"\0")[:192]
    stream = imagecodecs.jpeg2k_encode(np.asarray(indexed), codecformat="j2k", reversible=True)
    header = [
        _box(b"ihdr", struct.pack(">IIHBBBB", 64, 96, 1, 7, 7, 0, 0)),
        _box(b"colr", struct.pack(">BBBI", 1, 0, 0, 16)),
        _box(b"pclr", struct.pack(">HB3B", 64, 3, 7, 7, 7) + palette),
        _box(b"cmap", b"".join(struct.pack(">HBB", 0, 1, column) for column in range(3))),
    ]
    data = _box(b"jP  ", b"\r\n\x87\n") + _box(b"ftyp", b"jp2 \0\0\0\0jp2 ")
    data += _box(b"jp2h", b"".join(header)) + _box(b"jp2c", bytes(stream))
    shown = decoded(tmp_path / "image.jp2", data)
    assert off(shown.pixels, indexed.convert("RGB")) == 0


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_does_not_turn_a_jpeg_xl(orientation: int, tmp_path: Path) -> None:
    """Its own header says how it is turned."""
    stream = imagecodecs.jpegxl_encode(SAMPLES, lossless=True, usecontainer=False)
    exif = Image.Exif()
    exif[0x0112] = orientation
    parts = [b"JXL \r\n\x87\n", b"ftypjxl \0\0\0\0jxl "]
    parts += [b"Exif\0\0\0\0" + exif.tobytes().removeprefix(b"Exif\0\0"), b"jxlc" + stream]
    data = b"".join((len(part) + 4).to_bytes(4, "big") + part for part in parts)
    shown = decoded(tmp_path / "image.jxl", data)
    assert (shown.width, shown.height) == SCENE.size
    assert off(shown.pixels, SCENE) == 0


def test_few_colours_of_pixel_art_stay(tmp_path: Path) -> None:
    drawing = Image.new("RGB", (16, 16), "red")
    for place, colour in enumerate(["lime", "blue", "yellow"]):
        drawing.paste(colour, (4 * place + 4, 0, 4 * place + 8, 16))
    shown = for_display(decoded(tmp_path / "art.png", encoded(drawing, "PNG")))
    write_thumbnail(tmp_path, "a" * 64, shown)
    assert off(read_thumbnail(tmp_path, "a" * 64), drawing) == 0

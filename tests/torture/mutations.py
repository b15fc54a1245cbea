"""Pictures gone bad: every supported format, damaged in every way that damage takes.

All of it follows from a seed and a number, so that a file that does harm can be made again:
`mutant(number, seeds)` is the same bytes on every machine with the same encoders.
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import imagecodecs
import numpy as np
import pillow_heif
from PIL import ExifTags, Image, ImageCms
from PIL.TiffImagePlugin import IFDRational

from tests.adapters.engine.decoders.dng import dng
from tests.adapters.engine.decoders.test_kinds import ico, pam, pfm, psd
from tests.adapters.engine.decoders.test_tiffs import tiff
from tests.adapters.engine.pictures import PHOTOS, encoded, scene

SEED = 20241124
_MAX_REAL_BYTES = 130_000  # larger photographs make 20,000 mutants take hours

XMP = b"""<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/'>
 <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
  <rdf:Description rdf:about='' xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:Rating='4'
    xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:exif='http://ns.adobe.com/exif/1.0/'
    xmlns:lr='http://ns.adobe.com/lightroom/1.0/' exif:DateTimeOriginal='2020-05-06T07:08:09'>
   <dc:subject><rdf:Bag><rdf:li>Cat</rdf:li><rdf:li>M\xc3\xb6we</rdf:li></rdf:Bag></dc:subject>
   <lr:hierarchicalSubject><rdf:Bag><rdf:li>Animals|Dog</rdf:li></rdf:Bag></lr:hierarchicalSubject>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>"""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One damaged file. `made_by` says how, for the report of a test that fails."""

    name: str
    data: bytes
    made_by: str


# ---------------------------------------------------------------------------------- whole files


def exif_block() -> Image.Exif:
    """Every field that is read, and a maker's note."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Canon"
    exif[ExifTags.Base.Model] = "Canon EOS R5"
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.DateTime] = "2024:02:29 13:14:15"
    exif[0x4746] = 4
    exif[0x9C9E] = "Cat;Dog".encode("utf-16-le")
    exif.get_ifd(ExifTags.IFD.Exif).update(
        {
            ExifTags.Base.DateTimeOriginal: "2024:02:29 13:14:15",
            ExifTags.Base.LensModel: "RF 50mm F1.8",
            ExifTags.Base.ExposureTime: IFDRational(1, 125),
            ExifTags.Base.FNumber: IFDRational(18, 10),
            ExifTags.Base.ISOSpeedRatings: 400,
            ExifTags.Base.FocalLength: IFDRational(50, 1),
            ExifTags.Base.MakerNote: b"Canon\0" + bytes(range(200)),
        }
    )
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "S", 2: (33.0, 51.0, 30.0), 3: "E", 4: (151.0, 12.0, 36.0)}
    )
    return exif


def whole_files() -> dict[str, bytes]:
    """A small picture in every format that can be decoded, by name, with all the metadata that
    the format carries; and the smaller of the real photographs, where they lie."""
    picture, exif = scene(96, 64), exif_block()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    told: dict[str, Any] = {"exif": exif.tobytes(), "icc_profile": profile}
    layer = picture.convert("RGBA")
    layer.putalpha(128)
    deep = Image.fromarray(np.linspace(0, 65535, 96 * 64, dtype=np.uint16).reshape(64, 96))
    files = {
        "plain.jpg": encoded(picture, "JPEG", xmp=XMP, comment=b"note", **told),
        "progressive.jpg": encoded(picture, "JPEG", progressive=True, **told),
        "print.jpg": encoded(picture.convert("CMYK"), "JPEG", exif=exif.tobytes()),
        "two.mpo": _moving("MPO"),
        "plain.png": encoded(picture, "PNG", **told),
        "palette.png": encoded(layer.quantize(16), "PNG"),
        "deep.png": encoded(deep, "PNG"),
        "moving.png": _moving("PNG"),
        "plain.gif": encoded(picture.quantize(32), "GIF", comment=b"note"),
        "moving.gif": _moving("GIF"),
        "plain.webp": encoded(picture, "WEBP", xmp=XMP, **told),
        "lossless.webp": encoded(layer, "WEBP", lossless=True),
        "moving.webp": _moving("WEBP"),
        "plain.tif": encoded(picture, "TIFF", exif=exif, icc_profile=profile),
        "lzw.tif": encoded(picture, "TIFF", compression="tiff_lzw"),
        "jpeg.tif": encoded(picture, "TIFF", compression="jpeg"),
        "zip.tif": encoded(layer, "TIFF", compression="tiff_adobe_deflate"),
        "fax.tif": encoded(picture.convert("1"), "TIFF", compression="group4"),
        "float.tif": encoded(deep.convert("F"), "TIFF"),
        "pages.tif": _moving("TIFF"),
        "plain.bmp": encoded(picture, "BMP"),
        "palette.bmp": encoded(picture.quantize(16), "BMP"),
        "plain.avif": encoded(picture, "AVIF", xmp=XMP, **told),
        "moving.avif": _moving("AVIF"),
        "plain.heic": encoded(picture, "HEIF", xmp=XMP, **told),
        "alpha.heic": encoded(layer, "HEIF"),
    }
    return files | _newer_kinds() | _real_photographs()


def _newer_kinds() -> dict[str, bytes]:
    """Those that Pillow does not read, or not all of."""
    picture = scene(96, 64)
    samples = np.asarray(picture)
    deep = samples.astype(np.uint16) * 257
    preview = encoded(picture, "JPEG", exif=exif_block().tobytes())
    return {
        "plain.dng": dng(picture),
        "preview.dng": dng(picture, orientation=6, preview=preview),
        "named.nef": dng(picture, preview=preview),
        "plain.jxl": bytes(imagecodecs.jpegxl_encode(samples, level=90)),
        "lossless.jxl": bytes(imagecodecs.jpegxl_encode(deep, lossless=True, usecontainer=True)),
        "plain.jp2": encoded(picture, "JPEG2000"),
        "plain.j2k": bytes(imagecodecs.jpeg2k_encode(samples, codecformat="j2k")),
        "plain.psd": psd(picture),
        "packed.psd": psd(picture, packed=True),
        "packed.psb": psd(picture, packed=True, version=2),
        "plain.ppm": encoded(picture, "PPM"),
        "deep.pam": pam(deep, 65535),
        "point.pfm": pfm(samples, "<"),
        "plain.tga": encoded(picture, "TGA"),
        "runs.tga": encoded(picture.quantize(16), "TGA", compression="tga_rle"),
        "plain.qoi": bytes(imagecodecs.qoi_encode(samples)),
        "plain.ico": ico(picture),
        "plain.pcx": encoded(picture, "PCX"),
        "plain.dib": encoded(picture, "DIB"),
        "planes.tif": tiff((np.moveaxis(deep, -1, 0), {"planarconfig": "separate"})),
        "big.tif": tiff((deep, {"compression": "zlib", "tile": (32, 32)}), bigtiff=True),
        "thumbnail.tif": tiff((samples[::4, ::4], {"subfiletype": 1}), (samples, {})),
        "lab.tif": tiff((deep, {"photometric": "cielab", "compression": "lzw"})),
    }


def _moving(form: str) -> bytes:
    """Three pictures in one file. Drawn anew each time: an encoder leaves its settings in them."""
    first, *others = (scene(48, 40, seed) for seed in (2, 3, 4))
    return encoded(first, form, save_all=True, append_images=others)


def _real_photographs() -> dict[str, bytes]:
    if not PHOTOS.is_dir():
        return {}
    paths = sorted((PHOTOS / "formats").rglob("*.*")) + sorted((PHOTOS / "orientation").glob("*.*"))
    suffixes = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".avif", ".tif", ".gif"}
    return {
        f"real-{path.name}": path.read_bytes()
        for path in paths
        if path.suffix in suffixes and path.stat().st_size <= _MAX_REAL_BYTES
    }


# --------------------------------------------------------------------------- ways to be damaged

_Damage = Callable[[bytearray, random.Random, Mapping[str, bytes]], None]
_TELLING = (0, 1, 0x7F, 0x80, 0xFF)
_WIDE = (0, 1, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 60_000)


def _flip_bits(data: bytearray, chance: random.Random, _whole: Mapping[str, bytes]) -> None:
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        data[_place(data, chance)] ^= 1 << chance.randrange(8)


def _set_bytes(data: bytearray, chance: random.Random, _whole: Mapping[str, bytes]) -> None:
    for _ in range(chance.choice((1, 2, 4))):
        data[_place(data, chance)] = chance.choice(_TELLING)


def _set_numbers(data: bytearray, chance: random.Random, _whole: Mapping[str, bytes]) -> None:
    """Sizes, counts and offsets that lie at the edge of their type."""
    for _ in range(chance.choice((1, 2))):
        form = chance.choice(("<H", ">H", "<I", ">I"))
        value = chance.choice(_WIDE) & (0xFFFF if form[1] == "H" else 0xFFFFFFFF)
        place = _place(data, chance)
        packed = struct.pack(form, value)[: len(data) - place]
        data[place : place + len(packed)] = packed


def _cut(data: bytearray, chance: random.Random, _whole: Mapping[str, bytes]) -> None:
    del data[_place(data, chance) :]


def _cut_out(data: bytearray, chance: random.Random, _whole: Mapping[str, bytes]) -> None:
    place = _place(data, chance)
    del data[place : place + chance.randrange(1, 64)]


def _repeat(data: bytearray, chance: random.Random, _whole: Mapping[str, bytes]) -> None:
    place = _place(data, chance)
    part = bytes(data[place : place + chance.randrange(1, 512)])
    data[place:place] = part * chance.choice((1, 2, 50))


def _blank(data: bytearray, chance: random.Random, _whole: Mapping[str, bytes]) -> None:
    """As a disk does that lost a block."""
    place = _place(data, chance)
    end = min(place + chance.choice((16, 512, 4096)), len(data))
    data[place:end] = bytes([chance.choice((0, 0xFF))]) * (end - place)


def _put_in(data: bytearray, chance: random.Random, _whole: Mapping[str, bytes]) -> None:
    place = _place(data, chance)
    data[place:place] = chance.randbytes(chance.randrange(1, 64))


def _splice(data: bytearray, chance: random.Random, whole: Mapping[str, bytes]) -> None:
    """The beginning of one file and the end of another."""
    other = whole[chance.choice(sorted(whole))]
    data[_place(data, chance) :] = other[chance.randrange(len(other)) :]


def _swap_header(data: bytearray, chance: random.Random, whole: Mapping[str, bytes]) -> None:
    other = whole[chance.choice(sorted(whole))]
    length = chance.choice((4, 12, 16, 32, 64, 200))
    data[:length] = other[:length]


DAMAGES: tuple[_Damage, ...] = (
    _flip_bits,
    _set_bytes,
    _set_numbers,
    _cut,
    _cut_out,
    _repeat,
    _blank,
    _put_in,
    _splice,
    _swap_header,
)


def _place(data: bytearray, chance: random.Random) -> int:
    """Half of the time near the beginning, where the headers are."""
    end = max(len(data), 1)
    return chance.randrange(min(end, 512) if chance.random() < 0.5 else end)


def damaged(data: bytes, chance: random.Random, whole: Mapping[str, bytes]) -> tuple[bytes, str]:
    """The bytes after one to three damages, and which they were."""
    changing = bytearray(data)
    done = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        if not changing:
            break
        damage = chance.choice(DAMAGES)
        damage(changing, chance, whole)
        done.append(damage.__name__.strip("_"))
    if changing.startswith(b"\x89PNG") and chance.random() < 0.7:
        changing = bytearray(with_right_checksums(bytes(changing)))
        done.append("checksums mended")
    return bytes(changing), " + ".join(done)


def with_right_checksums(png: bytes) -> bytes:
    """A PNG whose chunks are believed: else nearly every damage ends at the checksum."""
    parts = [png[:8]]
    place = 8
    while place + 12 <= len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        end = place + 8 + length
        if end + 4 > len(png):
            break
        body = png[place + 4 : end]
        parts += [png[place : place + 4], body, struct.pack(">I", zlib.crc32(body))]
        place = end + 4
    parts.append(png[place:])
    return b"".join(parts)


def mutant(number: int, whole: Mapping[str, bytes]) -> Mutant:
    """The damaged file of this number."""
    chance = random.Random(f"{SEED}:{number}")
    name = sorted(whole)[number % len(whole)]
    data, made_by = damaged(whole[name], chance, whole)
    stem, _, extension = name.rpartition(".")
    return Mutant(f"{number:05}-{stem}.{extension}", data, f"{name}: {made_by}")


def opened(data: bytes, form: str) -> Image.Image:
    """A picture opened as the engine opens it."""
    pillow_heif.register_heif_opener(thumbnails=False)
    return Image.open(io.BytesIO(data), formats=(form,))

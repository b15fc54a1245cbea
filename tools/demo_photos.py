"""Makes the demo's photographs out of a folder of openly licensed ones.

    python -m tools.demo_photos [--source ../shared/demo] [--out resources/demo]

`demo_photos.tsv`, beside this file, says which photograph goes where, under what title and whose
it is; the licence and the repository that it was taken from come from the source's `LICENSES.tsv`.
Writes `photos/` and `credits.tsv`, the same bytes each time with the same Pillow. A photograph
keeps its date, its place and its camera where its file has them, and nothing is made up where it
has not: credits.tsv says what the file knows, and the demo gives the others a file time.
"""

from __future__ import annotations

import argparse
import csv
import io
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PIL import ExifTags, Image, ImageCms, ImageOps

PLAN = Path(__file__).with_suffix(".tsv")
MOST_BYTES = 12_000_000
MOST_A_PHOTO = 116_000
# The first that fits is taken, else the last: foliage and markets cost three times what a sky does.
FORMS = tuple((side, quality) for side in (1280, 1120, 960) for quality in (82, 79, 76, 73, 70))
COLUMNS = ("path", "title", "author", "licence", "source", "taken")

# Taken in somebody's home or office: where that is need not travel on.
_AT_HOME = {"openstax/CS_Photo_01_03_001.jpg", "documents/Note.jpg"}
_MAIN_TAGS = (ExifTags.Base.Make, ExifTags.Base.Model)
_PHOTO_TAGS = (
    ExifTags.Base.ExposureTime,
    ExifTags.Base.FNumber,
    ExifTags.Base.ISOSpeedRatings,
    ExifTags.Base.FocalLength,
    ExifTags.Base.LensModel,
)
_POSITION = (
    ExifTags.GPS.GPSLatitudeRef,
    ExifTags.GPS.GPSLatitude,
    ExifTags.GPS.GPSLongitudeRef,
    ExifTags.GPS.GPSLongitude,
)
_EXIF_DATE = "%Y:%m:%d %H:%M:%S"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A photograph of the source, and what it is in the demo."""

    source: str
    path: str
    title: str
    author: str
    licence: str
    repository: str


def read_plan(plan: Path, licences: Path) -> list[Chosen]:
    """Raises KeyError where the source does not list what the plan names."""
    listed = {row["file"]: row for row in _rows(licences)}
    return [
        Chosen(
            row["source"],
            row["path"],
            row["title"],
            row["author"],
            listed[row["source"]]["licence"],
            "https://github.com/" + listed[row["source"]]["source"],
        )
        for row in _rows(plan)
    ]


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _text(value: object) -> str:
    return str(value or "").replace("\0", "").strip()


def taken(photo_tags: Mapping[int, object]) -> datetime | None:
    """When the shutter opened. Only the camera's own date counts: editors write theirs elsewhere,
    and some cameras a date of zeros."""
    try:
        said = _text(photo_tags.get(ExifTags.Base.DateTimeOriginal))
        return datetime.strptime(said, _EXIF_DATE)
    except ValueError:
        return None


def exif_of(picture: Image.Image, chosen: Chosen) -> Image.Exif:
    """What is kept of the photograph's own notes, and whose it is: that goes wherever it goes."""
    said = picture.getexif()
    photo = said.get_ifd(ExifTags.IFD.Exif)
    place = said.get_ifd(ExifTags.IFD.GPSInfo)
    kept = Image.Exif()
    for tag in _MAIN_TAGS:
        if _text(said.get(tag)):
            kept[tag] = _text(said[tag])
    kept[ExifTags.Base.Artist] = chosen.author.encode()
    kept[ExifTags.Base.Copyright] = chosen.licence.encode()
    details = kept.get_ifd(ExifTags.IFD.Exif)
    date = taken(photo)
    if date is not None:
        details[ExifTags.Base.DateTimeOriginal] = date.strftime(_EXIF_DATE)
    for tag in _PHOTO_TAGS:
        if tag in photo:
            value = photo[tag]
            details[tag] = _text(value) if isinstance(value, str) else value
    if chosen.source not in _AT_HOME and all(tag in place for tag in _POSITION):
        kept.get_ifd(ExifTags.IFD.GPSInfo).update({tag: place[tag] for tag in _POSITION})
    return kept


def upright(picture: Image.Image) -> Image.Image:
    """Turned as it is to be seen, in sRGB."""
    turned = ImageOps.exif_transpose(picture)
    profile = picture.info.get("icc_profile")
    if profile:
        turned = turned.convert("RGB")
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        ImageCms.profileToProfile(turned, own, ImageCms.createProfile("sRGB"), inPlace=True)
    if turned.mode in ("RGBA", "LA", "PA"):
        ground = Image.new("RGBA", turned.size, "white")
        turned = Image.alpha_composite(ground, turned.convert("RGBA"))
    return turned.convert("RGB")


def write_photo(source: Path, target: Path, chosen: Chosen) -> datetime | None:
    """Encode it anew; when it was taken, where its file says so."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(source) as picture:
        exif = exif_of(picture, chosen)
        pixels = upright(picture)
    for side, quality in FORMS:
        scaled = pixels.copy()
        scaled.thumbnail((side, side), Image.Resampling.LANCZOS)
        encoded = io.BytesIO()
        scaled.save(encoded, "JPEG", quality=quality, optimize=True, progressive=True, exif=exif)
        if len(encoded.getbuffer()) <= MOST_A_PHOTO:
            break
    target.write_bytes(encoded.getvalue())
    return taken(exif.get_ifd(ExifTags.IFD.Exif))


def write_credits(table: Path, photos: Iterable[tuple[Chosen, datetime | None]]) -> None:
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        for chosen, date in photos:
            said = date.isoformat(sep=" ") if date else ""
            writer.writerow(
                (chosen.path, chosen.title, chosen.author, chosen.licence, chosen.repository, said)
            )


def main(arguments: list[str] | None = None) -> int:
    """Make the photographs and their credits anew; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--source", type=Path, default=Path("../shared/demo"))
    parser.add_argument("--out", type=Path, default=Path("resources/demo"))
    options = parser.parse_args(arguments)
    licences = options.source / "LICENSES.tsv"
    if not licences.is_file():
        print(f"{licences} is missing", file=sys.stderr)
        return 2
    plan = read_plan(PLAN, licences)
    photos = options.out / "photos"
    shutil.rmtree(photos, ignore_errors=True)
    dates = [write_photo(options.source / each.source, photos / each.path, each) for each in plan]
    write_credits(options.out / "credits.tsv", zip(plan, dates, strict=True))
    total = sum((photos / each.path).stat().st_size for each in plan)
    print(f"{len(plan)} photographs, {total / 1e6:.2f} MB in {photos}")
    if total > MOST_BYTES:
        print(f"that is more than {MOST_BYTES / 1e6:.0f} MB", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What is known of photos."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output, fail, printable
from photo_sorter.app.cli.paths import picture_at
from photo_sorter.core.errors import Failure, InvalidInputError
from photo_sorter.core.faces import Face
from photo_sorter.core.photo import FilePath, PhotoMetadata
from photo_sorter.core.rating import ColourLabel, Rating
from photo_sorter.core.taken import Precision, iso_text, zone_text
from photo_sorter.core.views import PhotoDetails
from photo_sorter.services.library import Library


def _info_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH")


def info(library: Library, args: argparse.Namespace, out: Output) -> int:
    """What cannot be read is said; the rest is printed all the same."""
    status = 0
    for path in args.paths:
        pictures = library.photos.pictures_below(path) if Path(path).is_dir() else [path]
        for picture in pictures:
            try:
                value = _of_library(library, picture) or _of_file(library, picture_at(picture))
            except InvalidInputError as error:
                fail(str(error))
                status = 1
            else:
                out.object(value, _lines(value))
    return status


def _of_library(library: Library, path: str) -> dict[str, Any]:
    """Empty where the library does not know the file."""
    for name in (str(Path(path).absolute()), str(Path(path).resolve())):
        photo = library.photos.at(name)
        details = None if photo is None else library.photos.details(photo)
        if details is not None:
            tags = [tag.name for tag in details.tags]
            thumbnail = library.photos.thumbnail(details.id)
            parts = library.photos.parts([name])
            return _told(details, details.warning, parts, name, details.rating, tags, thumbnail)
    return {}


def _of_file(library: Library, path: FilePath) -> dict[str, Any]:
    """Of any picture file, as it says itself. Raises InvalidInputError where it is none."""
    said, thumbnail, warning = library.photos.of_file(path)
    rating = Rating(said.rating or 0, False, said.rejected, said.label or ColourLabel.NONE)
    return _told(said, warning, library.photos.parts([path]), path, rating, [], thumbnail)


def _told(
    details: PhotoDetails | PhotoMetadata,
    warning: Failure | None,
    parts: Sequence[FilePath],
    path: FilePath,
    rating: Rating,
    tags: Sequence[str],
    thumbnail: Path | None,
) -> dict[str, Any]:
    """Absent values are None."""
    return {
        "path": printable(path),
        "width": details.width or None,
        "height": details.height or None,
        "format": details.format or None,
        "taken": _taken(details),
        "taken_precision": details.taken_precision and details.taken_precision.value,
        "taken_source": details.taken_source and details.taken_source.value,
        "zone": zone_text(details.taken_zone) or None,
        "camera": details.camera or None,
        "lens": details.lens or None,
        "exposure": details.exposure or None,
        "aperture": details.aperture,
        "iso": details.iso,
        "focal_length": details.focal_length,
        "latitude": details.latitude,
        "longitude": details.longitude,
        "keywords": list(details.keywords) or None,
        "faces": [_face(face) for face in details.faces] or None,
        "title": details.title or None,
        "description": details.description or None,
        "copyright": details.copyright or None,
        "creator": details.creator or None,
        "rating": rating.stars or None,
        "favourite": rating.favourite,
        "rejected": rating.rejected,
        "label": rating.label.name.lower() if rating.label else None,
        "tags": list(tags) or None,
        "parts": [printable(part) for part in parts] or None,
        "thumbnail": None if thumbnail is None else printable(str(thumbnail)),
        "warning": None if warning is None else warning.reason,
    }


def _face(face: Face) -> dict[str, Any]:
    """By its left upper corner, in fractions of the upright picture."""
    sides = {"x": face.x, "y": face.y, "w": face.width, "h": face.height}
    return {"name": face.name or None, **sides}


def _taken(details: PhotoDetails | PhotoMetadata) -> str | None:
    if details.taken_at is None:
        return None
    precision = details.taken_precision or Precision.SECOND
    return iso_text(details.taken_at, precision, details.taken_zone)


def _lines(value: dict[str, Any]) -> list[str]:
    """The path, and below it what there is."""
    lines = [value["path"]]
    for name, what in value.items():
        if name == "path" or what is None or what is False:
            continue
        if isinstance(what, list):
            what = ", ".join(
                each if isinstance(each, str) else each["name"] or "?" for each in what
            )
        lines.append(f"  {name.replace('_', ' ')}: {'yes' if what is True else what}")
    return lines


COMMANDS = (Command("info", "Print what is known of photos.", info, _info_arguments, always),)

"""What is known of photos."""

from __future__ import annotations

import argparse
from typing import Any

from photo_sorter.adapters.companions import companions
from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.app.cli.paths import files_at
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.problems import Problem
from photo_sorter.core.taken import Precision, iso_text, zone_text
from photo_sorter.core.views import PhotoDetails
from photo_sorter.services.library import Library


def _info_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH")


def info(library: Library, args: argparse.Namespace, out: Output) -> None:
    for path in files_at(library, args.paths):
        photo = library.photos.at(path)
        details = None if photo is None else library.photos.details(photo)
        if details is None:
            raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY, path=path)
        thumbnail = library.photos.thumbnail(details.id)
        value = {
            **_told(details, path),
            "thumbnail": None if thumbnail is None else printable(str(thumbnail)),
        }
        out.object(value, _lines(value))


def _told(details: PhotoDetails, path: FilePath) -> dict[str, Any]:
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
        "title": details.title or None,
        "description": details.description or None,
        "rating": details.rating.stars or None,
        "favourite": details.rating.favourite,
        "rejected": details.rating.rejected,
        "label": details.rating.label.name.lower() if details.rating.label else None,
        "tags": [tag.name for tag in details.tags] or None,
        "parts": [printable(part) for part in sorted(companions(path))] or None,
    }


def _taken(details: PhotoDetails) -> str | None:
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
            what = ", ".join(what)
        lines.append(f"  {name.replace('_', ' ')}: {'yes' if what is True else what}")
    return lines


COMMANDS = (Command("info", "Print what is known of photos.", info, _info_arguments, always),)

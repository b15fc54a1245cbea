"""Tags of photos."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.names import known_tag
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.app.cli.paths import named_photos, photos_at, picture_at
from photo_sorter.core.batches import in_batches
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.operations import TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.views import PhotoTag
from photo_sorter.services.library import Library


def _tags_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH")


def tags(library: Library, args: argparse.Namespace, out: Output) -> None:
    wanted = {str(Path(path).absolute()) for path in args.paths}
    wanted |= {str(Path(path).resolve()) for path in args.paths}
    listing = library.photos.listing(EVERYTHING)
    photo_ids = [PhotoId(i) for i in listing.ids.tolist()]
    seen = set()
    for part in in_batches(photo_ids, 1000):
        names = library.tags.of(part)
        for photo_id, paths in library.photos.all_paths(part).items():
            shown = [path for path in paths if not wanted or path in wanted]
            seen.update(shown)
            for path in shown:
                found = names.get(photo_id, [])
                out.object(
                    {
                        "path": printable(path),
                        "tags": [
                            {
                                "name": tag.name,
                                "confidence": round(tag.confidence, 4),
                                "source": tag.source.value,
                            }
                            for tag in found
                        ],
                    },
                    [f"{printable(path)}: {_line(found)}"],
                )
    for path in args.paths:
        if not {str(Path(path).absolute()), str(Path(path).resolve())} & seen:
            picture_at(path)
            raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY, path=path)


def _line(tags: Sequence[PhotoTag]) -> str:
    return ", ".join(f"{tag.name} ({tag.source.value})" for tag in tags) or "-"


def tag_add(library: Library, args: argparse.Namespace, out: Output) -> None:
    _tag(library, args, out, present=True)


def tag_remove(library: Library, args: argparse.Namespace, out: Output) -> None:
    known_tag(library, args.name)
    _tag(library, args, out, present=False)


def _tag(library: Library, args: argparse.Namespace, out: Output, *, present: bool) -> None:
    photos = tuple(dict.fromkeys(photos_at(library, args.paths)))
    print_change(library.do(TagPhotos(photos, args.name, present)), out)


COMMANDS = (
    Command(
        "tags",
        "Print the tags of photos (of all of them without a path).",
        tags,
        _tags_arguments,
        always,
    ),
    Command("tag add", "Add a tag to photos.", tag_add, named_photos),
    Command("tag remove", "Take a tag away from photos, for good.", tag_remove, named_photos),
)

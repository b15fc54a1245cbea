"""Albums and their photos."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.hits import print_hits
from photo_sorter.app.cli.output import Output
from photo_sorter.app.cli.paths import named_photos, photos_at
from photo_sorter.core.operations import CreateAlbum, PutInAlbum
from photo_sorter.services.library import Library


def albums(library: Library, args: argparse.Namespace, out: Output) -> None:
    for album in library.albums.all():
        out.object(
            {
                "name": album.name,
                "description": album.description,
                "kind": album.kind.value,
                "photos": album.count,
            },
            [f"{album.count:7,}  {album.name}" + _described(album.description)],
        )


def _described(description: str) -> str:
    return f"  ({description})" if description else ""


def _create_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--describe", metavar="TEXT", default="", help="what it takes in")


def album_create(library: Library, args: argparse.Namespace, out: Output) -> None:
    library.do(CreateAlbum(args.name, args.describe))
    if args.describe:
        library.albums.fill()
    album = library.albums.named(args.name)
    out.object(
        {"name": album.name, "description": album.description, "photos": album.count},
        [f"{album.name}: {album.count:,} photos"],
    )


def album_add(library: Library, args: argparse.Namespace, out: Output) -> None:
    _put_in_album(library, args, out, present=True)


def album_remove(library: Library, args: argparse.Namespace, out: Output) -> None:
    _put_in_album(library, args, out, present=False)


def _put_in_album(
    library: Library, args: argparse.Namespace, out: Output, *, present: bool
) -> None:
    photos = tuple(dict.fromkeys(photos_at(library, args.paths)))
    album = library.albums.named(args.name)
    print_change(library.do(PutInAlbum(album.id, photos, present)), out)


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")


def album_show(library: Library, args: argparse.Namespace, out: Output) -> None:
    album = library.albums.named(args.name)
    if not library.read_only:
        library.albums.refresh()
    print_hits(library, library.albums.members(album.id), out)


COMMANDS = (
    Command("albums", "List the albums.", albums, reads=always),
    Command("album create", "Make an album that fills itself.", album_create, _create_arguments),
    Command("album add", "Put photos into an album.", album_add, named_photos),
    Command(
        "album remove",
        "Take photos out of an album, for good; their files stay.",
        album_remove,
        named_photos,
    ),
    Command("album show", "List an album's photos.", album_show, _show_arguments, always),
)

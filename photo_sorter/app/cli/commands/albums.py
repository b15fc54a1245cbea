"""Albums and their photos."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.hits import print_hits
from photo_sorter.app.cli.output import Output
from photo_sorter.app.cli.paths import named_photos, photos_at
from photo_sorter.core.album_suggestion import AlbumSuggestion, Dismissal
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.operations import CreateAlbum, DismissSuggestion, PutInAlbum
from photo_sorter.core.problems import Problem
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


def _suggest_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--create", metavar="NAME", action="append", default=[], help="make the one of this name"
    )
    parser.add_argument(
        "--dismiss", metavar="NAME", action="append", default=[], help="never suggest this one"
    )


def album_suggest(library: Library, args: argparse.Namespace, out: Output) -> None:
    offered = {each.name.casefold(): each for each in library.suggestions.make()}
    operations = [
        *(_suggested(offered, name, create=True) for name in args.create),
        *(_suggested(offered, name, create=False) for name in args.dismiss),
    ]
    for operation in operations:
        print_change(library.do(operation), out)
    if args.create:
        library.albums.fill()
    for each in offered.values() if not operations else ():
        value = {"name": each.name, "description": each.description, "photos": each.count}
        out.object(value, [f"{each.count:7,}  {each.name}" + _described(each.description)])
    if not offered:
        out.note("Nothing stands out yet.")


def _suggested(
    offered: Mapping[str, AlbumSuggestion], name: str, *, create: bool
) -> CreateAlbum | DismissSuggestion:
    """Raises NotFoundError where no such album is suggested."""
    found = offered.get(name.casefold())
    if found is None:
        raise NotFoundError(Problem.SUGGESTION_MISSING, name=name)
    if create:
        return CreateAlbum(found.name, found.description, found.photo_ids)
    return DismissSuggestion(Dismissal.of(found))


def _only_shown(args: argparse.Namespace) -> bool:
    return not args.create and not args.dismiss


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
    Command(
        "album suggest",
        "Suggest albums of what stands out in the library.",
        album_suggest,
        _suggest_arguments,
        _only_shown,
    ),
    Command("album show", "List an album's photos.", album_show, _show_arguments, always),
)

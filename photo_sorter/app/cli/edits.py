"""Commands that do what a person does in the window, take it back and do it again."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.output import Output, printable
from photo_sorter.app.cli.paths import files_at, photos_at
from photo_sorter.core.changes import Action, Change, Deed
from photo_sorter.core.operations import CreateAlbum, PutInAlbum, TagPhotos
from photo_sorter.services.library import Library

_WORDS = {
    Action.FOLDER_ADDED: "folder {name} added",
    Action.FOLDER_REMOVED: "folder {name} removed",
    Action.TAG_ADDED: "tag {name} added to {photos}",
    Action.TAG_REMOVED: "tag {name} removed from {photos}",
    Action.ALBUM_CREATED: "album {name} created",
    Action.ALBUMS_CREATED: "{count:,} albums created",
    Action.ALBUM_CHANGED: "album {name} changed",
    Action.ALBUM_DELETED: "album {name} deleted",
    Action.ALBUM_PHOTOS_ADDED: "{photos} added to album {name}",
    Action.ALBUM_PHOTOS_REMOVED: "{photos} removed from album {name}",
    Action.FILES_RENAMED: "{photos} renamed to {name}",
    Action.PHOTOS_RATED: "{photos} rated {name} of 5",
    Action.FAVOURITES_ADDED: "{photos} added to the favourites",
    Action.FAVOURITES_REMOVED: "{photos} removed from the favourites",
    Action.PHOTOS_REJECTED: "{photos} rejected",
    Action.PHOTOS_KEPT: "{photos} no longer rejected",
    Action.PHOTOS_LABELLED: "{photos} labelled {name}",
    Action.FILES_TRASHED: "{photos} moved to the trash",
    Action.FILES_RESTORED: "{photos} put back from the trash",
    Action.VOCABULARY_CHANGED: "tag words changed",
}


def in_words(deed: Deed) -> str:
    """What was done, as a part of a sentence."""
    photos = "1 photo" if deed.count == 1 else f"{deed.count:,} photos"
    name = printable(deed.name)
    return _WORDS[deed.action].format(name=name, photos=photos, count=deed.count)


def tag_add(library: Library, args: argparse.Namespace, out: Output) -> None:
    _tag(library, args, out, present=True)


def tag_remove(library: Library, args: argparse.Namespace, out: Output) -> None:
    _tag(library, args, out, present=False)


def _tag(library: Library, args: argparse.Namespace, out: Output, *, present: bool) -> None:
    photos = tuple(dict.fromkeys(photos_at(library, args.paths)))
    _print(library.do(TagPhotos(photos, args.name, present)), out)


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
    _print(library.do(PutInAlbum(album.id, photos, present)), out)


def rename(library: Library, args: argparse.Namespace, out: Output) -> None:
    renaming = library.photos.renaming.of_files(files_at(library, args.paths), args.name)
    change = library.do(renaming)
    paths = [printable(new) for _, new in renaming.moves]
    out.object({"renamed": paths}, [f"{change.deed.count:,} renamed", *paths])


def undo(library: Library, args: argparse.Namespace, out: Output) -> None:
    _print(library.undo(), out, "undone: ")


def redo(library: Library, args: argparse.Namespace, out: Output) -> None:
    _print(library.redo(), out, "done again: ")


def history(library: Library, args: argparse.Namespace, out: Output) -> None:
    for change in library.history():
        _print(change, out, "(undone) " if change.undone else "", with_time=True)


def _print(change: Change, out: Output, before: str = "", *, with_time: bool = False) -> None:
    """One object a line: `id`, `time`, `what`, `undone`."""
    what = in_words(change.deed)
    time = f"{change.time:%Y-%m-%d %H:%M}  " if with_time else ""
    sentence = before + what
    out.object(
        {
            "id": change.id,
            "time": change.time.isoformat(),
            "what": what,
            "undone": change.undone,
        },
        [time + sentence[:1].upper() + sentence[1:]],
    )
